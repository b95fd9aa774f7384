"""What is counted, in words: one mechanism for the singular and plural of English and French.

French begins its plural at two, English has it for none too.
"""

from __future__ import annotations

# What is counted, as one and as several, by a name that is also the type of a stored record where it is one.
NOUNS = {
    "calendar-event": {"en": ("calendar event", "calendar events"), "fr": ("événement", "événements")},
    "change": {"en": ("change", "changes"), "fr": ("modification", "modifications")},
    "contact": {"en": ("contact", "contacts"), "fr": ("contact", "contacts")},
    "day": {"en": ("day", "days"), "fr": ("jour", "jours")},
    "event": {"en": ("event", "events"), "fr": ("événement", "événements")},
    "faq": {"en": ("FAQ entry", "FAQ entries"), "fr": ("entrée de la FAQ", "entrées de la FAQ")},
    "fault": {"en": ("fault", "faults"), "fr": ("défaut", "défauts")},
    "file": {"en": ("file", "files"), "fr": ("fichier", "fichiers")},
    "first-session": {"en": ("first session", "first sessions"), "fr": ("première session", "premières sessions")},
    "goal": {"en": ("goal", "goals"), "fr": ("objectif", "objectifs")},
    "hour": {"en": ("hour", "hours"), "fr": ("heure", "heures")},
    "line": {"en": ("line", "lines"), "fr": ("ligne", "lignes")},
    "merge": {"en": ("merge", "merges"), "fr": ("fusion", "fusions")},
    "message": {"en": ("message", "messages"), "fr": ("message", "messages")},
    "minute": {"en": ("minute", "minutes"), "fr": ("minute", "minutes")},
    "month": {"en": ("month", "months"), "fr": ("mois", "mois")},
    "new-record": {"en": ("new record", "new records"), "fr": ("nouvel élément", "nouveaux éléments")},
    "no-show-report": {
        "en": ("no-show report", "no-show reports"),
        "fr": ("signalement de no-shows", "signalements de no-shows"),
    },
    "note": {"en": ("note", "notes"), "fr": ("note", "notes")},
    "presence": {"en": ("presence", "presences"), "fr": ("présence", "présences")},
    "presentation": {
        "en": ("presentation request", "presentation requests"),
        "fr": ("demande de soutenance", "demandes de soutenance"),
    },
    "presentation-result": {
        "en": ("presentation result", "presentation results"),
        "fr": ("résultat de soutenance", "résultats de soutenance"),
    },
    "project": {"en": ("project", "projects"), "fr": ("projet", "projets")},
    "record": {"en": ("other record", "other records"), "fr": ("autre élément", "autres éléments")},
    "reply": {"en": ("reply", "replies"), "fr": ("réponse", "réponses")},
    "resource": {"en": ("resource", "resources"), "fr": ("ressource", "ressources")},
    "restoration": {"en": ("restore", "restores"), "fr": ("restauration", "restaurations")},
    "session": {"en": ("session", "sessions"), "fr": ("session", "sessions")},
    "settings": {"en": ("settings change", "settings changes"), "fr": ("réglage modifié", "réglages modifiés")},
    "student": {"en": ("student", "students"), "fr": ("étudiant", "étudiants")},
    "text": {"en": ("text", "texts"), "fr": ("texte", "textes")},
    "tick": {"en": ("tick", "ticks"), "fr": ("coche", "coches")},
    "time-off": {"en": ("time off", "times off"), "fr": ("congé", "congés")},
    "training": {"en": ("training step", "training steps"), "fr": ("étape de formation", "étapes de formation")},
    "transfer": {"en": ("transfer", "transfers"), "fr": ("transfert", "transferts")},
    "week": {"en": ("week", "weeks"), "fr": ("semaine", "semaines")},
    "word": {"en": ("word", "words"), "fr": ("mot", "mots")},
}


def is_one(count: int, lang: str) -> bool:
    """Return whether a count takes the singular: one in English, none and one in French."""
    return abs(count) < 2 if lang == "fr" else count == 1  # noqa: PLR2004 - the French plural begins at two


def counted(noun: str, count: int, lang: str) -> str:
    """Return a count with its noun, by its name in `NOUNS`: `1 session`, `2 sessions`; another noun as it is."""
    return f"{count} {form_of(noun, count, lang)}"


def form_of(noun: str, count: int, lang: str) -> str:
    """Return the singular or the plural of a noun, as a count takes it; a noun that is not known as it is."""
    one, several = NOUNS[noun][lang] if noun in NOUNS else (noun, noun)
    return one if is_one(count, lang) else several
