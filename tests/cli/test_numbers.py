"""Numbers that no list, session or day can have: refused or answered, never a failure of the program."""

from __future__ import annotations

import pytest

from helpers import Mentor

HUGE = ("99999999999999999999", "9" * 4400, "-99999999999999999999")
OPTIONS = (
    ("undo", "--list", "--limit={}"),
    ("undo", "--list", "--json", "--limit={}"),
    ("session", "list", "--limit={}"),
    ("faq", "search", "invoice", "--limit={}"),
    ("agenda", "--days={}"),
    ("session", "schedule", "sam", "tomorrow 10:00", "--repeat", "weekly", "--times={}"),
    ("session", "schedule", "sam", "tomorrow 10:00", "--level={}"),
    ("session", "schedule", "sam", "tomorrow 10:00", "--duration={}m"),
    ("session", "schedule", "sam", "in {} days"),
    ("session", "log", "sam", "--late={}m"),
    ("session", "log", "sam", "--level={}"),
    ("session", "log", "sam", "--lasted={}h"),
    ("session", "list", "--from={}"),
    ("project", "add", "sam", "P1", "--level={}"),
    ("noshow", "check", "--scheduled", "9h", "--late={}"),
    ("presentation", "timing", "--presented={}m"),
    ("presentation", "checklist", "sam", "--done={}"),
    ("transfer", "checklist", "sam", "--undone=1-{}"),
    ("statement", "--month={}"),
    ("config", "set", "policy.late_minutes", "--", "{}"),
)


@pytest.mark.parametrize("words", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("huge", HUGE, ids=["20 digits", "4400 digits", "negative"])
def test_a_huge_number_is_no_failure(mentor: Mentor, words: tuple[str, ...], huge: str) -> None:
    """At most so many as there are, or a usage error that says what fits."""
    assert mentor("student", "add", "Sam").code == 0
    ran = mentor(*(word.format(huge) for word in words))
    assert ran.code in ((0, 1, 2) if "--limit" in words[-1] else (1, 2)), ran
    assert "fault in mentor" not in ran.err


def test_a_limit_beyond_the_list_is_the_list(mentor: Mentor) -> None:
    """However large."""
    assert mentor("student", "add", "Sam").code == 0
    listed = mentor("undo", "--list", "--json").json()
    assert mentor("undo", "--list", "--json", "--limit", HUGE[0]).json() == listed
    assert len(listed) == 1
