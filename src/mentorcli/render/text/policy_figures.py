"""The figures of a policy as the texts name them: checklists, requests and answers are filled in from here.

So an own figure reaches every text, and no text has a copy of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mentorcli.counts import counted, form_of
from mentorcli.models.checklist import ItemText
from mentorcli.models.presentation import Part
from mentorcli.models.verdict import Policy
from mentorcli.render.text import MINUTE, Sentences, span
from mentorcli.render.text.letters import filled
from mentorcli.render.text.policy import figure_text, rule_text
from mentorcli.rules.policy import rules_of
from mentorcli.rules.policy_dates import LATENESS
from mentorcli.rules.presentation import limits_seconds, planned_seconds

sentence = Sentences(
    {
        "limits": ("{least} to {most} are fine", "de {least} à {most}"),
        "no-limits": ("no more, no less", "ni plus, ni moins"),
        "between": ("between {least} and {most}", "entre {least} et {most}"),
        "exactly": ("of exactly {least}", "exactement {least}"),
        "weeks-to": ("{least} to {most}", "{least} à {most}"),
        "weeks-up-to": ("at most {most}", "au plus {most}"),
        "any-time": ("any time", "à tout moment"),
        "within": ("within {hours}", "dans les {hours}"),
        "within-of-one": ("within {hours}", "dans l'heure"),
        "differs": ("By your settings ({policy}): {figures}.", "Selon vos réglages ({policy}) : {figures}."),
        "and": ("; ", " ; "),
    }
)
NUMBERS = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "fr": ("zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
}
WEEK = 7


def figure_values(policy: Policy, lang: str) -> dict[str, str]:
    """Return the figures of a policy by the names of the placeholders, each ready to be read in a sentence.

    Those of a presentation: `presentation`, `limits` and `between` for its shortest and longest, `questions` and
    `whole` as bare minutes, `questions_length`; `request` for how long before it is asked for; `notes` and `transfer`
    for how long the assessment notes (`within 24 hours`) and a transfer may take.
    """
    least, most = limits_seconds(planned_seconds(policy)[Part.PRESENTATION], policy)
    notes = policy.assessor_notes_hours
    return {
        "presentation": counted("minute", policy.presentation_minutes, lang),
        "limits": _limits(least, most, lang),
        "between": _between(least, most, lang),
        "questions": str(policy.questions_minutes),
        "questions_length": counted("minute", policy.questions_minutes, lang),
        "whole": str(policy.presentation_minutes + policy.questions_minutes),
        "request": _weeks(policy.request_weeks_min, policy.request_weeks_max, lang),
        "notes": sentence.counted("within", notes, lang, hours=counted("hour", notes, lang)),
        "transfer": _days(policy.transfer_days, lang),
    }


def filled_items(items: Sequence[ItemText], policy: Policy, lang: str) -> tuple[ItemText, ...]:
    """Return the items of a checklist with the figures of a policy in their texts."""
    values = figure_values(policy, lang)
    return tuple(replace(item, text=filled(item.text, values, lang)) for item in items)


def differing_figures(names: Iterable[str], policy: Policy, default: Policy, lang: str) -> str | None:
    """Return a sentence with those figures, of the ones an answer quotes, that are not the default policy's.

    None where all of them are the same. Of the two ways to limit lateness the one that holds counts.
    """
    usual = {line.key: line.figure for line in rules_of(default)}
    wanted = set(names)
    wanted |= set(LATENESS) if wanted & set(LATENESS) else set()
    lines = [line for line in rules_of(policy) if line.key in wanted and usual.get(line.key) != line.figure]
    if not lines:
        return None
    figures = sentence("and", lang).join(f"{rule_text(one.key, lang)} {figure_text(one.figure, lang)}" for one in lines)
    return sentence("differs", lang, policy=policy.name, figures=figures)


def _limits(least: int, most: int, lang: str) -> str:
    """Return two lengths in seconds as what is accepted: bare minutes where both are whole."""
    if least == most:
        return sentence("no-limits", lang)
    bare = least % MINUTE == most % MINUTE == 0
    first, last = (_bare(one, lang) if bare else span(one, lang) for one in (least, most))
    return sentence("limits", lang, least=first, most=last)


def _bare(seconds: int, lang: str) -> str:
    """Return whole minutes as a number, any other length with its units."""
    return span(seconds, lang) if seconds % MINUTE else str(seconds // MINUTE)


def _between(least: int, most: int, lang: str) -> str:
    """Return two lengths in seconds as a range with its unit, `between 18 and 22 minutes`."""
    if least % MINUTE or most % MINUTE:
        return sentence("between", lang, least=span(least, lang), most=span(most, lang))
    longest = counted("minute", most // MINUTE, lang)
    if least == most:
        return sentence("exactly", lang, least=longest)
    return sentence("between", lang, least=least // MINUTE, most=longest)


def _weeks(least: int, most: int, lang: str) -> str:
    """Return how many weeks, the unit once: `two to three weeks`; none is no limit."""
    if most == 0:
        return sentence("any-time", lang)
    longest = f"{_number(most, lang)} {form_of('week', most, lang)}"
    if least == most:
        return longest
    return sentence("weeks-to" if least else "weeks-up-to", lang, least=_number(least, lang), most=longest)


def _days(count: int, lang: str) -> str:
    """Return days, in weeks where they are whole."""
    if count % WEEK:
        return counted("day", count, lang)
    weeks = count // WEEK
    return f"{_number(weeks, lang)} {form_of('week', weeks, lang)}"


def _number(count: int, lang: str) -> str:
    """Return a small number in letters."""
    return NUMBERS[lang][count] if count < len(NUMBERS[lang]) else str(count)
