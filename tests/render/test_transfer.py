"""Transfers in words."""

from __future__ import annotations

from datetime import date

import pytest

from mentorcli.models.transfer import TransferWait
from mentorcli.render.text.transfer import transfer_sentence

DAY = date(2026, 11, 2)


def plain(text: str) -> str:
    """Read no-break spaces as spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("days", "late", "english", "french"),
    [
        (0, False, "waiting for 0 days, asked for on Mon 2 Nov 2026", "0 jour, demandé le lun. 2 nov. 2026"),
        (1, False, "waiting for 1 day, asked for on Mon 2 Nov 2026", "1 jour, demandé le lun. 2 nov. 2026"),
        (
            22,
            True,
            "waiting for 22 days, asked for on Mon 2 Nov 2026; later than usual, ask through the contact form",
            "22 jours, demandé le lun. 2 nov. 2026 ; "
            "plus long que d'habitude, se renseigner par le formulaire de contact",
        ),
    ],
)
def test_a_transfer_says_its_days_and_whether_it_is_late(days: int, english: str, french: str, *, late: bool) -> None:
    """Late is said with what to do about it."""
    wait = TransferWait("a", DAY, days, late, None)
    assert transfer_sentence(wait, "en") == english
    assert plain(transfer_sentence(wait, "fr")) == f"en attente depuis {french}"
