"""Rows of the platform's statement held against sessions, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mentorcli.models.foreign import RowFault
from mentorcli.models.reconcile import Compared, Own, Side, State, StatementRow, Title
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding
from mentorcli.rules import reconcile as rules
from mentorcli.rules.foreign import Namesake
from mentorcli.text import bilingual

START = datetime(2026, 11, 3, 9, tzinfo=UTC)
DAY = timedelta(days=1)
KNOWN = (
    Namesake("amelie", "amelie durand", "amelie@example.org"),
    Namesake("sam", "okoro sam", None),
    Namesake("sam-2", "okoro sam", None),
    Namesake("zoe", "martin zoe", None),
)
HELD, NO_SHOW, CANCELLED = SessionStatus.COMPLETED, SessionStatus.NO_SHOW, SessionStatus.CANCELLED


def own(student: str = "amelie", start: datetime = START, amount: str | None = None, **facts: Any) -> Own:
    """Return a session that is here, held unless it is said otherwise."""
    given = {
        "status": HELD,
        "kind": SessionKind.MENTORING,
        "duration_minutes": 45,
        "level": 2,
        "funding": Funding.FUNDED,
    }
    identity = f"{student.replace('-', '')}{start:%d%H%M}xx"
    session = Session(id=identity, student=student, scheduled_at=start, **{**given, **facts})
    return Own(session, start.date(), None if amount is None else Decimal(amount))


def row(
    parts: str = "amelie durand", start: datetime | date | None = START, number: int = 2, **facts: Any
) -> StatementRow:
    """Return a row of the file, held unless it is said otherwise."""
    return StatementRow(number, name=parts.title(), parts=parts, start=start, **{"status": HELD, **facts})


def compare(rows: list[StatementRow], sessions: list[Own]) -> list[Compared]:
    """Return what comes of rows and sessions, in the order in which it is shown."""
    return rules.in_order(rules.compare_sessions(rows, sessions, KNOWN)[0])


@pytest.mark.parametrize(
    ("facts", "here", "field"),
    [
        ({"status": NO_SHOW, "reason": Reason.ABSENT}, {}, "status"),
        ({"kind": SessionKind.PRESENTATION}, {}, "kind"),
        ({"kind": SessionKind.DISCOVERY}, {}, "kind"),
        ({"level": 3}, {}, "level"),
        ({"level": 3}, {"level": None}, "level"),
        ({"minutes": 30}, {}, "length"),
        ({"lasted": 30}, {"actual_minutes": 44}, "lasted"),
        ({"funding": Funding.SELF_PAID}, {}, "funding"),
        ({"funding": Funding.SELF_PAID}, {"funding": Funding.UNKNOWN}, "funding"),
        ({"amount": Decimal("35.00")}, {"amount": "35.01"}, "amount"),
    ],
)
def test_each_fact_that_a_row_tells_can_differ(facts: dict[str, Any], here: dict[str, Any], field: str) -> None:
    """And is named with both sides."""
    found = compare([row(**facts)], [own(**here)])
    assert [one.state for one in found] == [State.DIFFERS]
    assert [difference.field for difference in found[0].differences] == [field]
    assert found[0].differences[0].there != found[0].differences[0].here


@pytest.mark.parametrize(
    ("facts", "here"),
    [
        ({"status": None}, {"status": NO_SHOW, "reason": Reason.LATE, "late_seconds": 1000}),
        ({"kind": None, "level": None, "minutes": None}, {}),
        ({"kind": SessionKind.MENTORING}, {"kind": SessionKind.DISCOVERY}),
        ({"level": 2, "minutes": 45, "lasted": 44, "funding": Funding.FUNDED}, {}),
        ({"lasted": 44}, {"actual_minutes": 44}),
        ({"funding": Funding.SELF_PAID, "kind": SessionKind.PRESENTATION}, {"kind": SessionKind.PRESENTATION}),
        ({"amount": Decimal("35.0")}, {"amount": "35.00"}),
        ({"amount": Decimal("35.00")}, {"amount": None}),
        ({"status": NO_SHOW, "reason": Reason.ABSENT}, {"status": NO_SHOW, "reason": Reason.LATE}),
        ({"status": NO_SHOW}, {"status": NO_SHOW, "reason": Reason.LATE_CANCELLATION}),
        ({"status": CANCELLED}, {"status": CANCELLED, "reason": Reason.CANCELLED_BY_MENTOR}),
        (
            {"status": CANCELLED, "reason": Reason.CANCELLED_IN_TIME},
            {"status": CANCELLED, "reason": Reason.CANCELLED_BY_MENTOR},
        ),
        ({"status": SessionStatus.SCHEDULED}, {"status": SessionStatus.SCHEDULED}),
    ],
)
def test_what_a_row_or_the_platform_does_not_tell_is_not_held_against_it(
    facts: dict[str, Any], here: dict[str, Any]
) -> None:
    """A student who came too late is absent there, discovery is mentoring, nobody is named who called off."""
    assert [one.state for one in compare([row(**facts)], [own(**here)])] == [State.AGREES]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"status": CANCELLED, "reason": Reason.CANCELLED_BY_MENTOR}, Reason.CANCELLED_IN_TIME),
        ({"status": NO_SHOW, "reason": Reason.ABSENT}, Reason.LATE_CANCELLATION),
    ],
)
def test_a_reason_that_is_told_is_compared(facts: dict[str, Any], reason: Reason) -> None:
    """By the mentor or in time, absent or called off late: these are paid in other ways."""
    status = CANCELLED if reason is Reason.CANCELLED_IN_TIME else NO_SHOW
    found = compare([row(**facts)], [own(status=status, reason=reason)])
    assert found[0].differences[0].there == (facts["status"], facts["reason"])
    assert found[0].differences[0].here == (status, reason)


def test_a_session_is_known_by_student_and_minute_or_day() -> None:
    """By the address where the name is another; within the minute; by the day where there is no time of day."""
    assert compare([row("x", email="AMELIE@example.org")], [own()])[0].state is State.AGREES
    assert compare([row(start=START + timedelta(seconds=59))], [own()])[0].state is State.AGREES
    assert compare([row(start=START.date())], [own()])[0].state is State.AGREES


def test_what_is_only_near_is_doubtful_and_its_session_is_not_missing() -> None:
    """The same student a day or some hours apart, a part of the name, nobody named, two of one name."""
    near = [
        (row(start=START + timedelta(hours=3)), own()),
        (row(start=START.date() - DAY), own()),
        (row("amelie"), own()),
        (row("okoro sam"), own("sam-2")),
        (row("nobody known"), own()),
        (row(""), own("zoe")),
    ]
    for one, session in near:
        found = compare([one], [session])
        assert [(each.state, len(each.sessions)) for each in found] == [(State.DOUBTFUL, 1)], one
        assert found[0].here is not None


def test_what_is_not_near_is_only_there_and_only_here() -> None:
    """Two days apart, another student at the time, a name that cannot be told by the day alone."""
    for one, session in [
        (row(start=START + 2 * DAY), own()),
        (row(start=START.date() + 2 * DAY), own()),
        (row("martin zoe"), own()),
        (row("durand"), own("zoe")),
        (row("nobody known", start=START.date()), own()),
        (row(start=None), own(start=START + 3 * DAY, student="zoe")),
    ]:
        assert [each.state for each in compare([one], [session])] == [State.THERE, State.HERE], one


def test_a_row_that_fits_two_sessions_is_doubtful_with_both() -> None:
    """And both rows of a day with two sessions, unless what they say tells them apart."""
    later = own(start=START + timedelta(hours=4))
    both = compare([row(start=START.date()), row(start=START.date(), number=3)], [own(), later])
    assert [(one.state, len(one.sessions), one.here) for one in both] == [(State.DOUBTFUL, 2, None)] * 2
    missed = replace(later.session, status=NO_SHOW, reason=Reason.ABSENT)
    apart = compare(
        [row(start=START.date()), row(start=START.date(), number=3, status=NO_SHOW, reason=Reason.ABSENT)],
        [own(), later._replace(session=missed)],
    )
    assert [one.state for one in apart] == [State.AGREES, State.AGREES]


def test_a_session_called_off_and_planned_anew_at_its_time_gives_way() -> None:
    """The one that stands is meant where the row fits neither better."""
    off = own(status=CANCELLED, reason=Reason.CANCELLED_IN_TIME)
    standing = own(status=NO_SHOW, reason=Reason.ABSENT)
    found = compare([row()], [off, standing])
    assert [one.state for one in found] == [State.DIFFERS, State.HERE]
    assert found[0].sessions == (standing.session,)
    assert rules.is_cancelled_here(found[1])
    assert not rules.is_cancelled_here(found[0])


def test_one_session_is_taken_once() -> None:
    """A row that stands there twice is only there the second time."""
    found = compare([row(), row(number=3)], [own(), own("zoe", start=START + 9 * DAY)])
    assert [(one.state, one.rows) for one in found] == [(State.THERE, (3,)), (State.HERE, ()), (State.AGREES, (2,))]


def test_what_nobody_documented_is_neither_missing_nor_agreed() -> None:
    """Where a row is about it that differs; else it is handed back."""
    planned = own("zoe", status=SessionStatus.SCHEDULED)
    compared, waiting = rules.compare_sessions([row()], [own(), planned], KNOWN)
    assert ([one.state for one in compared], waiting) == ([State.AGREES], [planned])
    differs, none = rules.compare_sessions([row("martin zoe")], [planned], KNOWN)
    assert (differs[0].differences[0].here, none) == ((SessionStatus.SCHEDULED, None), [])


def test_what_differs_comes_first_in_the_order_of_the_file() -> None:
    """Sessions that are only here by their start."""
    sessions = [own(start=START + n * 3 * DAY) for n in range(4)]
    rows = [row(start=START + 3 * DAY, number=5, level=3), row(start=START, number=4, level=3)]
    found = compare(rows, sessions)
    assert [(one.state, one.rows) for one in found[:2]] == [(State.DIFFERS, (4,)), (State.DIFFERS, (5,))]
    assert [one.sessions[0].scheduled_at for one in found[2:]] == [START + 6 * DAY, START + 9 * DAY]


def test_what_may_stand_in_a_row_that_was_not_read() -> None:
    """What only the mentor has; of a title, what there is less of there."""
    there, here = compare([row("martin zoe")], [own()])
    unread = [RowFault(3, bilingual("no", "non"))]
    assert (there.state, rules.may_be_unread(there, unread)) == (State.THERE, False)
    assert rules.may_be_unread(here, unread)
    assert not rules.may_be_unread(here, [])
    assert rules.may_be_unread(here, [unread[0]._replace(start=START.date() - DAY)])
    assert not rules.may_be_unread(here, [unread[0]._replace(start=START + 5 * DAY)])
    assert rules.may_be_unread(here, [unread[0]._replace(start=START + 5 * DAY), unread[0]])
    sums = Compared(State.HERE, (), (), title=Title(fixed=True), here=Side(1, Decimal(30)))
    assert rules.may_be_unread(sums, [unread[0]._replace(start=START + 5 * DAY)])
    title = Compared(State.DIFFERS, (1,), (), title=Title(2), there=Side(2, Decimal(40)), here=Side(2, Decimal(40)))
    assert not rules.may_be_unread(title, unread)
    assert rules.may_be_unread(title._replace(there=Side(1, Decimal(40))), unread)
    assert rules.may_be_unread(title._replace(there=Side(2, Decimal(30))), unread)
    assert rules.may_be_unread(title._replace(there=Side(2, None)), unread)
    assert not rules.may_be_unread(title._replace(there=Side(3, Decimal(60))), unread)


@pytest.mark.parametrize(
    ("there", "here", "state"),
    [("999.00", None, State.UNPRICED), (None, "20.00", State.UNPRICED), (None, "0.00", State.AGREES),
     ("20.00", "20.00", State.AGREES), (None, None, State.AGREES)],
)  # fmt: skip
def test_an_amount_of_one_side_alone_is_not_compared(there: str | None, here: str | None, state: State) -> None:
    """It is told as a difference that is not certain; what differs otherwise keeps its state."""
    paid = None if there is None else Decimal(there)
    one = rules.with_amounts(compare([row(amount=paid)], [own(amount=here)])[0])
    assert one.state is state
    assert [each.certain for each in one.differences] == [False] * (state is State.UNPRICED)
    other = rules.with_amounts(compare([row(amount=paid, level=3)], [own(amount=here)])[0])
    assert (other.state, other.differences[0].certain) == (State.DIFFERS, True)
    planned = compare([row(amount=paid)], [own(status=SessionStatus.SCHEDULED, amount=None)])[0]
    assert rules.with_amounts(planned) == planned


def test_monthly_sums_are_no_cancelled_session() -> None:
    """Though none of their sessions, of which there are none, is anything else."""
    sums = Compared(State.HERE, (), (), title=Title(fixed=True), here=Side(2, Decimal(60)))
    assert not rules.is_cancelled_here(sums)
    assert rules.is_cancelled_here(
        sums._replace(sessions=(own(status=CANCELLED, reason=Reason.CANCELLED_IN_TIME).session,))
    )


def test_the_platform_has_words_of_its_own() -> None:
    """What is not parted there is one; what a row does not tell is the same as anything."""
    assert rules.platform_status(NO_SHOW, Reason.LATE) == "absent"
    assert rules.platform_status(NO_SHOW, None) == "no-show"
    assert rules.platform_status(CANCELLED, Reason.CANCELLED_BY_MENTOR) == "cancelled"
    assert rules.same_kind(None, SessionKind.PRESENTATION)
    assert not rules.same_kind(SessionKind.DISCOVERY, SessionKind.MENTORING)
    missed = own(status=NO_SHOW, reason=Reason.LATE).session
    assert rules.same_status(row(status=NO_SHOW, reason=Reason.ABSENT), missed)
    assert rules.differences(row(), own()) == ()


def test_what_one_side_alone_has_has_no_amount_to_compare() -> None:
    """A row without a session, and a session without a row, stay what they are."""
    (there,) = compare([row()], [])
    (here,) = compare([], [own(amount="25")])
    assert (there.state, here.state) == (State.THERE, State.HERE)
    assert (rules.with_amounts(there), rules.with_amounts(here)) == (there, here)
