"""`mentor statement`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Count a month's sessions by level, kind, funding, status and reason, to check the monthly "
        "statement.\n\n"
        "Exit 1 where a second count does not agree.",
        "Compter les sessions d'un mois par niveau, type, financement, statut et motif, pour vérifier "
        "le relevé mensuel.\n\n"
        "Code de sortie 1 si un second décompte ne donne pas le même résultat.",
    ),
    ("Which month (default: this one).", "Quel mois (par défaut : celui-ci)."),
    ("Every session on a line of its own.", "Une ligne par session."),
)
