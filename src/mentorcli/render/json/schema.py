"""What `--json` prints, field by field: a promise to scripts, from which docs/schemas is made.

No command imports this module: it describes what the other modules here return, and tests check real output by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentorcli.models.agenda import AgendaKind
from mentorcli.models.faq import Found
from mentorcli.models.project import ProjectStatus
from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.session_history import EventKind
from mentorcli.models.student import Funding, StudentStatus
from mentorcli.render.json.schema_base import ErrorOutput, Output
from mentorcli.render.json.sync_schema import SyncOutput, SyncStatusOutput, SyncVersionOutput


@dataclass(frozen=True)
class NoteOutput(Output):
    """A dated note on a student."""

    at: datetime
    text: str


@dataclass(frozen=True)
class ProjectOutput(Output):
    """A project of the student's path; `level` is 1 to 9, null where it is not known."""

    title: str
    level: int | None
    status: ProjectStatus


@dataclass(frozen=True)
class GoalOutput(Output):
    """What was agreed for the next session; `session` is the id of the one at which it was agreed."""

    number: int
    text: str
    session: str | None
    done_at: datetime | None


@dataclass(frozen=True)
class ResourceOutput(Output):
    """A free resource suggested to the student."""

    title: str | None
    url: str


@dataclass(frozen=True)
class StudentOutput(Output):
    """A student. `uid` is for life, `id` the slug; `funding` is today's."""

    uid: str
    id: str
    name: str
    email: str | None
    phone: str | None
    path: str | None
    funding: Funding
    status: StudentStatus
    started: date | None
    notes: list[NoteOutput]
    projects: list[ProjectOutput]
    goals: list[GoalOutput]
    resources: list[ResourceOutput]


@dataclass(frozen=True)
class SessionOutput(Output):
    """A session. `duration_minutes` is the planned length, `actual_minutes` the real one where it was given.

    `policy` and `limit_seconds` are what it was judged by, `funding` the student's on that day.
    `presence_confirmed` is true only where it took place. `because` keeps the words of a no-show marked against the
    rule. `series` is the id that the sessions of one weekly series share.
    """

    id: str
    student: str
    kind: SessionKind
    scheduled_at: datetime
    duration_minutes: int
    actual_minutes: int | None
    status: SessionStatus
    reason: Reason | None
    late_seconds: int | None
    cancelled_at: datetime | None
    presence_confirmed: bool
    recording_required: bool
    recording: str | None
    project: str | None
    level: int | None
    notes: str | None
    policy: str | None
    limit_seconds: int | None
    funding: Funding
    because: str | None
    series: str | None


@dataclass(frozen=True)
class EventOutput(Output):
    """A change of a session: `at` is when what it tells happened, `recorded_at` when it was written down.

    `written_at` is what the machine's own clock said, null where the line does not have it. `before` and `after` hold
    the fields that changed, null where there was no session. `undone` tells that it was taken back later, `takes_back`
    is the id of the change that it took back itself.
    """

    id: str
    event: EventKind
    at: datetime
    recorded_at: datetime
    recorded_offset: str
    written_at: datetime | None
    command: str
    machine: str | None
    this_machine: bool
    undone: bool
    takes_back: str | None
    before: dict[str, str | int | None] | None
    after: dict[str, str | int | None] | None


@dataclass(frozen=True)
class ShownSessionOutput(SessionOutput):
    """A session with its history, in the order in which it was written."""

    history: list[EventOutput]


@dataclass(frozen=True)
class FoundTextOutput(Output):
    """A record in whose texts words were found; `spans` are [from, to) in characters of `text`.

    `at` is when it was, else when it was written. `student` and `name` are null for what is the mentor's own.
    """

    at: datetime
    student: str | None
    name: str | None
    kind: str
    id: str
    text: str
    spans: list[tuple[int, int]]


@dataclass(frozen=True)
class VerdictOutput(Output):
    """What the rule says of a case, with the figure it was measured against and the one measured, in seconds.

    The last four fields are what it took: start, planned length, arrival and cancellation.
    """

    no_show: bool
    reason: Reason | None
    explanation: str
    policy: str
    limit_seconds: int | None
    measured_seconds: int | None
    scheduled_at: datetime
    duration_minutes: int
    arrived_at: datetime | None
    cancelled_at: datetime | None


@dataclass(frozen=True)
class DayOffOutput(Output):
    """A local day that is off, until when, and whose: a student's, or the mentor's own (null)."""

    student: str | None
    day: date
    until: date


@dataclass(frozen=True)
class AgendaEntryOutput(Output):
    """An entry of the agenda, null what its kind does not have; `off` is who is, of the mentor and its student."""

    kind: AgendaKind
    student: str
    day: date
    session: str | None
    scheduled_at: datetime | None
    step: str | None
    project: str | None
    item: str | None
    item_due: date | None
    days: int | None
    late: bool | None
    streak: int | None
    command: str
    due_at: datetime | None
    off: list[DayOffOutput]


@dataclass(frozen=True)
class AgendaLineOutput(Output):
    """The agenda in one line: how much is due, the next session, and everybody who is off on that day."""

    due: int
    next: AgendaEntryOutput | None
    off: list[DayOffOutput]


@dataclass(frozen=True)
class AttendanceOutput(Output):
    """Attendance of one student, or of all (`student` null); `rate` is 0 to 1, null before the first session."""

    student: str | None
    attended: int
    no_shows: int
    cancelled_in_time: int
    cancelled_by_mentor: int
    rate: float | None
    streak: int
    regular_no_shows: bool


@dataclass(frozen=True)
class ItemOutput(Output):
    """An item of a checklist; `id` stays the same when the list is reworded."""

    number: int
    id: str
    phase: str
    text: str
    done: bool
    done_at: datetime | None
    due: date | None
    source: str


@dataclass(frozen=True)
class ChecklistOutput(Output):
    """A checklist, plain (`student` null) or a student's for a project.

    `number` is which presentation of the project it is, the first being 1.
    """

    name: str
    student: str | None
    project: str | None
    items: list[ItemOutput]
    number: int


@dataclass(frozen=True)
class FaqHitOutput(Output):
    """An entry of the FAQ that may fit a question; `score` is 0 to 1, the best first; `sure` marks the answer."""

    id: str
    question: str
    answer: str
    lang: str
    score: float
    sure: bool
    by: Found


OUTPUTS: dict[str, type[Output]] = {
    "student": StudentOutput,
    "session": SessionOutput,
    "session-shown": ShownSessionOutput,
    "found-text": FoundTextOutput,
    "verdict": VerdictOutput,
    "agenda-entry": AgendaEntryOutput,
    "agenda-line": AgendaLineOutput,
    "attendance": AttendanceOutput,
    "checklist": ChecklistOutput,
    "faq-hit": FaqHitOutput,
    "sync": SyncOutput,
    "sync-status": SyncStatusOutput,
    "sync-version": SyncVersionOutput,
    "error": ErrorOutput,
}
