"""The nets below the code: every rule is tried by name, and a package that is tried less than before is found."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from coverage_floors import Cover, by_package, faults

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src" / "mentorcli"


def public_functions(package: Path) -> Iterator[tuple[str, str]]:
    """Return (module, function) for every function that others may call; a package that is not there has none."""
    for module in sorted(package.rglob("*.py")):
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                yield module.relative_to(package).as_posix(), node.name


def named(folder: Path) -> set[str]:
    """Return every name that the code of the tests in a folder uses or imports; what is only written about is none."""
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.alias):
                found.add(node.name)
    return found


@pytest.mark.parametrize("package", ["rules", "services", "when"])
def test_every_function_of_the_package_is_tried_by_name(package: str) -> None:
    """A function that only a command happens to reach has no expectation of its own."""
    known = named(TESTS / package)
    missing = [f"{module}: {name}" for module, name in public_functions(SOURCE / package) if name not in known]
    assert missing == []


def test_only_what_tests_use_counts_as_named(tmp_path: Path) -> None:
    """A name in a docstring or a comment is no test; private functions and classes need none."""
    (tmp_path / "rules.py").write_text("def one(): ...\ndef two(): ...\ndef _three(): ...\nclass Four: ...\n")
    assert list(public_functions(tmp_path)) == [("rules.py", "one"), ("rules.py", "two")]
    assert list(public_functions(tmp_path / "nothing")) == []
    (tmp_path / "rules.py").write_text('"""Tries two."""\nfrom rules import one\nimport a\na.three(x)  # four\n')
    assert named(tmp_path) == {"one", "a", "three", "x"}


def summary(lines: int, ran: int) -> dict[str, object]:
    """Make a file of coverage's report, as many lines missing as did not run."""
    return {
        "summary": {"num_statements": lines, "covered_lines": ran, "num_branches": 2, "covered_branches": 1},
        "missing_lines": list(range(1, lines - ran + 1)),
        "missing_branches": [[7, 9], [8, -3]],
    }


def test_a_package_below_its_floor_is_found() -> None:
    """Lines and branches of all its files count; modules beside the packages are a package of their own."""
    found = by_package(
        {
            "src/mentorcli/rules/a.py": summary(10, 8),
            "src/mentorcli/rules/deep/b.py": summary(6, 6),
            "src/mentorcli/app.py": summary(1, 1),
        }
    )
    gaps = ("src/mentorcli/rules/a.py: 1, 2, 7->9, 8->exit", "src/mentorcli/rules/deep/b.py: 7->9, 8->exit")
    assert found["rules"] == Cover(16, 20, gaps)
    assert found["rules"].percent == 80
    assert found["."].all == 3
    assert list(faults(found, {"rules": 80, ".": 66})) == []
    assert list(faults(found, {"rules": 81, ".": 66})) == [
        "rules stands at 80.00 %, its floor is 81 %",
        *(f"  {gap}" for gap in gaps),
    ]
    assert list(faults(found, {"rules": 80})) == [". stands at 66.67 % and has no floor"]
