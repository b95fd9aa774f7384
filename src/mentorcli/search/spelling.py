"""What a misspelt word was meant to be, judged by the words the entries use."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 4  # three letters are one slip away from too many words
_SHORTEST_FOR_TWO = 7
_SHORTEST_PART = 2  # one letter too many is a slip, not a word that was glued on
_FAR = 2
# How French is written by ear: what stands in the query, and what it may stand for.
_BY_EAR = (
    ("k", "qu"),
    ("k", "c"),
    ("s", "ss"),
    ("ss", "s"),
    ("c", "ss"),
    ("s", "c"),
    ("sc", "s"),
    ("z", "s"),
    ("o", "au"),
    ("o", "eau"),
    ("f", "ph"),
    ("j", "g"),
    ("i", "y"),
    ("ai", "e"),
    ("e", "ai"),
    ("an", "en"),
    ("en", "an"),
    ("in", "ain"),
    ("in", "en"),
)
_SILENT = ("", "e", "s", "t", "x", "er", "ez", "ent", "es", "d", "nt", "ts")


class Speller:
    """Corrects words against a vocabulary.

    `words` are all known ones, folded; `worth` returns how much each of some known words is worth as a reading.
    """

    def __init__(
        self, words: frozenset[str] | set[str], worth: Callable[[Collection[str]], Mapping[str, float]]
    ) -> None:
        self._words = words
        self._worth = worth
        self._by_initial: dict[str, list[tuple[str, int]]] | None = None

    def correct(self, word: str) -> list[str]:
        """Return the words that an unknown folded word most likely stands for: one, several if glued, or none."""
        if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
            return []
        near = self._best(_one_slip(word)) or self._best(_by_ear(word))
        if near:
            return [near]
        return self._apart(word) or ([far] if (far := self._two_slips(word)) else [])

    def _best(self, readings: Iterator[str]) -> str | None:
        """Return the known reading that is worth most; the first of equals."""
        return self._worthiest([word for word in readings if word in self._words])

    def _worthiest(self, known: Sequence[str]) -> str | None:
        worth = self._worth(known)
        return max(known, key=worth.__getitem__, default=None)

    def _apart(self, word: str) -> list[str]:
        """Return the two known words that were glued together, if any."""
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        pairs = [pair for cut in cuts if self._joins(*(pair := (word[:cut], word[cut:])))]
        worth = self._worth({word for pair in pairs for word in pair})
        return list(max(pairs, key=lambda pair: worth[pair[0]] + worth[pair[1]], default=()))

    def _joins(self, left: str, right: str) -> bool:
        return left in self._words and right in self._words and max(len(left), len(right)) >= _SHORTEST

    def _two_slips(self, word: str) -> str | None:
        """Return the nearest word two slips away that begins with the same letter."""
        if len(word) < _SHORTEST_FOR_TWO:
            return None
        letters = _mask(word)
        near = [
            known
            for known, mask in self._initial(word[0])
            # Two slips change at most four letters of the set: a cheap test that spares nearly every comparison.
            if abs(len(known) - len(word)) <= _FAR
            and (mask ^ letters).bit_count() <= 2 * _FAR
            and _slips(word, known, _FAR) <= _FAR
        ]
        return self._worthiest(near)

    def _initial(self, letter: str) -> list[tuple[str, int]]:
        if self._by_initial is None:
            self._by_initial = {}
            for word in self._words:
                if len(word) >= _SHORTEST_FOR_TWO - _FAR:
                    self._by_initial.setdefault(word[0], []).append((word, _mask(word)))
        return self._by_initial.get(letter, [])


def _mask(word: str) -> int:
    """Return the set of letters of a word as bits."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def _one_slip(word: str) -> Iterator[str]:
    """Yield the word with one letter swapped, dropped, doubled, replaced or added."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    for left, right in cuts:
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        if right:
            yield left + right[1:]
        for letter in _LETTERS:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]


def _by_ear(word: str) -> Iterator[str]:
    """Yield spellings that sound alike: one sound written otherwise, with or without a silent ending."""
    ends = ("er", "ez", "e", "es", "s", "t", "x")
    bases = [word, *(word[: -len(end)] for end in ends if word.endswith(end) and len(word) - len(end) >= _SHORTEST - 1)]
    for base in bases:
        for silent in _SILENT:
            yield base + silent
            for written, meant in _BY_EAR:
                if written in base:
                    yield base.replace(written, meant, 1) + silent
                    yield base.replace(written, meant) + silent


def _slips(one: str, other: str, most: int) -> int:
    """Return how many slips lie between two words (a swap is one); anything above `most` means more than that."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
