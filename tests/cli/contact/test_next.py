"""`mentor contact next`: the step due for each silent student."""

from __future__ import annotations

from helpers import Mentor


def test_what_is_due_comes_before_what_is_waited_for(mentor: Mentor) -> None:
    """Steps are listed by their day, those that are only waited for last; a pipe gets tab-separated lines."""
    for name in ("Amélie", "Zoé", "Sam"):
        mentor("student", "add", name)
    mentor("contact", "log", "amelie", "--via", "email")
    mentor("contact", "log", "sam", "--via", "email", "--at", "2026-11-20 10:00")
    assert mentor("contact", "next", "--json").json() == [
        {"student": "sam", "step": "ping", "due": "2026-11-23", "next": "form"},
        {"student": "zoe", "step": "first-email", "due": "2026-11-24", "next": "ping"},
        {"student": "amelie", "step": None, "due": "2026-11-27", "next": "ping"},
    ]
    assert mentor("contact", "next", "zoe").out.split("\t") == [
        "Zoé", "send the first e-mail, due since Tue 24 Nov 2026; then ping again", "zoe\n",
    ]  # fmt: skip


def test_nobody_silent_is_an_empty_list(mentor: Mentor) -> None:
    """Standard output stays empty; standard error says why."""
    ran = mentor("contact", "next")
    assert (ran.code, ran.out, ran.err) == (0, "", "No silent student.\n")
    assert mentor("contact", "next", "--json").json() == []
    assert mentor("contact", "next", "--lang", "fr", "--quiet").err == ""
