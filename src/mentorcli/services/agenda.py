"""What is due for all students or for some: gathered from the store, decided by `rules.agenda`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from mentorcli.errors import UsageError
from mentorcli.models.agenda import AgendaEntry, AgendaKind, StudentSituation
from mentorcli.models.project import ProjectStatus
from mentorcli.models.results.agenda import AgendaGlance, AgendaResult, DueEntry
from mentorcli.models.results.day_off import DayOff
from mentorcli.models.session_clock import Measured
from mentorcli.models.student import StudentStatus
from mentorcli.models.transfer import Transfer
from mentorcli.rules.agenda import agenda, is_due, next_up
from mentorcli.rules.project import current
from mentorcli.rules.student import labels
from mentorcli.rules.timeoff import off_until
from mentorcli.services.contact_state import first_email_owed, running, since
from mentorcli.services.days_off import days_off, own_times, times_of
from mentorcli.services.free_starts import suggested, taken_times, usual_start
from mentorcli.services.owed import can_be_owed, owed_facts
from mentorcli.services.presentation_records import (
    presentation_checklists,
    requests_with_day,
    still_to_come,
    without_result,
)
from mentorcli.services.workspace import Workspace
from mentorcli.store.layout import RUNNING
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, fold

DAYS = 7
GLANCE_DAYS = 1
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
    _check_days(days)
    now = _moment(workspace, on)
    all_records = list(workspace.everyone() if students is None else students)
    entries = _entries(workspace, all_records, now, days)
    called = _callable({one.id: one.student.name for one in all_records}) if students is None else {}
    local = workspace.local(now)
    off = _off(workspace, all_records, local.date())
    return AgendaResult(_shown(workspace, entries, all_records, called), local, days, _count_due(entries, local), off)


def glance(workspace: Workspace, on: date | None = None, *, days: int = GLANCE_DAYS) -> AgendaGlance:
    """Return how much is due on the local day `on` (None: now), and the next session, for one short line.

    Of a later day it is one that begins within so many `days` of 24 hours. Raises UsageError for too many.
    """
    _check_days(days)
    now = _moment(workspace, on)
    all_records = list(workspace.everyone())
    entries = _entries(workspace, all_records, now, days)
    found = next_up(entries, now=now, reach=timedelta(days=days))
    known = [records for records in all_records if found is not None and records.id == found.student]
    upcoming = [DueEntry(found, records.student.name) for records in known if found is not None]
    local = workspace.local(now)
    off = _off(workspace, all_records, local.date())
    return AgendaGlance(_count_due(entries, local), next(iter(upcoming), None), local, off)


def _check_days(days: int) -> None:
    """Raise UsageError for a reach that nobody means."""
    if not 0 <= days <= MAX_DAYS:
        raise UsageError(
            bilingual(f"--days is {days}", f"--days vaut {days}"),
            bilingual(f"Give 0 to {MAX_DAYS}.", f"Donnez un nombre de 0 à {MAX_DAYS}."),
        )


def _entries(
    workspace: Workspace, students: Sequence[StudentRecords], now: datetime, days: int
) -> tuple[AgendaEntry, ...]:
    """Return what is due of students at the aware datetime `now`; the clocks that are open are those of the present."""
    kept = running_clocks(workspace) if workspace.local(now).date() == workspace.today else {}
    situations = [situation_of(workspace, records, kept) for records in students]
    # Finding the mentor's very first session may open every journal.
    first_id = workspace.store.first_session_id() if any(one.sessions for one in situations) else None
    return agenda(
        situations, now=now, zone=workspace.zone, days=days, first_id=first_id, policy=workspace.policy_at(now)
    )


def _count_due(entries: Iterable[AgendaEntry], on: datetime) -> int:
    """Return how many entries are overdue or due at a local datetime."""
    return sum(is_due(entry, now=on, today=on.date()) for entry in entries)


def _off(workspace: Workspace, known: Iterable[StudentRecords], on: date) -> tuple[DayOff, ...]:
    """Return who is off on a local day: the mentor first, then the active students by name."""
    found = [
        day
        for records in sorted(known, key=lambda one: (fold(one.student.name), one.id))
        if records.student.status is StudentStatus.ACTIVE
        for day in days_off(workspace, records, [on])
        if day.student is not None
    ]
    until = off_until(own_times(workspace), on)
    return (*([DayOff(on, None, until)] if until is not None else []), *found)


def running_clocks(workspace: Workspace) -> Mapping[str, Sequence[Measured]]:
    """Return what clocks of sessions have measured and is not logged, by uid."""
    if not workspace.home.store.joinpath(RUNNING).exists():
        return {}
    from mentorcli.store.running import kept  # only where the clock of a session runs, or was left

    return kept(workspace.store)


def situation_of(
    workspace: Workspace, records: StudentRecords, kept: Mapping[str, Sequence[Measured]] = MappingProxyType({})
) -> StudentSituation:
    """Return what the agenda has to know of one student; `kept` is what clocks have measured, by uid."""
    clocks: Sequence[Measured] = ()
    if kept:
        from mentorcli.services.session_clock import left_of  # as above

        clocks = left_of(records, kept)
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
        presented=tuple(without_result(records)),
        pending=tuple(still_to_come(workspace, records)),
        owed=owed_facts(workspace, records) if can_be_owed(records) else None,
        clocks=tuple(clocks),
        off=times_of(records),
        mentors_off=own_times(workspace),
    )


def _moment(workspace: Workspace, on: date | None) -> datetime:
    """Return the present, or the beginning of another local day."""
    if on is None or on == workspace.today:
        return workspace.now
    from mentorcli.when import localise

    return localise(datetime(on.year, on.month, on.day), workspace.zone).at  # noqa: DTZ001 - localise sets the zone


def _shown(
    workspace: Workspace, entries: Sequence[AgendaEntry], known: Sequence[StudentRecords], called: Mapping[str, str]
) -> tuple[DueEntry, ...]:
    """Return the entries with the students' names, and with what their commands need."""
    names = labels(one.student for one in known)
    by_slug = {one.id: one for one in known}
    gaps = any(entry.kind is AgendaKind.GAP for entry in entries)
    taken = taken_times(workspace, known if gaps else ())
    found = []
    for entry in entries:
        records = by_slug[entry.student]
        project = current(records.projects) if entry.kind is AgendaKind.PRESENTATION else None
        usual = usual_start(workspace, records, taken) if entry.kind is AgendaKind.GAP else None
        if usual is not None:
            taken.add(suggested(usual, records))  # no two entries name the same time
        name, title = names[entry.student], project.title if project else None
        found.append(DueEntry(entry, name, called.get(entry.student, entry.student), title, usual))
    return tuple(found)


def _callable(names: Mapping[str, str]) -> dict[str, str]:
    """Return the shortest word by which each student can be typed: the first of the slug that fits no other.

    `names` are all names by slug.
    """
    texts = {slug: f"{slug}\n{fold(name)}\n" for slug, name in names.items()}
    everything = "".join(texts.values())
    return {
        slug: next(
            (
                word
                for word in slug.split("-")
                if len(word) > 1 and word.isalpha() and everything.count(word) == text.count(word)
            ),
            slug,
        )
        for slug, text in texts.items()
    }
