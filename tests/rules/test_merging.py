"""What two people changed in one text or record at the same time."""

from __future__ import annotations

import pytest

from mentorcli.errors import ClashError
from mentorcli.models.student import Note
from mentorcli.rules.merging import changed_fields, clash, merged

BEFORE = "one\ntwo\nthree\nfour\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (BEFORE, "one\nTWO\nthree\nfour\n", "one\nTWO\nthree\nfour\n"),
        ("one\nTWO\nthree\nfour\n", BEFORE, "one\nTWO\nthree\nfour\n"),
        ("ONE\ntwo\nthree\nfour\n", "one\ntwo\nthree\nFOUR\n", "ONE\ntwo\nthree\nFOUR\n"),
        ("ONE\ntwo\nthree\nfour\n", "ONE\ntwo\nthree\n", "ONE\ntwo\nthree\n"),
        ("zero\none\ntwo\nthree\nfour\n", "one\ntwo\nthree\nfour\nfive\n", "zero\none\ntwo\nthree\nfour\nfive\n"),
        ("ONE\ntwo\nthree\nfour\n", "ONE\ntwo\nthree\nfour\n", "ONE\ntwo\nthree\nfour\n"),
    ],
)
def test_both_changes_stay(mine: str, theirs: str, both: str) -> None:
    """Lines changed by one of the two, or by both in the same way."""
    assert merged(BEFORE, mine, theirs) == both


def test_a_long_text_of_lines_all_alike_is_compared_line_by_line() -> None:
    """A line that stands in a text a hundred times is a line like any other: both ends can be written on."""
    before = "- goals, questions, next step\n" * 250
    assert merged(before, f"first\n{before}", f"{before}last\n") == f"first\n{before}last\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "where"),
    [
        ("one\nTWO\nthree\nfour\n", "one\nzwei\nthree\nfour\n", "two"),
        ("one\nthree\nfour\n", "one\nTWO\nthree\nfour\n", "two"),
        (f"{BEFORE}five\n", f"{BEFORE}six\n", "six"),
    ],
)
def test_the_same_place_twice_is_refused(mine: str, theirs: str, where: str) -> None:
    """With both texts, so that a person can settle it; named by what stood there, else by what was put there."""
    with pytest.raises(ClashError, match=f"^{where} was changed meanwhile") as caught:
        merged(BEFORE, mine, theirs)
    assert (caught.value.before, caught.value.text) == (theirs, mine)


def test_fields() -> None:
    """What I changed, and what of it somebody else changed otherwise."""
    before, mine = Note("1", None, "a"), Note("2", None, "b")  # type: ignore[arg-type]
    assert changed_fields(before, mine, before, ["id", "text", "at"]) == ({"id": "2", "text": "b"}, [])
    assert changed_fields(before, mine, Note("3", None, "b"), ["id", "text"]).clashes == ["id"]  # type: ignore[arg-type]
    assert clash("email").message == "email was changed meanwhile, to something else"
