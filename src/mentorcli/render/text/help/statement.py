"""`mentor statement`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Count a month's sessions and what they are paid by your tariffs, to check the monthly statement.\n\n"
        "Exit 1 where a second computation does not agree.",
        "Compter les sessions d'un mois et leurs montants selon vos tarifs, pour vérifier le relevé mensuel.\n\n"
        "Code de sortie 1 si un second calcul ne donne pas le même résultat.",
    ),
    (
        "Such as 2026-10, october or last month (default: this one).",
        "Par exemple 2026-10, octobre ou mois dernier (par défaut : celui-ci).",
    ),
    ("The same month, as an option.", "Le même mois, comme option."),
    ("Every session on a line of its own.", "Une ligne par session."),
    ("The twelve months of the year, and their total.", "Les douze mois de l'année, et leur total."),
    ("As CSV, for a spreadsheet.", "En CSV, pour un tableur."),
    ("Write into this file (- prints it).", "Écrire dans ce fichier (- l'affiche)."),
    ("Replace a file that is there.", "Remplacer un fichier existant."),
    ("mentor statement october 2026 --lines", "mentor statement octobre 2026 --lines"),
    (
        "mentor statement last month --csv --excel fr --out october.csv",
        "mentor statement mois dernier --csv --excel fr --out octobre.csv",
    ),
)
