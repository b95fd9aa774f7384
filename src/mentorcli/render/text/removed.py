"""What an empty text takes away, in English and French."""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.render.text import Sentences

_sentence = Sentences({"removed": ("Now empty: {what}", "Désormais vide : {what}")})
# What an option removes, by the name of its parameter.
_word = Sentences(
    {
        "email": ("e-mail", "e-mail"),
        "notes": ("notes", "notes"),
        "path": ("path", "parcours"),
        "phone": ("phone", "téléphone"),
        "project": ("project", "projet"),
        "recording": ("recording", "enregistrement"),
        "started": ("day you began together", "jour de début"),
    }
)


def removed_line(names: Iterable[str], lang: str) -> str:
    """Return that what options stand for, named by their parameters, is stored no more."""
    return _sentence("removed", lang, what=", ".join(_word(name, lang) for name in names))
