"""What `mentor project` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "project-added": ("Added for {name}: {title}", "Ajouté pour {name} : {title}"),
        "project-changed": ("{name}, {title}: {status}", "{name}, {title} : {status}"),
        "no-project": (
            "{name} has no project yet: mentor project add {slug} TITLE",
            "{name} n'a pas encore de projet : mentor project add {slug} TITRE",
        ),
    }
)
