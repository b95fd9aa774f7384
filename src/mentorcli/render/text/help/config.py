"""`mentor config`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "List every setting with its value, and whether it is yours.",
        "Lister chaque réglage avec sa valeur, et si elle est de vous.",
    ),
    (
        "Print the value that holds. Exit 1 where a setting has none.",
        "Afficher la valeur qui s'applique. Code de sortie 1 si un réglage n'en a pas.",
    ),
    (
        "Change a setting. Comments and the order of the file stay.",
        "Modifier un réglage. Les commentaires et l'ordre du fichier restent.",
    ),
    ("The new value.", "La nouvelle valeur."),
    (
        "Take a setting back: the default holds again. Exit 1 where it was not set.",
        "Enlever un réglage : la valeur par défaut s'applique de nouveau. Code de sortie 1 s'il n'y en avait pas.",
    ),
    (
        "Print where the configuration file is, or will be.",
        "Afficher où est, ou sera, le fichier de configuration.",
    ),
    (
        "Open the configuration in your editor. What does not fit is refused, and your text kept.",
        "Ouvrir la configuration dans votre éditeur. Ce qui ne convient pas est refusé, et votre texte gardé.",
    ),
)
