"""What `mentor contact` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "contact-logged": ("Kept: {name}, {via}, {at}", "Noté : {name}, {via}, {at}"),
        "handed-over": (
            "Your part is done, OpenClassrooms takes over: {name} is unreachable. Back again? mentor contact replied {slug}",
            "Votre part est faite, OpenClassrooms prend le relais : {name} est injoignable. De retour ? mentor contact replied {slug}",
        ),
        "reply": ("{name} answered: the follow-up is over", "{name} a répondu : la relance est terminée"),
        "reply-back": (
            "{name} answered and is active again: the follow-up is over",
            "{name} a répondu et redevient actif : la relance est terminée",
        ),
        "nothing-due": ("Nothing is due for {name}", "Rien à faire pour {name}"),
        "message-any": (
            "The follow-up is over; another text: --step ping",
            "La relance est terminée ; un autre texte : --step ping",
        ),
        "nobody-silent": ("No silent student.", "Aucun étudiant sans réponse."),
        "no-contact": ("No contact with {name} is kept.", "Aucun contact noté avec {name}."),
    }
)
