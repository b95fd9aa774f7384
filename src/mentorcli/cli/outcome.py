"""Saying what happened to a session: evidence from the options, one operation in the store, the verdict in words.

`session log`, `session cancel`, `session edit` and `noshow mark` all end here, so that a no-show has the same effects
whichever of them finds it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mentorcli.cli.context import AppContext
from mentorcli.errors import UsageError
from mentorcli.models.session import CancelledBy, Session
from mentorcli.models.verdict import Evidence, Verdict
from mentorcli.render.text.session import sentence
from mentorcli.rules.attendance import attendance
from mentorcli.rules.noshow import lateness_seconds
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.when import parse_duration

if TYPE_CHECKING:
    from mentorcli.models.note import Note
    from mentorcli.store.writer import Writer

_LONG_BEFORE = timedelta(hours=12)


class Given(NamedTuple):
    """The evidence as typed: at most one of the first four, and who called it off."""

    arrived: str | None = None
    late: str | None = None
    absent: bool = False
    cancelled_at: str | None = None
    cancelled_by: CancelledBy | None = None

    def checked(self) -> Given:
        """Return it. Raises UsageError where two options contradict each other."""
        options = {
            "--arrived": self.arrived is not None,
            "--late": self.late is not None,
            "--absent": self.absent,
            "--cancelled-by" if self.cancelled_at is None else "--cancelled-at": self.cancels,
        }
        used = [name for name, given in options.items() if given]
        if len(used) > 1:
            raise UsageError(f"{' and '.join(used)} contradict each other", "Give one of them.")
        return self

    @property
    def cancels(self) -> bool:
        """Whether the session was called off."""
        return self.cancelled_at is not None or self.cancelled_by is not None

    @property
    def any(self) -> bool:
        """Whether anything was said."""
        return self.cancels or self.absent or self.late is not None or self.arrived is not None


def evidence_of(app: AppContext, given: Given, scheduled_at: datetime, *, checking: bool = False) -> Evidence:
    """Return the evidence about a session that was to start at `scheduled_at`. Raises UsageError.

    `checking`: the question is only asked, so the moments may lie ahead.
    """
    if given.cancels:
        at = app.workspace.now
        if given.cancelled_at is not None:
            at = _said(app, given.cancelled_at, scheduled_at, "--cancelled-at", checking=checking)
        return Evidence(cancelled_at=at, cancelled_by=given.cancelled_by or CancelledBy.STUDENT)
    if given.absent:
        return Evidence(absent=True)
    if given.late is not None:
        return Evidence(late_seconds=int(parse_duration(given.late).total_seconds()))
    if given.arrived is not None:
        at = _said(app, given.arrived, scheduled_at, "--arrived", checking=checking)
        if scheduled_at - at > _LONG_BEFORE:
            start = app.workspace.local(scheduled_at)
            raise UsageError(
                f"--arrived {given.arrived} is long before the session of {start:%Y-%m-%d %H:%M}",
                f'Give the day too, such as: --arrived "{start + timedelta(minutes=10):%Y-%m-%d %H:%M}"',
            )
        return Evidence(late_seconds=lateness_seconds(scheduled_at, at))
    return Evidence()


def _said(app: AppContext, text: str, scheduled_at: datetime, option: str, *, checking: bool) -> datetime:
    """Return when something happened. Raises UsageError for a moment that has not come.

    A time of day alone is that of the session's day, once that day is over, or where the question is only asked
    (`checking`). An arrival that would then be half a day early was after midnight.
    """
    from mentorcli.when.times import read_time

    start = app.workspace.local(scheduled_at)
    at = None
    if (checking or start.date() < app.workspace.today) and read_time(text.strip().casefold()) is not None:
        at = app.moment(f"{start.date()} {text.strip()}")
        if option == "--arrived" and scheduled_at - at > _LONG_BEFORE:
            at = app.moment(f"{start.date() + timedelta(days=1)} {text.strip()}")
    at = at or app.moment(text)
    if at > app.workspace.now and not checking:
        raise UsageError(f"{option} {text} is in the future", "Say what has happened already.")
    return at


def save(
    app: AppContext,
    writer: Writer,
    records: StudentRecords,
    changes: list[tuple[Session, Verdict]],
    *,
    cmd: str,
) -> None:
    """Write the outcome of sessions as one operation, with a dated note for each no-show.

    A note that an earlier no-show of the same session left goes with it. The mentor's first held session is kept in
    mind, or doubted first where the change could make it another.
    """
    sessions = [session for session, _ in changes]
    notes = [_note(app, session, verdict) for session, verdict in changes if verdict.no_show]
    stale = [("note", note.id) for note in records.notes if note.session in {s.id for s in sessions}]
    first = app.workspace.store.first_session()
    if first is not None and any(s.id == first.session and not s.held for s in sessions):
        writer.invalidate_first_session(at=app.workspace.now)
    writer.append(records, *sessions, *notes, cmd=cmd, at=app.workspace.now, drop=stale)
    held = [session for session in sessions if session.held]
    if held and first is None and app.workspace.store.earliest_held() is not None and app.workspace.store.faults:
        return  # an unreadable student may have had the first one: it stays unknown
    for session in held:
        writer.remember_first_session(session, at=app.workspace.now)


def _note(app: AppContext, session: Session, verdict: Verdict) -> Note:
    """Return the dated note that says so in the student's notes, as on the platform."""
    from mentorcli.models.note import Note
    from mentorcli.render.text.verdict import no_show_note

    shown = replace(session, scheduled_at=app.workspace.local(session.scheduled_at))
    return Note(id=record_id(), at=app.workspace.now, text=no_show_note(verdict, shown, app.lang), session=session.id)


def tell(app: AppContext, records: StudentRecords, session: Session, verdict: Verdict, *, done: str) -> None:
    """Say what was done, why, what is to be done on the platform, and where the student's attendance stands.

    `done` is the name of the sentence: `logged`, `marked`, `called-off` or `corrected`.
    """
    from mentorcli.render.text.attendance import attendance_sentence, regular_sentence
    from mentorcli.render.text.labels import kind_word, status_word
    from mentorcli.render.text.quantities import moment
    from mentorcli.render.text.verdict import platform_steps, verdict_sentence

    lang = app.lang
    start = moment(app.workspace.local(session.scheduled_at), lang)
    kind, status = kind_word(session.kind, lang), status_word(session.status, lang)
    what = sentence("stands", app.lang, name=records.student.name, kind=kind, start=start, status=status)
    app.output.print_message(sentence(done, app.lang, what=what))
    if not (session.held and not session.late_seconds):  # what happened as planned needs no reason
        app.output.print_message(verdict_sentence(verdict, lang))
    if not verdict.no_show:
        return
    app.output.print_message(*(f"  - {step}" for step in platform_steps(verdict, session, lang)))
    figures = attendance(
        records.sessions.values(), policy=app.workspace.policy, now=app.workspace.now, student=records.id
    )
    app.output.print_message(sentence("attendance-now", app.lang, figures=attendance_sentence(figures, lang)))
    if figures.regular_no_shows:
        app.output.print_message(f"{regular_sentence(figures, lang)} mentor noshow report {records.id}")
