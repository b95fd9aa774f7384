"""`mentor attendance`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "The weeks without a session that a funded student is owed.",
        "Les semaines sans session dues à un étudiant financé.",
    ),
    (
        "One student's attendance as a sheet to print, written into this file (- prints it).",
        "L'assiduité d'un étudiant sur une feuille à imprimer, écrite dans ce fichier (- l'affiche).",
    ),
    ("Replace a file that is there.", "Remplacer un fichier existant."),
    (
        "Show how many sessions were attended and missed, of one student or of all.\n\n"
        "The rate is held sessions out of held sessions and no-shows. What was called off is shown "
        "beside it.",
        "Afficher combien de sessions ont été suivies et manquées, pour un étudiant ou pour tous.\n\n"
        "Le taux rapporte les sessions réalisées au total des sessions réalisées et des no-shows. Les "
        "annulations sont affichées à côté.",
    ),
)
