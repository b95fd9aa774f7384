"""MENTOR_NOW in any form but the usual one."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.services.present import read_present
from mentorcli.text import in_language

PARIS = ZoneInfo("Europe/Paris")


def test_it_is_an_instant_and_a_repeated_one_is_told() -> None:
    """What follows the time is an offset; without one the first of two is taken."""
    told: list[str] = []
    at = read_present("2026-11-23T09:00-09:30", PARIS, told.append)
    assert (at, told) == (datetime.fromisoformat("2026-11-23T18:30+00:00"), [])
    assert read_present("2026-10-25T02:30", PARIS, told.append).isoformat() == "2026-10-25T02:30:00+02:00"
    assert [text.split(" occurs twice")[0] for text in told] == ["MENTOR_NOW 2026-10-25T02:30"]


def test_what_is_no_instant_names_the_variable() -> None:
    """In both languages."""
    with pytest.raises(UsageError, match=r"^MENTOR_NOW: ") as caught:
        read_present("tomorrow", PARIS, print)
    assert in_language(caught.value.message, "fr").startswith("MENTOR_NOW\u00a0: ")
