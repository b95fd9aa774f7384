"""Correcting a session and the later ones of its series as one operation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from mentorcli.errors import RefusedError
from mentorcli.models.results.sessions import EditedSeries
from mentorcli.models.session import Session, SessionDetails, SessionKind
from mentorcli.rules import scheduling
from mentorcli.rules.series import series_from
from mentorcli.services.days_off import sessions_off
from mentorcli.services.lookup import find_session
from mentorcli.services.session_edit import CMD, NOTHING, with_details
from mentorcli.services.session_outcome import of_its_day
from mentorcli.services.sessions import overlaps
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual


def edit(
    workspace: Workspace,
    typed: str,
    details: SessionDetails = NOTHING,
    *,
    start: datetime | None = None,
    read: Callable[[str], datetime],
) -> EditedSeries:
    """Correct a session and the later ones of its series as one operation.

    `start` (aware) is the new start of the one named; the others move by as much time on the clock. `read` turns a time
    on the clock, such as `2026-11-24 14:00`, into an aware datetime, and raises UsageError for one that the clock does
    not show. What is documented, has begun or was moved by hand stays. Raises RefusedError where there is no series,
    nothing of it is left to change, or the student has another session at one of the starts.
    """
    with workspace.transaction() as writer:
        records, named = find_session(workspace, typed, ahead=start)
        found = series_from(named, records.sessions.values(), now=workspace.now, zone=workspace.zone)
        if not found.changing:
            raise _nothing_left()
        changed = [with_details(one, _details_of(one, named, details), records) for one in found.changing]
        if start is not None:
            shift = workspace.local(start).replace(tzinfo=None) - found.slot
            changed = [
                replace(one, scheduled_at=start if one.id == named.id else _shifted(workspace, one, shift, read))
                for one in changed
            ]
            changed = [of_its_day(workspace, records, one) for one in changed]
            _check_starts(workspace, records, changed)
        writer.append(records, *changed, cmd=CMD, at=workspace.now)
    return EditedSeries(
        records.student,
        tuple(changed),
        left=found.documented,
        overlaps=overlaps(workspace, changed) if start is not None else (),
        begun=found.begun,
        apart=found.apart,
        guessed=found.guessed,
        off=sessions_off(workspace, records, changed) if start is not None else (),
        slot=found.slot if start is not None and found.moved_apart else None,
    )


def _details_of(session: Session, named: Session, details: SessionDetails) -> SessionDetails:
    """Return what is given with a session of a series: only the one that is named can become the discovery."""
    only_one = details.kind is SessionKind.DISCOVERY and session.id != named.id
    return details._replace(kind=None) if only_one else details


def _shifted(workspace: Workspace, session: Session, shift: timedelta, read: Callable[[str], datetime]) -> datetime:
    """Return the start of a session moved by some time on the clock."""
    at = workspace.local(session.scheduled_at).replace(tzinfo=None) + shift
    return read(f"{at:%Y-%m-%d %H:%M:%S}" if at.second else f"{at:%Y-%m-%d %H:%M}")


def _check_starts(workspace: Workspace, records: StudentRecords, moved: list[Session]) -> None:
    """Raise RefusedError where the student has another session, not of those moved, at one of their starts."""
    own = {session.id for session in moved}
    others = [session for session in records.sessions.values() if session.id not in own]
    for session in moved:
        known = scheduling.twin(others, session.scheduled_at)
        if known is not None:
            from mentorcli.services.session_questions import already_planned  # only a refusal needs it

            raise already_planned(workspace, records, known)


def _nothing_left() -> RefusedError:
    """Return the refusal of a series of which nothing changes."""
    return RefusedError(
        bilingual(
            "That session and the later ones of its series are all documented, begun, or moved by hand",
            "Cette session et les suivantes de sa série sont toutes renseignées, commencées, ou déplacées à la main",
        ),
        bilingual("Correct each by its id.", "Corrigez chacune par son identifiant."),
    )
