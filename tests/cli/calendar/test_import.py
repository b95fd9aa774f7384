"""`mentor calendar import`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from formats.ics.kit import PARIS_ZONE, calendar, event
from helpers import Mentor
from mentorcli.cli.context import AppContext
from services.calendar_kit import planned, two_students

NEW = event("DTSTART;TZID=Europe/Paris:20261201T140000", "DURATION:PT45M")
PAST = event("DTSTART;TZID=Europe/Paris:20261025T023000", uid="e2", title="Sam Okoro")
TEXT = calendar(
    PARIS_ZONE, NEW, PAST,
    event("DTSTART:20261202T100000Z", uid="e3", title="Dentist"),
    event("DTSTART:20261203T100000", uid="e4", title="Sam Okoro"),
    event("DTSTART:20261204T100000Z", "DESCRIPTION:", "Meeting ID: 4", uid="e5", title="Amélie"),
    event("DTSTART:20261207T100000Z", "RRULE:FREQ=YEARLY", uid="e6", title=""),
    event("DTSTART:20261208T100000Z", "STATUS:CANCELLED", uid="e7"),
    "BEGIN:VTODO\nUID:t\nEND:VTODO",
)  # fmt: skip
BAD = calendar(NEW, event("DTSTART:soon", uid="e2", title="Lunch"), event(uid="e3", title=""))


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    two_students(mentor)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a calendar with something of each kind in it."""
    path = tmp_path / "x.ics"
    path.write_text(TEXT, encoding="utf-8", newline="\r\n")
    return path


def test_it_is_shown_and_taken(mentor: Mentor, file: Path) -> None:
    """What becomes of each event, what was put in or left out, and the way back."""
    assert mentor("calendar", "import", str(file), "--yes").out.splitlines() == [
        "UTF-8: 7 events",
        "  new          Sun 25 Oct 2026 02:30 CEST  Sam Okoro, 45 min",
        "  new          Tue 1 Dec 2026 14:00 CET  Amélie Durand, 45 min",
        '  fits nobody  Wed 2 Dec 2026 11:00 CET  "Dentist"',
        "  fits nobody  Mon 7 Dec 2026 11:00 CET  line 47",
        '  doubtful     Fri 4 Dec 2026 11:00 CET  "Amélie": may be amelie-durand: --student says whose it is',
        "  doubtful     Sam Okoro: its time has no time zone: --zone says in which one it is",
        "  Sun 25 Oct 2026 02:30 CEST: the clocks show that time twice; the first one is taken",
        "  1 new session has begun: it is open until you say what happened (--from today leaves it out)",
        "  1 new session has no length in the file: the usual one is put in",
        "  1 line belongs to no event: a broken text, left out",
        "  left out by what was asked for, or called off and not here: 1",
        "  no events, left out: 1 VTODO",
        "Imported: 2 new, 0 moved. Back: mentor undo",
    ]
    again = mentor("calendar", "import", str(file)).out.splitlines()
    assert again[-1] == "Nothing to import: the sessions here agree with it."
    assert "  unchanged: 2" in again


def test_it_is_asked(mentor: Mentor, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the preview; no is no, and where nobody can answer nothing is done."""
    unasked = mentor("calendar", "import", str(file))
    assert (unasked.code, "Import 2 sessions?" in unasked.err, "--yes" in unasked.err) == (2, True, True)
    silent = mentor("calendar", "import", str(file), "--json")
    assert (silent.code, silent.out) == (2, "")
    monkeypatch.setattr(AppContext, "interactive", True)
    refused = mentor("calendar", "import", str(file), stdin="n\n")
    assert (refused.code, "Import 2 sessions?" in refused.err) == (1, True)
    assert planned(mentor) == []
    done = mentor("calendar", "import", str(file), stdin="y\n")
    assert done.out.count("Amélie Durand, 45 min") == 1  # it was seen before the question
    assert done.out.endswith("Imported: 2 new, 0 moved. Back: mentor undo\n")
    assert mentor("calendar", "import", str(file), "-q") == (0, "", "")


def test_what_was_moved_and_called_off(mentor: Mentor, file: Path) -> None:
    """Where it was before; the command that calls it off here runs as it stands."""
    mentor("calendar", "import", str(file), "--yes")
    moved = NEW.replace("20261201T14", "20261202T09")
    off = PAST.replace("UID", "STATUS:CANCELLED\nUID")
    out = mentor("calendar", "import", "-", "--yes", stdin=calendar(PARIS_ZONE, moved, off)).out
    assert "  moved        Wed 2 Dec 2026 09:00 CET  Amélie Durand, 45 min, was Tue 1 Dec 2026 14:00 CET\n" in out
    session = planned(mentor)[0]["id"]
    line = f"Sam Okoro, in the calendar; here: mentor session cancel {session} (--at when, --by who)"
    assert line in out
    mentor("session", "log", "sam", "--at", "2026-10-25 02:30")
    there = PAST.replace("20261025", "20261026")
    assert "Sam Okoro: elsewhere in the calendar" in mentor("calendar", "import", "-", stdin=calendar(there)).out


def test_what_is_here_already_is_asked_for_too(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written without a word."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    monkeypatch.setattr(AppContext, "interactive", True)
    done = mentor("calendar", "import", "-", "--yes", stdin=calendar(NEW))
    assert "here already, and known by their event from now on: 1" in done.out
    mentor("undo")
    shown = mentor("calendar", "import", "-", "--no-input", stdin=calendar(NEW))
    assert "Keep by which event 1 session" in shown.err


def test_what_cannot_be_read(mentor: Mentor) -> None:
    """Stops all of it, each named; a dry run shows the others first; --skip-bad takes them."""
    done = mentor("calendar", "import", "-", "--yes", stdin=BAD)
    assert (done.code, done.out) == (1, "")
    assert "line 13 'Lunch': DTSTART 'soon' is no time" in done.err
    assert planned(mentor) == []
    dry = mentor("calendar", "import", "-", "--dry-run", stdin=BAD)
    assert (dry.code, dry.out.splitlines()[0]) == (1, "UTF-8: 1 event")
    assert mentor("calendar", "import", "-", "--dry-run", "--json", stdin=BAD).out == ""
    skipped = mentor("calendar", "import", "-", "--dry-run", "--skip-bad", stdin=BAD).out.splitlines()
    assert skipped[-4:] == [
        "Left out, 2 events that cannot be read:",
        "  line 13 \"Lunch\": DTSTART 'soon' is no time",
        "  line 15: it has no DTSTART",
        "Nothing was written.",
    ]
    assert mentor("calendar", "import", "-", "--yes", "--skip-bad", stdin=BAD).code == 0
    assert len(planned(mentor)) == 1


def test_in_french_and_as_json(mentor: Mentor, file: Path) -> None:
    """A dry run writes nothing."""
    found = mentor("calendar", "import", str(file), "--dry-run", "--json").json()
    assert found["counts"] == {
        "new": 2, "moved": 0, "called-off": 0, "unchanged": 0, "nobody": 2, "doubtful": 2,
    }  # fmt: skip
    assert (found["dry_run"], found["saved"], found["others"], found["loose"]) == (True, False, {"VTODO": 1}, 1)
    assert found["events"][0]["repeated"] is True
    assert [one["line"] for one in found["events"]] == [25, 19, 30, 47, 40, 35]
    mentor("config", "set", "lang", "fr")
    out = mentor("calendar", "import", str(file), "--dry-run").out
    assert "  nouvelle        mar. 1er déc. 2026 14:00 CET  Amélie Durand, 45 min" in out
    assert "«\u00a0Dentist\u00a0»" in out
    assert "Sam Okoro\u00a0: son heure n'a pas de fuseau" in out
    assert out.endswith("Rien n'a été écrit.\n")
    assert "ligne 13 «\u00a0Lunch\u00a0»" in mentor("calendar", "import", "-", "--yes", stdin=BAD).err


def test_many_of_nobody_are_counted(mentor: Mentor) -> None:
    """Twenty of them are named."""
    many = [event(f"DTSTART:202612{day:02}T100000Z", uid=f"n{day}", title="Dentist") for day in range(1, 26)]
    out = mentor("calendar", "import", "-", "--dry-run", stdin=calendar(*many)).out
    assert (out.count("Dentist"), "  5 more: --json lists all" in out) == (20, True)


def test_a_series_without_an_end_is_said(mentor: Mentor) -> None:
    """With the day up to which it is taken."""
    text = calendar(event("DTSTART:20261207T100000Z", "RRULE:FREQ=YEARLY"))
    out = mentor("calendar", "import", "-", "--dry-run", stdin=text).out
    assert "  1 series has no end: taken up to Thu 25 Nov 2027 (--to another day)\n" in out
    assert (
        "up to Thu 31 Dec 2026" in mentor("calendar", "import", "-", "--dry-run", "--to", "2026-12-31", stdin=text).out
    )


def test_what_is_typed_wrong(mentor: Mentor, file: Path, tmp_path: Path) -> None:
    """One line, with what is wrong."""
    for code, words in (
        (2, (str(tmp_path / "none"),)), (2, (str(file), "--zone", "Mars")), (2, (str(file), "--from", "x")),
        (3, (str(file), "--student", "zoe")), (1, ("-",)),
    ):  # fmt: skip
        done = mentor("calendar", "import", *words, "--yes", stdin="Nom;Date\n")
        assert (done.code, done.out) == (code, ""), words
        assert done.err.startswith("Error: ")
