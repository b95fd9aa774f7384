"""The 23 cases in which git's own merging breaks a store: each has a test that is named for it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

CASES = 23
_NUMBER = re.compile(r"_t(\d+)(?=_)")


def test_each_of_the_cases_has_a_test() -> None:
    """`test_t7_...` is one of case 7; one test may be of several cases."""
    found: set[int] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_t"):
                found |= {int(number) for number in _NUMBER.findall(node.name)}
    assert found == set(range(1, CASES + 1))
