"""From text to the units the engine counts: words told apart, folded and brought to a stem.

One stemmer serves both languages, since a query may mix them and an index in two stemmings would have to choose.
Snowball was measured and left out: 9 ms to import and 35 µs a word in pure Python, over 90 ms for the FAQ, and it
keeps `répond`, `répondu` and `répondre` apart. What counts here is only that related forms meet, not that a stem
is a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from mentorcli.search.lexicon import ALIASES, ENGLISH, FRENCH, JOINED, NEGATION, NEGATIONS
from mentorcli.text import fold

MAX_CHARACTERS = 20_000
_WORD_OR_END = re.compile(r"[^\W_]+|\n")
_APOSTROPHES = re.compile("[’ʼ‘`´′]")
_NOT = re.compile(r"\b(ca|wo)?n't\b|n't\b")
_JOINED = re.compile("|".join(JOINED))
_MIN_BASE = 4
_ENDINGS = {
    **dict.fromkeys(
        """
        issement issant ement ements ation ations ition itions ateur ateurs atrice atrices ator ators able ables ible
        ibles iser ise isee aient ait ais antes ante ants ant ance ances ing ings ed er ers ez ees ee es e ir ira irai
        ate ates ated ating ion ions eur eurs euse euses eux or ors nel nels nelle nelles u ue us ues ment ments ness
        ly at al ale aux it ite is i
        """.split(),
        "",
    ),
    **dict.fromkeys("y ie ied ying".split(), "i"),
    **dict.fromkeys("ence ences".split(), "ent"),
    **dict.fromkeys("dre dres".split(), "d"),
}
_BY_LENGTH: dict[int, dict[str, str]] = {}
for _ending, _instead in _ENDINGS.items():
    _BY_LENGTH.setdefault(len(_ending), {})[_ending] = _instead
# The longest ending that fits is cut, where at least four letters remain.
_LENGTHS = tuple(sorted(_BY_LENGTH, reverse=True))
# Words whose ending is none, or that would fall together with an unrelated word (`formation` with `form`).
_EXCEPTIONS = {
    "cours": "cours",
    "cour": "cours",
    "course": "cours",
    "courses": "cours",
    "formation": "formation",
    "formations": "formation",
    "presence": "presence",
    "presences": "presence",
    "session": "session",
    "sessions": "session",
    "question": "question",
    "questions": "question",
    **dict.fromkeys("transferer transfere transferee transferes transfert".split(), "transf"),
    "defence": "defens",
    "defences": "defens",
    **dict.fromkeys("mentor mentors mentored mentoring mentorship mentorer mentorat mentore menteur".split(), "mentor"),
}


def spelt(text: str) -> list[str]:
    """Return the words of a text in order, folded, short forms written out; at most 20,000 characters are read.

    Any text is taken: what is no letter or digit separates words. Contractions become two words (`don't`: do not).
    """
    return spelt_lines([text[:MAX_CHARACTERS].replace("\n", " ")])[0]


def spelt_lines(lines: Sequence[str]) -> list[list[str]]:
    """Return the words of each line (which has no line end in it), as `spelt` does for one text."""
    text = unicodedata.normalize("NFC", "\n".join(lines)).casefold()
    text = _APOSTROPHES.sub("'", text)
    if "n't" in text:
        text = _NOT.sub(lambda match: {"ca": "can not", "wo": "will not"}.get(match.group(1) or "", " not"), text)
    text = _JOINED.sub(lambda match: JOINED[match.group()], text)
    found: list[list[str]] = [[]]
    words = found[0]
    for word in _WORD_OR_END.findall(text):
        if word == "\n":
            words = []
            found.append(words)
            continue
        plain = word if word.isascii() else fold(word)
        alias = ALIASES.get(plain)
        if alias is None:
            words.append(plain)
        else:
            words.extend(alias.split())
    return found


def stem(word: str) -> str:
    """Return what the forms of a folded word have in common, such as `record` for `recording`."""
    known = _EXCEPTIONS.get(word)
    if known is not None:
        return known
    if len(word) <= _MIN_BASE or word.isdigit():
        return word[:-1] if len(word) == _MIN_BASE and word.endswith("s") and word[-2] != "s" else word
    base = _cut(word[:-1] if word[-1] in "sx" and word[-2] != "s" else word)
    return base[:-1] if len(base) > _MIN_BASE and base[-1] == base[-2] else base


def _cut(word: str) -> str:
    for length in _LENGTHS:
        instead = _BY_LENGTH[length].get(word[-length:])
        if instead is not None and len(word) - length + len(instead) >= _MIN_BASE:
            return word[:-length] + instead
    return word


def unit(word: str) -> str | None:
    """Return the unit a folded word counts as: its stem, the negation, or None for a function word."""
    if word in NEGATIONS:
        return NEGATION
    if word in ENGLISH or word in FRENCH:
        return None
    return stem(word)
