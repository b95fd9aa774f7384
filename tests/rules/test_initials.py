"""Students without their names: their initials."""

from __future__ import annotations

import pytest

from mentorcli.models.student import Student
from mentorcli.rules.initials import initials, initials_of


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Amélie Durand", "A. D."), ("Marie-Claire Durand", "M.-C. D."), ("émile zola", "É. Z."), ("王 Anna", "王. A."),
        ("O'Connor", "O."), ("<b>Zoé</b>", "B."), ("- -", "?"), ("Jean -", "J."), ("3 Petit", "3. P."), ("!!!", "?"),
    ],
)  # fmt: skip
def test_the_first_letter_of_each_part(name: str, short: str) -> None:
    """Signs are none; a name without letters has no initials."""
    assert initials(name) == short


def test_shared_initials_are_numbered_by_what_tells_nothing() -> None:
    """By the uids, which are drawn by lot, and not by the alphabet."""
    people = [
        Student("anna", "Anna Durand", "zzzzzzzzzz"), Student("amelie", "Amélie Dupont", "bbbbbbbbbb"),
        Student("bob", "Bob", "aaaaaaaaaa"),
    ]  # fmt: skip
    assert initials_of(people) == {"anna": "A. D. (2)", "amelie": "A. D. (1)", "bob": "B."}
