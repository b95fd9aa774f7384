"""What of the agenda counts as due, and which session is the next. It is Mon 23 Nov 2026, 9:00 in Paris."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from mentorcli.models.agenda import AgendaEntry, AgendaKind
from mentorcli.models.presentation import DueWhat, Outcome, PresentationResult, ResultDue
from mentorcli.rules.agenda import is_due, next_up
from rules.test_agenda import KIND, NOW, TODAY, answered, at, due, session


def entry(kind: AgendaKind, day: date = TODAY, **more: object) -> AgendaEntry:
    """Make an entry of the agenda."""
    return AgendaEntry(kind, "amelie", day, **more)  # type: ignore[arg-type]


RESULT_OF_TODAY = PresentationResult("result000001", "Shop", 1, at(21), Outcome.CONDITIONAL)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (entry(KIND.TODAY), False),
        (entry(KIND.AHEAD), False),
        (entry(KIND.UNDOCUMENTED), True),
        (entry(KIND.GAP), True),
        (entry(KIND.PRESENTATION, date(2026, 12, 4)), True),
        (entry(KIND.PRESENTATION, date(2026, 12, 4), item_due=TODAY), True),
        (entry(KIND.PRESENTATION, date(2026, 12, 4), item_due=date(2026, 11, 24)), False),
        (entry(KIND.PRESENTATION, TODAY, item_due=date(2026, 11, 24)), True),
        (entry(KIND.CONDITIONAL, result=ResultDue(RESULT_OF_TODAY, DueWhat.UPLOAD, at(23, 9, 1))), False),
        (entry(KIND.CONDITIONAL, result=ResultDue(RESULT_OF_TODAY, DueWhat.UPLOAD, at(23, 9))), True),
        (entry(KIND.CONDITIONAL, result=ResultDue(RESULT_OF_TODAY, DueWhat.DECISION, at(25))), True),
    ],
)
def test_what_counts_as_due(known: AgendaEntry, expected: bool) -> None:
    """Whatever is to be done by now; not a session to come, an item of a later day, an upload that is awaited."""
    assert is_due(known, now=NOW, today=TODAY) is expected


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ([], None),
        ([at(23, 8, 30)], at(23, 8, 30)),  # going on
        ([at(23, 8, 20), at(23, 8, 40)], at(23, 8, 40)),  # both going on: the later
        ([at(23, 8, 30), at(23, 18), at(23, 11)], at(23, 11)),
        ([at(23, 8, 30), at(24, 8)], at(23, 8, 30)),
        ([at(24, 9)], at(24, 9)),  # 24 hours
        ([at(24, 9, 1)], None),
        ([at(23, 8)], None),  # over
    ],
)
def test_the_next_session(starts: list[datetime], expected: datetime | None) -> None:
    """The first of today that has not begun, else the one going on, else the first within reach."""
    known = [session(start, number=number) for number, start in enumerate(starts)]
    found = next_up(due(answered(*known)), now=NOW, reach=timedelta(days=1))
    assert (found.session.scheduled_at if found is not None and found.session is not None else None) == expected
