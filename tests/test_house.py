"""What holds all over the code and no linter checks: who writes to the streams, how long a function may be, tests."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentorcli.cli import COMMANDS

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src" / "mentorcli"
MODULES = sorted(SOURCE.rglob("*.py"))

LONGEST_FUNCTION = 30
LONGEST_FILE = 300
DATA = {"search/lexicon.py", "search/courtesy.py", "cli/everyday_words.py"}
"""Modules that are tables of words and hold hardly any code."""

TOP = {"LICENSE", "README.md", "docs", "pyproject.toml", "src", "tests", "build", "dist"}
"""What lies at the top, dot files aside; the last two are made by building."""

WRITERS = {"__main__.py", "cli/output.py", "cli/pager.py", "cli/live.py", "services/sheet_rows.py"}
"""The modules that may touch standard output: the two ways to print, a clock that runs, and the process itself.

The last one answers a process of ours, which reads it.
"""


def name_of(path: Path) -> str:
    """Return the path of a module as the sets above write it."""
    return path.relative_to(SOURCE).as_posix()


def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def breaking(rule: Callable[[ast.Module], bool]) -> set[str]:
    """Return the modules whose syntax tree breaks a rule."""
    return {name_of(path) for path in MODULES if rule(tree_of(path))}


def touches_standard_output(tree: ast.Module) -> bool:
    """Return whether a module reads or writes `sys.stdout`, or prints."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "stdout" and ast.unparse(node.value) == "sys":
            return True
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
            return True
    return False


def imports_rich(tree: ast.Module) -> bool:
    """Return whether a module imports Rich, at the top or inside a function."""
    for node in ast.walk(tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if any(name.partition(".")[0] == "rich" for name in names):
            return True
    return False


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield each function by name with the length of its body in lines, the docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def command_modules() -> Iterator[tuple[Path, Path]]:
    """Yield the module of every command with the path of its test."""
    for name, entry in COMMANDS.items():
        if entry.is_group:
            below = sorted((SOURCE / "cli" / name).glob("[a-z]*.py"))
            yield from ((path, TESTS / "cli" / name / f"test_{path.stem}.py") for path in below)
        else:
            yield SOURCE / "cli" / f"{name}.py", TESTS / "cli" / f"test_{name}.py"


def test_standard_output_is_written_in_one_place() -> None:
    """Whoever prints past it would escape --json, --quiet, the pager and the escaping of control characters."""
    assert breaking(touches_standard_output) <= WRITERS


def test_rich_draws_and_nothing_else() -> None:
    """Rich takes tens of milliseconds to load: only what draws may ask for it."""
    assert {name for name in breaking(imports_rich) if not name.startswith("render/")} == set()


def test_nothing_else_lies_at_the_top() -> None:
    """A test that writes into the folder it runs in is found here."""
    assert {path.name for path in TESTS.parent.iterdir() if not path.name.startswith(".")} <= TOP


def test_functions_fit_on_a_screen() -> None:
    """A body longer than thirty lines does more than one thing."""
    long = {
        f"{name_of(path)} {name}"
        for path in MODULES
        for name, lines in functions(tree_of(path))
        if lines > LONGEST_FUNCTION
    }
    assert long == set()


def test_files_are_short() -> None:
    """A file longer than three hundred lines holds more than one topic; tables of words may be longer."""
    long = {name_of(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE}
    assert long <= DATA


def test_every_command_has_a_test_of_its_name() -> None:
    """`mentor X Y` is tested in tests/cli/X/test_Y.py."""
    missing = {name_of(path) for path, test in command_modules() if not test.exists()}
    assert missing == set()


@pytest.mark.parametrize("group", [name for name, entry in COMMANDS.items() if entry.is_group])
def test_the_order_of_a_groups_help_names_its_commands(group: str) -> None:
    """A name in the order without a file would be a command that is not there."""
    scope: dict[str, tuple[str, ...]] = {}
    exec((SOURCE / "cli" / group / "__init__.py").read_text(encoding="utf-8"), scope)  # noqa: S102 - our own tuple
    files = {path.stem for path in (SOURCE / "cli" / group).glob("[a-z]*.py")}
    assert set(scope["COMMANDS"]) <= files
