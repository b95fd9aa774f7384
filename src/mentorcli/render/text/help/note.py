"""`mentor note`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "List all notes on a student, oldest first, with the number by which one is removed.",
        "Lister toutes les notes sur un étudiant, la plus ancienne d'abord, avec le numéro qui sert à la retirer.",
    ),
    (
        "Remove a note on a student, such as one that is about somebody else.",
        "Retirer une note sur un étudiant, par exemple si elle concerne quelqu'un d'autre.",
    ),
    (
        "Its number in the list, or its id (4 characters do).",
        "Son numéro dans la liste, ou son identifiant (4 caractères suffisent).",
    ),
)
