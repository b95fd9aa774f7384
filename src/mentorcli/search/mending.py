"""The words of a query as they were meant: misspelt ones read as words that the entries, or everybody, use."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mentorcli.search.asking import Part
from mentorcli.search.counts import Counts
from mentorcli.search.lexicon import ENGLISH, EVERYDAY, FRENCH, NEGATIONS
from mentorcli.search.tokens import unit, written_out

# A mended word costs a third of a millisecond; what holds more strange words than this is in another language.
MAX_CORRECTIONS = 12
LONGEST_WORD = 30  # what is longer is no word, and has thousands of readings
_GENERAL = (ENGLISH, FRENCH, EVERYDAY, NEGATIONS)
_FUNCTION_WORTH = 2.0  # a slip in a function word is likelier than that many lines of the entries make another reading


def mended(parts: Iterable[Part], counts: Counts) -> list[Part]:
    """Return the parts of a query with the spelling of strange words mended."""
    parts = list(parts)
    strange = [
        word for word in dict.fromkeys(word for part in parts for word in part.words) if is_strange(word, counts)
    ]
    if not strange:
        return parts
    words = [word for word in strange if len(word) <= LONGEST_WORD]
    read = _readings(words[:MAX_CORRECTIONS], counts)
    return [Part([meant for word in part.words for meant in read.get(word, [word])], part.asks) for part in parts]


def is_strange(word: str, counts: Counts) -> bool:
    """Return whether a folded word is known neither in general nor by the entries, in this form or a related one."""
    if any(word in known for known in _GENERAL) or any(counts.written(word)):
        return False
    found = unit(word)
    return found is None or not counts.holding(found)


def _readings(strange: Iterable[str], counts: Counts) -> dict[str, list[str]]:
    """Return what each strange word was meant to be, for those where that can be told."""
    from mentorcli.search.spelling import Speller  # most queries have no such word

    def worth(words: Collection[str]) -> dict[str, float]:
        return {word: sum(counts.written(word)) + _FUNCTION_WORTH * _is_function(word) for word in words}

    speller = Speller(counts.words.union(*_GENERAL), worth)
    read = ((word, [plain for meant in speller.correct(word) for plain in written_out(meant)]) for word in strange)
    return {word: meant for word, meant in read if meant}


def _is_function(word: str) -> bool:
    return word in EVERYDAY or unit(word) is None
