"""`mentor contact`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "Keep an attempt to reach a student. The contact form ends your part of the follow-up.",
        "Noter une tentative pour joindre un étudiant. Le formulaire de contact met fin à votre part du suivi.",
    ),
    (
        'mentor contact log amelie --via phone --at "yesterday 17:00" --note "Left a message"',
        'mentor contact log amelie --via phone --at "hier 17h" --note "Message laissé"',
    ),
    ("How you tried.", "Par quel moyen."),
    ("When (default: now).", "Quand (par défaut : maintenant)."),
    ("A word on it; - reads it.", "Un mot à ce sujet ; - le lit sur l'entrée standard."),
    (
        "Say that the student answered: the follow-up is over. An unreachable student is active again.",
        "Noter que l'étudiant a répondu : le suivi est terminé. Un étudiant injoignable redevient actif.",
    ),
    ('mentor contact replied amelie --at "yesterday 18:00"', 'mentor contact replied amelie --at "hier 18h"'),
    (
        "Print the text for the step that is due, ready to paste. Exit 1 where none is due.",
        "Afficher le texte de l'étape à faire, prêt à coller. Code de sortie 1 s'il n'y en a aucune.",
    ),
    ("Another step than the one due.", "Une autre étape que celle à faire."),
    (
        "Show which step is due for each silent student, since when.",
        "Afficher l'étape à faire pour chaque étudiant sans réponse.",
    ),
    (
        "List the contacts with a student, newest first.",
        "Lister les contacts avec un étudiant, le plus récent d'abord.",
    ),
)
