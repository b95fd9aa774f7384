"""Checklists: state from ticks, dates from the target, and the numbers that a person types."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.content import policy_data
from mentorcli.errors import UsageError
from mentorcli.models.checklist import ItemText, Tick
from mentorcli.rules.checklist import checklist, next_item, parse_numbers, with_days
from mentorcli.rules.policy import policy_from

ITEMS = (
    ItemText("ask", "before", "Ask.", "FAQ", -14),
    ItemText("hold", "day", "Hold.", "FAQ", 0),
    ItemText("file", "after", "File.", "ours"),
)
AT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def test_a_plain_list_has_neither_state_nor_dates() -> None:
    """Without a student the list is only read."""
    found = checklist("presentation", ITEMS, (), student=None, project=None, target=None)
    assert [(i.number, i.id, i.phase, i.text, i.source) for i in found.items] == [
        (1, "ask", "before", "Ask.", "FAQ"),
        (2, "hold", "day", "Hold.", "FAQ"),
        (3, "file", "after", "File.", "ours"),
    ]
    assert not any(item.done or item.done_at or item.due for item in found.items)


def test_dates_count_from_the_target_day() -> None:
    """Two weeks before 1 March 2028 is 16 February: the leap day counts."""
    found = checklist("presentation", ITEMS, (), student="amelie", project="P1", target=date(2028, 3, 1))
    assert [item.due for item in found.items] == [date(2028, 2, 16), date(2028, 3, 1), None]


@pytest.mark.parametrize(
    ("figure", "value", "days"),
    [
        ("request_weeks_min", 2, -14), ("request_weeks_max", 0, 0), ("transfer_days", 21, 21),
        ("assessor_notes_hours", 1, 1), ("assessor_notes_hours", 24, 1), ("assessor_notes_hours", 25, 2),
    ],
)  # fmt: skip
def test_a_figure_of_the_policy_gives_the_day(figure: str, value: int, days: int) -> None:
    """Weeks before the target day, days after it, and hours as the days they begin; other items stay as written."""
    overrides = {"request_weeks_min": 0} if figure == "request_weeks_max" else {}
    policy = policy_from(policy_data(), {**overrides, figure: value})
    written = ItemText("ask", "before", "Ask.", "FAQ", due_figure=figure)
    found, *others = with_days([written, *ITEMS], policy)
    assert (found.due_days, found.due_figure, tuple(others)) == (days, None, ITEMS)


def test_ticks_count_for_their_own_list_and_project() -> None:
    """What was done for another project or list is not done for this one."""
    ticks = [
        Tick("t1", "presentation", "ask", "P1", AT),
        Tick("t2", "presentation", "hold", "P2", AT),
        Tick("t3", "transfer", "file", "P1", AT),
        Tick("t4", "presentation", "file", None, AT),
    ]
    found = checklist("presentation", ITEMS, ticks, student="amelie", project="P1", target=None)
    assert [(item.done, item.done_at) for item in found.items] == [(True, AT), (False, None), (False, None)]
    assert found.student == "amelie"
    assert found.project == "P1"


def test_a_tick_taken_back_is_open_again() -> None:
    """The later of two ticks for one item holds."""
    ticks = [Tick("t1", "transfer", "ask", None, AT), Tick("t2", "transfer", "ask", None, None)]
    found = checklist("transfer", ITEMS, ticks, student="amelie", project=None, target=None)
    assert not found.items[0].done


def test_next_item_is_the_first_open_one() -> None:
    """Items done out of order do not hide an open one before them."""
    ticks = [Tick("t2", "presentation", "hold", None, AT)]
    found = checklist("presentation", ITEMS, ticks, student="amelie", project=None, target=None)
    following = next_item(found)
    assert following is not None
    assert following.id == "ask"
    every = [Tick(item.id, "presentation", item.id, None, AT) for item in ITEMS]
    assert next_item(checklist("presentation", ITEMS, every, student="a", project=None, target=None)) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1", (1,)),
        ("1,2", (1, 2)),
        ("1-3", (1, 2, 3)),
        (" 2 , 4 - 5 ", (2, 4, 5)),
        ("3 1", (3, 1)),
        ("2,1-3,2", (2, 1, 3)),
        ("5-5,", (5,)),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, numbers: tuple[int, ...]) -> None:
    """Commas, blanks and ranges mix; each number counts once, in the order typed."""
    assert parse_numbers(text, 5) == numbers


@pytest.mark.parametrize("text", ["0", "6", "1-6", "3-1", "", " , ", "two", "1;2", "-1", "1-", "99999", "²", "1-2-3"])
def test_numbers_out_of_range_or_unreadable_name_the_range(text: str) -> None:
    """The message says what would have been understood."""
    with pytest.raises(UsageError, match="the items are numbered 1 to 5"):
        parse_numbers(text, 5)


@given(st.text(alphabet="0123456789,- ", max_size=12), st.integers(1, 30))
def test_whatever_is_typed_only_real_items_are_found(text: str, count: int) -> None:
    """Either an error or numbers that exist, each once."""
    try:
        numbers = parse_numbers(text, count)
    except UsageError:
        return
    assert numbers
    assert set(numbers) <= set(range(1, count + 1))
    assert len(set(numbers)) == len(numbers)
