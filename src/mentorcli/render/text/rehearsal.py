"""What the rehearsal's timer and its plan print, in English and French."""

from __future__ import annotations

from collections.abc import Mapping

from mentorcli.models.presentation import Part
from mentorcli.models.rehearsal import Reading, Zone
from mentorcli.models.results.presentations import PlannedPart
from mentorcli.render import View
from mentorcli.render.text import Sentences, span

part_title = Sentences(
    {
        Part.PRESENTATION: ("Presentation", "Présentation"),
        Part.QUESTIONS: ("Questions", "Questions"),
    }
)
zone_sentence = Sentences(
    {
        Zone.EARLY: ("Keep going: first mark in {left}", "On continue : repère dans {left}"),
        Zone.RIGHT: ("You may end: {left} left", "On peut finir : encore {left}"),
        Zone.OVER: ("Too long by {left}", "{left} de trop"),
    }
)
keys = Sentences(
    {
        Part.PRESENTATION: ("space pause · n questions · q quit", "espace pause · n questions · q quitter"),
        Part.QUESTIONS: ("space pause · n end · q quit", "espace pause · n fin · q quitter"),
    }
)
sentence = Sentences(
    {
        "paused": ("{part}, paused", "{part}, en pause"),
        "plan": ("{part}: {planned}, fine from {least} to {most}", "{part} : {planned}, de {least} à {most}"),
        "plan-exactly": ("{part}: exactly {planned}", "{part} : exactement {planned}"),
        "whole": ("In all: {planned}", "En tout : {planned}"),
        "live": (
            "Typed in a terminal, this is a live timer: space pauses, n goes on, q quits.",
            "Dans un terminal, c'est un minuteur : espace met en pause, n passe à la suite, q quitte.",
        ),
    }
)


def clock(seconds: int) -> str:
    """Return a length as a clock shows it: `18:00`, `125:07`."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:02}:{rest:02}"


def part_line(reading: Reading, lang: str) -> str:
    """Return the name of the part, and that it is paused where it is."""
    name = part_title(reading.part, lang)
    return sentence("paused", lang, part=name) if reading.paused else name


def zone_line(reading: Reading, lang: str) -> str:
    """Return how long it is to the next mark, or since the last."""
    to = {Zone.EARLY: reading.least, Zone.RIGHT: reading.most, Zone.OVER: reading.most}[reading.zone]
    return zone_sentence(reading.zone, lang, left=span(to - reading.seconds, lang))


def keys_line(reading: Reading, lang: str) -> str:
    """Return the keys and what they do."""
    return keys(reading.part, lang)


def rehearsal_plan_text(plan: Mapping[Part, PlannedPart], view: View) -> list[str]:
    """Return how long each part is to be, at least and at most, and the whole."""
    lang = view.lang
    lines = [
        sentence(
            "plan" if length.least < length.most else "plan-exactly",
            lang,
            part=part_title(part, lang),
            planned=span(length.planned, lang),
            least=span(length.least, lang),
            most=span(length.most, lang),
        )
        for part, length in plan.items()
    ]
    whole = span(sum(length.planned for length in plan.values()), lang)
    return [*lines, sentence("whole", lang, planned=whole), sentence("live", lang)]
