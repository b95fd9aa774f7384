"""What cannot be read is refused in French too."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import UsageError
from mentorcli.text import in_language
from mentorcli.when import Direction, parse_day, parse_duration, parse_instant, parse_when

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 12, tzinfo=PARIS)
WHEN = {
    "14": "seul n'est pas une heure",
    "25/11/26 14h": "l'année s'écrit en quatre chiffres",
    "demain 25:00": "l'heure \"25:00\" n'existe pas",
    "n'importe quoi": "ne se lit pas comme une date et une heure",
    "31/02/2026 14h": "désigne un jour qui n'existe pas",
    "2026-02-31T14:00": "désigne un jour, une heure ou un décalage qui n'existe pas",
    "demain": "est un jour entier",
    "demain 14h-15h": "a un début et une fin",
    "2026-03-29 02:30": "\"2026-03-29 02:30\" n'existe pas\u00a0: l'horloge passe de",
    "29/03/2026 2h30": "\"29/03/2026 2h30\" est le 2026-03-29 02:30, qui n'existe pas\u00a0: l'horloge passe de",
    "lundi 25/11/2026 14h": "est un mercredi",
    "mar 25 14h": "peut être mars ou mardi",
    "25/11/1206 14h": "les années vont de 1970 à 2199",
}
DURATIONS = {
    "-5m": "ne peut pas être négative",
    "1.5": "n'a pas d'unité",
    "abc": "n'est pas une durée",
    "9999h": "dépasse 7 jours",
}


def french_of(error: UsageError) -> str:
    """Return an error's message and hint in French; both must differ from the English."""
    assert error.hint is not None
    both = [in_language(part, "fr") for part in (error.message, error.hint)]
    assert both[0] != str(error.message)
    assert both[1] != str(error.hint)
    return " ".join(both)


@pytest.mark.parametrize(("text", "french"), WHEN.items())
def test_a_moment(text: str, french: str) -> None:
    """The reason and the examples come in French."""
    with pytest.raises(UsageError) as refused:
        parse_when(text, now=NOW, zone=PARIS, direction=Direction.AHEAD)
    assert french in french_of(refused.value)


@pytest.mark.parametrize(("text", "french"), DURATIONS.items())
def test_a_duration(text: str, french: str) -> None:
    """So do those of a duration."""
    with pytest.raises(UsageError) as refused:
        parse_duration(text)
    assert french in french_of(refused.value)


def test_a_day_and_an_instant() -> None:
    """A day says that a date is wanted, an instant that ISO 8601 is."""
    with pytest.raises(UsageError) as refused:
        parse_day("jamais", now=NOW, zone=PARIS, direction=Direction.BACK)
    assert "comme une date." in french_of(refused.value)
    with pytest.raises(UsageError) as refused:
        parse_instant("hier", PARIS)
    assert "n'est pas une date et une heure ISO 8601" in french_of(refused.value)
