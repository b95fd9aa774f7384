"""`mentor report`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Write a month, a year, any span or one student as a page to look at, to print or to send.\n\n"
        "One HTML file, with nothing to fetch and no script. Its figures are those of attendance, statement and agenda.",
        "Écrire un mois, une année, une période ou un étudiant sur une page à regarder, imprimer ou envoyer.\n\n"
        "Un seul fichier HTML, sans rien à télécharger ni script. Ses chiffres sont ceux de attendance, statement et "
        "agenda.",
    ),
    (
        "Such as 2026-10, october, last month or 2026 (default: this month).",
        "Par exemple 2026-10, octobre, mois dernier ou 2026 (par défaut : ce mois).",
    ),
    (
        "Write into this file (default: report-MONTH.html; - prints it).",
        "Écrire dans ce fichier (par défaut : report-MOIS.html ; - l'affiche).",
    ),
    (
        "Initials in the place of names, and none of your notes.",
        "Des initiales à la place des noms, et aucune de vos notes.",
    ),
    ("Replace a file that is there.", "Remplacer un fichier existant."),
    ("Open it in the browser.", "L'ouvrir dans le navigateur."),
    ("mentor report october --html october.html --open", "mentor report octobre --html octobre.html --open"),
)
