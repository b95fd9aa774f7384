"""A few made-up command lines over hostile values and files; `lines.py` tries them by the hour."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reliability import lines
from reliability.crashes import Ground, place


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    """Return a folder with a store that holds something of everything, and bring environment and folder back."""
    before, here = dict(os.environ), Path.cwd()
    with tempfile.TemporaryDirectory(dir=place()) as folder:
        yield Ground(Path(folder))
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(line=lines.lines(), number=st.integers(0, 1 << 30))
def test_no_line_ends_as_none_may(ground: Ground, line: tuple[str, ...], number: int) -> None:
    """An answer or a refusal with its code; no traceback, no line that never ends."""
    assert lines.tried(ground, line, number) is None


@pytest.mark.parametrize("line", lines.FOUND)
def test_what_was_found_is_mended(ground: Ground, line: tuple[str, ...]) -> None:
    """Each line that once ended otherwise."""
    assert lines.tried(ground, line, 1) is None


def test_a_line_that_never_ends_is_told(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that ends with a traceback, or prints no JSON where it should."""

    def ending(code: int, out: str, said: str) -> None:
        monkeypatch.setattr(lines, "ran", lambda *_: (code, out, said))

    def late(*_: str) -> tuple[int, str, str]:
        raise lines.Hang

    monkeypatch.setattr(lines, "ran", late)
    assert "more than" in str(lines.tried(ground, ("agenda",), 1))
    for code, out, said in ((70, "", ""), (1, "", "Traceback"), (0, "no JSON", "")):
        ending(code, out, said)
        assert lines.tried(ground, ("agenda", "--json"), 1) is not None
