"""The evidence of one verdict, for a dispute: what the journal shows of a session, whichever way it was judged."""

from __future__ import annotations

from mentorcli.content import policy_data, policy_names
from mentorcli.models.attendance import Attendance
from mentorcli.models.note import Note
from mentorcli.models.recovery import Merge
from mentorcli.models.report import NoShowReport
from mentorcli.models.results.dossier import (
    Dossier,
    DossierPage,
    EarlierNoShow,
    Journaled,
    JudgingRule,
    WrittenNote,
)
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.render import View
from mentorcli.render.dossier import dossier_page
from mentorcli.rules import attendance, session_history
from mentorcli.rules.judging_rule import limit_of, rule_key
from mentorcli.rules.policy import LATE_FRACTION, policy_from
from mentorcli.rules.recording import recording_required
from mentorcli.rules.session_outcome import recorded_verdict
from mentorcli.services.lookup import find_session
from mentorcli.services.session_history import history
from mentorcli.services.user_files import save_for_user
from mentorcli.services.workspace import Workspace
from mentorcli.store.journal import PURGE, decode_records
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import visible_lines


def dossier(workspace: Workspace, typed: str, *, out: str | None = None, force: bool = False) -> DossierPage:
    """Return the evidence of a session's verdict as a page, and write it to the file `out` where one is named.

    Nothing in it is from anywhere but the journals. Raises NotFoundError, AmbiguousError, RefusedError for a file that
    is there unless `force`, NotSavedError.
    """
    records, session = find_session(workspace, typed)
    found = dossier_of(workspace, records, session)
    text = visible_lines(dossier_page(found, View(workspace.lang, workspace.zone, workspace.now)))
    if out is not None:
        save_for_user(workspace, out, text, force=force)
    return DossierPage(found, text, out)


def dossier_of(workspace: Workspace, records: StudentRecords, session: Session) -> Dossier:
    """Return the evidence of a session's verdict."""
    events = history(workspace, records, session)
    told = session_history.judging(events, session)
    basis = session_history.judged_as(events, session)
    earlier = sorted((one for one in records.sessions.values() if by_start(one) < by_start(session)), key=by_start)
    kept = [one for one in events if any(change.field == "recording" for change in one.changes)]
    return Dossier(
        student=records.student,
        session=session,
        basis=basis,
        events=tuple(events),
        planned=session_history.first(events),
        told=told,
        verdict=recorded_verdict(basis) if told is not None else None,
        rule=judging_rule(workspace, basis),
        notes=tuple(_written(records, note) for note in records.notes if note.session == session.id),
        recording_at=kept[-1].at if kept and session.recording else None,
        required=recording_required(session, workspace.store.first_session_id()),
        earlier=_earlier(records, earlier),
        before=_attendance(workspace, records, earlier, session),
        with_it=_attendance(workspace, records, [*earlier, session], session),
        journal=_journaled(workspace, records),
        now=workspace.now,
    )


def judging_rule(workspace: Workspace, session: Session) -> JudgingRule | None:
    """Return the rule by which a documented session was judged, with its figures; None for one that is not.

    What the record does not hold is not made up: the policy of an import may not be known here, or there is none.
    """
    name = session.policy or ""
    shipped = policy_from(policy_data(name), None) if name in policy_names() else None
    key = rule_key(session, shipped)
    if key is None or not name:
        return None
    today = workspace.policy_at(session.scheduled_at)
    document = limit_of(key, session.duration_minutes, shipped) if shipped is not None else None
    limit = session.limit_seconds
    return JudgingRule(
        key=key,
        policy=name,
        title=shipped.title if shipped is not None else {},
        source=shipped.sources.get(key) if shipped is not None else None,
        limit_seconds=limit,
        document_seconds=document,
        own=shipped is not None and None not in (limit, document) and limit != document,
        today_policy=today.name,
        today_seconds=limit_of(key, session.duration_minutes, today),
        fraction=str(shipped.late_fraction) if shipped is not None and key == LATE_FRACTION else "",
    )


def _written(records: StudentRecords, note: Note) -> WrittenNote:
    """Return a note with the time of the line that wrote it as it stands."""
    last = records.replay.history(Note, note.id)[-1].op
    return WrittenNote(note, next((line.at for _, line in records.replay.effective if line.op == last), None))


def _earlier(records: StudentRecords, sessions: list[Session]) -> tuple[EarlierNoShow, ...]:
    """Return the no-shows among the earlier sessions, each with the reports that named it."""
    reports = sorted(records.records(NoShowReport).values(), key=lambda report: report.at)
    return tuple(
        EarlierNoShow(session, tuple(report.at for report in reports if session.id in report.sessions))
        for session in sessions
        if session.status is SessionStatus.NO_SHOW
    )


def _attendance(workspace: Workspace, records: StudentRecords, sessions: list[Session], session: Session) -> Attendance:
    """Return the student's figures over some sessions, as of the day of the one in question."""
    day = workspace.local(session.scheduled_at).date()
    policy = workspace.policy_on(day)
    return attendance.attendance(sessions, policy=policy, day=day, zone=workspace.zone, student=records.id)


def _journaled(workspace: Workspace, records: StudentRecords) -> Journaled:
    """Return what the student's journal is, and what was done to it as a whole."""
    journal, mentors = records.replay.journal, workspace.store.mentor()
    merges = [
        line.at
        for number, line in mentors.effective
        if "merge" in line.put
        and any(
            isinstance(one, Merge) and one.into == records.student.tombstone
            for one in decode_records("merge", line.put["merge"], mentors.journal.where, number)
        )
    ]
    purges = [line.at for _, line in journal.lines if line.cmd == PURGE]
    return Journaled(len(journal.lines), journal.sealed, tuple(purges), tuple(merges))
