"""A calendar taken in: nothing is guessed, nothing documented changes. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from formats.ics.kit import PARIS_ZONE, calendar, event
from helpers import Mentor, resign
from mentorcli.errors import RefusedError
from mentorcli.services.calendar_faults import documented, stale, taken, twice
from mentorcli.services.calendar_import import Choices, check, read_calendar
from mentorcli.services.zone_name import zone_named
from services.calendar_kit import becomes, imported, planned, quiet, told, two_students
from services.conftest import Fresh

DEC_1 = ("DTSTART;TZID=Europe/Paris:20261201T140000", "DTEND;TZID=Europe/Paris:20261201T144500")
DEC_2 = ("DTSTART;TZID=Europe/Paris:20261202T100000", "DTEND;TZID=Europe/Paris:20261202T110000")
WEEKLY = ("DTSTART;TZID=Europe/Paris:20261201T140000", "DURATION:PT45M", "RRULE:FREQ=WEEKLY;COUNT=3")
DAYS = [datetime(2026, 12, day, 13, tzinfo=UTC) for day in (1, 8, 15)]


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    two_students(mentor)


def test_events_become_planned_sessions_once(fresh: Fresh, mentor: Mentor) -> None:
    """Of whom they speak, in one operation that can be taken back; a second import changes nothing."""
    text = calendar(
        PARIS_ZONE,
        event(*DEC_1, title="Durand Amelie - visio"),
        event(*DEC_2, uid="e2", title="Mentorat"),
        event(*DEC_2, "ATTENDEE;CN=S. O.:mailto:nobody@example.org", uid="e3", title="Sam OKORO"),
        event(*DEC_2, uid="e4", title="Dentist"),
    ).replace("SUMMARY:Mentorat", "SUMMARY:Mentorat\nATTENDEE:mailto:AMELIE@example.org")
    dry = imported(fresh(), text, dry=True)
    assert (becomes(dry), dry.saved, planned(mentor)) == (["new", "new", "new", "nobody"], False, [])
    done = imported(fresh(), text)
    assert (done.saved, done.past, done.made_up, done.changes) == (True, 0, 0, 3)
    assert [(one["student"], one["scheduled_at"], one["duration_minutes"], one["kind"]) for one in planned(mentor)] == [
        ("amelie-durand", "2026-12-01T14:00:00+01:00", 45, "discovery"),
        ("amelie-durand", "2026-12-02T10:00:00+01:00", 60, "mentoring"),
        ("sam-okoro", "2026-12-02T10:00:00+01:00", 60, "discovery"),
    ]
    again = imported(fresh(), text)
    assert (becomes(again), again.saved) == (["unchanged"] * 3 + ["nobody"], False)
    assert mentor("store", "check").code == 0
    mentor("undo")
    assert planned(mentor) == []
    mentor("undo", "--redo")
    assert len(planned(mentor)) == 3


def test_nobody_is_guessed(fresh: Fresh, mentor: Mentor) -> None:
    """A part of a name, and two names, are in doubt; --student says who, and takes nothing of others."""
    text = calendar(
        event(*DEC_1, title="Amélie"), event(*DEC_2, uid="e2", title="Sam Okoro, Amélie Durand"),
        event(*DEC_2, uid="e3", title="Sam Okoro"), event(*DEC_2, uid="e4", title="Dentist"),
    )  # fmt: skip
    assert told(imported(fresh(), text, dry=True)) == [
        ("new", None), ("nobody", None),
        ("doubtful", "may be amelie-durand: --student says whose it is"),
        ("doubtful", "may be amelie-durand, sam-okoro: --student says whose it is"),
    ]  # fmt: skip
    done = imported(fresh(), text, student="amelie")
    assert (becomes(done), done.outside) == (["new", "new"], 2)
    assert {one["student"] for one in planned(mentor)} == {"amelie-durand"}


def test_what_is_here_already_is_known_by_its_event(fresh: Fresh, mentor: Mentor) -> None:
    """The same student and start; from then on it moves with the event, and keeps its own UID."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    uid = mentor("calendar", "export", "--json").json()["events"][0]["uid"]
    done = imported(fresh(), calendar(event(*DEC_1)))
    assert (becomes(done), done.tied, done.saved) == (["unchanged"], 1, True)
    assert imported(fresh(), calendar(event(*DEC_1))).saved is False
    moved = imported(fresh(), calendar(event(*DEC_2)))
    assert becomes(moved) == ["moved"]
    assert moved.events[0].before is not None
    assert [(one["scheduled_at"], one["duration_minutes"]) for one in planned(mentor)] == [
        ("2026-12-02T10:00:00+01:00", 60)
    ]
    (after,) = mentor("calendar", "export", "--json").json()["events"]
    assert (after["uid"], after["sequence"]) == (uid, 1)
    assert becomes(imported(fresh(), calendar(event(*DEC_2)))) == ["unchanged"]


def test_what_was_moved_here_stays_until_the_calendar_knows(fresh: Fresh, mentor: Mentor) -> None:
    """The number of the event tells which of the two is the later one."""
    imported(fresh(), calendar(event(*DEC_1, "SEQUENCE:4", "DTSTAMP:20261120T080000Z")))
    (session,) = planned(mentor)
    mentor("session", "edit", session["id"], "--at", "2026-12-03 09:00")
    assert told(imported(fresh(), calendar(event(*DEC_1, "SEQUENCE:4")))) == [("doubtful", str(stale()))]
    (exported,) = mentor("calendar", "export", "--json").json()["events"]
    assert (exported["uid"], exported["sequence"]) == ("e1", 5)
    assert becomes(imported(fresh(), calendar(event(*DEC_2, "SEQUENCE:5")))) == ["moved"]
    assert mentor("calendar", "export", "--json").json()["events"][0]["sequence"] == 6


def test_a_calendar_that_never_counts_moves_sessions_all_the_same(fresh: Fresh, mentor: Mentor) -> None:
    """As long as nothing was moved here; an older file is known by its stamp."""
    for lines in (DEC_1, DEC_2, DEC_1):
        imported(fresh(), calendar(event(*lines)))
    assert planned(mentor)[0]["scheduled_at"] == "2026-12-01T14:00:00+01:00"
    old, new = "DTSTAMP:20261201T080000Z", "DTSTAMP:20261202T080000Z"
    assert becomes(imported(fresh(), calendar(event(*DEC_2, new)))) == ["moved"]
    assert told(imported(fresh(), calendar(event(*DEC_1, old)))) == [("doubtful", str(stale()))]


def test_what_is_documented_never_changes(fresh: Fresh, mentor: Mentor) -> None:
    """Whether its event is elsewhere, was called off, or was never known."""
    at = ("DTSTART;TZID=Europe/Paris:20261123T140000", "DURATION:PT45M")
    imported(fresh(), calendar(event(*at)))
    mentor("session", "log", "amelie", "--at", "2026-11-23 14:00")
    before = planned(mentor)
    assert told(imported(fresh(), calendar(event(*DEC_1)))) == [("unchanged", str(documented()))]
    assert becomes(imported(fresh(), calendar(event(*at, "STATUS:CANCELLED")))) == ["unchanged"]
    other = imported(fresh(), calendar(event(*at, uid="another")))
    assert (becomes(other), other.tied, other.saved) == (["doubtful"], 0, False)
    assert planned(mentor) == before
    mentor("session", "log", "sam", "--at", "2026-11-23 14:00")
    here = imported(fresh(), calendar(event(*at, uid="e5", title="Sam Okoro")))
    assert (becomes(here), here.tied) == (["unchanged"], 0)


def test_a_cancelled_session_is_not_planned_again_by_its_event(fresh: Fresh, mentor: Mentor) -> None:
    """It was called off here, whatever the calendar says."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    mentor("session", "cancel", "amelie", "--by", "mentor")
    assert becomes(imported(fresh(), calendar(event(*DEC_1)))) == ["unchanged"]
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    mentor("session", "cancel", "amelie", "--by", "mentor")
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    done = imported(fresh(), calendar(event(*DEC_1)))
    assert (becomes(done), done.tied) == (["unchanged"], 1)


@pytest.mark.parametrize("method", [None, "CANCEL"])
def test_what_was_called_off_judges_nobody(fresh: Fresh, mentor: Mentor, method: str | None) -> None:
    """The session stays, and is named; one that is not here is none; a message need not say when it was."""
    imported(fresh(), calendar(event(*DEC_1)))
    status = () if method else ("STATUS:CANCELLED",)
    off = imported(fresh(), calendar(event(*status), event(*DEC_2, *status, uid="e2"), method=method))
    assert (becomes(off), off.outside, off.saved) == (["called-off"], 1, False)
    assert off.events[0].session is not None
    assert [one["status"] for one in planned(mentor)] == ["scheduled"]


def test_a_session_that_was_planned_here_is_named_when_its_event_is_called_off(fresh: Fresh, mentor: Mentor) -> None:
    """By the same student and start; another student's is left alone."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    text = calendar(event(*DEC_1, "STATUS:CANCELLED"))
    assert becomes(imported(fresh(), text)) == ["called-off"]
    assert becomes(imported(fresh(), text, student="sam")) == []


def test_a_series_is_taken_occurrence_by_occurrence(fresh: Fresh, mentor: Mentor) -> None:
    """One that was moved moves its session alone; one that was left out, or called off, is named."""
    master = event(*WEEKLY)
    assert becomes(imported(fresh(), calendar(PARIS_ZONE, master))) == ["new"] * 3
    assert [one["scheduled_at"] for one in planned(mentor)] == [
        "2026-12-01T14:00:00+01:00", "2026-12-08T14:00:00+01:00", "2026-12-15T14:00:00+01:00",
    ]  # fmt: skip
    other = event("RECURRENCE-ID;TZID=Europe/Paris:20261208T140000", "DTSTART;TZID=Europe/Paris:20261209T090000")
    found = imported(fresh(), calendar(PARIS_ZONE, master, other))
    assert becomes(found) == ["moved", "unchanged", "unchanged"]
    assert planned(mentor)[1]["scheduled_at"] == "2026-12-09T09:00:00+01:00"
    left = event(*WEEKLY, "EXDATE;TZID=Europe/Paris:20261215T140000")
    gone = imported(fresh(), calendar(PARIS_ZONE, left, other))
    assert becomes(gone) == ["called-off", "unchanged", "unchanged"]
    assert (gone.events[0].line, gone.events[0].start) == (0, DAYS[2])
    assert becomes(imported(fresh(), calendar(PARIS_ZONE, left, other), student="sam")) == []
    whole = imported(fresh(), calendar(PARIS_ZONE, event(*WEEKLY, "STATUS:CANCELLED")))
    assert becomes(whole) == ["called-off"] * 3
    uids = [one["uid"] for one in mentor("calendar", "export", "--json").json()["events"]]
    assert len(set(uids)) == 3  # each is an event of its own in an export
    assert "e1" not in uids


def test_a_series_that_was_moved_moves_its_sessions(fresh: Fresh, mentor: Mentor) -> None:
    """Week by week; what has no counterpart is new, or named."""
    imported(fresh(), calendar(PARIS_ZONE, event(*WEEKLY)))
    later = ("DTSTART;TZID=Europe/Paris:20261203T160000", "DURATION:PT45M", "RRULE:FREQ=WEEKLY;COUNT=4", "SEQUENCE:1")
    assert becomes(imported(fresh(), calendar(PARIS_ZONE, event(*later)))) == ["new", "moved", "moved", "moved"]
    assert [one["scheduled_at"][:16] for one in planned(mentor)] == [
        "2026-12-03T16:00", "2026-12-10T16:00", "2026-12-17T16:00", "2026-12-24T16:00",
    ]  # fmt: skip
    assert imported(fresh(), calendar(PARIS_ZONE, event(*later))).saved is False


def test_what_is_documented_is_known_after_its_series_was_moved(fresh: Fresh, mentor: Mentor) -> None:
    """Held, missed and called off: no second session stands beside it, however often the file is read."""
    imported(fresh(), calendar(PARIS_ZONE, event(*WEEKLY)))
    first, second, third = (one["id"] for one in planned(mentor))
    held = mentor("session", "log", "amelie", "--at", "2026-12-01 14:00", now="2026-12-09T12:00")
    missed = mentor("noshow", "mark", "amelie", "--session", second, now="2026-12-09T12:00")
    assert (held.code, missed.code) == (0, 0)
    later = event(*(line.replace("20261201T140000", "20261202T100000") for line in WEEKLY), "SEQUENCE:1")
    for _ in range(2):
        found = imported(fresh(), calendar(PARIS_ZONE, later))
        stays = [one.session.id for one in found.events if one.reason is not None and one.session is not None]
        assert stays == [first, second]
        assert "new" not in becomes(found)
    assert [(one["id"], one["scheduled_at"][:16]) for one in planned(mentor)] == [
        (first, "2026-12-01T14:00"), (second, "2026-12-08T14:00"), (third, "2026-12-16T10:00"),
    ]  # fmt: skip


def test_a_series_with_two_days_a_week_moves_each_of_them(fresh: Fresh, mentor: Mentor) -> None:
    """In their order; a week that has another number of them than here leaves what nobody can tell to the mentor."""
    days = ("DTSTART;TZID=Europe/Paris:20261201T140000", "DURATION:PT45M", "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4")
    imported(fresh(), calendar(PARIS_ZONE, event(*days)))
    before = [one["id"] for one in planned(mentor)]
    moved = [line.replace("20261201", "20261202").replace("TU,TH", "WE,FR") for line in days]
    assert becomes(imported(fresh(), calendar(PARIS_ZONE, event(*moved)))) == ["moved"] * 4
    assert [(one["id"], one["scheduled_at"][8:10]) for one in planned(mentor)] == list(
        zip(before, ("02", "04", "09", "11"), strict=True)
    )
    three = [line.replace("TU,TH;COUNT=4", "TU,TH,SA;COUNT=6") for line in days]
    assert becomes(imported(fresh(), calendar(PARIS_ZONE, event(*three)))) == ["new"] * 6 + ["called-off"] * 4


def test_a_series_that_was_called_off_whole_shows_the_day_of_each_session(fresh: Fresh, mentor: Mentor) -> None:
    """Also of one that was moved here; a span asks by that day too."""
    imported(fresh(), calendar(PARIS_ZONE, event(*WEEKLY)))
    ids = [one["id"] for one in planned(mentor)]
    assert mentor("session", "edit", ids[2], "--at", "2026-12-17 09:00").code == 0
    off = calendar(PARIS_ZONE, event(*WEEKLY, "STATUS:CANCELLED"))
    found = imported(fresh(), off)
    assert [(one.session.id, f"{one.start:%d %H:%M}") for one in found.events if one.session and one.start] == [
        (ids[0], "01 13:00"), (ids[1], "08 13:00"), (ids[2], "17 09:00"),
    ]  # fmt: skip
    ahead = imported(fresh(), off, start=DAYS[1])
    assert [one.session.id for one in ahead.events if one.session] == ids[1:]
    assert ahead.outside == 1


def test_an_event_that_was_deleted_here_can_be_imported_again(fresh: Fresh, mentor: Mentor) -> None:
    """It is new once more, with the same id."""
    imported(fresh(), calendar(event(*DEC_1)))
    (session,) = planned(mentor)
    mentor("session", "delete", session["id"], "--yes")
    assert fresh().store.student("amelie-durand").replay.current("calendar-event") == {}
    assert becomes(imported(fresh(), calendar(event(*DEC_1)))) == ["new"]
    assert [one["id"] for one in planned(mentor)] == [session["id"]]
    workspace = fresh()
    with workspace.transaction() as writer:  # as a version that knew of no events did it
        records = workspace.store.student("amelie-durand")
        writer.append(records, cmd="session delete", at=workspace.now, drop=[("session", session["id"])])
    assert becomes(imported(fresh(), calendar(event(*DEC_1)))) == ["new"]


def test_two_events_at_one_start(fresh: Fresh, mentor: Mentor) -> None:
    """A student is in one session at a time; a move onto another session is in doubt."""
    both = calendar(event(*DEC_1), event(*DEC_1, uid="e2"))
    assert told(imported(fresh(), both)) == [("new", None), ("doubtful", str(taken()))]
    assert imported(fresh(), both).saved is False
    mentor("session", "schedule", "amelie", "2026-12-02 10:00")
    assert told(imported(fresh(), calendar(event(*DEC_2)))) == [("doubtful", str(taken()))]
    mentor("session", "cancel", "amelie", "--session", "2026-12-02 10:00", "--by", "mentor")
    assert becomes(imported(fresh(), calendar(event(*DEC_2)))) == ["moved"]


def test_an_event_twice_in_a_file(fresh: Fresh) -> None:
    """In two calendars of it, at two starts: the first is taken, the other is in doubt, when it is known too."""
    both = calendar(event(*DEC_1)) + calendar(event(*DEC_2))
    assert told(imported(fresh(), both)) == [("new", None), ("doubtful", str(twice()))]
    assert told(imported(fresh(), both)) == [("unchanged", None), ("doubtful", str(twice()))]


def test_what_is_in_doubt_is_left_out_and_said(fresh: Fresh, mentor: Mentor) -> None:
    """Of a student who is known; an event of nobody is nobody's. A zone that is asked for settles it."""
    text = calendar(
        event("DTSTART:20261201T140000", "DURATION:PT45M"),
        event("DTSTART;VALUE=DATE:20261201", uid="e2", title="Sam Okoro"),
        event("DTSTART:20261201T140000", uid="e3", title="Dentist"),
    )
    assert becomes(imported(fresh(), text)) == ["nobody", "doubtful", "doubtful"]
    assert planned(mentor) == []
    done = imported(fresh(), text, zone=zone_named("America/Montreal"))
    assert becomes(done) == ["new", "nobody", "doubtful"]
    assert planned(mentor)[0]["scheduled_at"] == "2026-12-01T20:00:00+01:00"
    known = imported(fresh(), calendar(event("DTSTART:20261201T150000")))
    assert becomes(known) == ["doubtful"]


def test_the_hour_that_is_shown_twice_is_taken_and_said(fresh: Fresh, mentor: Mentor) -> None:
    """The first of the two."""
    done = imported(fresh(), calendar(PARIS_ZONE, event("DTSTART;TZID=Europe/Paris:20261025T023000", "DURATION:PT45M")))
    assert (done.events[0].repeated, done.past) == (True, 1)
    assert planned(mentor)[0]["scheduled_at"] == "2026-10-25T02:30:00+02:00"


def test_a_span_bounds_what_is_taken(fresh: Fresh, mentor: Mentor) -> None:
    """What is known too; series without an end are looked at for a year."""
    text = calendar(event(*DEC_1), event(*DEC_2, uid="e2", title="Sam Okoro"))
    start, end = datetime(2026, 12, 2, tzinfo=UTC), datetime(2026, 12, 3, tzinfo=UTC)
    done = imported(fresh(), text, start=start, end=end)
    assert (becomes(done), done.outside) == (["new"], 1)
    imported(fresh(), text)
    assert imported(fresh(), text, end=start).outside == 1
    assert [one["student"] for one in planned(mentor)] == ["amelie-durand", "sam-okoro"]
    endless = calendar(PARIS_ZONE, event("DTSTART;TZID=Europe/Paris:20261205T090000", "RRULE:FREQ=WEEKLY", uid="e3"))
    found = imported(fresh(), endless, dry=True)
    assert (found.endless, len(found.events), found.made_up) == (1, 51, 51)
    assert len(imported(fresh(), endless, dry=True, end=datetime(2027, 1, 1, tzinfo=UTC)).events) == 4


def test_what_cannot_be_read_stops_everything_unless_it_is_skipped(fresh: Fresh, mentor: Mentor) -> None:
    """Each is named with its line and the reason."""
    text = calendar(event(*DEC_1), event("DTSTART:soon", uid="e2", title="Sam\x07"), event(uid="e3", title=""))
    with pytest.raises(RefusedError, match="2 events cannot be read; nothing was imported") as refused:
        imported(fresh(), text)
    assert [str(one) for one in refused.value.details] == [
        "line 13 'Sam\\x07': DTSTART 'soon' is no time", "line 15: it has no DTSTART",
    ]  # fmt: skip
    assert planned(mentor) == []
    with pytest.raises(RefusedError, match="1 event cannot be read"):
        imported(fresh(), calendar(event()))
    dry = imported(fresh(), text, dry=True)
    assert (len(dry.faults), becomes(dry)) == (2, ["new"])
    done = imported(fresh(), text, skip_bad=True)
    assert (len(done.faults), done.saved, len(planned(mentor))) == (2, True, 1)
    choices = Choices(skip_bad=True)
    check(read_calendar(fresh(), text.encode(), "x.ics", choices, quiet), choices)


def test_all_of_it_or_nothing(fresh: Fresh, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second student cannot be written, the first one's sessions are not there either."""
    from mentorcli.store.batch import Batch

    extend, seen = Batch._extend, []

    def failing(self: Batch, *words: object) -> None:
        seen.append(words)
        if len(seen) == 2:
            raise OSError(28, "No space left on device")
        extend(self, *words)  # type: ignore[arg-type]

    monkeypatch.setattr(Batch, "_extend", failing)
    with pytest.raises(Exception, match="No space left"):
        imported(fresh(), calendar(event(*DEC_1), event(*DEC_2, uid="e2", title="Sam Okoro")))
    monkeypatch.undo()
    assert planned(mentor) == []


def test_fields_of_newer_versions_stay(fresh: Fresh) -> None:
    """A session that is moved keeps what a newer version wrote in it."""
    imported(fresh(), calendar(event(*DEC_1)))
    store = fresh().home.store
    path = store / "students" / "amelie-durand" / "journal.jsonl"
    path.write_text(path.read_text().replace('"duration_minutes":45', '"duration_minutes":45,"mood":"fine"'))
    resign(store)
    assert becomes(imported(fresh(), calendar(event(*DEC_2)))) == ["moved"]
    assert path.read_text().splitlines()[-1].count("mood") == 1


def test_an_address_known_under_two_names_is_in_doubt(fresh: Fresh, mentor: Mentor) -> None:
    """Namesakes too; which of them is meant stands in mentor's own exports."""
    mentor("student", "add", "Sam Okoro", "--slug", "sam-2")
    mentor("session", "schedule", "sam-2", "2026-12-01 14:00")
    text = mentor("calendar", "export").out
    assert "X-MENTOR-STUDENT:sam-2" in text
    mentor("undo")
    assert becomes(imported(fresh(), text.replace("X-MENTOR-STUDENT", "X-OTHER"))) == ["doubtful"]
    assert becomes(imported(fresh(), text)) == ["new"]
    assert [one["student"] for one in planned(mentor)] == ["sam-2"]


def test_an_event_stays_known_when_two_entries_are_put_together(fresh: Fresh, mentor: Mentor) -> None:
    """Its sessions are the other one's from then on, and move with it."""
    imported(fresh(), calendar(event(*DEC_1, "SEQUENCE:4")))
    mentor("student", "merge", "amelie", "sam", "--yes")
    assert becomes(imported(fresh(), calendar(event(*DEC_1, "SEQUENCE:4")))) == ["unchanged"]
    assert mentor("calendar", "export", "--json").json()["events"][0]["sequence"] >= 4
    assert becomes(imported(fresh(), calendar(event(*DEC_2, "SEQUENCE:5")))) == ["moved"]
    assert [one["student"] for one in planned(mentor)] == ["sam-okoro"]


def test_an_export_of_everything_takes_the_events_along(fresh: Fresh, mentor: Mentor, tmp_path: Path) -> None:
    """Into another store, where they are known too."""
    imported(fresh(), calendar(event(*DEC_1, "SEQUENCE:4")))
    out = mentor("calendar", "export").out
    mentor("store", "export", "--out", str(tmp_path / "all.json"))
    other = ("--store", str(tmp_path / "other"))
    assert mentor(*other, "store", "import", str(tmp_path / "all.json")).code == 0
    assert mentor(*other, "calendar", "export").out == out


def test_an_id_that_is_taken_here_is_not_taken_again(fresh: Fresh, mentor: Mentor) -> None:
    """Two events whose ids would be the same get two."""
    imported(fresh(), calendar(event(*DEC_1)))
    (session,) = planned(mentor)
    mentor("student", "merge", "amelie", "sam", "--yes")
    own = event(*DEC_2, uid=f"{session['id']}@mentorcli", title="Sam Okoro")
    assert becomes(imported(fresh(), calendar(own))) == ["moved"]
    assert len(planned(mentor)) == 1
