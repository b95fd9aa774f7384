"""How presentations ended: noted, told anew, decided, and their assessment notes (domain, sections 6 and 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.note import Note
from mentorcli.models.presentation import Outcome, PresentationResult
from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.results.presentations import ResultNoted, ResultsFound, ShownResult
from mentorcli.models.results.student import ProjectChange
from mentorcli.models.session import Session, SessionKind
from mentorcli.render.text.presentation_result import comment_note
from mentorcli.rules import presentation_result as rules
from mentorcli.rules.project import find_project
from mentorcli.services.lookup import find_student
from mentorcli.services.presentation_records import notes_hours, request_for, results_of
from mentorcli.services.presentations import ticked
from mentorcli.services.projects import save_project
from mentorcli.services.students import details_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line

NOTES_ITEM = "write-notes"  # the id of the item of the checklist that is done once the notes are sent
A_SECOND = timedelta(seconds=1)
Span = tuple[datetime, datetime]
"""A moment (twice the same), or a local day from its beginning to that of the next one; aware."""


class ToldResult(NamedTuple):
    """What is told of a presentation: how it ended, when (None: by the session held, else now), and a comment.

    `notes_sent`: the assessment notes are sent with it; `again`: it is told anew.
    """

    outcome: Outcome
    on: Span | None = None
    comment: str | None = None
    notes_sent: bool = False
    again: bool = False


def note(workspace: Workspace, student: str, project: str, told: ToldResult) -> ResultNoted:
    """Note how the presentation of a project ended, by its title or a part of it; the project follows.

    All is one operation: the result, the project's status and days with the sessions of those days, a note of the
    comment, and, with the assessment notes, their item of the checklist. Raises UsageError for what lies ahead,
    RefusedError for a presentation that is closed and for a project that is not begun.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        found = find_project(records.projects, project, student=records.id)
        known = results_of(records, found.title)
        last = rules.last_result(known)
        at = _told_at(workspace, records, found.title, last, told)
        day = workspace.local(at).date()
        result = rules.result_told(
            known, rules.Told(told.outcome, at, day), project=found.title, key=record_id(), student=records.id,
            day_of=lambda moment: workspace.local(moment).date(), again=told.again,
        )  # fmt: skip
        after = rules.ProjectAfter(found)
        if result != last:
            after = rules.project_after(
                records.projects, found, told.outcome, student=records.id, on=day, again=told.again
            )
        result, notes = _with_comment(workspace, records, result, told.comment)
        result, ticks = _with_notes(records, result, workspace.now if told.notes_sent else None)
        follow, anew = save_project(
            workspace, writer, records, after.project, cmd=rules.CMD, beside=[result, *notes, *ticks]
        )
    return ResultNoted(
        records.student,
        shown(workspace, records, result),
        ProjectChange(details_of(workspace, records), after.project, follow, anew),
        found.status,
        before=next((one for one in known if one.id == result.id), None),
        waits_for=after.waits_for,
        sent=told.notes_sent,
    )


def send_notes(
    workspace: Workspace, student: str, project: str, on: Span | None = None, number: int | None = None
) -> ResultNoted:
    """Note that the assessment notes of a project's presentation are sent, at a moment or day (None: now).

    `number` is which presentation of the project (None: the first whose notes are not sent). Raises RefusedError where
    no result is noted, UsageError for what lies ahead or before the presentation, and for a number without a result.
    """
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        found = find_project(records.projects, project, student=records.id)
        known = results_of(records, found.title)
        if not known:
            raise _no_result(records, found)
        before = _numbered(known, number)
        at = workspace.now if on is None else _past(workspace, on)
        if at < before.at and not (on is not None and on[1] > before.at):
            raise rules.too_early(found.title, workspace.local(before.at).date())
        result, ticks = _with_notes(records, before, max(at, before.at))
        writer.append(records, result, *ticks, cmd=rules.CMD, at=workspace.now)
    change = ProjectChange(details_of(workspace, records), found)
    return ResultNoted(
        records.student, shown(workspace, records, result), change, found.status, before=before, sent=True
    )


def _numbered(known: Sequence[PresentationResult], number: int | None) -> PresentationResult:
    """Return the result of that number, without one the first whose notes are not sent. Raises UsageError."""
    if number is None:
        return next((one for one in known if one.notes_sent_at is None), known[-1])
    found = [one for one in known if one.number == number]
    if not found:
        listed = ", ".join(str(one.number) for one in known)
        raise UsageError(
            bilingual(f"--number is {number}", f"--number vaut {number}"),
            bilingual(
                f"The presentations of that project that have a result: {listed}.",
                f"Les soutenances de ce projet qui ont un résultat\u00a0: {listed}.",
            ),
        )
    return found[-1]


def find(workspace: Workspace, student: str, project: str | None = None) -> ResultsFound:
    """Return how a student's presentations ended, those of one project where one is named.

    A project is open where its presentation was held or asked for and has no result, or one that is conditional.
    """
    records = find_student(workspace, student)
    projects = records.projects
    if project is not None:
        projects = [find_project(projects, project, student=records.id)]
    results = [one for own in projects for one in results_of(records, own.title)]
    return ResultsFound(
        records.student,
        tuple(shown(workspace, records, one) for one in results),
        tuple(own.title for own in projects if _is_open(records, own, named=project is not None)),
    )


def shown(workspace: Workspace, records: StudentRecords, result: PresentationResult) -> ShownResult:
    """Return a result with what is still to come, and its comment while its note is there."""
    hours = notes_hours(workspace, result)
    comment = next((one.text for one in records.notes if one.id == result.note), None)
    left = rules.pending([result], now=workspace.now, hours=lambda _: hours)
    return ShownResult(result, rules.notes_due(result, hours), tuple(left), comment)


def _is_open(records: StudentRecords, project: Project, *, named: bool) -> bool:
    """Return whether a result of a project's presentation can be noted, and is worth to be named."""
    last = rules.last_result(results_of(records, project.title))
    if last is not None and last.outcome is Outcome.CONDITIONAL:
        return True
    if project.status in (ProjectStatus.TODO, ProjectStatus.VALIDATED):
        return False
    held = rules.held_last(records.sessions.values(), project.title, last, unnamed=False)
    return named or held is not None or request_for(records, project.title) is not None


def _told_at(
    workspace: Workspace, records: StudentRecords, project: str, last: PresentationResult | None, told: ToldResult
) -> datetime:
    """Return the moment of a presentation, or of a decision: as told, by the session that was held, else now.

    Raises UsageError for one that lies ahead.
    """
    decides = last is not None and last.outcome is Outcome.CONDITIONAL and told.outcome is not Outcome.CONDITIONAL
    sessions = records.sessions.values()
    if told.on is None:
        held = None if decides or told.again else rules.held_last(sessions, project, last)
        if told.again and last is not None:
            return last.at
        return _end(workspace, held) if held is not None else workspace.now
    at = _past(workspace, told.on)
    start, end = told.on
    if decides or start == end:
        return at
    that_day = [one for one in sessions if one.kind is SessionKind.PRESENTATION and start <= one.scheduled_at < end]
    held = rules.held_last(that_day, project, None)
    return _end(workspace, held) if held is not None else at


def _end(workspace: Workspace, session: Session) -> datetime:
    """Return when a session that was held ended, by its real length where that is known, not after now."""
    minutes = session.actual_minutes or session.duration_minutes
    return min(session.scheduled_at.astimezone(UTC) + timedelta(minutes=minutes), workspace.now)


def _past(workspace: Workspace, on: Span) -> datetime:
    """Return a moment, or the last one of a day that has come. Raises UsageError for what lies ahead."""
    start, end = on
    if start > workspace.now:
        day: date = workspace.local(start).date()
        raise UsageError(
            bilingual(f"--on {day} lies ahead", f"--on {day} est à venir"),
            bilingual("Say what has happened already.", "Indiquez ce qui a déjà eu lieu."),
        )
    return start if start == end else min(end - A_SECOND, workspace.now)


def _with_comment(
    workspace: Workspace, records: StudentRecords, result: PresentationResult, comment: str | None
) -> tuple[PresentationResult, list[Note]]:
    """Return a result with the note that its comment becomes; the same comment once more is no other note."""
    if not comment:
        return result, []
    text = comment_note(result, comment, workspace.lang)
    if any(one.id == result.note and one.text == text for one in records.notes):
        return result, []
    new = Note(record_id(), workspace.now, text)
    return replace(result, note=new.id), [new]


def _with_notes(
    records: StudentRecords, result: PresentationResult, at: datetime | None
) -> tuple[PresentationResult, Sequence[object]]:
    """Return a result whose assessment notes were sent, and the tick of their item; as it is where `at` is None."""
    if at is None or result.notes_sent_at is not None:
        return result, ()
    tick = ticked(records, result.project, NOTES_ITEM, result.number, at)
    return replace(result, notes_sent_at=at), ((tick,) if tick else ())


def _no_result(records: StudentRecords, project: Project) -> RefusedError:
    """Return the refusal to send the notes of a presentation that has no result."""
    command = command_line(rules.CMD, records.id, options=["--project", project.title])
    return RefusedError(
        bilingual(
            f"No result of {project.title!r} is noted yet", f"Aucun résultat n'est encore noté pour {project.title!r}"
        ),
        bilingual(f"What can be noted: {command}", f"Ce qui peut être noté\u00a0: {command}"),
    )
