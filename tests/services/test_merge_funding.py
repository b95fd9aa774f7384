"""Documented sessions of a funding that was not known have it once their student is one with another entry."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.services import student_merge
from services.conftest import Fresh


@pytest.fixture(autouse=True)
def _two(mentor: Mentor) -> None:
    """Make one entry of two documented sessions whose funding nobody knows, and one that pays by herself."""
    mentor("policy", "use", "openclassrooms-help-centre")
    mentor("student", "add", "Bo")
    mentor("student", "add", "Ann", "--funding", "self-paid")
    mentor("session", "log", "bo", "--at", "2026-11-10 10:00", "--late", "12m")
    mentor("session", "log", "bo", "--at", "2026-11-12 10:00")
    mentor("session", "schedule", "bo", "2026-12-01 10:00")


def sessions(mentor: Mentor) -> list[tuple[object, ...]]:
    """Return every session: its funding, planned minutes and status."""
    found = mentor("session", "list", "--json").json()
    return [(one["funding"], one["duration_minutes"], one["status"]) for one in found]


NOW_KNOWN = [
    ("unknown", 45, "scheduled"), ("self-paid", 30, "completed"), ("self-paid", 30, "no-show"),
]  # fmt: skip


@pytest.mark.parametrize(("gone", "into"), [("ann", "bo"), ("bo", "ann")])
def test_a_funding_that_is_known_now_reaches_documented_sessions(
    mentor: Mentor, fresh: Fresh, gone: str, into: str
) -> None:
    """Whichever entry stays; judged anew, with the note and the first held session, and all of it is taken back."""
    before = sessions(mentor)
    about = student_merge.planned(fresh(), gone, into)
    done = student_merge.merge(fresh(), gone, into)
    assert about._replace(details=done.details) == done
    assert [len(done.follow), len(done.anew)] == [2, 1]
    assert sessions(mentor) == NOW_KNOWN
    assert len(mentor("student", "show", into, "--json").json()["notes"]) == 1
    assert mentor("presentation", "eligibility", "--json").json()["first_held"] == "2026-11-12"
    assert mentor("store", "check").code == 0
    mentor("undo")
    assert sessions(mentor) == before
    assert mentor("presentation", "eligibility", "--json").json()["first_held"] == "2026-11-10"


def test_one_note_stands_for_a_no_show(mentor: Mentor, fresh: Fresh) -> None:
    """A lateness beyond the limit before and after is judged by the new one, and its note follows."""
    mentor("session", "log", "bo", "--at", "2026-11-14 10:00", "--late", "20m")
    student_merge.merge(fresh(), "ann", "bo")
    notes = [note["text"] for note in mentor("student", "show", "bo", "--json").json()["notes"]]
    assert len([note for note in notes if "20 min" in note]) == 1
    mentor("undo")
    assert len(mentor("student", "show", "bo", "--json").json()["notes"]) == 1


def test_a_funding_that_was_known_or_named_stays(mentor: Mentor, fresh: Fresh) -> None:
    """It was read on the day; a funding from a later day on says nothing of the days before."""
    mentor("student", "edit", "bo", "--funding", "funded", "--funding-from", "2026-11-11")
    student_merge.merge(fresh(), "ann", "bo")
    assert sessions(mentor)[1:] == [("funded", 45, "completed"), ("unknown", 45, "completed")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_answer_says_which(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    """With their days, and what is judged otherwise."""
    monkeypatch.setenv("LANG", lang)
    said = mentor("student", "merge", "ann", "bo", "--yes").out.replace("\u00a0", " ")
    days = {"en": "2 sessions follow: Tue 10 Nov 2026", "fr": "2 sessions suivent : mar. 10 nov. 2026"}
    anew = {"en": "Judged anew by its planned length", "fr": "Jugée de nouveau d'après sa durée prévue"}
    assert days[lang] in said
    assert anew[lang] in said
