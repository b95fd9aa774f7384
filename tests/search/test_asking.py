"""Which sentences of a text ask, and what is only polite."""

from __future__ import annotations

import pytest

from mentorcli.search.asking import Part, parts_of, without_courtesy


def said(text: str) -> list[tuple[str, bool]]:
    """Return the parts of a text, their words as one line each."""
    return [(" ".join(part.words), part.asks) for part in parts_of(text)]


def test_the_sentence_with_a_question_asks() -> None:
    """The others tell."""
    assert said("It rained. My student left! Is he absent? I do not know") == [
        ("it rained", False),
        ("my student left", False),
        ("is he absent", True),
        ("i do not know", False),
    ]


def test_a_question_mark_is_enough() -> None:
    """Wherever it stands; it belongs to the sentence that it ends."""
    assert said("My student left? It rained") == [("my student left", True), ("it rained", False)]
    assert said("mango.? kiwi") == [("mango", False), ("kiwi", True)]
    assert said("mango?kiwi") == [("mango", True), ("kiwi", False)]


@pytest.mark.parametrize("sign", [".", "!", "?", ";", ":", "…", "\n"])
def test_signs_end_a_sentence(sign: str) -> None:
    """Each of them; a comma does not."""
    assert [words for words, _ in said(f"mango kiwi{sign} lemon, zebra")] == ["mango kiwi", "lemon zebra"]


def test_a_question_needs_no_mark() -> None:
    """A sentence that begins like a question asks."""
    assert said("How do I do this. It is late") == [("how do i do this", True), ("it is late", False)]
    assert said("Comment faire. Il est tard") == [("comment faire", True), ("il est tard", False)]


def test_where_none_asks_the_last_does() -> None:
    """What is wanted comes at the end."""
    assert parts_of("mango. kiwi") == [Part(["mango"], False), Part(["kiwi"], True)]
    assert parts_of("mango") == [Part(["mango"], True)]


@pytest.mark.parametrize("text", ["", " ", "?!…", "Hello!", "Bonjour à tous, merci d'avance !", "Thanks in advance"])
def test_what_is_only_polite_is_no_question(text: str) -> None:
    """Nothing is left of it."""
    assert parts_of(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hi everyone quick question mango kiwi", "mango kiwi"),
        ("mango kiwi thanks in advance", "mango kiwi"),
        ("hello mango kiwi please thank you", "mango kiwi"),
        ("mango hello kiwi", "mango hello kiwi"),
        ("mango", "mango"),
        ("", ""),
    ],
)
def test_courtesy_goes_at_both_ends(text: str, left: str) -> None:
    """The longest first, one after the other; in the middle it stays."""
    assert without_courtesy(text.split()) == left.split()


def test_short_forms_are_written_out() -> None:
    """After the greeting is gone, so that a greeting may be a short form."""
    assert said("thx mentees can't do it") == [("student can not do it", True)]
