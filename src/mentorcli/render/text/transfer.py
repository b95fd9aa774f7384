"""What `mentor transfer` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "transfer-started": (
            "Transfer of {name} under way since {at}; it takes a few days to a few weeks",
            "Transfert de {name} en cours depuis le {at} ; de quelques jours à quelques semaines",
        ),
        "transfer-completed": ("Transferred: {name}", "Transfert terminé : {name}"),
        "transfer-cancelled": (
            "Transfer taken back: {name} stays with you",
            "Transfert annulé : {name} reste avec vous",
        ),
        "no-transfer": ("No transfer is under way.", "Aucun transfert en cours."),
        "cancel-planned": (
            "Cancel what is still planned with {name} (sessions: {count})?",
            "Annuler ce qui est encore prévu avec {name} (sessions : {count}) ?",
        ),
        "sessions-cancelled": (
            "Planned sessions cancelled by you: {count}",
            "Sessions prévues annulées par vous : {count}",
        ),
        "handover-written": ("Handover of {name} written: {file}", "Passation de {name} rédigée : {file}"),
    }
)
