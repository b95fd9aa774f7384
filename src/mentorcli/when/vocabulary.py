"""The English and French words of dates and durations, folded: lower case, no accents.

Only words with one meaning are here. The exception is "mar", which is Tuesday in French and March in
English; `mentorcli.when.days` sorts it out or refuses it.
"""

from __future__ import annotations

from datetime import time

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon lundi lun",
            "tuesday tues tue mardi mar",
            "wednesday weds wed mercredi mer",
            "thursday thurs thur thu jeudi jeu",
            "friday fri vendredi ven",
            "saturday sat samedi sam",
            "sunday sun dimanche dim",
        )
    )
    for word in words.split()
}

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for word in words.split()
}

# Days counted from today.
DAY_WORDS = {
    "today": 0,
    "aujourd'hui": 0,
    "aujourdhui": 0,
    "yesterday": -1,
    "hier": -1,
    "tomorrow": 1,
    "demain": 1,
    "day before yesterday": -2,
    "avant-hier": -2,
    "avant hier": -2,
    "day after tomorrow": 2,
    "apres-demain": 2,
    "apres demain": 2,
}

NOW_WORDS = frozenset({"now", "maintenant"})

# What stands before or after a weekday: which way to go from today.
STEPS = {"next": 1, "prochain": 1, "last": -1, "dernier": -1}

TIME_WORDS = {
    "noon": time(12),
    "midday": time(12),
    "midi": time(12),
    "midnight": time(0),
    "minuit": time(0),
}

ONE_WORDS = frozenset({"a", "an", "un", "une"})

# Calendar units as (days, months): they keep the time of day on the clock.
CALENDAR_UNITS = {
    word: step
    for words, step in (
        ("d day days j jour jours", (1, 0)),
        ("w week weeks sem semaine semaines", (7, 0)),
        ("month months mois", (0, 1)),
        ("year years an ans annee annees", (0, 12)),
    )
    for word in words.split()
}

# Elapsed units in seconds: they count time that really passes.
HOURS, MINUTES, SECONDS = 3600, 60, 1
ELAPSED_UNITS = {
    word: seconds
    for words, seconds in (
        ("h hr hrs hour hours heure heures", HOURS),
        ("m mn min mins minute minutes", MINUTES),
        ("s sec secs second seconds seconde secondes", SECONDS),
    )
    for word in words.split()
}
