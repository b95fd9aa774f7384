"""What is due: sessions, what is to document, follow-ups, presentations, transfers, regular no-shows, gaps.

Everything is gathered from what it is given; each topic's own rule decides (domain, sections 2 and 4 to 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from mentorcli.models.agenda import AgendaEntry, AgendaKind, StudentSituation
from mentorcli.models.presentation import PresentationRequest
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.student import Funding, StudentStatus
from mentorcli.models.verdict import Policy
from mentorcli.rules.attendance import known_at, regular_no_shows
from mentorcli.rules.checklist import next_item
from mentorcli.rules.contact import next_contact
from mentorcli.rules.recording import recording_missing
from mentorcli.rules.transfer import open_transfer, waiting

ONE_WEEK = timedelta(days=7)
LONG = timedelta(weeks=5)  # what was before that has nothing to do with last week and the one before it
# A presentation stays on the agenda for so long after its day, while its list has open items.
DAYS_AFTER_PRESENTATION = 7
ENOUGH_FOR_TWO_WEEKS = 2
GONE = (StudentStatus.TRANSFERRED, StudentStatus.COMPLETED)
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
        entries += _transfer(situation, moment, policy)
        entries += _no_shows(situation, moment, policy)
        entries += _gaps(situation, moment)
    return tuple(sorted(entries, key=_place))


def weeks_without_session(
    sessions: Iterable[Session], *, since: date, today: date, zone: tzinfo | None
) -> tuple[date, ...]:
    """Return the Mondays of last week and this week where no session was held, missed or is planned.

    Funded students are to have a session every week; a missed week can be made up the week before or after,
    so that a week beside one with two sessions is no gap, and one further back cannot be mended any more
    (domain, section 8). A no-show is no gap: it cannot be made up. Weeks that began before `since` do not
    count.
    """
    counts: dict[date, int] = {}
    long_ago = datetime.combine(today - LONG, time.min, UTC)
    for session in sessions:
        if session.scheduled_at >= long_ago and session.status is not SessionStatus.CANCELLED:
            week = _monday(session.scheduled_at.astimezone(zone).date())
            counts[week] = counts.get(week, 0) + 1
    this_week = _monday(today)
    return tuple(
        week
        for week in (this_week - ONE_WEEK, this_week)
        if since <= week
        and week not in counts
        and not any(counts.get(beside, 0) >= ENOUGH_FOR_TWO_WEEKS for beside in (week - ONE_WEEK, week + ONE_WEEK))
    )


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
    )
    if due is not None and due.step is not None:
        yield AgendaEntry(AgendaKind.CONTACT, situation.student.id, due.due, contact=due)


def _presentations(situation: StudentSituation, moment: Moment) -> Iterator[AgendaEntry]:
    """Yield each project's presentation until its day, and for a week after while its list has open items.

    Nothing is left to prepare of a validated project, nor with a student who went or has finished.
    """
    if situation.student.status in GONE:
        return
    latest: dict[str, PresentationRequest] = {}
    for request in sorted(situation.requests, key=lambda request: (request.requested_at.timestamp(), request.id)):
        latest[request.project] = request
    lists = {checklist.project: checklist for checklist in situation.checklists}
    for request in latest.values():
        if request.project in situation.validated:
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
    """Yield the weeks in which a funded, active student has no session."""
    student = situation.student
    if student.status is not StudentStatus.ACTIVE or student.funding_on(moment.today) is not Funding.FUNDED:
        return
    weeks = weeks_without_session(situation.sessions, since=situation.since, today=moment.today, zone=moment.zone)
    for week in weeks:
        yield AgendaEntry(AgendaKind.GAP, student.id, week)


def _place(entry: AgendaEntry) -> tuple[int, date, float, str]:
    """Return the sort key of an entry: kind, day, time of day, student."""
    start = entry.session.scheduled_at.timestamp() if entry.session else 0.0
    return ORDER[entry.kind], entry.day, start, entry.student


def _monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
