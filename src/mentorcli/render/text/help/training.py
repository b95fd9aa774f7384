"""`mentor training`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "Show the steps of your training: done, and still to do.",
        "Afficher les étapes de votre formation : faites, et encore à faire.",
    ),
    (
        "Say that a step is done. The first session is done by the sessions themselves; a date names an earlier one.",
        "Noter qu'une étape est faite. La première session se déduit des sessions elles-mêmes ; une "
        "date en désigne une plus ancienne.",
    ),
    (
        "One of: course, interview, first-session, link-sent, confirmed, manager-talk",
        "Au choix : course, interview, first-session, link-sent, confirmed, manager-talk",
    ),
    ("A link that belongs to it.", "Le lien qui va avec."),
)
