"""`mentor timeoff add`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import shlex

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    mentor("student", "add", "Amélie Durand")
    mentor("student", "add", "Sam")


def test_ones_own_and_a_students(mentor: Mentor) -> None:
    """The answer names the days, with the year, and the way back; in French too."""
    assert mentor("timeoff", "add", "24/12..2/1").out.splitlines() == [
        "Your time off: Thu 24 Dec 2026 to Sat 2 Jan 2027",
        "A series of sessions leaves it out. To take it back: mentor timeoff remove 1",
    ]
    assert mentor("timeoff", "add", "tomorrow", "amelie").out.startswith("Time off of Amélie Durand: Wed 25 Nov 2026")
    mentor("config", "set", "lang", "fr")
    assert mentor("timeoff", "add", "jeudi..vendredi", "amelie").out.splitlines()[0] == (
        "Congé d'Amélie Durand\u00a0: du jeu. 26 nov. 2026 au ven. 27 nov. 2026"
    )
    found = mentor("timeoff", "add", "2026-11-01..2026-11-02", "--json").json()
    assert found == {
        "number": 4, "id": found["id"], "student": None, "start": "2026-11-01", "end": "2026-11-02"
    }  # fmt: skip


def test_the_same_days_twice(mentor: Mentor) -> None:
    """Refused of the same person, with the way out; what overlaps is said, and counts."""
    mentor("timeoff", "add", "24/12..2/1")
    refused = mentor("timeoff", "add", "2026-12-24..2027-01-02")
    assert (refused.code, "mentor timeoff remove 1" in refused.err) == (1, True)
    assert "it overlaps with" in mentor("timeoff", "add", "30/12..5/1").err
    other = mentor("timeoff", "add", "24/12..2/1", "amelie")
    assert (other.code, other.err) == (0, "")
    twice = mentor("timeoff", "add", "24/12..2/1", "amelie")
    assert (twice.code, "of Amélie Durand already" in twice.err) == (1, True)


def test_what_is_planned_then_is_named_and_stays(mentor: Mentor) -> None:
    """Each with a command to move it to a free day, and one to call it off, which run as they stand."""
    mentor("session", "schedule", "amelie", "2026-12-17 14:00", "--repeat", "weekly", "--times", "3")
    mentor("session", "schedule", "sam", "2026-12-24 10:00")
    mentor("session", "schedule", "sam", "2026-12-28 10:00")
    mentor("session", "schedule", "sam", "2026-12-23 10:00")
    added = mentor("timeoff", "add", "24/12..27/12")
    lines = [line for line in added.err.splitlines() if "planned then" in line]
    assert [line.split(". ")[0] for line in lines] == [
        "Warning: planned then: Sam, Thu 24 Dec 2026 10:00",
        "Warning: planned then: Amélie Durand, Thu 24 Dec 2026 14:00",
    ]
    assert '--at "2026-12-29 10:00"' in lines[0]  # on the 28th there is one already
    assert '--at "2026-12-28 14:00"' in lines[1]
    assert {one["status"] for one in mentor("session", "list", "--json").json()} == {"scheduled"}
    moved, called_off = (
        (line.split(": ")[-2].split(". ")[0] for line in lines),
        (line.split(": ")[-1] for line in lines),
    )
    for command in (*moved, *called_off):
        assert mentor(*shlex.split(command)[1:]).code == 0, command
    assert mentor("timeoff", "add", "17/12", "amelie").err.count("--by student") == 1


def test_a_session_on_a_sunday_moves_to_any_day(mentor: Mentor) -> None:
    """Others move to a weekday; one that has begun is not named."""
    mentor("session", "schedule", "amelie", "2026-12-06 14:00")
    mentor("session", "schedule", "sam", "2026-12-04 14:00")
    mentor("session", "schedule", "sam", "2026-11-24 14:30")
    added = mentor("timeoff", "add", "24/11..6/12")
    assert ('"2026-12-07 14:00"' in added.err, added.err.count("planned then")) == (True, 2)
    mentor("undo")
    added = mentor("timeoff", "add", "4/12..4/12")
    assert '"2026-12-07 14:00"' in added.err


def test_two_days_as_two_arguments(mentor: Mentor) -> None:
    """The error is the command to type; another word is no student, and nothing is noted."""
    wrong = mentor("timeoff", "add", "24/12", "2/1")
    assert (wrong.code, "mentor timeoff add 24/12..2/1" in wrong.err) == (2, True)
    assert mentor("timeoff", "add", "24/12", "nobody").code == 3
    assert mentor("timeoff", "add", "x").code == 2
    assert mentor("timeoff", "add", "2026-12-24..2026-12-20").code == 2
    assert mentor("timeoff", "list", "--all", "--json").json() == []


def test_the_weeks_owed(mentor: Mentor) -> None:
    """A week in which the student is off is not owed; one of the mentor's is, where they are away for a day."""
    mentor("student", "edit", "amelie", "--funding", "funded", "--funding-from", "start")
    mentor("session", "log", "amelie", "--at", "2026-11-03 14:00")
    weeks = [one["week"] for one in mentor("attendance", "amelie", "--owed", "--json").json()]
    assert weeks == ["2026-11-09", "2026-11-16"]
    mentor("timeoff", "add", "2026-11-10", "amelie")
    mentor("timeoff", "add", "2026-11-17")
    assert [one["week"] for one in mentor("attendance", "amelie", "--owed", "--json").json()] == ["2026-11-16"]
    mentor("timeoff", "add", "2026-11-18..2026-11-24")
    assert mentor("attendance", "amelie", "--owed", "--json").json() == []


def test_days_and_student_turned_round(mentor: Mentor) -> None:
    """The command to type is there; what is no span either is told as one."""
    mentor("student", "add", "Noé Garcia")
    turned = mentor("timeoff", "add", "noe", "24/12..2/1")
    assert (turned.code, "Type: mentor timeoff add 24/12..2/1 noe" in turned.err) == (2, True)
    unread = mentor("timeoff", "add", "noe", "noe")
    assert (unread.code, '"noe" cannot be read as a date' in unread.err, "24/12..2/1" in unread.err) == (2, True, True)
    mentor("config", "set", "lang", "fr")
    french = mentor("timeoff", "add", "24 décembre à voir").err.replace("\u00a0", " ")
    assert "Plusieurs jours : 24/12..2/1" in french
    assert mentor("timeoff", "list", "--json").json() == []
