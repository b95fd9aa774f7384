"""What a session went through, as the journal has it: for `session show` and for the evidence of a verdict."""

from __future__ import annotations

from mentorcli.models.session import Session
from mentorcli.models.session_history import EventKind, SessionEvent, TakenBack
from mentorcli.rules.session_history import changes, kind_of_change
from mentorcli.services.workspace import Workspace
from mentorcli.store.record_steps import Step, steps
from mentorcli.store.student_records import StudentRecords


def history(workspace: Workspace, records: StudentRecords, session: Session) -> list[SessionEvent]:
    """Return every change of a session in the order in which it was written, what was taken back since among them."""
    return [_event(workspace, step) for step in steps(workspace.store, records, Session, session.id)]


def _event(workspace: Workspace, step: Step[Session]) -> SessionEvent:
    """Return a step of the journal as what it did to the session."""
    line, back = step.line, step.takes_back
    if back is None:
        kind = kind_of_change(step.before, step.after, line.cmd)
    else:
        kind = EventKind.TAKEN_BACK if back.undoes is None else EventKind.DONE_AGAIN
    return SessionEvent(
        op=line.op,
        kind=kind,
        at=line.at,
        command=line.cmd,
        before=step.before,
        after=step.after,
        changes=changes(step.before, step.after),
        written=line.written,
        machine=line.machine,
        own=workspace.store.is_own(line.machine),
        takes_back=TakenBack(back.op, back.cmd, back.at) if back is not None else None,
        undone=step.undone,
    )
