"""`mentor session prep`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import os
from contextlib import closing

import pytest

from cli.session.kit import Record
from golden import screen
from helpers import Mentor
from mentorcli.models.goal import Goal
from mentorcli.render.cells import cells
from mentorcli.services.workspace import Workspace
from services.kit import at

NOTES = "Went through the data model line by line and found two doubles; the import is next, then charts " * 4


def agreed(count: int) -> None:
    """Let a student have so many goals, the first of them met."""
    with closing(Workspace(os.environ)) as workspace, workspace.transaction() as writer:
        goals = [
            Goal(f"g0al{number:08}", number, f"Goal {number}", at("13:00"), None, at("14:00") if number == 1 else None)
            for number in range(1, count + 1)
        ]
        writer.append(workspace.store.student("amelie-durand"), *goals, cmd="test", at=workspace.now)


def test_the_page_has_what_is_to_be_known(mentor: Mentor) -> None:
    """When, what for, what is open, what was done and noted, how regularly the student comes, and what comes next."""
    mentor("project", "add", "amelie", "Dashboard", "--level", "2")
    mentor("project", "start", "amelie", "Dashboard")
    mentor("session", "log", "amelie", "--at", "2026-11-17 14:00", "--notes", "Two lines\nof notes", "--lasted", "50m")
    mentor("session", "schedule", "amelie", "15:30")
    mentor("student", "note", "amelie", "Prefers mornings")
    agreed(2)
    page = mentor("session", "prep", "amelie").out.splitlines()
    assert page[:3] == [
        "Student:      Amélie Durand (amelie-durand), active",
        "Session:      in 30 min: Tue 24 Nov 2026 15:30 CET, mentoring, 45 min",
        "Project:      Dashboard (level 2, in progress)",
    ]
    assert "Last time:    Tue 17 Nov 2026 14:00  held, discovery, lasted 50 min" in page
    assert page[page.index("              Two lines") + 1] == "              of notes"
    assert "Goals:        2. Goal 2  (since Tue 24 Nov 2026)" in page
    assert "Notes:        Tue 24 Nov 2026  Prefers mornings" in page
    assert "Attendance:   held 1 of 1 session held or missed: 100%" in page
    assert page[-1] == "Next: mentor session start amelie-durand"
    assert not any("Goal 1" in line or "Recording" in line for line in page)


@pytest.mark.parametrize(
    ("start", "now", "says"),
    [
        ("2026-11-24 15:00", "2026-11-24T15:00:20", "now: "),
        ("2026-11-24 15:00", "2026-11-24T14:59:30", "now: "),
        ("2026-11-24 15:00", "2026-11-24T15:05", "began 5 min ago: "),
        ("2026-11-26 15:00", "2026-11-24T15:01", "in 47 h 59 min: "),
        ("2026-11-26 15:00", "2026-11-24T15:00", "in 2 days: "),
        ("2199-12-31 15:00", "2026-11-24T15:00", "in 63224 days: "),
    ],
)
def test_how_long_it_is_until_then(mentor: Mentor, start: str, now: str, says: str) -> None:
    """Exact for two days, then in days; once it has begun, since when."""
    assert mentor("session", "schedule", "amelie", start).code == 0
    ran = mentor("session", "prep", "amelie", now=now)
    assert f"Session:      {says}" in ran.out, ran


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-11-24T16:59", "Afterwards: mentor session log amelie-durand"),
        ("2026-11-24T17:00", "Next: mentor session start amelie-durand"),
        ("2026-11-24T17:59:59", "Next: mentor session start amelie-durand"),
        ("2026-11-24T18:00", "Next: mentor session log amelie-durand"),
        ("2026-11-24T18:45", 'Next: mentor session log amelie-durand --at "2026-11-24 18:00"'),
    ],
)
def test_within_an_hour_the_clock_comes_next(mentor: Mentor, session: Record, now: str, ends: str) -> None:
    """Before that what documents the session afterwards, and from its start on too; the clock is that session's."""
    planned = session("schedule", "amelie", "18:00")
    ran = mentor("session", "prep", planned["id"], now=now)
    assert ran.out.endswith(f"\n{ends}\n")
    mentor("config", "set", "lang", "fr")
    french = ends.replace("Next:", "Ensuite\u00a0:").replace("Afterwards:", "Après la session\u00a0:")
    assert mentor("session", "prep", planned["id"], now=now).out.endswith(f"\n{french}\n")


def test_no_clock_is_offered_while_another_session_goes_on(mentor: Mentor, session: Record) -> None:
    """`session start` would be about the one that goes on."""
    session("schedule", "amelie", "17:30", "--duration", "45m")
    session("schedule", "amelie", "18:15")
    for now, ends in (("17:40", "Afterwards: mentor session log"), ("17:20", "Next: mentor session start")):
        page = mentor("session", "prep", "amelie", now=f"2026-11-24T{now}").out
        assert page.splitlines()[-1].startswith(ends)


def test_none_planned_names_the_command(mentor: Mentor) -> None:
    """It runs as it stands, at the time of the last session."""
    assert (
        'none planned  mentor session schedule amelie-durand "tomorrow 14:00"'
        in mentor("session", "prep", "amelie").out
    )
    mentor("session", "log", "amelie", "--at", "2026-11-19 10:00")
    page = mentor("session", "prep", "amelie").out
    assert 'none planned  mentor session schedule amelie-durand "2026-11-26 10:00"' in page
    assert "Afterwards" not in page
    assert mentor("session", "schedule", "amelie-durand", "2026-11-26 10:00").code == 0


def test_one_going_on_is_said_with_its_command(mentor: Mentor, session: Record) -> None:
    """It is not due a second time; the reminder to record speaks of the mentor's very first one."""
    running = session("schedule", "amelie", "14:55", now="2026-11-24T09:00")
    following = session("schedule", "amelie", "2026-12-01 14:00")
    page = mentor("session", "prep", "amelie", now="2026-11-24T15:00").out
    assert "Going on:     discovery since 14:55, to 15:40  mentor session log amelie-durand\n" in page
    assert "Recording:    this session must be recorded\n" in page
    assert "Due:" not in page
    found = mentor("session", "prep", "amelie", "--json").json()
    assert (found["session"]["id"], found["going_on"]["id"]) == (following["id"], running["id"])
    assert mentor("session", "log", "amelie-durand").code == 0
    assert mentor("session", "prep", "amelie", "--json").json()["going_on"] is None


def test_one_that_waits_is_due(mentor: Mentor, session: Record) -> None:
    """Over, and not documented: named with its command, by its id too."""
    waiting = session("schedule", "amelie", "2026-11-23 14:00")
    session("schedule", "amelie", "2026-12-01 14:00")
    command = 'mentor session log amelie-durand --at "2026-11-23 14:00"'
    assert f"Due:          Mon 23 Nov 2026 14:00, to document  {command}\n" in mentor("session", "prep", "amelie").out
    page = mentor("session", "prep", waiting["id"]).out
    assert "Session:      to document: Mon 23 Nov 2026 14:00 CET" in page
    assert page.endswith(f"Next: {command}\n")
    assert mentor(*page.splitlines()[-1].partition("mentor ")[2].replace('"', "").rsplit(" ", 2)[0].split(),
                  "2026-11-23 14:00").code == 0  # fmt: skip


def test_a_documented_one_is_shown_by_its_id(mentor: Mentor, session: Record) -> None:
    """It says where it stands, and how it is seen whole."""
    known = session("log", "amelie", "--at", "2026-11-20 14:00")["id"]
    page = mentor("session", "prep", known).out
    assert "Session:      held: Fri 20 Nov 2026 14:00 CET" in page
    assert page.endswith(f"Next: mentor session show {known}\n")


def test_a_presentation_has_its_checklist_and_its_reminder(mentor: Mentor, session: Record) -> None:
    """How far it is, what comes next and by when, and that it must be recorded; nothing of it twice."""
    for title in ("Dashboard", "Other"):
        mentor("project", "add", "amelie", title)
    mentor("project", "start", "amelie", "Dashboard")
    session("schedule", "amelie", "2026-12-04 10:00", "--kind", "presentation")
    mentor("presentation", "request", "amelie", "--project", "Dashboard", "--date", "2026-12-04")
    page = mentor("session", "prep", "amelie").out
    assert "Recording:    this session must be recorded" in page
    assert "Checklist:    Dashboard, presentation Fri 4 Dec 2026: 1 of 14 done" in page
    assert "  mentor presentation checklist amelie-durand\n" in page
    assert "Dashboard, Fri 4 Dec" not in page.partition("Checklist")[2].partition("\n")[2]
    found = mentor("session", "prep", "amelie", "--json").json()
    assert (found["presentation"], found["checklist"]["project"], len(found["checklist"]["items"])) == (
        "2026-12-04", "Dashboard", 14)  # fmt: skip
    session("cancel", "amelie", "--by", "mentor")
    mentor("presentation", "request", "amelie", "--project", "Other", "--date", "2026-12-02")
    page = mentor("session", "prep", "amelie", now="2026-12-05T09:00").out
    assert "Checklist" not in page
    mentor("presentation", "request", "amelie", "--project", "Other", "--date", "2026-12-20", now="2026-12-05T09:00")
    page = mentor("session", "prep", "amelie", now="2026-12-06T09:00").out
    assert "mentor presentation checklist amelie-durand --project Other\n" in page


def test_a_list_that_is_done_has_nothing_next(mentor: Mentor) -> None:
    """All that is left of it is how much is done."""
    mentor("project", "add", "amelie", "Dashboard")
    mentor("project", "start", "amelie", "Dashboard")
    mentor("session", "schedule", "amelie", "2026-12-04 10:00", "--kind", "presentation")
    mentor("presentation", "checklist", "amelie", "--done", "1-14")
    page = mentor("session", "prep", "amelie").out
    assert "14 of 14 done" in page
    assert "next" not in page
    mentor("presentation", "checklist", "amelie", "--undone", "5")
    assert "next" in mentor("session", "prep", "amelie").out


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("columns", [40, 80])
def test_it_fits_a_screen(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str, columns: int) -> None:
    """24 lines at 80 columns, however long the texts; at 40 no line but a command is wider than the screen."""
    mentor("config", "set", "lang", lang)
    mentor("student", "edit", "amelie", "--email", "amelie@example.org", "--path", "Data Analyst")
    mentor(
        "project",
        "add",
        "amelie",
        "Un très long titre de projet, qui ne tient pas sur une seule ligne d'écran, du tout",
    )
    mentor("project", "start", "amelie", "long")
    mentor("session", "log", "amelie", "--at", "2026-11-10 14:00", "--notes", NOTES)
    mentor("session", "log", "amelie", "--at", "2026-11-17 14:00", "--absent")
    mentor("session", "schedule", "amelie", "15:30")
    for _ in range(4):
        mentor("student", "note", "amelie", NOTES)
    agreed(8)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    lines = screen(["session", "prep", "amelie"]).splitlines()
    assert all(cells(line) <= columns for line in lines if "mentor " not in line), lines
    if columns == 80:
        assert len(lines) <= 24, "\n".join(lines)
    assert any({"en": "and 4 more", "fr": "et 4 de plus"}[lang] in line for line in lines)
    assert any("mentor note list amelie-durand" in line for line in lines)


def test_json_has_every_field(mentor: Mentor, session: Record) -> None:
    """Unknown is null or empty, never absent; nothing is cut."""
    names = ["student", "session", "minutes_until", "going_on", "project", "last_session", "last_notes", "goals",
             "notes", "attendance", "checklist", "presentation", "due", "off"]  # fmt: skip
    found = mentor("session", "prep", "zoe", "--json").json()
    assert list(found) == names
    assert [found[name] for name in names[:9]] == ["zoe-okoro", *[None] * 6, [], []]
    assert [one["kind"] for one in found["due"]] == ["contact"]
    session("log", "amelie", "--at", "2026-11-10 14:00", "--notes", NOTES)
    session("schedule", "amelie", "15:30")
    agreed(8)
    found = mentor("session", "prep", "amelie", "--json").json()
    assert (found["minutes_until"], found["last_session"]["notes"]) == (30, NOTES.strip())
    assert [goal["number"] for goal in found["goals"]] == [2, 3, 4, 5, 6, 7, 8]


def test_who_is_not_there(mentor: Mentor) -> None:
    """Neither a session nor a student: exit 3; nothing typed: exit 2."""
    assert mentor("session", "prep", "nobody").code == 3
    assert mentor("session", "prep", "zzzz").code == 3
    assert mentor("session", "prep", "--no-input").code == 2
    assert mentor("session", "prep", "").code == 2
