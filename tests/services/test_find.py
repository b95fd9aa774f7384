"""Looking for words in every text. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import AmbiguousError, NothingFoundError, UsageError
from mentorcli.models.results.find import Place
from mentorcli.services.find import KINDS, find
from mentorcli.services.workspace import Workspace
from mentorcli.store.text_fields import TEXTS
from services.kit import at

WORD = "zéphyr"


@pytest.fixture(autouse=True)
def _everywhere(mentor: Mentor) -> None:
    """Write one word into every place where a text can stand."""
    for words in (
        ("student", "add", "Amélie Zéphyr", "--slug", "amelie"),
        ("student", "add", "Bob Roy"),
        ("student", "add", "Eve Bell"),
        ("student", "add", "Lee Bell"),
        ("student", "note", "amelie", "A zephyr blows"),
        ("session", "log", "amelie", "--at", "2026-11-23 14:00", "--notes", "Zephyr, next: tables"),
        ("noshow", "mark", "amelie", "--at", "2026-11-22 14:00", "--late", "5m", "--force", "--because", "zéphyr"),
        ("contact", "log", "amelie", "--via", "email", "--at", "2026-11-21 10:00", "--note", "ZÉPHYR"),
        ("resource", "add", "amelie", "https://example.org/zephyr", "--title", "Winds"),
        ("project", "add", "amelie", "Build a zephyr"),
        ("presentation", "request", "amelie", "--project", "Build a zephyr", "--date", "2026-12-20"),
        ("transfer", "start", "amelie", "--reason", "Zephyr went", "--to", "Kim"),
        ("training", "done", "course", "--on", "2026-11-20", "--link", "https://example.org/zephyr"),
        ("faq", "add", "Zephyr?", "A wind."),
        ("student", "edit", "amelie", "--status", "paused"),
    ):
        assert mentor(*words).code == 0, words


def test_every_place_is_searched(workspace: Workspace) -> None:
    """One word, in each place where it was written, of an inactive student too, newest first."""
    found = find(workspace, [WORD])
    kinds = {hit.kind for hit in found.hits}
    assert kinds == set(TEXTS) - {"goal"}
    assert set(KINDS.values()) == set(TEXTS)
    assert set(KINDS) == set(Place)
    times = [hit.at for hit in found.hits]
    assert times == sorted(times, reverse=True)
    assert {hit.name for hit in found.hits if hit.student is not None} == {"Amélie Zéphyr"}
    assert {(hit.student, hit.name) for hit in found.hits if hit.kind in ("faq", "training")} == {(None, None)}
    for place in set(Place) - {Place.GOALS}:
        assert {hit.kind for hit in find(workspace, [WORD], places=[place]).hits} == {KINDS[place]}


def test_all_words_stand_in_one_record_and_a_phrase_in_one_text(workspace: Workspace) -> None:
    """A phrase does not go from one text of a record into the next."""
    assert [hit.kind for hit in find(workspace, ["zephyr", "tables"]).hits] == ["session"]
    assert [hit.kind for hit in find(workspace, ["next: tables"]).hits] == ["session"]
    with pytest.raises(NothingFoundError):
        find(workspace, ["winds https"])
    with pytest.raises(UsageError):
        find(workspace, ["", " \u0301"])


def test_one_student_and_some_days_can_be_asked_for(workspace: Workspace) -> None:
    """What is the mentor's own is not a student's; the end is not included."""
    assert all(hit.student == "amelie" for hit in find(workspace, [WORD], students=["amelie"]).hits)
    with pytest.raises(NothingFoundError, match='Nothing holds "zéphyr"') as refused:
        find(workspace, [WORD], students=["bob"], places=[Place.NOTES])
    assert refused.value.hint == "Searched: notes on students, of bob."
    day = find(workspace, [WORD], start=at("2026-11-23 00:00"), end=at("2026-11-24 00:00"))
    assert [hit.kind for hit in day.hits] == ["session"]
    with pytest.raises(NothingFoundError) as refused:
        find(workspace, [WORD, "x"], end=at("2020-01-01 00:00"))
    assert "within these days" in str(refused.value.hint)
    assert "try fewer" in str(refused.value.hint)
    assert find(workspace, ["amelie"], students=["amelie"]).hits
    with pytest.raises(AmbiguousError):
        find(workspace, [WORD], students=["bell"])


def test_what_cannot_be_read_is_no_nothing(workspace: Workspace, store: Path) -> None:
    """Where a student cannot be read it is not said that nothing was found."""
    path = store / "students" / "bob-roy" / "journal.jsonl"
    path.write_bytes(b"{\n")
    assert find(workspace, ["nowhere"]).hits == ()
    assert workspace.partial
