"""What is said where the columns of a file are remembered, in English and French."""

from __future__ import annotations

from mentorcli.render.text import Sentences
from mentorcli.text import command_line

sentence = Sentences(
    {
        "saved": (
            "Columns saved as {name}: files that have them are read so. Back: {command}",
            "Colonnes enregistrées : {name}. Les fichiers qui les ont seront lus ainsi. Pour revenir : {command}",
        ),
    }
)


def columns_saved(name: str, lang: str) -> str:
    """Return the confirmation that columns are remembered under a name, with the way back."""
    return sentence("saved", lang, name=name, command=command_line("undo"))
