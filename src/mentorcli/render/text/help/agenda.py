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
    (
        "How many days to look ahead (default: 7; 1 with --oneline).",
        "Sur combien de jours à venir (par défaut : 7 ; 1 avec --oneline).",
    ),
    (
        "One short line for a prompt; nothing where nothing is due or near.",
        "Une seule ligne courte, pour l'invite ; rien s'il n'y a rien à faire ni de session proche.",
    ),
    (
        "Exit 1 where something is overdue or due, else 0.",
        "Terminer par 1 s'il y a du retard ou quelque chose à faire, sinon par 0.",
    ),
)
