"""`mentor transfer`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "What to do to hand a student over. With a student, what is done is remembered.",
        "Ce qu'il faut faire pour confier un étudiant. Avec un étudiant, ce qui est fait est retenu.",
    ),
    (
        "Say that a transfer is asked for. It takes from a few days to a few weeks.",
        "Noter qu'un transfert est demandé. Il prend de quelques jours à quelques semaines.",
    ),
    (
        'mentor transfer start amelie --reason "Machine learning goes beyond what I can teach"',
        'mentor transfer start amelie --reason "Le machine learning dépasse ce que je peux enseigner"',
    ),
    (
        'mentor transfer start amelie --reason "Needs evening sessions" --to "Sam Okoro"',
        'mentor transfer start amelie --reason "A besoin de sessions le soir" --to "Sam Okoro"',
    ),
    ("Why another mentor; - reads it.", "Pourquoi un autre mentor ; - le lit sur l'entrée standard."),
    ("The next mentor, where known.", "Le mentor suivant, s'il est connu."),
    (
        "Show the transfers under way: days waiting, and which are late.",
        "Afficher les transferts en cours : jours d'attente, et ceux qui tardent.",
    ),
    (
        "Write the request for a transfer, ready to paste into the form.",
        "Rédiger la demande de transfert, prête à coller dans le formulaire.",
    ),
    (
        "Write what the next mentor needs. Notes and contacts are in it, unless left out.",
        "Rédiger ce dont le mentor suivant a besoin. Notes et contacts y sont, sauf si vous les retirez.",
    ),
    (
        "Leave out, such as notes,phone; see the page.",
        "Ne pas transmettre, par exemple notes,phone ; voir la documentation.",
    ),
    (
        "Say that the next mentor has taken over. Offers to cancel the sessions still planned with you.",
        "Noter que le mentor suivant a pris le relais. Propose d'annuler les sessions encore prévues avec vous.",
    ),
    ("What becomes of sessions still planned with you.", "Annuler ou garder les sessions encore prévues avec vous."),
    ("Say that the student stays with you after all.", "Noter que l'étudiant reste finalement avec vous."),
)
