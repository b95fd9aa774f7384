"""`mentor calendar`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "Write the sessions as a calendar that other programs read (iCalendar, .ics).\n\n"
        "A session keeps its UID for good, so that a later export updates what an earlier one brought. Notes stay here.",
        "Écrire les sessions dans un calendrier que d'autres programmes lisent (iCalendar, .ics).\n\n"
        "Une session garde son UID pour toujours : un export plus récent met à jour ce qu'un autre avait apporté. "
        "Les notes restent ici.",
    ),
    ("An alarm so long before each: 15m, 1h.", "Une alarme, ce temps avant chacune : 15m, 1h."),
    ("Initials in the place of names.", "Des initiales à la place des noms."),
    ("The notes of sessions too.", "Aussi les notes des sessions."),
    (
        "mentor calendar export --student amelie --from today --alarm 15m --out amelie.ics",
        "mentor calendar export --student amelie --from aujourd'hui --alarm 15m --out amelie.ics",
    ),
    (
        "Take in the sessions of a calendar (iCalendar, .ics), all or nothing. The same file twice changes nothing.\n\n"
        "Students are known by their whole name in the title or among those invited, or by their e-mail; nobody is "
        "guessed. What is documented stays, and an event that was called off judges nobody.",
        "Reprendre les sessions d'un calendrier (iCalendar, .ics), tout ou rien. Deux fois le même fichier ne change "
        "rien.\n\n"
        "Les étudiants sont reconnus à leur nom entier, dans le titre ou parmi les invités, ou à leur e-mail ; personne "
        "n'est deviné. Ce qui est renseigné reste, et un événement annulé ne juge personne.",
    ),
    (
        "A calendar (.ics); - reads standard input.",
        "Un calendrier (.ics) ; - lit l'entrée standard.",
    ),
    (
        "Only this student's events, those in doubt between several among them.",
        "Seulement les événements de cet étudiant, dont ceux qui peuvent être à plusieurs.",
    ),
    (
        "The zone of times that have none or an unknown one: Europe/Paris.",
        "Le fuseau des heures qui n'en ont pas, ou un inconnu : Europe/Paris.",
    ),
    ("Leave out events that cannot be read.", "Laisser de côté les événements illisibles."),
    ("mentor calendar import calendar.ics --dry-run", "mentor calendar import agenda.ics --dry-run"),
    ("mentor calendar import calendar.ics --from today", "mentor calendar import agenda.ics --from aujourd'hui"),
    (
        "mentor calendar import calendar.ics --student amelie --zone Europe/Paris",
        "mentor calendar import agenda.ics --student amelie --zone Europe/Paris",
    ),
)
