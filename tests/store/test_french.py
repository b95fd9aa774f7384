"""What decoders and the records' own checks refuse, in French."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mentorcli
from mentorcli.store.french import fault_in_both, in_french
from mentorcli.text import bilingual, in_language

RAISED = re.compile(r"raise ValueError\(f?\"(.+?)\"\)")
RECORDS = ("session", "student", "project", "goal", "contact", "transfer", "presentation", "timeoff", "report", "faq")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Expected `str`, got `int`", "attendu\u00a0: str, trouvé\u00a0: int"),
        ("Object missing required field `name`", "il manque le champ name"),
        ("JSON is malformed: object keys must be strings (byte 1)", "JSON mal formé (octet 1)"),
        ("Input should be 'en' or 'fr'", "valeur attendue\u00a0: 'en' ou 'fr'"),
        ("Invalid value (at line 1, column 8)", "TOML mal formé (ligne 1, colonne 8)"),
        ("the level is 12, not between 1 and 9", "le niveau est 12, pas entre 1 et 9"),
        ("level is 12, not between 1 and 9", "level vaut 12, pas entre 1 et 9"),
        (
            "agreed_at and done_at need an offset such as +01:00",
            "agreed_at et done_at doivent avoir un décalage, comme +01:00",
        ),
        ("something that nobody knows", "something that nobody knows"),
    ],
)
def test_a_refusal_is_put_into_french(english: str, french: str) -> None:
    """One that is not known stays as it is."""
    assert in_french(english) == french


def test_every_check_of_a_record_speaks_french() -> None:
    """What a record's own check can say has its sentence."""
    models = Path(mentorcli.__file__).parent / "models"
    texts = [one for name in RECORDS for one in RAISED.findall((models / f"{name}.py").read_text(encoding="utf-8"))]
    found = [re.sub(r"\{[^}]+\}", "9", one) for one in texts]
    assert len(found) >= 15
    assert [one for one in found if in_french(one) == one] == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("sessions, row 1, field status: Expected `str`, got `int`", "sessions, ligne 1, champ status\u00a0: attendu"),
        ("sessions, row 2: no object", "sessions, ligne 2\u00a0: un objet est attendu"),
        ("students, row 1, notes, row 3, field id: x a second time", "students, ligne 1, notes, ligne 3, champ id"),
        ("students, row 12, notes: no list", "students, ligne 12, notes\u00a0: une liste est attendue"),
        ("students: no list", "students\u00a0: une liste est attendue"),
        ("mentor, faq, row 1: no object", "mentor, faq, ligne 1\u00a0: un objet est attendu"),
        ("students, row 1, field records: no object", "students, ligne 1, champ records\u00a0: un objet"),
        ("sessions, row 1, Object missing required field `id`", "sessions, ligne 1\u00a0: il manque le champ id"),
        ("sessions, row 1, field student: no student of that id in the file or the store", "sessions, ligne 1, champ"),
    ],
)  # fmt: skip
def test_a_fault_of_a_row_is_put_into_french(english: str, french: str) -> None:
    """Its place and what is wrong; one that has its French keeps it."""
    both = fault_in_both(english)
    assert both == english
    assert in_language(both, "fr").startswith(french)
    assert "row" not in in_language(both, "fr")
    known = fault_in_both(bilingual("sessions, row 1: odd", "sessions, row 1\u00a0: bizarre"))
    assert in_language(known, "fr") == "sessions, ligne 1\u00a0: bizarre"
