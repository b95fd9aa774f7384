"""The evidence of one verdict, as the services gather it. Moments are aware, in any zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from mentorcli.models.attendance import Attendance
    from mentorcli.models.note import Note
    from mentorcli.models.session import Session
    from mentorcli.models.session_history import SessionEvent
    from mentorcli.models.student import Student
    from mentorcli.models.verdict import Verdict


class JudgingRule(NamedTuple):
    """The rule that judged a session, as `policy show` names it (`key`), with its source and its figure.

    `document_seconds` is the figure that the document has, None where the rule has none or the policy is not known
    here; `limit_seconds` the one that the record holds, `own` that it is the mentor's own. `title` names the document
    in each language, empty for an unknown policy. `today` is the limit by the settings as they are now for that day,
    `today_policy` the policy; both are what they are in the record where nothing was changed since. `fraction` is the
    part of the planned length, such as `1/3`, that a limit of lateness is.
    """

    key: str
    policy: str
    title: dict[str, str]
    source: str | None
    limit_seconds: int | None
    document_seconds: int | None
    own: bool
    today_policy: str
    today_seconds: int | None
    fraction: str = ""


class WrittenNote(NamedTuple):
    """A note that came with the session, and when it was written (None: not on record)."""

    note: Note
    recorded_at: datetime | None


class EarlierNoShow(NamedTuple):
    """An earlier no-show of the student, and when reports that named it were sent."""

    session: Session
    reported_at: tuple[datetime, ...]


class Journaled(NamedTuple):
    """What the journal itself is: how many lines it has, and whether their checksums cover them all.

    `purged_at` are the times at which what was over was removed from it, `merged_at` those at which another entry of
    the same person was put together with this one.
    """

    lines: int
    sealed: bool
    purged_at: tuple[datetime, ...] = ()
    merged_at: tuple[datetime, ...] = ()


class Dossier(NamedTuple):
    """The evidence of one verdict.

    `events` are all changes of the session, `planned` the one with which it came, `told` the one that says what
    happened as it stands now, None for a session that is not documented. `basis` is the session as it was judged:
    the start and the length that the verdict rests on. `recording_at` is when the link was kept, `required` that there
    must be one.
    """

    student: Student
    session: Session
    basis: Session
    events: tuple[SessionEvent, ...]
    planned: SessionEvent | None
    told: SessionEvent | None
    verdict: Verdict | None
    rule: JudgingRule | None
    notes: tuple[WrittenNote, ...]
    recording_at: datetime | None
    required: bool
    earlier: tuple[EarlierNoShow, ...]
    before: Attendance
    with_it: Attendance
    journal: Journaled
    now: datetime


class DossierPage(NamedTuple):
    """The evidence as a page of Markdown, and the file that it was written to, None where it is printed."""

    dossier: Dossier
    text: str
    file: str | None = None
