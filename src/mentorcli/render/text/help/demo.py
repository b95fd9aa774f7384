"""`mentor demo`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "See the main job run: the real commands and their real output, in a store that is thrown "
        "away.\n\n"
        "In a terminal it waits between two steps.\n\n"
        "With --load, fill an empty store with a realistic sample instead, to try things on.",
        "Voir l'essentiel à l'œuvre : les vraies commandes et leurs vrais résultats, sur des données "
        "jetables.\n\n"
        "Dans un terminal, il attend entre deux étapes.\n\n"
        "Avec --load, remplir un dossier de données vide d'un exemple réaliste, pour essayer.",
    ),
    ("mentor --store /tmp/sample demo --load", "mentor --store /tmp/exemple demo --load"),
    (
        "Fill an empty store with twelve students and a year of sessions.",
        "Remplir un dossier de données vide : douze étudiants et une année de sessions.",
    ),
)
