"""What tells French from English in what is printed."""

from __future__ import annotations

import re

# Words that English sentences can hardly do without, and French ones never have.
ENGLISH = frozenset(
    "the and of is are was were be to for with not yet you your from before after held then next again already "
    "nothing only came come more than planned this that which where when what who how has have had its it at by "
    "added kept changed deleted marked logged scheduled taken back give see too must should could will would "
    "ask look write send fill call student students late missing because judged first last week weeks days".split()
)
# What is typed stays as it is: commands, options, values in capitals.
_TYPED = re.compile(
    r"`[^`]*`|mentor [^,;.\n»?!]*|--[a-z-]*by (?:student|mentor)|--[a-z-]+|\b[A-Z]{2,}\b|[\w.+-]+@[\w.]+|https?://\S+|[a-z]+(?:-[a-z0-9]+)+"
    r"|\b[a-z]+=(?=\S)"  # a field and its column
    r"|\b(?=[a-z]*[0-9])[a-z0-9]{8,32}\b"  # an id
)
_WORD = re.compile(r"[^\W\d_]+")
# A mark that French sets apart, behind or before a space at which a line could break.
_LOOSE = re.compile(r"\S [:;?!»%](?!\S)|« ")
# What is pasted into a shell or a file keeps its plain spaces.
_COPIED = re.compile(r"mentor [a-z-]+[^\n]*|\"[^\"\n]*\"")


def english_in(text: str) -> frozenset[str]:
    """Return the English words in a text, commands left out."""
    return ENGLISH.intersection(_WORD.findall(_TYPED.sub(" ", text).lower()))


def loose_marks(text: str) -> list[str]:
    """Return the lines in which a mark of French could begin a line of its own, commands left out."""
    return [line for line in text.splitlines() if _LOOSE.search(_COPIED.sub("", line))]
