"""`mentor undo`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Take back the last change of this machine, whatever it was; once more goes one further.\n\n"
        "Settings, an import and a restore are changes too. Refused where a later change builds on it. "
        "An erasure is final.",
        "Annuler la dernière modification faite sur cette machine, quelle qu'elle soit ; une nouvelle "
        "fois annule celle d'avant.\n\n"
        "Un réglage, un import et une restauration sont aussi des modifications. C'est refusé si une "
        "modification plus récente en dépend. Un effacement est définitif.",
    ),
    (
        "A change by its id in --list (default: the last one).",
        "Une modification, par son identifiant dans --list (par défaut : la dernière).",
    ),
    ("Take the last undo back.", "Rétablir ce qui vient d'être annulé."),
    ("List what can be taken back, newest first.", "Lister ce qui peut être annulé, le plus récent d'abord."),
)
