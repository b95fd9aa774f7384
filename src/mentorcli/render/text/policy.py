"""What `mentor policy` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "policy-used": (
            "Policy in use: {name} ({title}). Sessions already judged keep their verdict.",
            "Règles appliquées : {name} ({title}). Les sessions déjà jugées gardent leur verdict.",
        ),
        "policy-own": (
            "Your own figures go on over it: {figures}",
            "Vos propres valeurs continuent de s'y ajouter : {figures}",
        ),
    }
)
