"""The pages say what the commands do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import replay
from french import loose_marks
from helpers import Mentor


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Print as in the pages."""
    monkeypatch.setenv("COLUMNS", "80")
    yield  # noqa: PT022


@pytest.mark.parametrize("page", replay.PAGES, ids=lambda page: page.name)
def test_examples_are_real(page: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each console example prints today what the page shows."""
    stores = iter(range(100))

    def fresh() -> None:
        monkeypatch.setenv("MENTOR_HOME", str(tmp_path / f"store{next(stores)}"))

    def play(words: list[str]) -> str:
        ran = mentor(*words)
        return ran.out + ran.err

    def shown(words: list[str]) -> str:
        return replay.on_terminal(words, {**os.environ, "NO_COLOR": "1"})

    text = page.read_text(encoding="utf-8")
    fresh()
    monkeypatch.setenv("LANG", replay.locale_of(page))
    monkeypatch.chdir(tmp_path)
    clock = lambda now: monkeypatch.setenv("MENTOR_NOW", now)  # noqa: E731 - one line, used once
    assert replay.replayed(text, play, shown=shown, clock=clock, fresh=fresh) == text


def test_the_reference_is_the_help(mentor: Mentor) -> None:
    """docs/commands.md holds the help of every command as it is now."""
    assert replay.REFERENCE.read_text(encoding="utf-8") == replay.reference(
        lambda words: mentor(*words).out, replay.commands()
    )


def test_a_french_page_has_french_marks() -> None:
    """Outside of what is typed no mark of a page in French can begin a line."""
    pages = [page for page in replay.PAGES if page.name.endswith(".fr.md")]
    assert {page.name for page in pages} == {"README.fr.md", "tutorial.fr.md"}
    for page in pages:
        prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert loose_marks(prose) == [], page.name


def test_every_command_has_a_page() -> None:
    """Each command has a page of its own or a place in one that is named after its feature."""
    pages = {page.stem for page in replay.PAGES}
    assert set(replay.commands()) <= pages


def test_links_lead_somewhere() -> None:
    """A link from one page to a file of the project finds it."""
    for page in [*replay.PAGES, replay.REFERENCE]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
