"""`mentor doctor`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Show versions, paths, permissions, time zone, locale, store state and terminal on one page.\n\n"
        "Made to be pasted in a bug report: no name of a person, no note, no path of your home is in "
        "it. Exits with 4 where the store or the configuration has a fault.",
        "Afficher sur une page les versions, dossiers, droits, fuseau horaire, langue du système, état "
        "des données et terminal.\n\n"
        "À coller dans un rapport de bug : aucun nom de personne, aucune note, aucun chemin de votre "
        "dossier personnel n'y figure. Code de sortie 4 si les données ou la configuration ont un "
        "défaut.",
    ),
)
