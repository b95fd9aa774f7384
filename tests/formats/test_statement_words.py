"""Titles and pasted lines, read by what stands in them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from mentorcli.formats import statement_words as words
from mentorcli.formats.collected import RowError
from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.student import Funding

HELD, NO_SHOW = SessionStatus.COMPLETED, SessionStatus.NO_SHOW


def test_a_title_of_the_invoice_says_kind_level_funding_and_status() -> None:
    """A presentation is one although "Session mentorat" stands in front of it."""
    found = words.cells_of("Session mentorat - Expertise 2 - financed - defense - completed")
    assert (found.kind, found.level, found.funding) == (SessionKind.PRESENTATION, 2, Funding.FUNDED)
    assert found.outcome == (HELD, None)
    assert found.other == ()
    after = words.cells_of("Soutenance - standard - niveau 3 - absent")
    assert (after.kind, after.level, after.outcome) == (SessionKind.PRESENTATION, 3, (NO_SHOW, Reason.ABSENT))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no-show", (NO_SHOW, None)),
        ("Étudiant(e) absent(e)", (NO_SHOW, Reason.ABSENT)),
        ("Late canceled", (NO_SHOW, Reason.LATE_CANCELLATION)),
        ("en attente", (SessionStatus.SCHEDULED, None)),
        ("wurst", None),
    ],
)
def test_a_plain_no_show_does_not_say_which(text: str, meant: object) -> None:
    """All other words do; what is no status is none."""
    assert words.outcome(text) == meant


def test_a_more_telling_word_counts_where_the_first_was_plain() -> None:
    """The second of two that tell is not understood."""
    assert words.cells_of("no-show - absent").outcome == (NO_SHOW, Reason.ABSENT)
    assert words.cells_of("completed - absent").other == ("absent",)


def test_a_line_pasted_from_a_page_is_read_word_by_word() -> None:
    """Blanks alone part it: a quantity is no thousands of the sum behind it, and a name is what is left."""
    found = words.cells_of("03/11/2026 10:00 DURAND Amélie Mentorat niveau 2 Réalisée 45 min 35,00 €")
    assert found.start == datetime(2026, 11, 3, 10)  # noqa: DTZ001 - local
    assert (found.level, found.minutes, found.amounts) == (2, 45, (Decimal("35.00"),))
    assert found.other == ("DURAND Amélie",)
    title = words.cells_of("Session mentorat - Expertise 2 - financed - standard - completed 2 35,00 € 70,00 €")
    assert (title.numbers, title.amounts) == ((2,), (Decimal("35.00"), Decimal("70.00")))


def test_separators_may_be_tabs_bars_or_commas_with_a_blank() -> None:
    """The time of day may have a cell of its own, and the quantity an x."""
    tabs = words.cells_of("2026-11-05\t18h00\tOkoro, Sam\tautofinancé\tx 3\t1\u202f007,50 €")
    assert (tabs.start, tabs.clock, tabs.times) == (date(2026, 11, 5), time(18), 3)
    assert (tabs.funding, tabs.amounts, tabs.other) == (Funding.SELF_PAID, (Decimal("1007.50"),), ("Okoro, Sam",))
    commas = words.cells_of("2026-11-03, Zoé, 2 sessions, funding unknown, unknown, 35.5 EUR")
    assert (commas.times, commas.amounts, commas.funding) == (2, (Decimal("35.50"),), None)
    assert words.cells_of("12345 | 7").other == ("12345",)


def test_a_number_with_a_word_is_a_level_only_from_1_to_9() -> None:
    """And one that is out of that is not understood."""
    assert words.cells_of("niveau 12 - held").other == ("niveau",)
    assert words.cells_of("niveau 12 - held").numbers == (12,)
    assert words.cells_of("N4 - held").level == 4


@pytest.mark.parametrize(("text", "is_it"), [("Flat fees", True), ("Forfaits mensuels", True), ("Flat fees 2", False)])
def test_monthly_sums_have_words_of_their_own(text: str, is_it: bool) -> None:
    """A figure behind them is read for itself."""
    assert words.is_fixed(text) is is_it


def test_what_sums_up_is_no_row() -> None:
    """In either language."""
    assert all(words.is_sum(text) for text in ("Total HT", "TOTAL", "Sous-total", "Net à payer"))
    assert not words.is_sum("Session mentorat")


def test_a_titled_row_counts_what_stands_before_the_amounts() -> None:
    """One where nothing is said; a title without a status is refused."""
    row = words.titled(words.cells_of("Session - N1 - held; 4; 20,00; 80,00"), 3, "t")
    assert (row.row, row.sessions, row.amount, row.level) == (3, 4, Decimal("80.00"), 1)
    assert words.titled(words.cells_of("Session - held"), 1, "t").sessions == 1
    assert words.titled(words.cells_of("Session - held - x 2"), 1, "t").amount is None
    fixed = words.titled(words.cells_of("Flat fees; 2; 30,00; 60,00"), 1, "t")
    assert (fixed.fixed, fixed.sessions, fixed.amount) == (True, 2, Decimal("60.00"))
    with pytest.raises(RowError) as refused:
        words.titled(words.cells_of("Session - N1"), 1, "Session - N1")
    assert "no word for what became of it" in refused.value.reason


def test_a_line_longer_than_any_says_nothing() -> None:
    """Fifty thousand cells are no row of a statement, and looking at each word of them takes long."""
    line = "03/11/2026 10:00;Sam Okoro" + ";X=" * 4000
    assert words.cells_of(line) == words.Cells(other=(line,))
    assert words.cells_of(line[:9000]).start is not None
