"""Titles of the platform's invoice held against sessions: counts and amounts."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from mentorcli.models.reconcile import Compared, Own, State, StatementRow, Title
from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.statement import FixedSum
from mentorcli.models.student import Funding
from mentorcli.rules.reconcile_titles import FIXED, compare_titles
from rules.test_reconcile import START, own

HELD, NO_SHOW = SessionStatus.COMPLETED, SessionStatus.NO_SHOW
MENTORING, PRESENTATION = SessionKind.MENTORING, SessionKind.PRESENTATION


def row(number: int = 2, sessions: int = 1, amount: str | None = None, **facts: Any) -> StatementRow:
    """Return a row of a title: mentoring of level 2, funded, held, unless it is said otherwise."""
    given = {"status": HELD, "kind": MENTORING, "level": 2, "funding": Funding.FUNDED, **facts}
    return StatementRow(number, sessions=sessions, amount=None if amount is None else Decimal(amount), **given)


def here(number: int, amount: str | None = None, **facts: Any) -> list[Own]:
    """Return some sessions alike, a day apart."""
    return [own(start=START + timedelta(days=n), amount=amount, **facts) for n in range(number)]


def states(found: list[Compared]) -> list[State]:
    """Return the states alone."""
    return [one.state for one in found]


def test_the_rows_of_one_title_are_summed() -> None:
    """Counts and amounts agree where the sums do."""
    found = compare_titles([row(2, 2, "70.00"), row(5, 1, "35.00")], here(3, "35.00"), ())
    assert states(found) == [State.AGREES]
    assert (found[0].rows, len(found[0].sessions)) == ((2, 5), 3)
    assert found[0].title == Title(2, MENTORING, Funding.FUNDED, "completed")


def test_counts_and_amounts_can_differ() -> None:
    """An amount that one side does not know is not compared."""
    found = compare_titles([row(2, 2, "80.00")], here(3, "35.00"), ())[0]
    assert [(one.field, one.there, one.here) for one in found.differences] == [
        ("sessions", 2, 3), ("amount", Decimal("80.00"), Decimal("105.00")),
    ]  # fmt: skip
    assert states(compare_titles([row(2, 2)], here(2, "35.00"), ())) == [State.AGREES]
    assert states(compare_titles([row(2, 2, "70.00")], [*here(1, "35.00"), *here(1)], ())) == [State.AGREES]


def test_one_side_alone_can_have_a_title() -> None:
    """A row that counts nothing is no session."""
    found = compare_titles([row(level=1), row(3, 0, level=5)], here(2), ())
    assert states(found) == [State.THERE, State.AGREES, State.HERE]


def test_what_no_title_tells_is_not_compared() -> None:
    """Neither the funding nor the level where none says it; a presentation has no funding at all."""
    mixed = [*here(1), *here(1, funding=Funding.SELF_PAID, level=3)]
    assert states(compare_titles([row(2, 2, funding=None, level=None)], mixed, ())) == [State.AGREES]
    talk = here(1, kind=PRESENTATION, funding=Funding.SELF_PAID)
    assert states(compare_titles([row(kind=PRESENTATION)], talk, ())) == [State.AGREES]
    assert states(compare_titles([row(kind=None)], here(1, kind=SessionKind.DISCOVERY), ())) == [State.AGREES]


def test_a_plain_no_show_counts_all_of_them_unless_late_cancellations_are_named() -> None:
    """Then it means who was absent or too late."""
    missed = [
        *here(1, status=NO_SHOW, reason=Reason.ABSENT),
        *here(1, status=NO_SHOW, reason=Reason.LATE, late_seconds=1000),
        *here(1, status=NO_SHOW, reason=Reason.LATE_CANCELLATION),
    ]
    plain = compare_titles([row(2, 3, status=NO_SHOW)], missed, ())
    assert (states(plain), plain[0].title.status if plain[0].title else "") == ([State.AGREES], "no-show")
    named = [row(2, 2, status=NO_SHOW), row(3, 1, status=NO_SHOW, reason=Reason.LATE_CANCELLATION)]
    assert states(compare_titles(named, missed, ())) == [State.AGREES, State.AGREES]
    told = [row(2, 2, status=NO_SHOW, reason=Reason.ABSENT)]
    assert states(compare_titles(told, missed, ())) == [State.AGREES, State.HERE]


def test_titles_alike_but_for_one_word_are_doubtful() -> None:
    """As many on both sides, one pair alone; never taken as the same."""
    found = compare_titles([row(level=3, amount="40.00")], here(1, "35.00"), ())
    assert states(found) == [State.DOUBTFUL]
    assert found[0].perhaps == Title(2, MENTORING, Funding.FUNDED, "completed")
    assert [one.field for one in found[0].differences] == ["amount"]
    two = compare_titles([row(level=3), row(3, level=4)], here(1), ())
    assert sorted(states(two)) == [State.HERE, State.THERE, State.THERE]
    apart = compare_titles([row(level=3, funding=Funding.SELF_PAID)], here(1), ())
    assert sorted(states(apart)) == [State.HERE, State.THERE]
    more = compare_titles([row(level=3, sessions=2)], here(1), ())
    assert sorted(states(more)) == [State.HERE, State.THERE]


def test_monthly_sums_are_compared_by_what_they_come_to() -> None:
    """One row may hold those of several students; a row without an amount is not compared."""
    sums = [FixedSum(name, Funding.SELF_PAID, Decimal("30.00")) for name in ("sam", "zoe")]
    flat = StatementRow(6, amount=Decimal("60.00"), fixed=True)
    assert states(compare_titles([flat], [], sums)) == [State.AGREES]
    assert states(compare_titles([flat._replace(amount=None)], [], sums)) == [State.AGREES]
    wrong = compare_titles([flat._replace(amount=Decimal("30.00"))], [], sums)[0]
    assert (wrong.title, wrong.state, wrong.differences[0].here) == (FIXED, State.DIFFERS, Decimal("60.00"))
    assert states(compare_titles([flat], [], ())) == [State.THERE]
    assert states(compare_titles([], [], sums)) == [State.HERE]


def test_rows_without_a_status_have_no_title() -> None:
    """They are of a file whose rows are sessions, which are compared one by one."""
    assert compare_titles([StatementRow(2)], [], ()) == []
