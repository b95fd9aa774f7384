"""What is due for all students or for some: gathered from the store, decided by `rules.agenda`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from mentorcli.errors import UsageError
from mentorcli.models.agenda import AgendaEntry, StudentSituation
from mentorcli.models.project import ProjectStatus
from mentorcli.models.results.agenda import AgendaResult, DueEntry
from mentorcli.models.transfer import Transfer
from mentorcli.rules.agenda import agenda
from mentorcli.rules.checklist import next_item
from mentorcli.rules.student import labels
from mentorcli.services.followup import first_email_owed, running, since
from mentorcli.services.presentations import presentation_checklists, requests_with_day
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual

DAYS = 7
MAX_DAYS = 366


def due(
    workspace: Workspace,
    on: date | None = None,
    *,
    days: int = DAYS,
    students: Iterable[StudentRecords] | None = None,
) -> AgendaResult:
    """Return what is due on the local day `on` (None: now), by kind and time.

    Sessions ahead are those of the next `days` local days; `students` are all of them unless some are given. Raises
    UsageError for too many days.
    """
    if not 0 <= days <= MAX_DAYS:
        raise UsageError(
            bilingual(f"--days is {days}", f"--days vaut {days}"),
            bilingual(f"Give 0 to {MAX_DAYS}.", f"Donnez un nombre de 0 à {MAX_DAYS}."),
        )
    now = _moment(workspace, on)
    all_records = list(workspace.everyone() if students is None else students)
    situations = [situation_of(workspace, records) for records in all_records]
    # Finding the mentor's very first session may open every journal.
    first_id = workspace.store.first_session_id() if any(one.sessions for one in situations) else None
    entries = agenda(
        situations, now=now, zone=workspace.zone, days=days, first_id=first_id, policy=workspace.policy_at(now)
    )
    return AgendaResult(_with_names(entries, situations), now, days)


def situation_of(workspace: Workspace, records: StudentRecords) -> StudentSituation:
    """Return what the agenda has to know of one student."""
    unanswered = running(workspace, records)
    return StudentSituation(
        student=records.student,
        since=since(workspace, records),
        sessions=tuple(records.sessions.values()),
        contacts=unanswered,
        answered=not unanswered and not first_email_owed(workspace, records),
        requests=tuple(requests_with_day(workspace, records)),
        checklists=tuple(presentation_checklists(workspace, records)),
        transfers=tuple(records.records(Transfer).values()),
        validated=frozenset(one.title for one in records.projects if one.status is ProjectStatus.VALIDATED),
        reported=records.reported(),
    )


def _moment(workspace: Workspace, on: date | None) -> datetime:
    """Return the present, or the beginning of another local day."""
    if on is None or on == workspace.today:
        return workspace.now
    from mentorcli.when import localise

    return localise(datetime(on.year, on.month, on.day), workspace.zone).at  # noqa: DTZ001 - localise sets the zone


def _with_names(entries: Iterable[AgendaEntry], situations: Iterable[StudentSituation]) -> tuple[DueEntry, ...]:
    """Return the entries with the students' names and the numbers of the checklist items that they name."""
    names = labels(one.student for one in situations)
    lists = [shown for one in situations for shown in one.checklists]
    numbers = {(shown.student, shown.project): item.number for shown in lists if (item := next_item(shown)) is not None}
    return tuple(
        DueEntry(
            entry,
            names[entry.student],
            numbers.get((entry.student, entry.request.project)) if entry.request else None,
        )
        for entry in entries
    )
