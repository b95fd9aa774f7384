"""`mentor policy`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "List the policies; a star marks the one in use.",
        "Lister les règles disponibles ; une étoile marque celles qui sont appliquées.",
    ),
    (
        "Judge by another policy, all along or from a day on. Sessions already judged keep their verdict.",
        "Juger selon d'autres règles, toujours ou à partir d'un jour. Les sessions déjà jugées gardent leur verdict.",
    ),
    ("The policy.", "Le nom des règles."),
    (
        "The day it holds from (default: every day not dated otherwise).",
        "Le jour à partir duquel elles valent (par défaut : tous les jours sans autre date).",
    ),
    (
        "Show every rule of a policy with its source. What is dated stands below.",
        "Afficher chaque règle avec sa source. Ce qui est daté vient dessous.",
    ),
    ("A policy (default: the one in use).", "Le nom des règles (par défaut : celles qui sont appliquées)."),
    ("As it holds on this day (default: today).", "Telles qu'elles valent ce jour-là (par défaut : aujourd'hui)."),
)
