"""The sample store of `mentor demo --load`: a year with twelve students, as one would have written it down oneself.

The students come from `content/sample.toml`. Each session is judged by the same rule as a real one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from mentorcli.content import checklist_items, read_toml
from mentorcli.models.checklist import Tick
from mentorcli.models.contact import Contact, ContactVia
from mentorcli.models.note import Note
from mentorcli.models.presentation import Outcome, PresentationRequest, PresentationResult
from mentorcli.models.project import Project, ProjectStatus, Resource
from mentorcli.models.session import CancelledBy, Session, SessionKind, SessionStatus, by_start
from mentorcli.models.student import Funding, FundingPeriod, Student, StudentStatus
from mentorcli.models.training import TrainingName, TrainingStep
from mentorcli.models.transfer import Transfer, TransferOutcome
from mentorcli.models.verdict import Evidence, Policy
from mentorcli.render.text.verdict import no_show_note
from mentorcli.rules.scheduling import planned_minutes
from mentorcli.rules.session_outcome import judged
from mentorcli.store.ids import record_id
from mentorcli.text import slugify
from mentorcli.when import localise, parse_duration

_LINK = "https://recordings.example.org/"
_WEEKS_PLANNED = 3
_DAYS_TO_PRESENTATION = 12
_TICKED = 6


class Present(NamedTuple):
    """When the sample is made, and how its sessions are judged.

    `now` is aware, `zone` None is the system's, `policy_on` returns the policy of a local day. `lang` is the mentor's
    language: a French one has written everything in French.
    """

    now: datetime
    zone: tzinfo | None
    policy_on: Callable[[date], Policy]
    lang: str = "en"

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.zone).date()

    def days_ago(self, days: int, at: str = "10:00") -> datetime:
        """Return a local time of day, so many days ago (negative: ahead)."""
        return localise(datetime.combine(self.today - timedelta(days=days), time.fromisoformat(at)), self.zone).at

    def monday(self, weeks_ago: int) -> date:
        """Return the Monday of a week gone by."""
        return self.today - timedelta(days=self.today.weekday(), weeks=weeks_ago)


@dataclass
class SampleStudent:
    """A student with every record that belongs to them."""

    student: Student
    records: list[object] = field(default_factory=list)

    @property
    def sessions(self) -> list[Session]:
        """The sessions, in order of time."""
        return [record for record in self.records if isinstance(record, Session)]


class Sample(NamedTuple):
    """Everything the sample store holds; `own` are the mentor's own records."""

    students: list[SampleStudent]
    own: list[TrainingStep]

    @property
    def first_held(self) -> Session:
        """The mentor's very first session that took place."""
        held = [session for student in self.students for session in student.sessions if session.held]
        return min(held, key=by_start)


def sample(present: Present) -> Sample:
    """Return the sample as it stands at a moment."""
    content = read_toml("sample.toml")
    if present.lang == "fr":
        content["student"] = [_in_french(row, content["french"]) for row in content["student"]]
    students = [_student(row, content["notes"][present.lang], present) for row in content["student"]]
    made = Sample(students, [])
    first = made.first_held
    _give_recording(students, first)
    day = first.scheduled_at.astimezone(present.zone).date()
    steps = {
        TrainingName.COURSE: -21, TrainingName.INTERVIEW: -10, TrainingName.LINK_SENT: 1, TrainingName.CONFIRMED: 9,
        TrainingName.MANAGER_TALK: 100,
    }  # fmt: skip
    return Sample(students, [TrainingStep(name, day + timedelta(days=days)) for name, days in steps.items()])


def _in_french(row: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    """Return a student of the content file with each text that is `known` in French."""

    def said(value: object) -> object:
        if isinstance(value, dict):
            return {name: said(part) for name, part in value.items()}
        if isinstance(value, list):
            return [said(part) for part in value]
        return known.get(value, value) if isinstance(value, str) else value

    return {name: said(value) for name, value in row.items()}


def _give_recording(students: list[SampleStudent], first: Session) -> None:
    """Give the mentor's very first session the recording that it needs."""
    for one in students:
        one.records = [replace(r, recording=f"{_LINK}{first.id}") if r is first else r for r in one.records]


def _student(row: dict[str, Any], notes: list[str], present: Present) -> SampleStudent:
    """Return one student of the content file."""
    funding = (FundingPeriod(Funding(row["funding"])),)
    began = present.monday(row["began"])
    profile = Student(
        slugify(row["name"]), row["name"], record_id(), email=row["email"], phone=row.get("phone"), path=row["path"],
        funding=funding, status=StudentStatus(row.get("status", "active")), started=began,
    )  # fmt: skip
    made = SampleStudent(profile)
    if "weekday" in row:
        made.records += _sessions(row, profile, notes, present)
    made.records += _aside(row, present)
    made.records += _ahead_of_presentation(row, present)
    return made


def _sessions(row: dict[str, Any], student: Student, notes: list[str], present: Present) -> list[object]:
    """Return the weekly sessions, with the note each no-show leaves, up to the weeks ahead."""
    last = row.get("ended")
    weeks = range(row["began"], (last if last is not None else -_WEEKS_PLANNED) - 1, -1)
    records: list[object] = []
    for number, week in enumerate(weeks):
        day = present.monday(week) + timedelta(days=row["weekday"])
        at = localise(datetime.combine(day, time.fromisoformat(row["time"])), present.zone).at
        session = _planned(row, student, number, at)
        if at < present.now:
            session, note = _happened(row, session, number, present)
            records += [note] if note else []
        if session.held:
            session = _documented(row, session, number, notes)
        if session.held and session.kind is SessionKind.PRESENTATION:
            records.append(_result(row, session))
        records.append(session)
    return records


def _planned(row: dict[str, Any], student: Student, number: int, at: datetime) -> Session:
    """Return a session as it was scheduled."""
    funding = student.funding_on(at.date())
    kind = SessionKind.DISCOVERY if number == 0 else SessionKind.MENTORING
    if number == row.get("presented"):
        kind = SessionKind.PRESENTATION
    begun = [project for project in row["projects"] if project[-1] != "todo"]
    weeks = row["began"] - row.get("ended", 0) + 1
    current = begun[min(number * len(begun) // weeks, len(begun) - 1)]
    return Session(
        record_id(), student.id, kind, at, planned_minutes(kind, funding), funding=funding,
        project=current[0], level=current[1],
    )  # fmt: skip


def _happened(row: dict[str, Any], session: Session, number: int, present: Present) -> tuple[Session, Note | None]:
    """Return a past session as the rule judges it, and the note that a no-show leaves.

    Yesterday's and today's are left to document.
    """
    local_day = session.scheduled_at.astimezone(present.zone).date()
    if (present.today - local_day).days <= 1:
        return session, None
    key = str(number)
    evidence = _evidence(row["missed"].get(key) or row["off"].get(key), session)
    settled, verdict = judged(session, evidence, present.policy_on(local_day))
    if not verdict.no_show:
        return settled, None
    return settled, Note(record_id(), session.ends_at, no_show_note(verdict, settled, present.lang), settled.id)


def _evidence(happened: str | None, session: Session) -> Evidence:
    """Return what happened: `absent`, `mentor` (called off), `5h` before the start, or `16m40s` late."""
    if happened is None:
        return Evidence(late_seconds=0)
    if happened == "absent":
        return Evidence(absent=True)
    if happened == "mentor":
        return Evidence(cancelled_at=session.scheduled_at - timedelta(hours=4), cancelled_by=CancelledBy.MENTOR)
    length = parse_duration(happened)
    if happened.endswith("h"):
        return Evidence(cancelled_at=session.scheduled_at - length, cancelled_by=CancelledBy.STUDENT)
    return Evidence(late_seconds=int(length.total_seconds()))


def _documented(row: dict[str, Any], session: Session, number: int, notes: list[str]) -> Session:
    """Return a session that was held with its notes, and its recording where there is one."""
    recorded = session.kind is SessionKind.PRESENTATION and row.get("recorded")
    return replace(session, notes=notes[number % len(notes)], recording=f"{_LINK}{session.id}" if recorded else None)


def _result(row: dict[str, Any], session: Session) -> PresentationResult:
    """Return how a presentation that was held ended, its assessment notes sent the same day."""
    sent = session.ends_at + timedelta(hours=2)
    return PresentationResult(
        record_id(), session.project or "", 1, session.ends_at, Outcome(row["result"]), notes_sent_at=sent
    )


def _aside(row: dict[str, Any], present: Present) -> list[object]:
    """Return projects, resources, notes, contacts and the transfer."""
    records: list[object] = [
        Project(record_id(), title, ProjectStatus(status), level) for title, level, status in row.get("projects", [])
    ]
    records += [Resource(record_id(), url, title) for title, url in row.get("resources", [])]
    records += [Contact(record_id(), ContactVia(via), present.days_ago(days)) for days, via in row.get("contacts", [])]
    if "note" in row:
        records.append(Note(record_id(), present.days_ago(7 * row["ended"] - 2), row["note"]))
    if "transfer" in row:
        records.append(_transfer(row["transfer"], present))
    return records


def _transfer(asked: dict[str, Any], present: Present) -> Transfer:
    """Return a transfer, under way or completed."""
    ended = present.days_ago(7 * asked["ended"] - 1) if "ended" in asked else None
    return Transfer(
        record_id(), present.days_ago(7 * asked["weeks"]), asked["reason"], asked.get("to"), ended,
        TransferOutcome.COMPLETED if ended else None,
    )  # fmt: skip


def _ahead_of_presentation(row: dict[str, Any], present: Present) -> list[object]:
    """Return the request for a presentation, the session planned for it, and the items ticked so far."""
    project = row.get("presentation")
    if project is None:
        return []
    weekend = max(0, (present.today + timedelta(days=_DAYS_TO_PRESENTATION)).weekday() - 4)
    at = present.days_ago(weekend - _DAYS_TO_PRESENTATION, "15:00")
    asked = present.days_ago(5)
    ticks = [
        Tick(f"presentation/{project}/{item.id}", "presentation", item.id, project, asked)
        for item in checklist_items("presentation", "en")[:_TICKED]
    ]
    session = Session(
        record_id(), slugify(row["name"]), SessionKind.PRESENTATION, at, 30, SessionStatus.SCHEDULED,
        funding=Funding(row["funding"]), project=project, level=3,
    )  # fmt: skip
    return [PresentationRequest(record_id(), project, at.astimezone(present.zone).date(), asked), session, *ticks]
