"""`mentor goal`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "Note what was agreed for the next session. Goals of a session just held: session log --goal.",
        "Noter ce qui est convenu pour la prochaine session. Pour une session juste terminée : session log --goal.",
    ),
    ('mentor goal add amelie "Finish the charts"', 'mentor goal add amelie "Terminer les graphiques"'),
    ("What was agreed; - reads standard input.", "Ce qui est convenu ; - lit l'entrée standard."),
    ("Mark goals as met.", "Noter que des objectifs sont atteints."),
    ("Mark goals as not met after all.", "Noter que des objectifs ne sont finalement pas atteints."),
    ("Their numbers in the list.", "Leurs numéros dans la liste."),
    (
        "List the open goals, of one student or of all who are active.",
        "Lister les objectifs ouverts, d'un étudiant ou de tous ceux qui sont actifs.",
    ),
    ("Those that are met too.", "Aussi ceux qui sont atteints."),
)
