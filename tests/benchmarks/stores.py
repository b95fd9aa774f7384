"""Stores of a given size, for us and for the peers, written directly so that building them takes seconds."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorcli.models.session import FirstSession, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod, Student
from mentorcli.store import ids, profile
from mentorcli.store.journal import Line, checksum, encode_lines, encode_put, encode_record
from mentorcli.store.layout import kind_of, store_file

BEGIN = datetime(2021, 1, 4, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _line(op: str, at: datetime, cmd: str, record: object, *, file: int | None = None) -> Line:
    put = encode_put([(kind_of(record), encode_record(record))])
    return Line(op=op, at=at, cmd=cmd, put=put, file=file)


def _sessions(slug: str, number: int, count: int, years: int = 5) -> Iterator[Session]:
    """Yield a student's sessions of some years, one a week or closer: all held."""
    step = min(timedelta(days=7), timedelta(days=365 * years - 6) / max(count, 1))
    for index in range(count):
        yield Session(
            id=ids.record_id(),
            student=slug,
            kind=SessionKind.MENTORING if index else SessionKind.DISCOVERY,
            scheduled_at=(BEGIN + timedelta(minutes=number) + index * step).replace(microsecond=0),
            duration_minutes=45,
            status=SessionStatus.COMPLETED,
            late_seconds=index % 10,
            notes="Went through the project; next: the second part.",
            policy="openclassrooms-2021",
            limit_seconds=900,
            funding=Funding.FUNDED,
            level=2,
        )


def build(home: Path, students: int, sessions: int, *, years: int = 5) -> None:
    """Write a store with so many students, `student-0` and on, who share so many sessions of some years."""
    (home / "students").mkdir(parents=True, mode=0o700)
    (home / "store.toml").write_bytes(store_file(ids.record_id()))
    op = ids.operation_id()
    first: Session | None = None
    for number in range(students):
        slug = f"student-{number}"
        person = Student(slug, f"Student {number}", ids.record_id(), funding=(FundingPeriod(Funding.FUNDED),))
        folder = home / "students" / slug
        folder.mkdir(mode=0o700)
        op = ids.operation_id(op)
        written = profile.encode(person, op, {})
        (folder / "profile.toml").write_bytes(written)
        lines = [_line(op, BEGIN, "student add", person, file=checksum(written))]
        share = sessions // students + (number < sessions % students)
        for session in _sessions(slug, number, share, years):
            op = ids.operation_id(op)
            lines.append(_line(op, session.scheduled_at, "session log", session))
            first = first if first and first.scheduled_at <= session.scheduled_at else session
        (folder / "journal.jsonl").write_bytes(encode_lines(lines)[0])
    if first is not None:
        noted = FirstSession(first.id, first.scheduled_at)
        (home / "mentor.jsonl").write_bytes(
            encode_lines([_line(ids.operation_id(op), BEGIN, "first session", noted)])[0]
        )


WORDS = (
    "le projet avance bien données élève tableau requête œuvre next step review the dashboard charts SQL jointure "
    "présentation soutenance à préparer vérifier les liens été déjà réussi il reste la deuxième partie pandas "
    "fonctions tests commit branche conseil lecture exercice question réponse mentor week plan"
).split()
RARE = "xylophone événement"


def build_texts(home: Path, students: int, sessions: int, jrnl: Path) -> None:
    """Write a store whose sessions were planned, and logged with some 120 characters of notes, and the same for jrnl.

    One in a thousand has two rare words too.
    """
    chance = random.Random(1)  # noqa: S311 - the same texts in every run
    (home / "students").mkdir(parents=True, mode=0o700)
    (home / "store.toml").write_bytes(store_file(ids.record_id()))
    op, texts = ids.operation_id(), []
    for number in range(students):
        slug = f"student-{number}"
        person = Student(slug, f"Student {number}", ids.record_id(), funding=(FundingPeriod(Funding.FUNDED),))
        folder = home / "students" / slug
        folder.mkdir(mode=0o700)
        op = ids.operation_id(op)
        written = profile.encode(person, op, {})
        (folder / "profile.toml").write_bytes(written)
        lines = [_line(op, BEGIN, "student add", person, file=checksum(written))]
        for session in _sessions(slug, number, sessions // students):
            planned = replace(
                session, status=SessionStatus.SCHEDULED, late_seconds=None, policy=None, limit_seconds=None, notes=None
            )
            notes = " ".join(chance.choices(WORDS, k=20)) + (f" {RARE}" if chance.random() < 0.001 else "")
            for cmd, one in (("session schedule", planned), ("session log", replace(session, notes=notes))):
                op = ids.operation_id(op)
                lines.append(_line(op, session.scheduled_at, cmd, one))
            texts.append(f"[{session.scheduled_at:%Y-%m-%d %H:%M}] Session with {slug}.\n{notes}\n\n")
        (folder / "journal.jsonl").write_bytes(encode_lines(lines)[0])
    build_jrnl(jrnl, 0, "%Y-%m-%d %H:%M")
    (jrnl / "journal.txt").write_text("".join(texts), encoding="utf-8")


def build_watson(folder: Path, frames: int) -> None:
    """Write Watson's store with so many frames of 50 projects."""
    folder.mkdir(parents=True)
    begin = int(BEGIN.timestamp())
    rows = [
        [begin + n * 3600, begin + n * 3600 + 2700, f"student-{n % 50}", uuid.uuid4().hex, [], begin]
        for n in range(frames)
    ]
    (folder / "frames").write_text(json.dumps(rows, indent=1), encoding="utf-8")


def build_jrnl(folder: Path, entries: int, dates: str) -> None:
    """Write jrnl's journal with so many entries, and a configuration that points to it, with jrnl's own defaults.

    `dates` is how the entries' dates are written; any but jrnl's `%F %r` it has to guess at.
    """
    folder.mkdir(parents=True)
    text = "".join(f"[{BEGIN + n * HOUR:{dates}}] Session with student-{n % 50}.\nNotes.\n\n" for n in range(entries))
    (folder / "journal.txt").write_text(text, encoding="utf-8")
    (folder / "jrnl.yaml").write_text(
        f"version: v4.2\njournals:\n  default:\n    journal: {folder}/journal.txt\n"
        "colors: {body: none, date: none, tags: none, title: none}\ndefault_hour: 9\ndefault_minute: 0\neditor: ''\n"
        "encrypt: false\nhighlight: false\nindent_character: '|'\nlinewrap: 79\ntagsymbols: '@'\ntemplate: false\n"
        "timeformat: '%F %r'\n",
        encoding="utf-8",
    )


def build_timewarrior(folder: Path, intervals: int) -> None:
    """Write Timewarrior's database with so many intervals."""
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "timewarrior.cfg").write_text("", encoding="utf-8")
    months: dict[str, list[str]] = {}
    for n in range(intervals):
        start = BEGIN + n * HOUR
        stop = start + timedelta(minutes=45)
        row = f"inc {start:%Y%m%dT%H%M%SZ} - {stop:%Y%m%dT%H%M%SZ} # student-{n % 50}"
        months.setdefault(f"{start:%Y-%m}", []).append(row)
    for month, rows in months.items():
        (data / f"{month}.data").write_text("\n".join(rows) + "\n", encoding="utf-8")


def build_calendar(file: Path, events: int) -> None:
    """Write a calendar with so many events of 50 students, as a calendar program writes them."""
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN"]
    for n in range(events):
        start = datetime(2027, 1, 4, 8, tzinfo=UTC) + n * HOUR
        rows += [
            "BEGIN:VEVENT", f"UID:{n}@example.org", f"DTSTAMP:{BEGIN:%Y%m%dT%H%M%SZ}",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}", f"DTEND:{start + timedelta(minutes=45):%Y%m%dT%H%M%SZ}",
            f"SUMMARY:Session Student {n % 50}", "DESCRIPTION:Next: the second part.", "END:VEVENT",
        ]  # fmt: skip
    file.write_text("\r\n".join([*rows, "END:VCALENDAR", ""]), encoding="utf-8", newline="")
