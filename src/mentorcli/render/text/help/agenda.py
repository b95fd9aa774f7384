"""`mentor agenda`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Show what is due: sessions, what to document, contacts, recordings, presentations, transfers, no-shows, gaps.",
        "Afficher ce qui est à faire : sessions, ce qui reste à renseigner, contacts, enregistrements, "
        "soutenances, transferts, no-shows, semaines sans session.",
    ),
    ("mentor agenda --date tomorrow --days 14", "mentor agenda --date demain --days 14"),
    ("As of this day.", "Tel qu'il est ce jour-là."),
    ("How many days to look ahead.", "Sur combien de jours à venir."),
)
