"""What is due: sessions, what is to document, follow-ups, presentations, transfers, regular no-shows, gaps.

Everything is gathered from what it is given; each topic's own rule decides (domain, sections 2 and 4 to 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from mentorcli.models.agenda import AgendaEntry, AgendaKind, StudentSituation
from mentorcli.models.presentation import DueWhat, PresentationRequest
from mentorcli.models.session import SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.models.verdict import Policy
from mentorcli.rules.attendance import known_at, regular_no_shows
from mentorcli.rules.checklist import next_item
from mentorcli.rules.contact import next_contact
from mentorcli.rules.owed import to_see_to
from mentorcli.rules.recording import recording_missing
from mentorcli.rules.timeoff import is_off
from mentorcli.rules.transfer import open_transfer, waiting

# A presentation stays on the agenda for so long after its day, while its list has open items.
DAYS_AFTER_PRESENTATION = 7
RESULT_WITHIN = timedelta(days=30)  # what was held before that is history
GONE = (StudentStatus.TRANSFERRED, StudentStatus.COMPLETED)
SESSIONS_TO_HOLD = (AgendaKind.TODAY, AgendaKind.AHEAD)
ORDER = {kind: number for number, kind in enumerate(AgendaKind)}


class Moment(NamedTuple):
    """The present: an aware datetime, its local day, the mentor's zone (None: the system's)."""

    now: datetime
    today: date
    zone: tzinfo | None

    def day_of(self, at: datetime) -> date:
        """Return the local day of an aware datetime."""
        return at.astimezone(self.zone).date()


def agenda(
    students: Iterable[StudentSituation],
    *,
    now: datetime,
    zone: tzinfo | None,
    days: int,
    first_id: str | None,
    policy: Policy,
) -> tuple[AgendaEntry, ...]:
    """Return everything due, by kind, then by time.

    `now` is aware, `zone` the mentor's (None: the system's); sessions ahead are those of the next `days`
    local days; `first_id` is the id of the mentor's very first session, which must be recorded.
    """
    moment = Moment(now, now.astimezone(zone).date(), zone)
    entries: list[AgendaEntry] = []
    for situation in students:
        entries += _sessions(situation, moment, days, first_id)
        entries += _contact(situation, moment, policy)
        entries += _presentations(situation, moment)
        entries += _results(situation, moment)
        entries += _transfer(situation, moment, policy)
        entries += _no_shows(situation, moment, policy)
        entries += _gaps(situation, moment)
    return tuple(sorted(entries, key=_place))


def is_due(entry: AgendaEntry, *, now: datetime, today: date) -> bool:
    """Return whether something is overdue or due at `now` (aware), of the local day `today`.

    A session to come or going on is not, nor a presentation whose next item has a later day, nor an upload that is
    awaited.
    """
    if entry.kind in SESSIONS_TO_HOLD:
        return False
    if entry.result is not None and entry.result.what is DueWhat.UPLOAD:
        return entry.result.due <= now
    waits = entry.kind is AgendaKind.PRESENTATION and entry.item_due is not None and entry.item_due > today
    return not waits or entry.day <= today


def next_up(entries: Iterable[AgendaEntry], *, now: datetime, reach: timedelta) -> AgendaEntry | None:
    """Return the next session at `now` (aware): of the day, that has not begun, else the one that is going on.

    Where the day has none, it is the first of a later day that begins within `reach`, by elapsed time.
    """
    at = now.astimezone(UTC)
    timed = [(entry.session.scheduled_at.astimezone(UTC), entry) for entry in entries if entry.session is not None]
    to_hold = sorted(
        ((start, entry) for start, entry in timed if entry.kind in SESSIONS_TO_HOLD),
        key=lambda one: (one[0], one[1].student),
    )
    today = [(start, entry) for start, entry in to_hold if entry.kind is AgendaKind.TODAY]
    later = [entry for start, entry in to_hold if entry.kind is AgendaKind.AHEAD and start - at <= reach]
    to_begin = [entry for start, entry in today if start > at]
    going_on = [entry for start, entry in today if start <= at][-1:]
    return next(iter([*to_begin, *going_on, *later]), None)


def _sessions(situation: StudentSituation, moment: Moment, days: int, first_id: str | None) -> Iterator[AgendaEntry]:
    """Yield the sessions to hold, to document and to find the recording of; of one whose clock is open, the clock."""
    clocks = {clock.session: clock for clock in situation.clocks}
    for clock in situation.clocks:
        known = next((one for one in situation.sessions if one.id == clock.session), None)
        yield AgendaEntry(AgendaKind.CLOCK, situation.student.id, moment.day_of(clock.start), known, clock=clock)
    for session in situation.sessions:
        if session.id in clocks:
            continue
        missing = recording_missing(session, first_id)
        if session.status is not SessionStatus.SCHEDULED and not missing:
            continue
        day = moment.day_of(session.scheduled_at)
        if missing:
            yield AgendaEntry(AgendaKind.RECORDING, situation.student.id, day, session)
            continue
        if session.ends_at.astimezone(UTC) <= moment.now.astimezone(UTC):
            yield AgendaEntry(AgendaKind.UNDOCUMENTED, situation.student.id, day, session)
        elif day <= moment.today:
            yield AgendaEntry(AgendaKind.TODAY, situation.student.id, day, session)
        elif day <= moment.today + timedelta(days=days):
            yield AgendaEntry(AgendaKind.AHEAD, situation.student.id, day, session)


def _contact(situation: StudentSituation, moment: Moment, policy: Policy) -> Iterator[AgendaEntry]:
    """Yield the step of the follow-up that is due, if any."""
    due = next_contact(
        situation.student,
        situation.contacts,
        ended=situation.answered,
        since=situation.since,
        today=moment.today,
        zone=moment.zone,
        policy=policy,
        off=(*situation.mentors_off, *situation.off),
    )
    if due is not None and due.step is not None:
        yield AgendaEntry(AgendaKind.CONTACT, situation.student.id, due.due, contact=due)


def _presentations(situation: StudentSituation, moment: Moment) -> Iterator[AgendaEntry]:
    """Yield each project's presentation until its day, and for a week after while its list has open items.

    Nothing is left to prepare of a validated project, nor of a presentation that was held, nor with a student who went
    or has finished.
    """
    if situation.student.status in GONE:
        return
    latest: dict[str, PresentationRequest] = {}
    for request in sorted(situation.requests, key=lambda request: (request.requested_at.timestamp(), request.id)):
        latest[request.project] = request
    lists = {checklist.project: checklist for checklist in situation.checklists}
    over = situation.validated | {session.project for session in situation.presented}
    for request in latest.values():
        if request.project in over:
            continue
        checklist = lists.get(request.project)
        item = next_item(checklist) if checklist else None
        last_day = request.target + timedelta(days=DAYS_AFTER_PRESENTATION if item else 0)
        if moment.today <= last_day:
            yield AgendaEntry(
                AgendaKind.PRESENTATION,
                situation.student.id,
                request.target,
                request=request,
                item=item.text if item else None,
                item_due=item.due if item else None,
            )


def _results(situation: StudentSituation, moment: Moment) -> Iterator[AgendaEntry]:
    """Yield the presentations whose result is to be noted, and what is still to come after those that have one.

    That is due whatever became of the student.
    """
    student = situation.student.id
    for session in situation.presented:
        day = moment.day_of(session.scheduled_at)
        if moment.today - day <= RESULT_WITHIN:
            yield AgendaEntry(AgendaKind.RESULT, student, day, session)
    for pending in situation.pending:
        kind = AgendaKind.ASSESSMENT_NOTES if pending.what is DueWhat.NOTES else AgendaKind.CONDITIONAL
        yield AgendaEntry(kind, student, moment.day_of(pending.due), result=pending)


def _transfer(situation: StudentSituation, moment: Moment, policy: Policy) -> Iterator[AgendaEntry]:
    """Yield the transfer under way."""
    transfer = open_transfer(situation.transfers)
    if transfer is not None:
        wait = waiting(situation.student.id, transfer, today=moment.today, zone=moment.zone, policy=policy)
        yield AgendaEntry(AgendaKind.TRANSFER, situation.student.id, wait.since, transfer=wait)


def _no_shows(situation: StudentSituation, moment: Moment, policy: Policy) -> Iterator[AgendaEntry]:
    """Yield an active student's regular no-shows until each of them stands in a report."""
    if situation.student.status is not StudentStatus.ACTIVE:
        return
    found = regular_no_shows(
        situation.sessions, policy=policy, day=moment.today, zone=moment.zone, reported=situation.reported
    )
    if found.unreported:
        day = moment.day_of(known_at(found.unreported[-1]))
        yield AgendaEntry(AgendaKind.NO_SHOWS, situation.student.id, day, streak=found.in_a_row)


def _gaps(situation: StudentSituation, moment: Moment) -> Iterator[AgendaEntry]:
    """Yield the weeks that an active student is owed, or would be, and that a session is to be planned for."""
    if situation.owed is None or situation.student.status is not StudentStatus.ACTIVE:
        return
    if is_off(situation.off, moment.today):
        return  # nothing is to be planned with one who is away: what is missed is seen to once they are back
    for week in to_see_to(situation.owed, today=moment.today, zone=moment.zone):
        yield AgendaEntry(AgendaKind.GAP, situation.student.id, week)


def _place(entry: AgendaEntry) -> tuple[int, date, float, str]:
    """Return the sort key of an entry: kind, day, time of day, student."""
    start = entry.session.scheduled_at.timestamp() if entry.session else 0.0
    return ORDER[entry.kind], entry.day, start, entry.student
