"""What `mentor undo` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "undone": ("Taken back: {cmd}, made {made}{records}", "Annulé : {cmd}, fait {made}{records}"),
        "undone-of": (
            "Taken back: {cmd} of {students}, made {made}{records}",
            "Annulé : {cmd} de {students}, fait {made}{records}",
        ),
        "gone": ("Gone with it: {students}", "Disparu avec : {students}"),
        "undo-nothing": ("Nothing to take back.", "Rien à annuler."),
        "students": ("{count} students", "{count} étudiants"),
    }
)
