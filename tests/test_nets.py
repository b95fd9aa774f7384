"""The nets below the code: every rule is tried by name, and a package that is tried less than before is found."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from coverage_floors import Cover, by_package, faults
from mutants import Mutant, mutants_of
from mutation import PACKAGE, explained

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


def changes(tmp_path: Path, code: str) -> dict[str, set[str]]:
    """Return what each part of a module may be changed to."""
    file = tmp_path / "code.py"
    file.write_text(code, encoding="utf-8")
    found: dict[str, set[str]] = {}
    for mutant in mutants_of(file, tmp_path):
        found.setdefault(mutant.before, set()).add(mutant.after)
    return found


def test_what_decides_is_changed_and_what_describes_is_not(tmp_path: Path) -> None:
    """Boundaries, parts of a condition, numbers, results; neither texts nor annotations."""
    code = (
        '"""Module 1."""\nif TYPE_CHECKING:\n    import x\n'
        'def f(a: Literal[1], b=-5) -> Literal[2]:\n    """Text."""\n'
        "    if a and not b:\n        return min(a, 3 + b)\n    return None\n"
    )
    assert changes(tmp_path, code) == {
        "-5": {"5"},
        "5": {"4", "6"},
        "a and (not b)": {"a or not b", "a", "not b"},
        "not b": {"b"},
        "return min(a, 3 + b)": {"return None"},
        "min(a, 3 + b)": {"max(a, 3 + b)"},
        "3 + b": {"3 - b", "4 + b", "2 + b"},
    }
    assert changes(tmp_path, "x = 0 < a <= 9") == {
        "0 < a <= 9": {
            *("0 <= a <= 9", "0 >= a <= 9", "0 < a < 9", "0 < a > 9"),
            *("1 < a <= 9", "-1 < a <= 9", "0 < a <= 10", "0 < a <= 8"),
        }
    }
    assert changes(tmp_path, "x = [a for a in b if a]") == {" for a in b if a": {" for a in b if not a"}}


def compiled(mutant: Mutant) -> dict[str, object]:
    """Return what a changed module holds."""
    names: dict[str, object] = {}
    exec(mutant.compiled("code.py"), names)  # noqa: S102 - code of this test
    return names


def test_a_change_takes_effect_alone(tmp_path: Path) -> None:
    """The next one starts from the code as it is."""
    file = tmp_path / "code.py"
    file.write_text("A = 5\nB = 7\n", encoding="utf-8")
    held = [compiled(mutant) for mutant in mutants_of(file, tmp_path)]
    assert [(names["A"], names["B"]) for names in held] == [(6, 7), (4, 7), (5, 8), (5, 6)]


def test_what_is_explained_is_in_the_code() -> None:
    """An explanation whose code has changed since is found here, in the time that reading takes."""
    tried = {
        mutant.key
        for package in ("rules", "when", "search")
        for file in (PACKAGE / package).rglob("*.py")
        for mutant in mutants_of(file, PACKAGE)
    }
    assert explained().keys() - tried == set()
    assert all(reason.endswith(".") for reason in explained().values())
