"""What the record of a session tells is kept in later corrections: who called it off, and the figures of then."""

from __future__ import annotations

import pytest

from helpers import Mentor

AT = ("--at", "2026-11-10 10:00")
Outcome = tuple[str, str | None, int | None]


@pytest.fixture(autouse=True)
def _ann(mentor: Mentor) -> None:
    mentor("student", "add", "Ann")


def edited(mentor: Mentor, *options: str) -> Outcome:
    """Correct the session and return its status, reason and the limit it was held against."""
    done = mentor("session", "edit", "ann", *options, "--json")
    assert done.code == 0, done.err
    one = done.json()
    return one["status"], one["reason"], one["limit_seconds"]


def test_a_part_of_the_length_is_that_part_again(mentor: Mentor) -> None:
    """Whatever length it had meanwhile; asked for anew it is judged by the figures of now, and stays so."""
    mentor("config", "set", "policy.late_fraction", "1/2")
    mentor("session", "log", "ann", *AT, "--late", "22m")
    mentor("config", "unset", "policy.late_fraction")
    assert edited(mentor, "--duration", "30m") == ("no-show", "late", 900)
    assert edited(mentor, "--duration", "60m") == ("completed", None, 1800)
    assert edited(mentor, "--duration", "45m") == ("completed", None, 1350)
    assert edited(mentor, "--rejudge") == ("no-show", "late", 900)
    assert edited(mentor, "--duration", "60m") == ("no-show", "late", 900)


def test_a_lateness_is_judged_by_the_figure_that_was_recorded(mentor: Mentor) -> None:
    """Though it was an absence meanwhile; once it is judged anew the figure of then is no more."""
    mentor("config", "set", "policy.late_minutes", "3")
    mentor("session", "log", "ann", *AT, "--late", "4m")
    mentor("session", "edit", "ann", "--absent")
    mentor("config", "set", "policy.late_minutes", "15")
    assert edited(mentor, "--late", "4m") == ("no-show", "late", 180)
    mentor("session", "edit", "ann", "--absent")
    assert edited(mentor, "--late", "4m", "--rejudge") == ("completed", None, 900)
    mentor("session", "edit", "ann", "--absent")
    assert edited(mentor, "--late", "4m") == ("completed", None, 900)


def test_so_is_the_notice_of_a_cancellation(mentor: Mentor) -> None:
    """And one day's figures are not those of another day, nor of what was documented anew."""
    mentor("config", "set", "policy.cancellation_hours", "48")
    mentor("session", "log", "ann", *AT, "--cancelled-at", "2026-11-08 20:00", "--cancelled-by", "student")
    mentor("session", "edit", "ann", "--late", "4m")
    mentor("config", "unset", "policy.cancellation_hours")
    off = ("--cancelled-at", "2026-11-08 20:00", "--cancelled-by", "student")
    assert edited(mentor, *off) == ("no-show", "late-cancellation", 48 * 3600)
    assert edited(mentor, "--at", "2026-11-11 10:00", *off) == ("cancelled", "cancelled-in-time", 24 * 3600)


def test_a_no_show_that_is_marked_is_judged_by_the_day(mentor: Mentor) -> None:
    """Its figure takes the place of the earlier one."""
    mentor("config", "set", "policy.late_minutes", "3")
    mentor("session", "log", "ann", *AT, "--late", "20m")
    mentor("config", "set", "policy.late_minutes", "10")
    session = mentor("session", "list", "--json").json()[0]["id"]
    assert mentor("noshow", "mark", "ann", "--session", session, "--late", "20m").code == 0
    assert edited(mentor, "--late", "9m") == ("completed", None, 600)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_the_record_cannot_tell_it_is_said(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    """It never held a figure of lateness, and the settings were changed since; else there is nothing to say."""
    monkeypatch.setenv("LANG", lang)
    said = {"en": "Its record does not hold that figure", "fr": "Le chiffre qui valait alors n'est pas noté"}[lang]
    mentor("config", "set", "policy.late_minutes", "3")
    mentor("session", "log", "ann", *AT, "--absent")
    assert said not in mentor("session", "edit", "ann", "--late", "4m").out
    mentor("undo")
    mentor("config", "set", "policy.late_minutes", "15")
    assert said in mentor("session", "edit", "ann", "--late", "4m").out
    assert said not in mentor("session", "edit", "ann", "--late", "5m").out, "now it does"
    assert said not in mentor("session", "edit", "ann", "--absent").out
    assert said not in mentor("session", "edit", "ann", "--at", "2026-11-11 10:00", "--late", "4m").out


@pytest.mark.parametrize(
    ("recorded", "corrected", "found"),
    [
        (("08:00", "student"), ("07:00",), "late-cancellation"),
        (("2026-11-20 08:00", "student"), ("07:00",), "late-cancellation"),
        (("08:00", "mentor"), ("07:00",), "cancelled-by-mentor"),
        (("08:00", "mentor"), ("07:00", "--cancelled-by", "student"), "late-cancellation"),
    ],
)
def test_who_called_it_off_is_not_asked_again(
    mentor: Mentor, recorded: tuple[str, str], corrected: tuple[str, ...], found: str
) -> None:
    """The record tells it; only what is said anew changes it."""
    mentor("session", "schedule", "ann", "2026-11-24 18:00")
    assert mentor("session", "cancel", "ann", "--at", recorded[0], "--by", recorded[1]).code == 0
    assert edited(mentor, "--cancelled-at", *corrected)[1] == found


def test_who_called_it_off_is_asked_where_nobody_knows(mentor: Mentor) -> None:
    """A session that was held says nothing of it."""
    mentor("session", "log", "ann", *AT)
    assert mentor("session", "edit", "ann", "--cancelled-at", "2026-11-10 08:00").code == 2
