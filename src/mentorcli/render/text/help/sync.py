"""`mentor sync`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "Make this store the same on all your computers.",
        "Rendre ces données identiques sur tous vos ordinateurs.",
    ),
    (
        "Let this store be the same on several computers. A computer without data takes what is there.",
        "Avoir les mêmes données sur plusieurs ordinateurs. Un ordinateur sans données prend ce qui est là-bas.",
    ),
    (
        "What your computers share: the address of a repository of git, or a folder, such as on a stick.",
        "Ce que vos ordinateurs partagent : l'adresse d'un dépôt git, ou un dossier, par exemple sur une clé.",
    ),
    (
        "Date changes of today that a fast clock dated ahead of this one.",
        "Dater d'aujourd'hui les modifications qu'une horloge rapide a datées en avance sur celle-ci.",
    ),
    (
        "Show with what this store is synchronised, and what was not sent yet. The network is not asked.",
        "Afficher avec quoi ces données sont synchronisées, et ce qui n'est pas encore envoyé. Sans toucher au réseau.",
    ),
    ("List the versions that are kept, newest first.", "Lister les versions gardées, la plus récente d'abord."),
)
