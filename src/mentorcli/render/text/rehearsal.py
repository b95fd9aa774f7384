"""What the rehearsal's timer says, in words."""

from __future__ import annotations

from mentorcli.models.presentation import Part
from mentorcli.render.text.quantities import span, typeset
from mentorcli.rules.rehearsal import Reading, Zone

PARTS = {
    "en": {Part.PRESENTATION: "Presentation", Part.QUESTIONS: "Questions"},
    "fr": {Part.PRESENTATION: "Présentation", Part.QUESTIONS: "Questions"},
}
PAUSED = {"en": "{part}, paused", "fr": "{part}, en pause"}
ZONES = {
    "en": {
        Zone.EARLY: "Keep going: first mark in {left}",
        Zone.RIGHT: "You may end: {left} left",
        Zone.OVER: "Too long by {left}",
    },
    "fr": {
        Zone.EARLY: "On continue : repère dans {left}",
        Zone.RIGHT: "On peut finir : encore {left}",
        Zone.OVER: "Trop long de {left}",
    },
}
KEYS = {
    "en": {Part.PRESENTATION: "space pause · n questions · q quit", Part.QUESTIONS: "space pause · n end · q quit"},
    "fr": {
        Part.PRESENTATION: "espace pause · n questions · q quitter",
        Part.QUESTIONS: "espace pause · n fin · q quitter",
    },
}
PLAN = {"en": "{part}: {planned}, fine from {least} to {most}", "fr": "{part} : {planned}, de {least} à {most}"}
WHOLE = {"en": "In all: {planned}", "fr": "En tout : {planned}"}
LIVE = {
    "en": "Typed in a terminal, this is a live timer: space pauses, n goes on, q quits.",
    "fr": "Dans un terminal, c'est un minuteur : espace met en pause, n passe à la suite, q quitte.",
}


def clock(seconds: int) -> str:
    """Say a length as a clock does: `18:00`, `125:07`."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:02}:{rest:02}"


def part_line(reading: Reading, lang: str) -> str:
    """Name the part, and say where it is paused."""
    name = PARTS[lang][reading.part]
    return typeset(PAUSED[lang].format(part=name), lang) if reading.paused else name


def zone_line(reading: Reading, lang: str) -> str:
    """Say how long it is to the next mark, or since the last."""
    to = {Zone.EARLY: reading.least, Zone.RIGHT: reading.most, Zone.OVER: reading.most}[reading.zone]
    return typeset(ZONES[lang][reading.zone].format(left=span(to - reading.seconds, lang)), lang)


def keys_line(reading: Reading, lang: str) -> str:
    """Name the keys."""
    return KEYS[lang][reading.part]


def plan_lines(plan: dict[Part, tuple[int, int, int]], lang: str) -> list[str]:
    """Say how long each part is to be: planned, at least and at most, in seconds."""
    lines = [
        PLAN[lang].format(
            part=PARTS[lang][part], planned=span(planned, lang), least=span(least, lang), most=span(most, lang)
        )
        for part, (planned, least, most) in plan.items()
    ]
    whole = sum(planned for planned, _, _ in plan.values())
    return [typeset(line, lang) for line in (*lines, WHOLE[lang].format(planned=span(whole, lang)), LIVE[lang])]
