"""What `mentor common` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "next": ("Next: {command}", "Ensuite : {command}"),
    }
)
