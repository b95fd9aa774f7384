"""What `mentor training` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "training-done": ("Done: {step}, {day}", "Fait : {step}, {day}"),
        "training-complete": (
            "Training is complete: the team has confirmed that you are ready.",
            "La formation est terminée : l'équipe a confirmé que vous êtes prêt.",
        ),
        "training-open": (
            "Training is complete once the team has confirmed that you are ready.",
            "La formation est terminée une fois que l'équipe a confirmé que vous êtes prêt.",
        ),
    }
)
