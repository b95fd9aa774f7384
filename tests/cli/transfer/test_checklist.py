"""`mentor transfer checklist`: the list and its state."""

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
    ran = mentor("transfer", "checklist", *words, "--json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = ran.json()
    return found


def test_the_plain_list(mentor: Mentor) -> None:
    """Without a student it has every item, no state and no date; each field is there."""
    found = listed(mentor)
    assert (found["name"], found["student"], found["project"]) == ("transfer", None, None)
    assert set(ITEM) <= set(found["items"][0])
    assert [item["number"] for item in found["items"]] == list(range(1, len(found["items"]) + 1))
    assert not any(item["done"] or item["done_at"] or item["due"] for item in found["items"])
    page = mentor("transfer", "checklist").out
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
    assert mentor("transfer", "checklist", *words).code == 2
    assert not any(item["done"] for item in listed(mentor, "amelie")["items"])


def test_a_students_page_shows_boxes_and_the_next_step(mentor: Mentor) -> None:
    """Ticked items are marked, and the command for the next one is shown until none is left."""
    page = mentor("transfer", "checklist", "amelie", "--done", "1").out
    assert "1. [x]" in page
    assert "2. [ ]" in page
    assert "mentor transfer checklist amelie-durand --done 2" in page
    count = len(listed(mentor)["items"])
    assert "Next: " not in mentor("transfer", "checklist", "amelie", "--done", f"1-{count}").out


def test_dates_count_from_the_start_of_the_transfer(mentor: Mentor) -> None:
    """Without a transfer no item has a date."""
    assert not any(item["due"] for item in listed(mentor, "amelie")["items"])
    mentor("transfer", "start", "amelie", "--reason", "Needs evening sessions")
    assert any(item["due"] for item in listed(mentor, "amelie")["items"])
