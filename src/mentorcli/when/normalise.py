"""How typed text is prepared for reading, and how it is shown again when it cannot be read."""

from __future__ import annotations

import re

from mentorcli.errors import UsageError
from mentorcli.text import bilingual

# Longer than anything readable. Checked before any pattern runs, so that a pasted file is refused at once.
LONGEST = 200
_LONGEST_QUOTE = 60

# Earlier or later than this is a slip of the finger (0206, 20266), not a session.


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with single plain blanks and straight apostrophes.

    A comma before a blank and the dot of an abbreviation go too ("Wed, 25 nov. 2026" -> "wed 25 nov 2026").
    A text longer than any date gives "", which nothing reads.
    """
    if len(text) > LONGEST:
        return ""
    if not text.isascii():
        text = _plain(text)
    text = re.sub(r",(?=\s|$)|(?<=[a-z])\.(?=[\s,]|$)", " ", text.casefold())
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Return `text` with straight apostrophes and letters without their accents."""
    import unicodedata  # only accents need its tables

    straight = text.replace("\u2019", "'").replace("\u02bc", "'")
    # Canonical forms only: a compatibility form would turn "3²" into "32". A mark counts as an accent on a
    # letter; on a digit it stays, and the text is refused.
    return re.sub(r"(?<=[A-Za-z])[\u0300-\u036f]+", "", unicodedata.normalize("NFD", straight))


def quote(text: str) -> str:
    """Return `text` in quotation marks, cut to about 60 characters, safe to print anywhere.

    Control, direction and undecodable characters are shown as escapes: what was pasted must not act on the
    terminal that shows the error.
    """
    cut = text[:_LONGEST_QUOTE] + ("..." if len(text) > _LONGEST_QUOTE else "")
    return '"' + "".join(_visible(character) for character in cut) + '"'


def _visible(character: str) -> str:
    if character in "\u00a0\u202f\u2009":  # the blanks of French typography
        return " "
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")


# What a French mentor would type in an example.
_IN_FRENCH = {"2pm": "14h", "tomorrow": "demain", "yesterday": "hier", "march": "mars"}


def usage(message: str, *examples: str) -> UsageError:
    """Return the error with `message` and a hint that gives the examples."""
    shown = [f'"{example}"' for example in examples]
    in_french = (" ".join(_IN_FRENCH.get(word, word) for word in example.split(" ")) for example in examples)
    said = [f'"{example}"' for example in in_french]
    return UsageError(
        message,
        hint=bilingual(
            f"Write for example {', '.join(shown[:-1])} or {shown[-1]}.",
            f"Écrivez par exemple {', '.join(said[:-1])} ou {said[-1]}.",
        ),
    )
