"""Where a text holds an e-mail address or a phone number, in whichever form somebody wrote it.

A text is read as what is left of it: letters without case and accents, digits, `@` and `+`. Blanks, dots, hyphens of
every kind, parentheses, quotes and the signs of Markdown are nothing, so that `**Amelie**_Durand @ example.org` and
`+33 (0)6-12 34.56.78` are what they are. It is read several times: as it stands, with `%40` and the like decoded, and
with "at" as the sign.
"""

from __future__ import annotations

import contextlib
import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

Span = tuple[int, int]
"""From a character of a text up to, not including, another one."""

# `%40`, `&#64;` and `&commat;`, `\u0040` and `\x40`.
_ESCAPES = re.compile(r"(?:%[0-9a-fA-F]{2})+|&#?[0-9a-zA-Z]{1,12};|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}")
_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9a-fA-F]{2})+|=\r?\n")
_TAGS = re.compile(r"<[^<>@]{1,200}>")
_AT = re.compile(r"(?<![^\W_])(?:at|arobase?|arobas|arrobase?)(?![^\W_])")
_DOT = re.compile(r"(?<![^\W_])(?:dot|point)(?![^\W_])")
_NO_SHAPE = ("Mn", "Me", "Cf")  # categories of Unicode: accents, and what nobody sees, soft hyphens among it
_ROUNDS = 3  # `%2540`
# The codes of countries have one to three digits: those of one and two, all others have three (ITU-T E.164).
_COUNTRY = re.compile(r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{0,3}")
_TELLING = 6  # digits; a shorter number is one only where it stands between other characters than digits
_WITH_COUNTRY = 11  # digits that a number without a sign has where it begins with the code of a country


class _Reading(NamedTuple):
    """A text as it is read, and for each of its characters which part of the text it stands for."""

    text: str
    spans: list[Span]


class Redaction:
    """What is to be left out of texts: all addresses and numbers by which a person can be, or could be, reached."""

    def __init__(self, emails: Iterable[str] = (), phones: Iterable[str] = ()) -> None:
        numbers = [phone for phone in phones if phone.strip()]
        long = [pattern for email in emails if email.strip() for pattern in _email_patterns(email)]
        long += [pattern for phone in numbers for pattern in _phone_patterns(phone)]
        # These are looked for in the letters of a text, those in it with all that stands between its letters.
        self._patterns = [re.compile(pattern) for pattern in dict.fromkeys(long)]
        self._short = [re.compile(pattern) for phone in numbers for pattern in _short_pattern(phone)]

    def spans(self, text: str) -> list[Span]:
        """Return the parts of a text that are to be left out, in order; they do not overlap."""
        if not (self._patterns or self._short):
            return []
        found: set[Span] = set()
        for reading in _readings(text):
            found.update(_places(reading, self._short))
            found.update(_places(_letters(reading), self._patterns))
        return _united(sorted((_with_bracket(text, begin, end), end) for begin, end in found))


def _places(reading: _Reading, patterns: Iterable[re.Pattern[str]]) -> Iterator[Span]:
    for pattern in patterns:
        for match in pattern.finditer(reading.text):
            yield reading.spans[match.start()][0], reading.spans[match.end() - 1][1]


def _email_patterns(email: str) -> Iterator[str]:
    """Yield patterns for the letters of an address: with and without a `+tag`, the domain in both of its spellings."""
    local, sign, domain = email.rpartition("@")
    if not sign:  # taken over from elsewhere: no address, but what was left out all the same
        yield re.escape(_letters_of(email)) or "(?!)"
        return
    plain = _letters_of(local.partition("+")[0]) or _letters_of(local)
    spellings = [domain]
    with contextlib.suppress(UnicodeError):
        spellings.append(domain.encode("idna").decode())
    with contextlib.suppress(UnicodeError):
        spellings.append(domain.encode().decode("idna"))
    for spelling in spellings:
        yield rf"{re.escape(plain)}(?:\+[^\W_]*)*@+{re.escape(_letters_of(spelling))}"


def _phone_patterns(phone: str) -> Iterator[str]:
    """Yield patterns for the digits of a number, and of those that stand side by side in one field."""
    for part in {phone, *re.split(r"[/,;|]|\b(?:ou|or|et|and)\b", phone)}:
        code, national = _taken_apart(part)
        if len(national) >= _TELLING:
            before = r"(?:\+|00)[1-9][0-9]{0,2}0?|0" + (f"|{code}0?" if code else "")
            yield f"(?:{before})?" + r"\+*".join(national)


def _short_pattern(phone: str) -> Iterator[str]:
    """Yield a pattern for a number that stands between other characters than digits, as a short one must."""
    digits = _taken_apart(phone)[1]
    if digits:
        yield r"(?<![0-9])0{0,2}" + r"[^\w\n]{0,2}".join(digits) + "(?![0-9])"


def _taken_apart(phone: str) -> tuple[str, str]:
    """Return the code of the country of a number, empty where it does not begin with one, and its other digits."""
    letters = _letters_of(phone)
    digits = re.sub(r"\D", "", letters)
    plus = letters.startswith("+")
    if digits.startswith("00"):
        plus, digits = True, digits[2:]
    known = _COUNTRY.match(digits) if plus or len(digits) >= _WITH_COUNTRY else None
    code = known.group() if known else ""
    return code, digits[len(code) :].lstrip("0")


def _readings(text: str) -> Iterator[_Reading]:
    """Yield the ways in which a text can be read, from the plain one to the one with most of it decoded."""
    reading = _folded(_Reading(text, [(place, place + 1) for place in range(len(text))]))
    yield from _with_words(reading)
    for step in (_decoded, _from_quoted_printable, _without_tags):
        further = _folded(step(reading))
        if further.text != reading.text:
            yield from _with_words(further)
        reading = further


def _with_words(reading: _Reading) -> Iterator[_Reading]:
    yield reading
    signs = _replaced(_replaced(reading, _AT, lambda _: "@"), _DOT, lambda _: ".")
    if signs.text != reading.text:
        yield signs


def _decoded(reading: _Reading) -> _Reading:
    """Return a text with what an address or a page of the web escapes decoded, also where that was done twice."""
    for _ in range(_ROUNDS):
        reading = _replaced(reading, _ESCAPES, _unescaped)
    return reading


def _unescaped(escaped: str) -> str:
    if escaped.startswith("%"):
        return bytes.fromhex(escaped.replace("%", "")).decode("utf-8", "replace")
    return html.unescape(escaped) if escaped.startswith("&") else chr(int(escaped[2:], 16))


def _from_quoted_printable(reading: _Reading) -> _Reading:
    def decoded(escaped: str) -> str:
        digits = escaped.replace("=", "").strip()
        return bytes.fromhex(digits).decode("utf-8", "replace")

    return _replaced(reading, _QUOTED_PRINTABLE, decoded)


def _without_tags(reading: _Reading) -> _Reading:
    return _replaced(reading, _TAGS, lambda _: "")


def _replaced(reading: _Reading, pattern: re.Pattern[str], by: Callable[[str], str]) -> _Reading:
    """Return a text with other characters in the place of each match, which stand for the whole match."""
    parts: list[str] = []
    spans: list[Span] = []
    done = 0
    for match in pattern.finditer(reading.text):
        new = by(match.group())
        parts += [reading.text[done : match.start()], new]
        spans += reading.spans[done : match.start()]
        spans += [(reading.spans[match.start()][0], reading.spans[match.end() - 1][1])] * len(new)
        done = match.end()
    return _Reading("".join([*parts, reading.text[done:]]), [*spans, *reading.spans[done:]])


def _folded(reading: _Reading) -> _Reading:
    """Return a text without case and accents, and without characters that have no shape."""
    parts: list[str] = []
    spans: list[Span] = []
    for place, character in enumerate(reading.text):
        new = _fold(character)
        parts.append(new)
        spans += [reading.spans[place]] * len(new)
    return _Reading("".join(parts), spans)


def _fold(character: str) -> str:
    if character.isascii() and character.islower():
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    folded = unicodedata.normalize("NFKD", character.casefold())
    return "".join(one for one in folded if unicodedata.category(one) not in _NO_SHAPE)


def _letters(reading: _Reading) -> _Reading:
    """Return what is left of a text: letters, digits, `@` and `+`."""
    kept = [place for place, character in enumerate(reading.text) if _is_letter(character)]
    return _Reading("".join(reading.text[place] for place in kept), [reading.spans[place] for place in kept])


def _is_letter(character: str) -> bool:
    return character.isalnum() or character in "@+"


def _letters_of(text: str) -> str:
    return "".join(filter(_is_letter, "".join(map(_fold, text))))


def _with_bracket(text: str, begin: int, end: int) -> int:
    """Return where a part begins: at a bracket before it whose other half is in it."""
    inside = text[begin:end]
    return begin - (text[begin - 1 : begin] == "(" and inside.count(")") > inside.count("("))


def _united(spans: Iterable[Span]) -> list[Span]:
    """Return parts in order, those that overlap or touch as one."""
    found: list[Span] = []
    for begin, end in spans:
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return found
