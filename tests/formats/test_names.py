"""Names of people, in whichever order their parts stand."""

from __future__ import annotations

import pytest

from mentorcli.formats.names import name_key, written_name


def test_one_person_has_one_key() -> None:
    """Whatever the order, case, accents and commas; other letters are another name."""
    assert (
        len({name_key(name) for name in ("Amélie Durand", "DURAND Amélie", "Durand, Amelie", " amelie  DURAND ")}) == 1
    )
    assert name_key("王 Anna") != name_key("李 Anna")
    assert name_key(" - ") == ""


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("DURAND Amélie", "Amélie Durand"),
        ("O'CONNOR-ROY Sarah Jane", "Sarah Jane O'Connor-Roy"),
        ("Durand, Amélie", "Amélie Durand"),
        ("Ines ROY", "Ines Roy"),
        ("Okoro  Sam", "Okoro Sam"),
        ("AMÉLIE DURAND", "Amélie Durand"),
        ("王 Anna", "王 Anna"),
        ("Durand,", "Durand,"),
    ],
)
def test_how_it_is_written(name: str, written: str) -> None:
    """The family name last where capitals or a comma tell which it is."""
    assert written_name(name) == written
