"""French public holidays, by the library `holidays`."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from mentorcli.content import holidays


def test_a_year_of_france_and_of_a_part() -> None:
    """By day, in the language asked for; Moselle has two more."""
    pytest.importorskip("holidays")
    france = holidays.names("FR", 2026, "fr")
    assert (len(france), france[date(2026, 12, 25)]) == (11, "Noël")
    assert holidays.names("FR", 2026, "en")[date(2026, 5, 1)] == "Labor Day"
    assert set(holidays.names("FR-57", 2026, "fr")) - set(france) == {date(2026, 4, 3), date(2026, 12, 26)}


def test_whether_the_library_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert not holidays.is_installed()


def test_every_part_that_can_be_set_is_known() -> None:
    """Each has the holidays of France among its own, or others."""
    pytest.importorskip("holidays")
    from mentorcli.store.settings import HOLIDAYS

    assert holidays.is_installed()
    assert all(holidays.names(area, 2026, "fr") for area in HOLIDAYS if area != "none")
