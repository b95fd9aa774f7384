"""From text to the units the engine counts: words separated, folded and brought to a stem.

One stemmer serves both languages, since a query may mix them and an index in two stemmings would have to choose.
Snowball was measured and left out: 9 ms to import and 35 µs a word in pure Python, over 60 ms for the FAQ, and it
keeps `répond`, `répondu` and `répondre` apart. What counts here is only that related forms meet, not that a stem
is a word.
"""

from __future__ import annotations

from string import ascii_lowercase, digits, punctuation
from unicodedata import combining, normalize

from mentorcli.search.lexicon import ALIASES, ENGLISH, FRENCH, IDEAS, JOINED, NEGATION, NEGATIONS, words
from mentorcli.text import fold

_PLAIN = frozenset(ascii_lowercase + digits + " \n")
_APOSTROPHES = "’ʼ‘`´′"
_SPELLINGS = (("can't", "can not"), ("won't", "will not"), ("n't", " not"), *JOINED.items())
_USUAL = [(sign, " ") for sign in punctuation + "«»…–—\u00a0\u202f"] + [
    (letter, fold(letter)) for letter in "éèêëàâçîïôûùüœ"
]
FUNCTION_WORDS = ENGLISH | FRENCH
_MIN_BASE = 4
_ENDINGS = {
    **dict.fromkeys(
        words(
            """
            issement issant ement ements ation ations ition itions ateur ateurs atrice atrices ator ators able
            ables ible ibles iser ise isee aient ait ais antes ante ants ant ance ances ing ings ed er ers ez
            ees ee es e ir ira irai ate ates ated ating ion ions eur eurs euse euses eux or ors nel nels nelle
            nelles u ue us ues ment ments ness ly at al ale aux it ite is i
            """
        ),
        "",
    ),
    **dict.fromkeys(words("y ie ied ying"), "i"),
    **dict.fromkeys(words("ence ences"), "ent"),
    **dict.fromkeys(words("dre dres"), "d"),
}
_BY_LENGTH: dict[int, dict[str, str]] = {}
for _ending, _instead in _ENDINGS.items():
    _BY_LENGTH.setdefault(len(_ending), {})[_ending] = _instead
# The longest ending that fits is cut, where at least four letters remain.
_LENGTHS = tuple(sorted(_BY_LENGTH, reverse=True))
# Words whose ending is none, or that would fall together with an unrelated word (`formation` with `form`).
_EXCEPTIONS = {
    form: base
    for base, forms in {
        "cours": "cours cour course courses",
        "defens": "defence defences",
        "format": "format formats",
        "formation": "formation formations",
        "mentor": "mentor mentors mentored mentoring mentorship mentorer mentorat mentore menteur",
        "presence": "presence presences",
        "question": "question questions",
        "repli": "reply",
        "session": "session sessions",
        "transfer": "transfer transfers transferred transferring transferer transfere transferee transferes transfert",
    }.items()
    for form in forms.split()
}


def separated(text: str) -> str:
    """Return a text folded (no case, no accents), with spaces alone between its words; its lines stay lines.

    Any text is taken: what is no letter or digit separates words. Contractions become two words (`don't`: do not).
    """
    text = normalize("NFC", text).casefold()
    for apostrophe in _APOSTROPHES:
        text = text.replace(apostrophe, "'")
    for written, meant in _SPELLINGS:
        text = text.replace(written, meant)
    # One replacement per character is many times faster than a pattern or a table over the whole FAQ.
    for character, plain in _USUAL:
        text = text.replace(character, plain)
    if not text.isascii() or not text.isprintable():
        for character in set(text) - _PLAIN:
            text = text.replace(character, fold(character) if character.isalnum() or combining(character) else " ")
    return text


def written_out(word: str) -> list[str]:
    """Return a folded word as it counts: a short form written out, which may make it several."""
    alias = ALIASES.get(word)
    return [word] if alias is None else alias.split()


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text in order, as they are typed."""
    return separated(text).split()


def spelt(text: str) -> list[str]:
    """Return the folded words of a text in order, short forms written out."""
    return [plain for word in plain_words(text) for plain in written_out(word)]


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
    size = len(word)
    for length in _LENGTHS:
        instead = _BY_LENGTH[length].get(word[-length:])
        if instead is not None and size - length + len(instead) >= _MIN_BASE:
            return word[:-length] + instead
    return word


def unit(word: str) -> str | None:
    """Return the unit a folded word counts as: its stem, the negation, or None for a function word."""
    if word in NEGATIONS:
        return NEGATION
    if word in FUNCTION_WORDS:
        return None
    base = stem(word)
    return _IDEA.get(base, base)


_WORDS_OF = {bases[0]: bases for idea in IDEAS if (bases := [stem(word) for word in idea])}
_IDEA = {base: idea for idea, bases in _WORDS_OF.items() for base in bases}
