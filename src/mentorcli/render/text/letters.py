"""What `mentor letters` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "subject": ("Subject: {subject}", "Objet : {subject}"),
    }
)
