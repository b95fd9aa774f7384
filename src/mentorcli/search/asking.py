"""Which parts of a text ask, and which tell what lies behind the question.

People greet, thank and tell a story before they ask. What is only polite is set aside; where one sentence asks, the
others are its context and count for less. Nothing is cut off: a long text is read to its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mentorcli.search.courtesy import COURTESIES
from mentorcli.search.lexicon import words
from mentorcli.search.tokens import plain_words, written_out

_ENDS = ".!?;:…\n"
# A sentence that begins like this asks, even where its question mark was left out.
_BEGINNINGS = words(
    """
    how what when where who whom whose why which must may can could should shall is are does do did will would am
    comment que quoi quand ou qui combien pourquoi quel quelle quels quelles faut dois doit puis peut peux est ai
    """
)
_LONGEST = max(map(len, COURTESIES))


class Part(NamedTuple):
    """The folded words of a sentence, and whether it asks."""

    words: list[str]
    asks: bool


def parts_of(text: str) -> list[Part]:
    """Return the sentences of a text without what is only polite, each with whether it asks.

    Where none has the form of a question, the last is taken for one: what is wanted comes at the end.
    """
    parts: list[Part] = []
    for sentence in _sentences(text):
        said = without_courtesy(plain_words(sentence))
        if said:
            asks = "?" in sentence or said[0] in _BEGINNINGS
            parts.append(Part([plain for word in said for plain in written_out(word)], asks))
    if parts and not any(part.asks for part in parts):
        parts[-1] = Part(parts[-1].words, asks=True)
    return parts


def without_courtesy(said: Sequence[str]) -> list[str]:
    """Return the folded words of a sentence without greetings, excuses and thanks at its beginning and its end."""
    left, right = 0, len(said)
    found = True
    while found:
        found = False
        for length in range(min(_LONGEST, right - left), 0, -1):
            if tuple(said[left : left + length]) in COURTESIES:
                left, found = left + length, True
                break
            if tuple(said[right - length : right]) in COURTESIES:
                right, found = right - length, True
                break
    return list(said[left:right])


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text with the sign that ends them."""
    start = 0
    for place, letter in enumerate(text):
        if letter in _ENDS:
            yield text[start : place + 1]
            start = place + 1
    yield text[start:]
