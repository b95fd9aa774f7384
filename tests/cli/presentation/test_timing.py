"""`mentor presentation timing`: a presentation against its length."""

from __future__ import annotations

import pytest

from helpers import Mentor


def test_inside_the_limits_is_a_yes(mentor: Mentor) -> None:
    """Exit 0, and the limits are named; questions that were not timed are null."""
    ran = mentor("presentation", "timing", "--presented", "21m30s")
    assert (ran.code, ran.out) == (0, "presentation: 21 min 30 s, inside 18 min to 22 min\n")
    record = mentor("presentation", "timing", "--presented", "22m", "--json").json()
    assert record == {
        "inside": True,
        "presentation": {
            "seconds": 1320, "least_seconds": 1080, "most_seconds": 1320, "off_seconds": 0, "inside": True,
        },
        "questions": None,
    }  # fmt: skip


def test_outside_the_limits_is_a_no(mentor: Mentor) -> None:
    """Exit 1 with the answer, in text and in JSON."""
    ran = mentor("presentation", "timing", "--presented", "17:59", "--questions", "12m", "--quiet")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "presentation: 17 min 59 s, 1 s too short (at least 18 min)",
        "questions: 12 min, 1 min too long (at most 11 min)",
    ]
    ran = mentor("presentation", "timing", "--presented", "20m", "--questions", "12m", "--json")
    assert (ran.code, ran.json()["inside"], ran.json()["questions"]["off_seconds"]) == (1, False, 60)


@pytest.mark.parametrize("words", [("--presented", "long"), ("--presented", "20m", "--questions", "x"), ()])
def test_a_length_must_be_one(mentor: Mentor, words: tuple[str, ...]) -> None:
    """Nonsense and nothing are usage errors."""
    assert mentor("presentation", "timing", *words).code == 2
