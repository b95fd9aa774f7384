"""`mentor session schedule`, `edit` and `prep`, the agenda and contacts on days off. It is Tue 24 Nov 2026, 15:00."""

from __future__ import annotations

import pytest

from helpers import Mentor
from terminal import mentor_started


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    mentor("student", "add", "Amélie Durand")
    mentor("timeoff", "add", "24/12..2/1")
    mentor("timeoff", "add", "14/1/2027..15/1/2027", "amelie")


def test_a_series_names_each_date_it_leaves_out(mentor: Mentor) -> None:
    """In text and beside JSON; in French too."""
    words = ("session", "schedule", "amelie", "2026-12-17 14:00", "--repeat", "weekly", "--times", "3")
    done = mentor(*words)
    assert done.err.splitlines() == [
        "Warning: skipped: Thu 24 Dec 2026, your time off until Sat 2 Jan 2027",
        "Warning: skipped: Thu 31 Dec 2026, your time off until Sat 2 Jan 2027",
        "Warning: skipped: Thu 14 Jan 2027, Amélie Durand is away until Fri 15 Jan 2027",
    ]
    assert done.out.count("Planned: ") == 3
    mentor("undo")
    told = mentor(*words, "--json")
    assert len(told.json()) == 3
    assert "skipped: Thu 24 Dec 2026" in told.err
    mentor("undo")
    mentor("config", "set", "lang", "fr")
    assert "date sautée\u00a0: jeu. 24 déc. 2026, vous êtes en congé jusqu'au sam. 2 janv. 2027" in mentor(*words).err


def test_a_series_of_nothing_but_days_off(mentor: Mentor) -> None:
    """Exit 1 with where to look; nothing is planned."""
    refused = mentor("session", "schedule", "amelie", "2026-12-24 14:00", "--repeat", "weekly", "--until", "2027-01-02")
    assert (refused.code, "mentor timeoff list" in refused.err) == (1, True)
    assert mentor("session", "list", "--json").json() == []


def test_one_session_on_a_day_off_is_warned_of(mentor: Mentor) -> None:
    """Planned there, moved there, or moved with its series."""
    said = "Thu 24 Dec 2026 is off: your time off until Sat 2 Jan 2027"
    assert said in mentor("session", "schedule", "amelie", "2026-12-24 14:00").err
    mentor("undo")
    mentor("session", "schedule", "amelie", "2026-12-16 14:00", "--repeat", "weekly", "--times", "2")
    assert said not in mentor("session", "edit", "amelie", "--duration", "30m").err
    assert said in mentor("session", "edit", "amelie", "--at", "2026-12-17 14:00", "--following").err
    mentor("undo")
    assert said in mentor("session", "edit", "amelie", "--at", "2026-12-24 14:00").err


def test_the_agenda_and_the_contacts_wait(mentor: Mentor) -> None:
    """Who is away stands on top; `contact next` has the same day."""
    on = "2026-12-28T09:00"
    mentor("student", "add", "Zoé", now=on)
    page = mentor("agenda", now=on).out.splitlines()
    assert "Away until Sat 2 Jan 2027: mentor timeoff list" in page[:2]
    told = "nothing yet; from Sun 3 Jan 2027 on: send the first e-mail"
    assert told in " ".join(mentor("student", "show", "zoe", now=on).out.split())
    assert mentor("contact", "next", "zoe", "--json", now=on).json()[0]["due"] == "2027-01-03"
    assert [
        one["day"] for one in mentor("agenda", "--json", now="2027-01-03T09:00").json() if one["student"] == "zoe"
    ] == ["2027-01-03"]
    away = mentor("agenda", now="2027-01-14T09:00").out
    assert "Amélie Durand is away until Fri 15 Jan 2027" in away
    mentor("config", "set", "lang", "fr")
    assert "Amélie Durand est en congé jusqu'au ven. 15 janv. 2027" in mentor("agenda", now="2027-01-14T09:00").out


def test_the_page_before_a_session_says_who_is_away(mentor: Mentor) -> None:
    """Today, or on the day of the session."""
    mentor("session", "schedule", "amelie", "2027-01-14 14:00")
    page = mentor("session", "prep", "amelie").out
    assert "Away:         Thu 14 Jan 2027: Amélie Durand is away until Fri 15 Jan 2027" in page
    assert mentor("session", "prep", "amelie", "--json").json()["off"] == [
        {"student": "amelie-durand", "day": "2027-01-14", "until": "2027-01-15"}
    ]
    page = mentor("session", "prep", "amelie", now="2027-01-14T09:00").out
    assert "Away:         Amélie Durand is away until Fri 15 Jan 2027" in page


HOLIDAYS = ("session", "schedule", "amelie", "2026-12-18 14:00", "--repeat", "weekly", "--times", "2")


def test_public_holidays_are_planned_and_said(mentor: Mentor) -> None:
    """Where nobody is asked; the options decide beforehand. Without a series they mean nothing."""
    pytest.importorskip("holidays")
    mentor("undo")
    mentor("undo")
    said = "Fri 25 Dec 2026 is a public holiday, Christmas Day: with --skip-holidays a series leaves it out"
    assert said in mentor(*HOLIDAYS).err
    mentor("undo")
    assert mentor(*HOLIDAYS, "--keep-holidays").err == ""
    mentor("undo")
    left = mentor(*HOLIDAYS, "--skip-holidays", "--json")
    assert "skipped: Fri 25 Dec 2026, Christmas Day" in left.err
    assert [one["scheduled_at"][:10] for one in left.json()] == ["2026-12-18", "2027-01-08"]
    assert mentor("session", "schedule", "amelie", "2026-12-25 14:00", "--skip-holidays").code == 2
    mentor("config", "set", "holidays", "none")
    refused = mentor(*HOLIDAYS, "--skip-holidays")
    assert (refused.code, "mentor config set holidays FR" in refused.err) == (2, True)


@pytest.mark.parametrize(("answer", "planned"), [("y", "2027-01-08"), ("", "2026-12-25")])
def test_public_holidays_are_asked_about_in_a_terminal(mentor: Mentor, answer: str, planned: str) -> None:
    """Once, each named; what is answered holds, Enter alone is no."""
    pytest.importorskip("holidays")
    mentor("undo")
    mentor("undo")
    terminal = mentor_started(*HOLIDAYS, columns=120, MENTOR_NOW="2026-11-24T15:00")
    terminal.answer("Public holidays: Fri 25 Dec 2026 (Christmas Day). Skip them? [y/N]", answer)
    assert terminal.end() == 0
    assert mentor("session", "list", "--json").json()[0]["scheduled_at"][:10] == planned
