"""`mentor presentation checklist`: the list and its state."""

from __future__ import annotations

from typing import Any

import pytest

from helpers import Mentor

ITEM = ["number", "id", "text", "done", "done_at", "due", "source"]


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add one student."""
    mentor("student", "add", "Amélie Durand")


def listed(mentor: Mentor, *words: str) -> dict[str, Any]:
    """Return the checklist as its record."""
    ran = mentor("presentation", "checklist", *words, "--json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = ran.json()
    return found


def test_the_plain_list(mentor: Mentor) -> None:
    """Without a student it has every item, no state and no date; each field is there."""
    found = listed(mentor)
    assert (found["name"], found["student"], found["project"]) == ("presentation", None, None)
    assert set(ITEM) <= set(found["items"][0])
    assert [item["number"] for item in found["items"]] == list(range(1, len(found["items"]) + 1))
    assert not any(item["done"] or item["done_at"] or item["due"] for item in found["items"])
    page = mentor("presentation", "checklist").out
    assert all(item["text"] in page for item in found["items"])


def test_ticks_are_kept_per_student(mentor: Mentor) -> None:
    """--done and --undone change the state of the numbers given, and it stays."""
    ticked = listed(mentor, "amelie", "--done", "1,3")["items"]
    assert [item["number"] for item in ticked if item["done"]] == [1, 3]
    assert ticked[0]["done_at"] == "2026-11-24T15:00:00+01:00"
    listed(mentor, "amelie", "--undone", "1", "--done", "2")
    assert [item["number"] for item in listed(mentor, "amelie")["items"] if item["done"]] == [2, 3]
    mentor("student", "add", "Zoé")
    assert not any(item["done"] for item in listed(mentor, "zoe")["items"])


@pytest.mark.parametrize(
    "words",
    [("--done", "1"), ("amelie", "--done", "0"), ("amelie", "--done", "99"), ("amelie", "--done", "x"),
     ("amelie", "--done", ""), ("amelie", "--done", "1", "--undone", "1"), ("--lang", "de")],
)  # fmt: skip
def test_what_cannot_be_ticked_is_refused(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A number that is none, or no student to keep it for, is a usage error."""
    assert mentor("presentation", "checklist", *words).code == 2
    assert not any(item["done"] for item in listed(mentor, "amelie")["items"])


def test_the_state_is_kept_per_project(mentor: Mentor) -> None:
    """One project's ticks are not another's; ids are the same in both languages."""
    for title in ("Dashboard", "Build a site"):
        mentor("project", "add", "amelie", title)
    listed(mentor, "amelie", "--project", "dashboard", "--done", "1")
    assert listed(mentor, "amelie", "--project", "build")["items"][0]["done"] is False
    assert listed(mentor, "amelie", "--project", "Dashboard")["items"][0]["done"] is True
    french = listed(mentor, "amelie", "--project", "Dashboard", "--lang", "fr")["items"]
    english = listed(mentor, "amelie", "--project", "Dashboard")["items"]
    assert [item["id"] for item in french] == [item["id"] for item in english]
    assert french[0]["done"] is True
    assert french[0]["text"] != english[0]["text"]


def test_dates_count_from_the_presentation(mentor: Mentor) -> None:
    """From --date, else from the next presentation that is planned."""
    given = listed(mentor, "amelie", "--date", "2026-12-15")["items"]
    assert "2026-12-15" in {item["due"] for item in given}
    mentor("session", "schedule", "amelie", "2026-12-15 10:00", "--kind", "presentation")
    assert listed(mentor, "amelie")["items"] == given


def test_a_students_page_shows_boxes_and_the_next_step(mentor: Mentor) -> None:
    """Ticked items are marked, and the command for the next one is shown."""
    page = mentor("presentation", "checklist", "amelie", "--done", "1").out
    assert "1. [x]" in page
    assert "2. [ ]" in page
    assert "mentor presentation checklist amelie-durand --done 2" in page
    assert "1 of " in page


def test_a_project_needs_a_student(mentor: Mentor) -> None:
    """State and project belong to a student; a date does not."""
    assert mentor("presentation", "checklist", "--project", "Dashboard").code == 2
    assert "2026-12-15" in {item["due"] for item in listed(mentor, "--date", "2026-12-15")["items"]}
