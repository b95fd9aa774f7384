"""No regular expression tries again and again: each is held against long runs of the signs that it knows itself."""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest

import mentorcli
from mentorcli.render.csv import to_csv
from mentorcli.search.raw import sieve

LENGTH = 1_000
SECONDS = 1.0
"""For what takes a thousandth of that, on a machine that others use; what backtracks takes minutes."""
_SIGNS = 8


def patterns() -> dict[str, re.Pattern[Any]]:
    """Return every pattern that a module of ours holds, by what it is."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(mentorcli.__path__, "mentorcli."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                for one in value if isinstance(value, tuple | list) else (value,):
                    if isinstance(one, re.Pattern):
                        found[str(one.pattern)] = one
    return found


def signs(parsed: Any) -> Iterator[str]:
    """Yield the signs that a pattern names, and one of each kind."""
    for what, value in parsed:
        name = str(what)
        if name in ("LITERAL", "NOT_LITERAL"):
            yield chr(value)
        elif name == "RANGE":
            yield from map(chr, value)
        elif name == "IN":
            yield from signs(value)
        elif name == "CATEGORY":
            yield from " 1a"
        elif name == "BRANCH":
            for one in value[1]:
                yield from signs(one)
        elif isinstance(value, tuple) and value and isinstance(value[-1], parser.SubPattern):
            yield from signs(value[-1])


def hostile(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Yield long runs of a sign, and of two in turn, that end as the pattern does not."""
    own = list(dict.fromkeys([*signs(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)), " ", "1", "a"]))
    for sign in own[: 2 * _SIGNS]:
        yield sign * LENGTH + "\0"
    for one, two in permutations(own[:_SIGNS], 2):
        yield (one + two) * (LENGTH // 2) + "\0"


def test_no_pattern_tries_again_and_again() -> None:
    """As they are used: from the beginning on. What looks anywhere in a text has a test of its own."""
    every = patterns()
    assert len(every) > 60
    for name, pattern in every.items():
        for text in hostile(pattern):
            data = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
            begun = time.process_time()
            pattern.match(data)
            pattern.fullmatch(data)
            assert time.process_time() - begun < SECONDS, (name, text[:8])


def test_one_that_does_is_told() -> None:
    """The classical one, at a length that ends."""
    begun = time.process_time()
    re.fullmatch("(a+)+b", "a" * 22)
    assert time.process_time() - begun > 50 * SECONDS / LENGTH
    assert "a" * LENGTH + "\0" in set(hostile(re.compile("(a+)+b")))


@pytest.mark.parametrize("sign", [*"=+-@\t\n'\" ,;", "\t=", "' ", "\t "])
def test_a_long_cell(sign: str) -> None:
    """A note of 50,000 blanks, tabs or quotes is a cell like any other."""
    begun = time.process_time()
    to_csv(("notes",), [{"notes": sign * 50_000 + "x"}])
    assert time.process_time() - begun < 2 * SECONDS


def test_a_long_word_is_looked_for() -> None:
    """What makes up the quickest way to find it takes its length, not the square of it."""
    begun = time.process_time()
    assert sieve(["x" * 5_000, "é" * 5_000], {"é"}) is not None
    assert time.process_time() - begun < 4 * SECONDS
