"""`mentor timeoff`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "Note days off: a student's, else your own. What is planned then is named, and stays.",
        "Noter un congé : celui d'un étudiant, sinon le vôtre. Ce qui est prévu alors est signalé, et reste.",
    ),
    ("mentor timeoff add tomorrow..friday amelie", "mentor timeoff add demain..vendredi amelie"),
    (
        "The first and the last day: 24/12..2/1, or a single one.",
        "Le premier et le dernier jour : 24/12..2/1, ou un seul.",
    ),
    (
        "List days off from today on, yours and those of all students.",
        "Lister les congés à partir d'aujourd'hui, les vôtres et ceux de tous les étudiants.",
    ),
    ("Those that are over too.", "Aussi ceux qui sont passés."),
    (
        "Remove days off by their number. No other ever gets its number.",
        "Retirer un congé par son numéro. Aucun autre ne reçoit jamais ce numéro.",
    ),
    ("Its number in the list.", "Son numéro dans la liste."),
)
