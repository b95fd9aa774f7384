"""The sieve over bytes: nothing that holds the words may fall through, little else should pass."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.search.raw import characters, sieve
from mentorcli.search.texts import holds, terms

FIELDS = frozenset((b"notes", b"text"))
ODD = "eéèêËœŒæßſﬁİıàÀ’'\"\\\n\t \u00a0\u0301\u0308王한국Å\u212b½ﷺoesti"
WORDS = st.text(alphabet=ODD, min_size=1, max_size=5)


def sifted(texts: list[str], words: list[str]) -> list[int] | None:
    """Return the numbers of the lines that pass, None where there is no sieve."""
    rows = [msgspec.json.encode({"op": "1", "cmd": "session log", "notes": text}) for text in texts]
    data = b"".join(row + b"\n" for row in rows)
    found = sieve(terms(words), characters([data]))
    if found is None:
        return None
    return [data.count(b"\n", 0, start) for start, _ in found.lines(data.lower(), FIELDS)]


@given(st.lists(st.text(alphabet=ODD, max_size=12), min_size=1, max_size=4), st.lists(WORDS, min_size=1, max_size=2))
def test_no_text_that_holds_the_words_falls_through(texts: list[str], words: list[str]) -> None:
    """Ligatures, marks, escaped signs and letters of other scripts: what holds the words passes."""
    passed = sifted(texts, words)
    holding = [number for number, text in enumerate(texts) if terms(words) and holds(text, terms(words))]
    assert passed is None or set(holding) <= set(passed)


@pytest.mark.parametrize("word", ["session", "notes", "log", "op", "cmd"])
def test_what_stands_around_the_texts_does_not_pass(word: str) -> None:
    """The names of fields, and codes, are no text."""
    assert sifted(["nothing here"], [word]) == []
    assert sifted([f"a {word} here"], [word]) == [0]


def test_each_line_passes_once_and_needs_every_word() -> None:
    """A word that is there twice is one line; all words are asked for."""
    texts = ["été, été", "hiver", "un été d'hiver", 'a "quoted" été']
    assert sifted(texts, ["ete"]) == [0, 2, 3]
    assert sifted(texts, ["ete", "HIVER"]) == [2]
    assert sifted(texts, ['"quoted"']) == [3]


def test_the_last_line_needs_no_end() -> None:
    """Bytes that end without a line feed are a line too."""
    found = sieve(["xyz"], set())
    assert found is not None
    assert list(found.lines(b'{"notes":"xyz"}', FIELDS)) == [(0, 15)]
    assert list(found.lines(b'{"notes": "xyz"}', FIELDS)) == [(0, 16)]


def test_there_is_no_sieve_for_what_json_writes_in_its_own_way() -> None:
    """A control character, a word all of whose letters may be part of another one, and no word at all."""
    assert sieve(["a\x01"], set()) is None
    assert sieve(["oe"], {"œ"}) is not None
    assert sieve(terms(["국"]), {"국", "한"}) is not None or sieve(terms(["국"]), {"국"}) is None
    assert sieve([], set()) is None


def test_characters_are_those_beyond_ascii() -> None:
    """Bytes that are no UTF-8 stand for none that is looked for."""
    assert characters([b"abc", "é王".encode()]) == {"é", "王"}
    assert characters([b"\xff"]) == {"\ufffd"}
