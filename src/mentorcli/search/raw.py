"""A first sieve for texts in JSON as it stands on disk: nothing is decoded, and what it lets through is looked at.

It works on bytes of which ASCII letters are small. What else can fold to a letter that is looked for is known by the
characters that occur at all, which are few. No text that holds the words is left out; some that do not may pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mentorcli.search.texts import folded

_ASCII = bytes(range(128))
_RARE_LAST = "eaisntrolducm0123456789pfhbgvy'wkxjqz"  # as texts and our own JSON have them
_RARE = 0.02
_SLOW, _LOOKED_AT = 3.0, 20.0  # a sign with several forms to begin with; a place that is found
_NO_KEY = rb'(?![a-z0-9_-]*":)'  # not within the name of a field


class Sieve(NamedTuple):
    """What a text must match for each of the words, the one that is rarest first; `key` is that one, not in a key."""

    key: re.Pattern[bytes]
    words: tuple[re.Pattern[bytes], ...]

    def lines(self, small: bytes, fields: frozenset[bytes]) -> Iterator[tuple[int, int]]:
        """Yield where the lines are (as a slice) in which all words stand, one of them in a text of these `fields`.

        `small` are lines of JSON without blanks between its signs, in small letters.
        """
        at = 0
        while (found := self.key.search(small, at)) is not None:
            if not _in_text(small, found.start(), fields):
                at = max(found.end(), found.start() + 1)
                continue
            start, end = small.rfind(b"\n", 0, found.start()) + 1, small.find(b"\n", found.start())
            end = len(small) if end < 0 else end
            if all(word.search(small, start, end) for word in self.words):
                yield start, end
            at = end + 1


def _in_text(small: bytes, at: int, fields: frozenset[bytes]) -> bool:
    """Return whether a place lies in a text of one of the fields, by the last quotation mark before it."""
    quote = small.rfind(b'"', 0, at + 1)
    before = small[quote - 1 : quote]
    if before in b"\\ ":  # a mark within a text, or a line that a person wrote
        return True
    if before != b":":
        return False
    return small[small.rfind(b'"', 0, quote - 2) + 1 : quote - 2] in fields


def characters(data: Iterable[bytes]) -> set[str]:
    """Return the characters beyond ASCII that occur in texts in UTF-8; bytes that are none are no character."""
    found: set[str] = set()
    for one in data:
        found.update(one.translate(None, _ASCII).decode("utf-8", "replace"))
    return found


def sieve(wanted: Sequence[str], known: set[str]) -> Sieve | None:
    """Return the sieve for terms, `known` being the characters beyond ASCII that occur; None: none can be made."""
    words = [word for term in wanted for word in term.split()]
    if any(letter < " " for word in words for letter in word):  # JSON writes them in its own way
        return None
    forms = {character: form for character in known if not (form := folded(character)).isspace()}
    pieces = [_pieces(word, forms) for word in dict.fromkeys(words)]
    made = [pattern for one in pieces if (pattern := _anchored(one)) is not None]
    if not made:
        return None
    first = min(made)[1]
    others = tuple(re.compile(pattern + _NO_KEY) for _, pattern in made if pattern != first)
    return Sieve(re.compile(first + _NO_KEY), others)


class _Piece(NamedTuple):
    """What may stand for one character of a word; `literal` where that is one sign of ASCII alone."""

    pattern: bytes
    literal: str | None
    may_lack: bool


def _pieces(word: str, forms: dict[str, str]) -> list[_Piece]:
    """Return what may stand for each character of a word, one that stands for several at the first of them."""
    marks = [character.encode() for character, form in forms.items() if not form]
    between = b"(?:" + b"|".join(map(re.escape, marks)) + b")*" if marks else b""
    ways: list[list[bytes]] = [[_in_json(letter)] for letter in word]
    covered: set[int] = set()
    for character, form in ((character, form) for character, form in forms.items() if form):
        for begin in range(1 - len(form), len(word)):
            shared = range(max(begin, 0), min(begin + len(form), len(word)))
            if all(word[place] == form[place - begin] for place in shared):
                ways[shared[0]].append(character.encode())
                covered.update(shared[1:])
    made = []
    for place, letter in enumerate(word):
        own = list(dict.fromkeys(ways[place]))
        pattern = b"(?:" + b"|".join(map(re.escape, own)) + b")"
        lacking = place in covered
        literal = letter if len(own) == 1 and len(own[0]) == 1 else None
        pattern = re.escape(letter.encode()) if literal is not None and not lacking else pattern
        made.append(_Piece(pattern + (b"?" if lacking else b"") + between, literal, lacking))
    return made


def _in_json(letter: str) -> bytes:
    """Return a character as JSON has it, in small letters."""
    return {'"': b'\\"', "\\": b"\\\\"}.get(letter, letter.encode())


def _anchored(pieces: Sequence[_Piece]) -> tuple[float, bytes] | None:
    """Return the part of a word from the sign on that is quickest to find, and what that costs.

    None for a word of which every sign may be another one's part.
    """
    if all(piece.may_lack for piece in pieces):
        return None
    costs = dict(_costs(pieces))
    at = min(sorted(costs), key=lambda one: costs[one])
    return costs[at], b"".join(piece.pattern for piece in pieces[at:])


def _costs(pieces: Sequence[_Piece]) -> Iterator[tuple[int, float]]:
    """Yield the signs with which a part of a word may begin, the last one first, and what looking for that part costs.

    That is how often it is begun, and how often it is there to its end.
    """
    whole = 1.0
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        whole *= _share(piece.literal or "e")
        if not piece.may_lack:
            yield at, (_share(piece.literal) if piece.literal is not None else _SLOW) + _LOOKED_AT * whole


def _share(letter: str) -> float:
    """Return how common a sign is in texts and in our own JSON, the commonest being 1."""
    return 1 / (2 + _RARE_LAST.find(letter)) if letter in _RARE_LAST else _RARE
