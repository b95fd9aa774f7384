"""The figures that the rules judge by: a policy of the content files, the user's own figures over it.

The policies themselves are data in `content/policies/`; domain, sections 1 and 4 to 7, says where each figure
is from.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorcli.errors import UsageError
from mentorcli.models.verdict import DEFAULT_POLICY, Policy
from mentorcli.text import bilingual, in_language

if TYPE_CHECKING:
    from fractions import Fraction

    from mentorcli.models.results.policies import RuleLine

OWN_SOURCE = "config"
LATE_MINUTES, LATE_FRACTION = "late_minutes", "late_fraction"
DIGITS = 3


class Figure(NamedTuple):
    """What a figure may be: whole, between `least` and `most`, in `unit`."""

    unit: str
    least: int
    most: int


FIGURES = {
    "late_minutes": Figure("min", 0, 240),
    "cancellation_hours": Figure("h", 0, 720),
    "regular_in_a_row": Figure("", 1, 100),
    "regular_count": Figure("", 1, 100),
    "regular_days": Figure("days", 1, 3660),
    "presentation_minutes": Figure("min", 1, 240),
    "presentation_tolerance_percent": Figure("%", 0, 100),
    "questions_minutes": Figure("min", 1, 240),
    "request_weeks_min": Figure("weeks", 0, 52),
    "request_weeks_max": Figure("weeks", 0, 52),
    "assessor_notes_hours": Figure("h", 1, 720),
    "mentoring_months": Figure("months", 0, 120),
    "ping_days": Figure("days", 1, 365),
    "call_days": Figure("days", 1, 365),
    "transfer_days": Figure("days", 1, 3660),
}


class InForce(NamedTuple):
    """What the configuration says about some days: from `since` (None: always) a policy by name, and own figures."""

    since: date | None
    name: str
    figures: Mapping[str, Any]


IN_ORDER = (("request_weeks_min", "request_weeks_max"), ("ping_days", "call_days"))


def in_force(table: Mapping[str, Any], day: date) -> InForce:
    """Return what holds on a local day by `[policy]` as the configuration has it, its dated entries included."""
    if "dated" not in table:
        return InForce(None, table.get("name", DEFAULT_POLICY), {key: table[key] for key in table if key != "name"})
    from mentorcli.rules.policy_dates import period_on  # a module that only dated entries need

    found = period_on(table, day)
    return InForce(found.since, found.name, found.figures)


def policy_from(data: Mapping[str, Any], overrides: Mapping[str, Any] | None) -> Policy:
    """Return the policy written in `data`, with the user's own figures over it.

    `overrides` are the figures under `[policy]` in the configuration. `data` is a content file: `name`,
    `title` by language, and `rules` in reading order, each with its `source`, most with a `figure`. An own
    `late_minutes` replaces a policy's `late_fraction` too; an own fraction that stands beside it wins. Raises
    UsageError that lists every unknown name, wrong type and figure out of range in `overrides`.
    """
    figures = figures_of(data)
    sources: dict[str, str] = {key: entry["source"] for key, entry in data["rules"].items()}
    own = dict(overrides or {})
    if own:
        _refuse(_faults(own, figures))
        if "late_minutes" in own:
            figures["late_fraction"] = None
        figures.update(own)
        sources.update(dict.fromkeys(own, OWN_SOURCE))
    fraction = figures.pop("late_fraction", None)
    return Policy(
        name=data["name"],
        title=dict(data["title"]),
        late_fraction=None if fraction is None else _fraction(fraction),
        sources=sources,
        own=tuple(sorted(own)),
        **figures,
    )


def figure_faults(data: Mapping[str, Any], own: Mapping[str, Any]) -> list[str]:
    """Return every fault of the user's figures over the policy written in `data`, one sentence each."""
    return _faults(own, figures_of(data))


def figures_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of the policy written in `data`, by name; a rule may have none."""
    return {key: entry["figure"] for key, entry in data["rules"].items() if "figure" in entry}


def rules_of(policy: Policy) -> "tuple[RuleLine, ...]":
    """Return every rule of a policy with its figure, those without one too, in reading order, for `policy show`.

    Of the two ways to limit lateness only the one that holds is listed.
    """
    from mentorcli.models.results.policies import RuleLine  # nothing is listed where a session is judged

    holds = LATE_MINUTES if policy.late_fraction is None else LATE_FRACTION
    both = (LATE_MINUTES, LATE_FRACTION)
    keys = dict.fromkeys(holds if key in both else key for key in policy.sources)
    return tuple(RuleLine(key, _figure(policy, key), policy.sources[key], key in policy.own) for key in keys)


def _figure(policy: Policy, key: str) -> str:
    """Return the figure of a rule with its unit, no text for a rule without one."""
    return _shown(key, getattr(policy, key)) if key in FIGURES or key == LATE_FRACTION else ""


def _shown(key: str, value: object) -> str:
    """Write a figure with its unit; a fraction and a count have none."""
    unit = FIGURES[key].unit if key in FIGURES else ""
    return f"{value} {unit}".rstrip()


def _faults(own: Mapping[str, Any], figures: Mapping[str, Any]) -> list[str]:
    """Return every fault of the user's figures, one sentence each; the order is that of the figures that fit."""
    faults = {key: fault for key, value in own.items() if (fault := _fault(key, value))}
    merged = {**figures, **{key: value for key, value in own.items() if key not in faults}}
    crossed = [
        bilingual(
            f"{lower} ({merged[lower]}) is above {upper} ({merged[upper]})",
            f"{lower} ({merged[lower]}) dépasse {upper} ({merged[upper]})",
        )
        for lower, upper in IN_ORDER
        if merged[lower] > merged[upper]
    ]
    return [*faults.values(), *crossed]


def _fault(key: str, value: object) -> str | None:
    """Return what is wrong with one figure, None where nothing is."""
    if key == "late_fraction":
        if isinstance(value, str) and _fraction_parts(value):
            return None
        return bilingual(
            f'late_fraction is {value!r}, not a part of the planned length such as "1/3"',
            f'late_fraction vaut {value!r}, au lieu d\'une part de la durée prévue comme "1/3"',
        )
    figure = FIGURES.get(key)
    if figure is None:
        return bilingual(f"{key} is no figure of a policy", f"{key} n'est pas un chiffre des règles")
    if isinstance(value, bool) or not isinstance(value, int):
        return bilingual(
            f"{key} is {value!r}, not a whole number", f"{key} vaut {value!r}, qui n'est pas un nombre entier"
        )
    if not figure.least <= value <= figure.most:
        return bilingual(
            f"{key} is {value}, not between {figure.least} and {figure.most}",
            f"{key} vaut {value}, hors de {figure.least} à {figure.most}",
        )
    return None


def _refuse(faults: list[str]) -> None:
    """Raise what was found, all of it."""
    if faults:
        raise UsageError(
            bilingual(
                "[policy] in the configuration: " + "; ".join(faults),
                "[policy] dans la configuration\u00a0: "
                + "\u00a0; ".join(in_language(fault, "fr") for fault in faults),
            ),
            hint=bilingual(
                "`mentor policy show` lists the figures and their names",
                "`mentor policy show` donne les chiffres et leurs noms",
            ),
        )


def _fraction_parts(text: str) -> tuple[int, int] | None:
    """Return numerator and denominator of a part above 0 and up to the whole, None for any other text."""
    above, _, below = (part.strip() for part in text.partition("/"))
    if not all(part.isascii() and part.isdigit() and len(part) <= DIGITS for part in (above, below)):
        return None
    numerator, denominator = int(above), int(below)
    return (numerator, denominator) if 0 < numerator <= denominator else None


def _fraction(text: str) -> "Fraction":
    """Return the Fraction written as `1/3`."""
    from fractions import Fraction  # a millisecond that only this policy pays

    return Fraction(text.replace(" ", ""))
