"""`mentor presentation eligibility`: who may run presentations."""

from __future__ import annotations

from helpers import Mentor


def test_a_new_mentor_may_not_yet(mentor: Mentor) -> None:
    """Exit 1 with what is missing, and the command for the talk."""
    ran = mentor("presentation", "eligibility")
    assert ran.code == 1
    assert ran.out.startswith("Not yet: no session has been held yet; you still have to talk with the mentoring")
    assert ran.out.endswith("Next: mentor training done manager-talk\n")
    found = mentor("presentation", "eligibility", "--json")
    assert found.code == 1
    assert found.json() == {
        "eligible": False, "first_held": None, "ready_on": None, "manager_talk": None,
        "missing": ["first-session", "manager-talk"],
    }  # fmt: skip


def test_after_the_months_and_the_talk_one_may(mentor: Mentor) -> None:
    """Exit 0 once nothing is missing."""
    mentor("student", "add", "Zoé")
    mentor("session", "log", "zoe", "--at", "2026-01-09 10:00")
    mentor("training", "done", "manager-talk", "--on", "2026-10-01")
    ran = mentor("presentation", "eligibility", "--lang", "fr")
    assert (ran.code, ran.out.startswith("Vous pouvez faire passer des soutenances")) == (0, True)
    record = mentor("presentation", "eligibility", "--json").json()
    assert (record["eligible"], record["first_held"], record["missing"]) == (True, "2026-01-09", [])
