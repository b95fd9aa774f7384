"""What `mentor checklist` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "items-done": ("{about}: {done} of {all} done", "{about} : {done} sur {all} faits"),
    }
)
