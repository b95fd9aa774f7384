"""What a check installs: one version of everything, inside the ranges that the package itself allows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def version(text: str) -> tuple[int, ...]:
    """Return a version as figures that can be compared."""
    return tuple(int(part) for part in re.findall(r"\d+", text))


def test_every_dependency_has_one_version_in_its_range() -> None:
    """Those of the package and of its extras; a range that was changed shows here, and `.ci/lock` writes them anew."""
    rows = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
    fixed = {name.lower().replace("_", "-"): one for name, _, one in (row.partition("==") for row in rows)}
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.+]*", row) for row in rows), rows
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    for one in wanted:
        name, ranges = re.match(r"([A-Za-z0-9-]+)(?:\[.*\])?(.*)", one).groups()  # type: ignore[union-attr]
        if name == "mentorcli" or (name not in fixed and one in project["optional-dependencies"].get("semantic", ())):
            continue  # no check installs a library of 91 MB
        held = version(fixed[name])
        for sign, bound in re.findall(r"(>=|<)([0-9.]+)", ranges):
            assert held >= version(bound) if sign == ">=" else held < version(bound), one


@pytest.mark.parametrize("extra", ["dev", "test"])
def test_every_file_that_is_installed_is_known_by_its_digest(extra: str) -> None:
    """In the same versions, for whatever system; `.ci/lock --hashes` writes them anew."""
    rows = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
    fixed = {
        name.lower().replace("_", "-").replace(".", "-"): one for name, _, one in (r.partition("==") for r in rows)
    }
    text = (ROOT / ".ci" / f"hashes-{extra}.txt").read_text(encoding="utf-8")
    found = re.findall(
        r"^([a-z0-9-]+)==(\S+)(?: ; [^\\\n]*)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", text, re.MULTILINE
    )
    assert len(found) == len(re.findall("^[a-z]", text, re.MULTILINE))
    known = {name: one for name, one, _ in found}
    elsewhere = {"colorama", "pywin32-ctypes"}  # what Windows alone needs
    assert [(name, one) for name, one in known.items() if name not in elsewhere and fixed.get(name) != one] == []
    if extra == "dev":
        assert fixed.keys() <= known.keys()
