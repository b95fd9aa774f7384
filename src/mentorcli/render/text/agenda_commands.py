"""The command that does the next thing about what is due, at the moment at which it is shown."""

from __future__ import annotations

from mentorcli.models.agenda import AgendaKind
from mentorcli.models.results.agenda import DueEntry
from mentorcli.models.session import Session
from mentorcli.render import View
from mentorcli.render.text import example_when
from mentorcli.render.text.presentation_result import notes_command
from mentorcli.text import command_line

_AT, _SHORT_AT = "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"


def entry_command(due: DueEntry, view: View) -> str:
    """Return the command for an entry, with the student's slug."""
    return _command(due, due.entry.student, view, _AT)


def short_command(due: DueEntry, view: View) -> str:
    """Return the same command as short as it can be typed, for a line that is narrow."""
    return _command(due, due.called or due.entry.student, view, _SHORT_AT)


def _command(due: DueEntry, student: str, view: View, at: str) -> str:
    """Return the command for an entry: what writes or shows comes before what records that it is done.

    The moment of a session is written in the form `at`.
    """
    entry = due.entry
    if entry.result is not None:
        if entry.kind is AgendaKind.ASSESSMENT_NOTES:
            return notes_command(entry.result.result, student)
        return command_line("presentation result", student, options=["--project", entry.result.result.project])
    if entry.clock is not None:
        return command_line("session start", student)
    if entry.session is not None:
        return _session_command(entry.kind, entry.session, student, view, at)
    if entry.contact is not None:
        return command_line("contact message", student)
    if entry.transfer is not None:
        return command_line("transfer request" if entry.transfer.late else "transfer checklist", student)
    if entry.request is not None:
        project = entry.request.project
        named = () if at == _SHORT_AT and project == due.in_progress else ("--project", project)
        return command_line("presentation checklist", student, options=named)
    if entry.kind is AgendaKind.GAP:
        start = due.usual
        when = f"{start:{at}}" if start is not None else example_when(view.lang)
        return command_line("session schedule", student, when)
    return command_line("noshow report", student)


def _session_command(kind: AgendaKind, session: Session, student: str, view: View, at: str) -> str:
    """Return the command for a session: to log it once it has begun, until then what to know before it.

    Of a student that is the next session, which is the one to prepare first wherever several lie ahead.
    """
    if kind is AgendaKind.RESULT:
        return command_line("presentation result", student, options=["--project", session.project or ""])
    if kind is AgendaKind.RECORDING:
        return command_line("session record", session.id)
    if view.now is not None and session.scheduled_at > view.now:
        return command_line("session prep", student)
    return command_line("session log", student, options=("--at", f"{view.local(session.scheduled_at):{at}}"))
