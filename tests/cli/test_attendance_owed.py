"""`mentor attendance --owed`: the weeks that funded students are owed. It is Tue 24 Nov 2026, 15:00."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.cli.output import Output

TEN_WEEKS = (
    ("2026-09-15 14:00",), ("2026-09-29 14:00",), ("2026-10-01 14:00",),
    ("2026-10-06 14:00", "--cancelled-at", "2026-10-01 10:00"), ("2026-10-13 14:00",), ("2026-10-20 14:00", "--absent"),
    ("2026-10-27 14:00",), ("2026-11-10 14:00",), ("2026-11-12 14:00",),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Log ten weeks of a funded student."""
    mentor("student", "add", "Amélie Durand", "--funding", "funded", now="2026-09-01T09:00")
    for at, *happened in TEN_WEEKS:
        assert mentor("session", "log", "amelie", "--at", at, *happened, now="2026-11-24T15:00").code == 0


def test_a_line_a_week_and_the_sum(mentor: Mentor) -> None:
    """In a pipe with ISO dates and the session that made a week up; the command that plans one comes next."""
    ids = {one["scheduled_at"][:10]: one["id"] for one in mentor("session", "list", "--json").json()}
    ran = mentor("attendance", "amelie", "--owed")
    assert ran.out.splitlines() == [
        f"amelie-durand\t2026-09-21\tmade-up\t2026-10-04\t{ids['2026-10-01']}\t2026-10-01 14:00",
        "amelie-durand\t2026-10-05\tlost\t2026-10-18\t\t",
        f"amelie-durand\t2026-11-02\tmade-up\t2026-11-15\t{ids['2026-11-12']}\t2026-11-12 14:00",
        "amelie-durand\t2026-11-16\topen\t2026-11-29\t\t",
        "Amélie Durand: 4 weeks owed (2 made up, 1 to make up, 1 lost)",
        'Next: mentor session schedule amelie-durand "2026-11-26 14:00"',
    ]


def test_each_week_names_a_free_time_of_its_own(mentor: Mentor) -> None:
    """Of several students; not where somebody has a session, or is off."""
    mentor("student", "add", "Zoe", "--funding", "funded", now="2026-09-01T09:00")
    mentor("session", "log", "zoe", "--at", "2026-11-12 14:15", now="2026-11-24T15:00")
    mentor("session", "schedule", "zoe", "2026-11-25 14:15")
    mentor("timeoff", "add", "2026-11-27", "zoe")
    ran = mentor("attendance", "--owed")
    said = [line for line in ran.out.splitlines() if line.startswith("Next")]
    assert said == [
        'Next: mentor session schedule amelie-durand "2026-11-26 14:00"',
        'Next: mentor session schedule zoe "2026-11-28 14:15"',
    ]
    told = [one["command"] for one in mentor("attendance", "--owed", "--json").json() if one["state"] == "open"]
    assert [f"Next: {command}" for command in told] == said
    assert {one["command"] for one in mentor("attendance", "--owed", "--json").json() if one["state"] != "open"} == {
        None
    }


def test_json_is_an_array(mentor: Mentor) -> None:
    """Of every active student, or of one; the session is null where there is none."""
    first, second, *_ = mentor("attendance", "--owed", "--json").json()
    assert {key: first[key] for key in ("student", "week", "state", "until", "scheduled_at")} == {
        "student": "amelie-durand", "week": "2026-09-21", "state": "made-up", "until": "2026-10-04",
        "scheduled_at": "2026-10-01T14:00:00+02:00",
    }  # fmt: skip
    assert first["session"] == mentor("session", "show", first["session"], "--json").json()["id"]
    assert (second["session"], second["scheduled_at"]) == (None, None)
    mentor("student", "add", "Zoe")
    assert mentor("attendance", "zoe", "--owed", "--json").json() == []


def test_on_a_terminal_in_words(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """One record on one line; what is planned is named; in French too."""
    mentor("session", "schedule", "amelie", "2026-11-25 10:00")
    mentor("session", "schedule", "amelie", "2026-11-27 10:00")
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    lines = [" ".join(line.split()) for line in mentor("attendance", "amelie", "--owed").out.splitlines()]
    assert lines == [
        "week of Mon 21 Sep made up by the session of Thu 1 Oct 14:00",
        "week of Mon 5 Oct lost",
        "week of Mon 2 Nov made up by the session of Thu 12 Nov 14:00",
        "week of Mon 16 Nov to make up until Sun 29 Nov; planned Fri 27 Nov 10:00",
        "Amélie Durand: 4 weeks owed (2 made up, 1 to make up, 1 lost)",
    ]
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    lines = [" ".join(line.split(" ")) for line in mentor("attendance", "--owed", "--limit", "1").out.splitlines()]
    assert lines[0].split()[:4] == ["Amélie", "Durand", "semaine", "du"]
    assert "rattrapée" in lines[0]
    assert "Semaines dues\u00a0: 4 (rattrapées\u00a0: 2, à rattraper\u00a0: 1, perdues\u00a0: 1)" in lines
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, mentor("attendance", "--owed").out.splitlines())) <= 40


def test_nothing_is_owed(mentor: Mentor) -> None:
    """Said with the name where one was asked about; a span leaves out weeks and not what made them up."""
    mentor("student", "add", "Zoe")
    assert mentor("attendance", "zoe", "--owed")[1:] == ("", "No week is owed to Zoe.\n")
    span = ("--from", "2026-10-10", "--to", "2026-10-31")
    assert mentor("attendance", "--owed", *span)[1:] == ("", "No week is owed.\n")
    (one,) = mentor("attendance", "--owed", "--from", "2026-10-19", "--to", "2026-11-10", "--json").json()
    assert (one["week"], one["state"]) == ("2026-11-02", "made-up")


def test_what_is_to_be_documented_is_named(mentor: Mentor) -> None:
    """Its week is not judged; the command runs as it stands and then it is."""
    mentor("session", "schedule", "amelie", "2026-11-18 14:00")
    ran = mentor("attendance", "amelie", "--owed")
    command = 'mentor session log amelie-durand --at "2026-11-18 14:00"'
    assert f"Not judged before it is documented, Amélie Durand, Wed 18 Nov 2026 14:00 CET: {command}" in ran.out
    assert "3 weeks owed (2 made up, 0 to make up, 1 lost)" in ran.out
    assert mentor("session", "log", "amelie-durand", "--at", "2026-11-18 14:00", "--absent").code == 0
    assert "Not judged" not in mentor("attendance", "amelie", "--owed").out


def test_the_agenda_and_the_list_say_the_same(mentor: Mentor) -> None:
    """The open week is what the agenda plans for."""
    gaps = [one["day"] for one in mentor("agenda", "--json").json() if one["kind"] == "gap"]
    assert gaps == ["2026-11-16", "2026-11-23"]
    for day in ("2026-11-25", "2026-11-26"):
        mentor("session", "schedule", "amelie", f"{day} 10:00")
    assert [one for one in mentor("agenda", "--json").json() if one["kind"] == "gap"] == []
