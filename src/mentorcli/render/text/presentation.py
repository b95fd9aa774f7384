"""What `mentor presentation` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "length": ("{least} to {most}", "{least} à {most}"),
        "request-late": (
            "{day} is less than {weeks} weeks away; the request is to be made earlier",
            "Le {day} est dans moins de {weeks} semaines ; la demande est à faire plus tôt",
        ),
    }
)
