"""`mentor resource`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        'mentor resource add amelie https://example.org/sql --title "SQL basics"',
        'mentor resource add amelie https://example.org/sql --title "Les bases de SQL"',
    ),
    (
        "Keep a free resource suggested to a student. The courses of the path come first; none is mandatory.",
        "Noter une ressource gratuite conseillée à un étudiant. Les cours du parcours passent d'abord ; "
        "aucun n'est obligatoire.",
    ),
    (
        "mentor resource add amelie https://openclassrooms.com/en/courses/1",
        "mentor resource add amelie https://openclassrooms.com/fr/courses/1",
    ),
    ("What it is.", "Ce que c'est."),
    ("It costs money: refused.", "Elle est payante : refusé."),
    ("List the resources suggested to a student.", "Lister les ressources conseillées à un étudiant."),
    ("Take a suggested resource off the list.", "Retirer une ressource conseillée."),
)
