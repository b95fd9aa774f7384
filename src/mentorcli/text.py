"""Text as people type it: folding for comparison, slugs for folders, and safe display."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import SupportsIndex

# Letters that no decomposition takes apart, in the spelling a French or English keyboard would give them.
_UNDECOMPOSED = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_BUT_NEWLINE = "\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
_TAB = "    "  # a document keeps its columns apart
SLUG_LENGTH = 60


def from_system(word: str) -> str:
    """Return a word of the command line: what Python could not read by the locale is read as UTF-8, if it is that."""
    if word.isascii():
        return word
    try:
        return word.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return word


def file_name(typed: str) -> str:
    """Return a typed file name as Python has it where the locale has not all of its characters."""
    import os

    try:
        os.fsencode(typed)
    except UnicodeEncodeError:
        with contextlib.suppress(UnicodeEncodeError):  # no name of a file at all: that is for others to say
            return os.fsdecode(typed.encode("utf-8", "surrogateescape"))
    return typed


def fold(text: str) -> str:
    """Return the text without case and accents, so that `Amélie`, `AMELIE` and its decomposed form compare equal."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_UNDECOMPOSED)


def slugify(text: str) -> str:
    """Return the text as a slug (`[a-z0-9-]`, at most 60 characters), empty where nothing of it can be kept."""
    return re.sub("[^a-z0-9]+", "-", fold(text)).strip("-")[:SLUG_LENGTH].rstrip("-")


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - the last code of one byte


def visible(text: str) -> str:
    """Return one line of text that cannot steer a terminal: control and bidi characters are shown escaped."""
    if text.isprintable():  # most texts are; the pattern is compiled only for the others
        return text
    return re.sub(f"[\n{_BUT_NEWLINE}]", _escape, text.replace("\t", " "))


def visible_lines(text: str) -> str:
    """Return text as `visible` does, its line ends kept."""
    if text.isprintable():
        return text
    return re.sub(f"[{_BUT_NEWLINE}]", _escape, text.replace("\r\n", "\n").replace("\t", _TAB))


def controls_shown(text: str) -> str:
    """Return text as `visible_lines` does, its tabs kept: for a file that another program reads."""
    return "\t".join(map(visible_lines, text.split("\t")))


_LINE_ENDS = str.maketrans({"\r": "\n", "\0": None, "\ufeff": None})


def normalise(text: str) -> str:
    """Return typed text in the form that is stored: composed (NFC), lone surrogates replaced, ends stripped.

    Lines end with a line feed; NUL and byte order marks are no text.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_LINE_ENDS)).strip()
    return composed.encode("utf-8", "replace").decode("utf-8")


def has_sign(text: str) -> bool:
    """Return whether a text has a letter, a digit or a sign: accents alone, and what nobody sees, are none."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


def one_line(text: str | None) -> str | None:
    """Return typed text on one line in the form that is stored, None where nothing is left of it."""
    return " ".join(normalise(text).split()) or None if text is not None else None


class Bilingual(str):
    """An English sentence that carries its French one: what raises an error need not know who will read it."""

    __slots__ = ("french",)
    french: str

    def in_language(self, lang: str) -> str:
        """Return the sentence in a language, `en` or `fr`, its commands as they are to be typed in this run."""
        return to_be_typed(self.french if lang == "fr" else str(self))


def bilingual(english: str, french: str) -> Bilingual:
    """Return a sentence in both languages."""
    sentence = Bilingual(english)
    sentence.french = french
    return sentence


def in_language(sentence: str, lang: str) -> str:
    """Return a sentence in a language where it carries it, else as it stands."""
    return sentence.in_language(lang) if isinstance(sentence, Bilingual) else sentence


# French names with an h that is not heard, so that `de` loses its vowel; before the others (Hugo, Hassan) it does not.
_MUTE_H = """
    hadrien hector hedwige helen helie helo henri hermance hermes hermi herve hilaire hippolyte homer honor horace
    horten hubert humbert hyacinthe
"""
_SEMIVOWELS = ("oua", "oue", "oui", "iou")  # vowels that are heard as a consonant: Ouassim, Iouri


def elides(word: str) -> bool:
    """Return whether French `de` loses its vowel before a word: a name, a slug or a noun."""
    begins = fold(word).lstrip("\"'«\u00a0 (")
    if begins.startswith("h"):
        return begins.startswith(tuple(_MUTE_H.split()))
    if begins.startswith("y"):  # Yves, but Yann
        return begins[1:2].isalpha() and begins[1] not in "aeiou"
    return begins.startswith(tuple("aeiou")) and not begins.startswith(_SEMIVOWELS)


def de(word: str) -> str:
    """Return a word, as it is, behind the French `de`: `d'Amélie`, `de Bob`."""
    return f"d'{word}" if elides(word) else f"de {word}"


def is_blank(text: str) -> bool:
    """Return whether nothing of a text can be seen: it is empty, or all blanks and characters without a shape."""
    return not any(character.isprintable() and character != " " for character in text)


def system_message(error: Exception) -> Bilingual:
    """Return what the system says of a failure, in both languages; an unknown one keeps its English."""
    import errno

    try:
        from mentorcli.system_words import FRENCH  # only where something failed
    except OSError:  # no file can be opened any more
        return bilingual(str(error), str(error))
    english = str(getattr(error, "strerror", None) or error)
    ours = {"Not a plain file": "pas un fichier ordinaire"}.get(english)  # said in the place of the system
    return bilingual(english, ours or FRENCH.get(errno.errorcode.get(getattr(error, "errno", None) or 0, ""), english))


_QUOTED = r""""[^"]*"|(?<!\w)'[^'\n]*'(?!\w)|«[^»]*»"""  # no apostrophe between two letters

_BEFORE = r"(?:^|\n)\s*|[:;,.?|]\s|[(`]|=\w+ "  # what stands before a command, and not within a name or a title
_COMMAND = rf"(?P<before>{_BEFORE})mentor (?=(?P<noun>[a-z]+)(?![\w-]))"


class _Program:
    """How `mentor` is to be called for what this run works with, and what its commands begin with."""

    called = "mentor"
    nouns: frozenset[str] = frozenset()  # none where nothing stands between `mentor` and its noun


def call_program(store: str | None, nouns: Iterable[str] = ()) -> None:
    """Let every command that is printed carry the `--store` of this run; None: it was given none.

    `nouns` are the words by which a command is told from a sentence about mentors.
    """
    if store is None:
        _Program.called, _Program.nouns = "mentor", frozenset()
        return
    option = ["--store", shell_quoted(store)] if not store.startswith("-") else [shell_quoted(f"--store={store}")]
    _Program.called, _Program.nouns = " ".join(["mentor", *option]), frozenset(nouns)


def to_be_typed(sentence: str, *, template: bool = False) -> str:
    """Return a sentence of ours with its commands as they are to be typed in this run.

    What stands between quotes is an argument, or what a person wrote, and stays as it is. A `template` has its
    values put in later, by `format`.
    """
    nouns = _Program.nouns
    if not nouns or "mentor " not in sentence:  # the pattern is compiled only for a sentence with a command in it
        return sentence
    called = _Program.called.replace("{", "{{").replace("}", "}}") if template else _Program.called

    def typed(found: re.Match[str]) -> str:
        return f"{found['before']}{called} " if found["noun"] in nouns else found[0]

    return re.sub(f"{_QUOTED}|{_COMMAND}", typed, sentence)


_SAFE_UNQUOTED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+:,./_-"
_LIVE_IN_QUOTES = '$`"\\!'  # what a shell acts on between double quotes


def shell_quoted(word: str) -> str:
    """Return a word as it can be pasted into bash, zsh and fish and means itself."""
    if word and not word.strip(_SAFE_UNQUOTED):
        return word
    if not any(character in word for character in _LIVE_IN_QUOTES):
        return f'"{word}"'
    # Between single quotes fish alone acts on backslashes, so those stand outside.
    pieces = re.split(r"([\\']+)", word)
    return "".join(
        "".join(f"\\{mark}" for mark in piece) if number % 2 else f"'{piece}'"
        for number, piece in enumerate(pieces)
        if piece
    )


def command_line(command: str, *arguments: str, options: Sequence[str] = ()) -> Line:
    """Return `mentor COMMAND` with its arguments and options, to be pasted into a shell, as a part of a line.

    It carries the `--store` of this run. An argument that begins with a dash stands behind `--`, the options before it.
    """
    typed = [shell_quoted(argument) for argument in arguments]
    chosen = [shell_quoted(option) for option in options]
    words = [*chosen, "--", *typed] if any(argument.startswith("-") for argument in arguments) else [*typed, *chosen]
    return part(" ".join([_Program.called, *command.split(), *words]), COMMAND)


# What a part of a line is: `lines` finds them in a sentence, `render.palette` knows how they look.
HEADING, NAME = "heading", "name"
BAD, SOON, GOOD = "bad", "soon", "good"  # missed, overdue or wrong; due today or to be known; held
HIT = "hit"  # a word that was looked for
QUIET = "quiet"  # what stands beside: a source, a remark
ID, COMMAND = "id", "command"  # both are copied, so they stay on one line

Span = tuple[int, int, str]
"""From where to where a part goes (as a slice does), and what it is."""


class Line(str):
    """A line with its parts. It is a text like any other; what cuts or formats it loses the parts, `+` keeps them."""

    __slots__ = ("spans",)
    spans: tuple[Span, ...]

    def __new__(cls, text: str, spans: Iterable[Span] = ()) -> Line:
        """Return a text as a line; without `spans` it has no parts."""
        line = super().__new__(cls, text)
        line.spans = tuple(spans)
        return line

    def __add__(self, other: str) -> Line:
        return joined(self, other)

    def __radd__(self, other: str) -> Line:
        return joined(other, self)

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        """Return a slice with its parts; a single character has none."""
        text = super().__getitem__(at)
        if not isinstance(at, slice) or at.step is not None:
            return text
        first, last, _ = at.indices(len(self))
        kept = ((max(start, first), min(end, last), role) for start, end, role in self.spans)
        return Line(text, ((start - first, end - first, role) for start, end, role in kept if start < end))


def part(text: str, role: str) -> Line:
    """Return a text that is one thing as a whole; the parts it has already stay."""
    return Line(text, spans_of(text) or ((0, len(text), role),) if text else ())


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the parts of a text; one that is no line has none."""
    return text.spans if isinstance(text, Line) else ()


def joined(*pieces: str, between: str = "") -> Line:
    """Return pieces as one line, their parts kept."""
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for number, piece in enumerate(pieces):
        if number and between:
            texts.append(between)
            at += len(between)
        spans += [(start + at, end + at, role) for start, end, role in spans_of(piece)]
        texts.append(str(piece))
        at += len(piece)
    return Line("".join(texts), spans)
