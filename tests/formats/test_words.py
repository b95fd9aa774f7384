"""Status, kind and funding in the words of other tools."""

from __future__ import annotations

import pytest

from mentorcli.formats import words
from mentorcli.models.session import SessionKind
from mentorcli.models.student import Funding


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("Réalisée", words.HELD),
        ("realise·e", words.HELD),
        ("completed", words.HELD),
        ("Étudiant absent", words.ABSENT),
        ("ÉTUDIANTE ABSENTE", words.ABSENT),
        ("étudiant(e) absent(e)", words.ABSENT),
        ("marked student as absent", words.ABSENT),
        ("no-show", words.ABSENT),
        ("late canceled", words.CALLED_OFF_LATE),
        ("Annulée tardivement", words.CALLED_OFF_LATE),
        ("annulée", words.CANCELLED),
        ("canceled", words.CANCELLED),
        ("Annulée par le mentor", words.BY_MENTOR),
        ("en retard", words.LATE),
        ("Retard", words.LATE),
        ("Marqué(e) absent(e)", words.ABSENT),
        ("Étudiante marquée absente", words.ABSENT),
        ("Annulé(e) par l'étudiant(e)", words.CANCELLED),
        ("cancelled by the student", words.CANCELLED),
        ("annulé·e à temps par l\u2019étudiant·e", words.CANCELLED),
        ("Annulé par mentor", words.BY_MENTOR),
        ("annulation mentor", words.BY_MENTOR),
        ("Annulée tardivement par la mentore", words.BY_MENTOR),
        ("Annulée hors délai", words.CALLED_OFF_LATE),
        ("annulé par l'élève moins de 24h avant", words.CALLED_OFF_LATE),
        ("late canceled by student", words.CALLED_OFF_LATE),
        ("annulé par le mentor et l'étudiant", None),
        ("annulée par Zoé", None),
        ("tard", None),
        ("pending", words.PLANNED),
        ("Sam Okoro", None),
        ("", None),
    ],
)
def test_a_status(word: str, outcome: words.Outcome | None) -> None:
    """In any case, gender and language; a word that is none means nothing."""
    assert words.outcome_of(word) == outcome


def test_kinds_and_fundings() -> None:
    """As the platform, its invoice and mentors' tools write them."""
    assert {words.kind_of(word) for word in ("session", "Mentorat", "mentoring", "coaching")} == {SessionKind.MENTORING}
    assert words.kind_of("SOUTENANCE") is SessionKind.PRESENTATION
    assert words.kind_of("Découverte") is SessionKind.DISCOVERY
    assert words.kind_of("lunch") is None
    assert words.funding_of("financé par un tiers") is Funding.FUNDED
    assert words.funding_of("Auto-financée") is Funding.SELF_PAID
    assert words.funding_of("alternance") is Funding.APPRENTICESHIP
    assert {words.funding_of(word) for word in ("", "autre", "null")} == {Funding.UNKNOWN}
    assert words.funding_of("rich") is None
