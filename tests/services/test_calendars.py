"""Sessions as a calendar. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from formats.ics.kit import calendar, event
from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.results.calendars import ExportedEvent
from mentorcli.services import zone_name as zones
from mentorcli.services.calendar_here import Here
from mentorcli.services.calendar_matching import Asked, in_order, past
from mentorcli.services.calendar_people import Recognition
from mentorcli.services.calendar_versions import editions_of, exported_version, is_older, origin
from mentorcli.services.calendars import Choices, export
from services.calendar_kit import imported, planned, two_students
from services.conftest import Fresh

DEC_1 = ("DTSTART;TZID=Europe/Paris:20261201T140000", "DTEND;TZID=Europe/Paris:20261201T144500")


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    two_students(mentor)


def exported(fresh: Fresh, **choices: object) -> list[ExportedEvent]:
    """Return the events of an export."""
    return list(export(fresh(), Choices(**choices)).events)  # type: ignore[arg-type]


def numbers(fresh: Fresh, **choices: object) -> list[int]:
    """Return the SEQUENCE of each event."""
    return [one.sequence for one in exported(fresh, **choices)]


def test_every_exported_change_counts_once(fresh: Fresh, mentor: Mentor) -> None:
    """Start, length, kind, called off, name; not what else is corrected. The stamp is that of the last one."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00", now="2026-11-20T08:00")
    (session,) = planned(mentor)
    (first,) = exported(fresh)
    assert (first.uid, first.sequence) == (f"{session['id']}@mentorcli", 0)
    assert first.stamp == datetime(2026, 11, 20, 7, tzinfo=UTC)
    for number, words in enumerate((
        ("--at", "2026-12-02 14:00"), ("--duration", "30"), ("--kind", "presentation"), ("--at", "2026-12-03 9:00"),
    ), 1):  # fmt: skip
        mentor("session", "edit", session["id"], *words)
        assert numbers(fresh) == [number]
    mentor("session", "edit", session["id"], "--notes", "Joins", "--level", "3")
    assert numbers(fresh) == [4]
    assert numbers(fresh, notes=True) == [5]
    mentor("student", "edit", "amelie", "--name", "Amélie Roy")
    assert numbers(fresh) == [5]
    mentor("session", "cancel", session["id"], "--by", "mentor", now="2026-11-25T08:00")
    (last,) = exported(fresh)
    assert (last.sequence, last.off, last.uid) == (6, True, first.uid)
    assert last.stamp == datetime(2026, 11, 25, 7, tzinfo=UTC)


def test_what_is_taken_back_counts_too(fresh: Fresh, mentor: Mentor) -> None:
    """A later export never has a lower number, so that no calendar takes it for an older one."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    (session,) = planned(mentor)
    mentor("session", "edit", session["id"], "--at", "2026-12-02 14:00")
    assert numbers(fresh) == [1]
    mentor("undo")
    assert numbers(fresh) == [2]
    mentor("undo", "--redo")
    assert numbers(fresh) == [3]


def test_an_import_that_is_taken_back_and_done_again(fresh: Fresh, mentor: Mentor) -> None:
    """Its events go on from the number that they came with."""
    imported(fresh(), calendar(event(*DEC_1, "SEQUENCE:4")))
    assert numbers(fresh) == [4]
    mentor("undo")
    mentor("undo", "--redo")
    assert numbers(fresh) == [6]


def test_a_name_changed_by_hand_counts(fresh: Fresh, mentor: Mentor) -> None:
    """Before it is written and after."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    profile = fresh().home.store / "students" / "amelie-durand" / "profile.toml"
    profile.write_text(profile.read_text().replace("Amélie Durand", "Amélie Roy"))
    (before,) = exported(fresh)
    assert (before.sequence, before.name) == (1, "Amélie Roy")
    mentor("student", "edit", "amelie", "--phone", "0612345678")
    assert numbers(fresh) == [1]


def test_what_is_exported_can_be_chosen(fresh: Fresh, mentor: Mentor) -> None:
    """One student's, within a span, with initials, with notes; nothing of a student without any."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    mentor("session", "schedule", "sam", "2026-12-02 14:00")
    mentor("session", "edit", "amelie", "--notes", "Joins")
    assert [one.name for one in exported(fresh)] == ["Amélie Durand", "Sam Okoro"]
    assert [one.notes for one in exported(fresh)] == [None, None]
    assert [(one.name, one.notes) for one in exported(fresh, student="amelie", notes=True)] == [
        ("Amélie Durand", "Joins")
    ]
    middle = datetime(2026, 12, 2, tzinfo=UTC)
    assert [one.name for one in exported(fresh, start=middle)] == ["Sam Okoro"]
    assert [one.name for one in exported(fresh, end=middle, private=True)] == ["A. D."]
    with pytest.raises(NotFoundError):
        export(fresh(), Choices(student="zoe"))


def test_whose_uid_an_event_has(fresh: Fresh, mentor: Mentor) -> None:
    """That of the event it came from, unless it may name somebody; its own where the file had none."""
    imported(fresh(), calendar(event(*DEC_1, "SEQUENCE:3", uid="amelie.durand@example.org")))
    (session,) = planned(mentor)
    assert [(one.uid, one.sequence) for one in exported(fresh)] == [("amelie.durand@example.org", 3)]
    own = f"{session['id']}@mentorcli"
    assert [(one.uid, one.sequence) for one in exported(fresh, private=True)] == [(own, 0)]
    none = event("DTSTART:20261202T140000Z", uid=None, title="Sam Okoro")
    imported(fresh(), calendar(none))
    assert exported(fresh, student="sam")[0].uid.endswith("@mentorcli")
    assert imported(fresh(), calendar(none)).saved is False


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_out_and_in_and_out_again(fresh: Fresh, mentor: Mentor, tmp_path: Path, lang: str) -> None:
    """Into a store with the same students and no sessions: every byte is the same."""
    mentor("config", "set", "lang", lang)
    mentor("student", "add", "Sam Okoro", "--slug", "sam-2")
    mentor("session", "schedule", "sam-okoro", "2026-12-01 14:00", "--repeat", "weekly", "--times", "3")
    mentor("session", "schedule", "sam-2", "2026-12-01 16:00", "--duration", "20")
    mentor("session", "schedule", "amelie", "2026-10-25 01:30", "--kind", "presentation")
    imported(fresh(), calendar(event("DTSTART:20261025T013000Z", "SEQUENCE:2", "DTSTAMP:20261001T000000Z")))
    moved = planned(mentor, "--student", "amelie")[0]["id"]
    mentor("session", "edit", moved, "--at", "2026-12-24 18:00")
    mentor("session", "edit", moved, "--notes", "Joins, filters;\nthen \\ more " + "é" * 90)
    words = ("calendar", "export", "--alarm", "15m", "--notes")
    text = mentor(*words).out
    other = ("--store", str(tmp_path / "other"))
    mentor(*other, "config", "set", "lang", lang)
    for slug in ("amelie-durand", "sam-okoro", "sam-2"):
        name = "Amélie Durand" if slug[0] == "a" else "Sam Okoro"
        assert mentor(*other, "student", "add", name, "--slug", slug).code == 0
    done = mentor(*other, "calendar", "import", "-", "--yes", "--json", stdin=text).json()
    assert (done["counts"]["new"], done["counts"]["doubtful"]) == (6, 0)
    assert mentor(*other, *words).out == text
    assert mentor(*other, "calendar", "import", "-", "--yes", "--json", stdin=text).json()["saved"] is False


def test_it_is_written_whole_and_over_nothing(fresh: Fresh, mentor: Mentor, tmp_path: Path) -> None:
    """A file that is there stays, unless it is to be replaced."""
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    file = tmp_path / "x.ics"
    done = export(fresh(), Choices(), out=str(file))
    assert file.read_bytes() == done.text.encode()
    with pytest.raises(RefusedError):
        export(fresh(), Choices(), out=str(file))
    mentor("session", "schedule", "sam", "2026-12-01 14:00")
    assert len(export(fresh(), Choices(), out=str(file), force=True).events) == 2


def test_an_export_never_lacks_what_cannot_be_read(fresh: Fresh, tmp_path: Path) -> None:
    """Nothing is written."""
    journal = fresh().home.store / "students" / "sam-okoro" / "journal.jsonl"
    journal.write_text("")
    workspace, file = fresh(), tmp_path / "x.ics"
    export(workspace, Choices(), out=str(file))
    assert workspace.partial
    assert not file.exists()


def test_the_name_of_the_zone(fresh: Fresh, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the settings, else of TZ, else of the system; UTC where nobody knows."""
    monkeypatch.setenv("TZ", "America/Montreal")
    assert zones.zone_name(fresh()) == "America/Montreal"
    mentor("config", "set", "timezone", "Asia/Tokyo")
    assert zones.zone_name(fresh()) == "Asia/Tokyo"
    mentor("config", "unset", "timezone")
    monkeypatch.setenv("TZ", "Nowhere/Land")
    monkeypatch.setattr(zones, "system_zone", lambda: None)
    assert zones.zone_name(fresh()) is None
    with pytest.raises(Exception, match="No time zone 'Mars'"):
        zones.zone_named("Mars")
    assert zones.zone_named("Europe/Paris").key == "Europe/Paris"


@pytest.mark.parametrize(
    ("link", "name"), [("/usr/share/zoneinfo/Europe/Paris", "Europe/Paris"), ("/etc/localtime", None)]
)
def test_the_zone_of_the_system(monkeypatch: pytest.MonkeyPatch, link: str, name: str | None) -> None:
    """By the file that its clock goes by."""
    monkeypatch.setattr(Path, "resolve", lambda _: Path(link))
    assert zones.system_zone() == name


def test_the_pieces_of_a_version(fresh: Fresh) -> None:
    """Origin, editions, what is older; what is here is found by event, start and student."""
    imported(fresh(), calendar(event(*DEC_1, "SEQUENCE:2", "DTSTAMP:20261101T000000Z")))
    workspace = fresh()
    records = workspace.store.student("amelie-durand")
    (session,) = records.sessions.values()
    source, editions = origin(records, session, private=False), editions_of(workspace, records)
    version = exported_version(editions, session, source, notes=False)
    assert (source.uid, version.sequence, version.stamp) == ("e1", 2, datetime(2026, 11, 1, tzinfo=UTC))
    recognition = Recognition([records])
    here = Here(workspace, {"amelie-durand": records})
    from formats.ics.kit import found_in

    (same,) = found_in(calendar(event(*DEC_1, "SEQUENCE:2"))).events
    assert list(here.known_by(same)) == [session]
    assert recognition.whom(same).slug == "amelie-durand"
    assert [recognition.concerns(one) for one in (same, same._replace(title="A"))] == [True, True]
    assert not recognition.concerns(same._replace(title="A", uid="e2"))
    assert not is_older(same, editions, records, session)
    assert is_older(same._replace(sequence=1), editions, records, session)
    assert here.at("amelie-durand", session.scheduled_at) == session
    assert here.at("sam-okoro", session.scheduled_at) is None
    assert list(here.of("sam-okoro")) == []
    assert past([session], workspace.now) == 0
    assert in_order([], workspace.now) == ()
    assert Asked(end=session.scheduled_at).holds(session.scheduled_at) is False
