"""`mentor calendar export`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from helpers import Mentor
from mentorcli.services import zone_name


@pytest.fixture(autouse=True)
def _session(mentor: Mentor) -> None:
    """Plan a session of Amélie's, with notes."""
    mentor("student", "add", "Amélie Durand")
    mentor("session", "schedule", "amelie", "2026-12-01 14:00", "--duration", "45")
    mentor("session", "edit", "amelie", "--notes", "Private matters")


def test_it_is_printed(mentor: Mentor) -> None:
    """With the line ends of the standard; notes stay here."""
    done = mentor("calendar", "export")
    assert (done.code, done.err) == (0, "")
    assert "DTSTART;TZID=Europe/Paris:20261201T140000\r\nDTEND;TZID=Europe/Paris:20261201T144500\r\n" in done.out
    assert "SUMMARY:Discovery: Amélie Durand\r\n" in done.out
    assert "Private" not in done.out
    assert mentor("calendar", "export", "--out", "-").out == done.out
    assert "DESCRIPTION:Private matters" in mentor("calendar", "export", "--notes").out


def test_no_text_becomes_an_event(mentor: Mentor) -> None:
    """Line ends, separators and what turns text round: another program reads them in the text, or visible."""
    hostile = 'one\r\nEND:VEVENT\nBEGIN:VEVENT;X="a\\,b\u2028\u202ec$(id)`id` \x1b[2J' + "é" * 200
    mentor("student", "add", "Zoé\u200b;X:=cmd|'/C calc'!A0,b")
    mentor("session", "schedule", "zoe", "2026-12-02 14:00")
    mentor("session", "edit", "zoe", "--notes", hostile)
    out = mentor("calendar", "export", "--notes").out
    rows = out.split("\r\n")
    assert rows.count("BEGIN:VEVENT") == rows.count("END:VEVENT") == 2
    assert max(len(row.encode()) for row in rows) <= 75
    assert not [sign for sign in out if sign in "\x1b\u202e\u2028" or (sign < " " and sign not in "\r\n")]
    events = {str(one["summary"]): str(one["description"]) for one in Calendar.from_ical(out).walk("VEVENT")}
    name = next(name for name in events if "Zoé" in name)
    assert "=cmd|'/C calc'!A0" in name
    assert "\nEND:VEVENT\nBEGIN:VEVENT" in events[name]
    assert events[name].endswith("é" * 200)


def test_it_is_written(mentor: Mentor, tmp_path: Path) -> None:
    """In either language, over nothing that is there."""
    file = tmp_path / "x.ics"
    assert mentor("calendar", "export", "--out", str(file)).out == f"1 session exported to {file}\n"
    refused = mentor("calendar", "export", "--out", str(file))
    assert (refused.code, refused.out) == (1, "")
    again = mentor("calendar", "export", "--out", str(file), "--force", "--lang", "fr")
    assert again.out == f"1 session exportée vers {file}\n"
    assert "Découverte\u00a0: Amélie Durand" in file.read_text()
    found = mentor("calendar", "export", "--out", str(file), "--force", "--json").json()
    assert (found["zone"], found["file"], found["events"][0]["start"]) == (
        "Europe/Paris", str(file), "2026-12-01T14:00:00+01:00",
    )  # fmt: skip


def test_what_is_chosen(mentor: Mentor) -> None:
    """Alarms, initials, a span."""
    out = mentor("calendar", "export", "--alarm", "15m", "--private").out
    assert "TRIGGER:-PT15M" in out
    assert "Discovery: A. D." in out
    assert "Amélie" not in out
    assert mentor("calendar", "export", "--to", "2026-11-30", "--json").json()["events"] == []
    assert mentor("calendar", "export", "--alarm", "soon").code == 2
    assert mentor("calendar", "export", "--student", "zoe").code == 3


def test_a_zone_without_a_name(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The times are in UTC then, which is said, with the way to name it."""
    monkeypatch.setattr(zone_name, "_is_zone", lambda _: False)
    done = mentor("calendar", "export")
    assert "DTSTART:20261201T130000Z" in done.out
    assert "mentor config set timezone Europe/Paris" in done.err


def test_a_student_who_cannot_be_read(mentor: Mentor, store: Path) -> None:
    """Nothing is printed, and the user hears why."""
    (store / "students" / "amelie-durand" / "journal.jsonl").write_text("")
    done = mentor("calendar", "export")
    assert (done.code, done.out) == (4, "")
    assert mentor("calendar", "export", "--json").code == 4
