"""Every view on a terminal of 40, 80 and 120 columns, in both languages, on a dark and on a light background."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from golden import BACKGROUNDS, LANGS, WIDTHS, environment, name_of, page
from golden_views import CHANGES, EMPTY, LEFT_OUT, VIEWS
from reliability.fuzzed import READING
from replay import commands

_SIGN = re.compile(r"\[[bdryg/]\]")
# A command, an address, a path, and what ends in one: all are whole on their line, for the terminal to break.
_WHOLE = re.compile(r"mentor |https?://|~/")
DOCUMENTS = (
    *("contact message", "message show", "message write", "noshow dossier", "presentation comment"),
    "reconcile sessions.csv --letter",
)


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_view_looks_as_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, width: int, background: str
) -> None:
    """After a change: `python tests/golden.py`, then look at the difference before you commit it."""
    for name, value in environment(tmp_path, lang, width, background).items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    whole = name_of(lang, width).read_text(encoding="utf-8")
    known = re.split(r"(?m)^(?=\$ mentor )", whole)[1:]
    for view, shown, before in zip((*VIEWS, *EMPTY), page(background), known, strict=True):
        assert shown == before, view


def test_every_command_has_a_view_here() -> None:
    """Or a reason why it has none; one that changes nothing has a reason of its own."""
    every = {" ".join(filter(None, (name, verb))) for name, verbs in commands().items() for verb in verbs or [""]}
    shown = {command for command in every for view in VIEWS if f"{view} ".startswith(f"{command} ")}
    changing = {f"{group} {verb}" for group, verbs in CHANGES.items() for verb in verbs.split()}
    assert every - shown - changing == set(LEFT_OUT)
    assert changing <= every - shown
    assert changing & set(READING) == set()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_no_line_is_wider_than_the_terminal(lang: str, width: int) -> None:
    """Only what is copied (command, link, path) and the text of a message or a document may be; it is whole then."""
    views = re.split(r"(?m)^\$ mentor ", name_of(lang, width).read_text(encoding="utf-8"))[1:]
    for view in views:
        typed, *lines = _SIGN.sub("", view).split("\n")
        if typed.startswith(DOCUMENTS):
            continue
        wide = [line for line in lines if cell_len(line) > width and not _WHOLE.search(line)]
        assert wide == [], typed


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_word_is_marked_as_a_whole(lang: str, width: int) -> None:
    """No colour begins or ends within a word: where one does, a sentence was put together without its parts."""
    broken = re.findall(r".*\w\[[bdryg/]\]\w.*", name_of(lang, width).read_text(encoding="utf-8"))
    assert broken == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_no_command_is_broken(lang: str, width: int) -> None:
    """One that is to be typed stands whole on its line: it begins and ends there."""
    views = re.split(r"(?m)^\$ mentor ", name_of(lang, width).read_text(encoding="utf-8"))[1:]
    for view in views:
        typed, *lines = view.split("\n")
        if typed.startswith(DOCUMENTS):
            continue
        assert [line for line in lines if re.search(r"(?:[:`(]|\xa0:) mentor$|\[d\]mentor[^\[]*$", line)] == [], typed
