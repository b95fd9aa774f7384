"""Transfers: how long one has taken, and when it is late (domain, section 7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.models.transfer import Transfer, TransferOutcome, TransferWait
from mentorcli.models.verdict import Policy
from mentorcli.rules.transfer import HANDOVER_PARTS, handover_parts, open_transfer, waiting
from mentorcli.text import in_language

PARIS = ZoneInfo("Europe/Paris")
STARTED = datetime(2026, 11, 1, 23, 30, tzinfo=UTC)  # 2 November in Paris
RUNNING = Transfer("t1", STARTED, "beyond what I can help with", to="Chloé")
ENDED = Transfer("t2", STARTED, "x", ended_at=STARTED + timedelta(days=4), outcome=TransferOutcome.COMPLETED)


@pytest.mark.parametrize(("day", "days", "late"), [(2, 0, False), (23, 21, False), (24, 22, True)])
def test_twenty_one_days_are_normal_and_more_is_late(day: int, days: int, *, late: bool, faq: Policy) -> None:
    """Our flags on the FAQ's few days to few weeks; local days are counted."""
    found = waiting("amelie", RUNNING, today=date(2026, 11, day), zone=PARIS, policy=faq)
    assert found == TransferWait("amelie", date(2026, 11, 2), days, late, "Chloé")


def test_a_transfer_that_ended_stops_counting(faq: Policy) -> None:
    """What took four days took four days for ever."""
    assert waiting("amelie", ENDED, today=date(2027, 5, 1), zone=PARIS, policy=faq).days == 4


def test_the_open_transfer_is_the_latest_that_has_not_ended() -> None:
    """Ended ones are history."""
    later = Transfer("t3", STARTED + timedelta(days=9), "again")
    assert open_transfer([ENDED, later, RUNNING]) == later
    assert open_transfer([ENDED]) is None


@pytest.mark.parametrize(
    "parts",
    [
        {"started_at": STARTED.replace(tzinfo=None)},
        {"started_at": STARTED, "ended_at": STARTED.replace(tzinfo=None), "outcome": TransferOutcome.CANCELLED},
        {"started_at": STARTED, "ended_at": STARTED},
        {"started_at": STARTED, "outcome": TransferOutcome.CANCELLED},
    ],
)
def test_a_record_that_contradicts_itself_is_refused(parts: dict[str, Any]) -> None:
    """An end without an outcome, an outcome without an end, a time without a zone."""
    with pytest.raises(ValueError, match=r"needs an offset|either both"):
        Transfer(id="t1", reason="x", **parts)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [(None, set()), ("notes", {"notes"}), ("notes,phone", {"notes", "phone"}),
     (" notes, phone email ,", {"notes", "phone", "email"})],
)  # fmt: skip
def test_parts_of_a_handover_are_read_as_typed(typed: str | None, parts: set[str]) -> None:
    """Commas and spaces both separate them."""
    assert handover_parts(typed) == parts


@pytest.mark.parametrize("typed", ["", " ", ",", " , ,"])
def test_no_part_at_all_is_refused(typed: str) -> None:
    """Whatever was to stand there would be in the page."""
    with pytest.raises(UsageError, match=r"--without '[ ,]*' is no part"):
        handover_parts(typed)


def test_a_part_that_there_is_not_is_refused() -> None:
    """The error names it and all that there are."""
    with pytest.raises(UsageError, match="'names' is no part") as refused:
        handover_parts("notes,names")
    assert refused.value.hint == "Parts: " + ", ".join(HANDOVER_PARTS)


def test_of_several_unknown_parts_the_first_is_named_and_a_long_one_cut() -> None:
    """In the order of the alphabet; 40 characters are enough to recognise it, in either language."""
    for typed, quoted in (("names,agenda,notes", "agenda"), ("x" * 41, "x" * 40)):
        with pytest.raises(UsageError, match=f"'{quoted}' is no part") as refused:
            handover_parts(typed)
        assert in_language(refused.value.message, "fr").startswith(f"--without '{quoted}' n'est pas")
