"""What `mentor tariff` shows, in English and French: tariffs, the arithmetic of a session, examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal

from mentorcli.models.results.tariffs import TariffExample, Tariffs
from mentorcli.models.session import Reason, SessionStatus
from mentorcli.models.student import Funding
from mentorcli.models.tariff import Tariff
from mentorcli.render import WHOLE, WORD, Column, Table, View
from mentorcli.render.text import (
    COLON,
    Sentences,
    day,
    funding_word,
    percentage,
    reason_word,
    status_word,
    typeset,
)
from mentorcli.render.text.money import exact, figure
from mentorcli.text import HEADING, NAME, joined, part

COLUMNS = (Column(kind=WORD, role=NAME), Column(1, WORD), Column(2), Column(3), Column(4))
EXAMPLES = (Column(kind=WHOLE, role=NAME), Column())
HUNDRED = 100

sentence = Sentences(
    {
        "none": (
            "No tariff is set, so statements have no amounts. One to start from: mentor tariff example",
            "Aucun tarif n'est défini, donc les relevés n'ont pas de montants. Un modèle pour commencer : mentor tariff example",
        ),
        "heading": ("From {day}, in {currency}", "À partir du {day}, en {currency}"),
        "heading-until": ("From {day} to {until}, in {currency}", "Du {day} au {until}, en {currency}"),
        "in-force": ("in force today", "en vigueur aujourd'hui"),
        "mentoring": ("mentoring", "mentorat"),
        "presentation": ("presentation", "soutenance"),
        "funding": ("by funding", "selon le financement"),
        "status": ("by status", "selon le statut"),
        "length": ("by planned length", "selon la durée prévue"),
        "billed": ("by real over planned length", "selon la durée réelle sur la durée prévue"),
        "monthly": ("each month, by student", "chaque mois, par étudiant"),
        "level": ("level {key} {value}", "niveau {key} {value}"),
        "minutes": ("{key} min ×\u00a0{value}", "{key} min ×\u00a0{value}"),
        "factor": ("{key} ×\u00a0{value}", "{key} ×\u00a0{value}"),
        "sum": ("{key} {value}", "{key} {value}"),
        "below": ("under {key} ×\u00a0{value}", "moins de {key} ×\u00a0{value}"),
        "cancelled": ("cancelled", "annulée"),
        "example": (
            "An example: a shape known from mentors' own tools, not the school's word. Put your own figures in.",
            "Un exemple : une forme que l'on connaît par les outils de mentors, et non une parole de l'école. Mettez-y vos propres chiffres.",
        ),
        "examples-hint": (
            "To print one: mentor tariff example 2024-03",
            "Pour en afficher un : mentor tariff example 2024-03",
        ),
        "example-hint": (
            "Paste it at the end of your configuration: mentor config edit. Then: mentor tariff list",
            "À coller à la fin de votre configuration : mentor config edit. Ensuite : mentor tariff list",
        ),
        "before-2020-06": (
            "before June 2020: by level; half for who does not come",
            "avant juin 2020 : selon le niveau ; la moitié en cas d'absence",
        ),
        "2020-06": (
            "June 2020 to early 2024: self-paid at half, with a monthly sum",
            "de juin 2020 à début 2024 : autofinancés à moitié, avec un forfait mensuel",
        ),
        "2024-03": (
            "since March 2024: self-paid and apprenticeship at 0.72",
            "depuis mars 2024 : autofinancés et alternance à 0,72",
        ),
        "by-length": (
            "since March 2024, by planned length in place of funding",
            "depuis mars 2024, selon la durée prévue et non le financement",
        ),
        "by-billed": (
            "the same, and by the real over the planned length",
            "la même, et selon la durée réelle sur la durée prévue",
        ),
    }
)
_TABLES = ("mentoring", "presentation", "funding", "status", "length", "monthly")


def tariffs_table(found: Tariffs, view: View) -> Table:
    """Return the tariffs for a pipe: from, currency, in force or not, then each table as `key=value` pairs."""
    rows = [_row(one, in_force=one is found.in_force) for one in found.all]
    return Table(rows, COLUMNS, empty=sentence("none", view.lang))


def _row(one: Tariff, *, in_force: bool) -> tuple[str, ...]:
    pairs = [" ".join(f"{key}={value}" for key, value in getattr(one, name).items()) for name in _TABLES]
    billed = " ".join(f"{step.below}={step.factor}" for step in one.billed)
    return one.since.isoformat(), one.currency, "in-force" if in_force else "", *pairs, billed


def tariffs_page(found: Tariffs, view: View) -> list[str]:
    """Return the tariffs for a terminal: the days of each, and below them its rates and factors."""
    lines: list[str] = []
    for place, one in enumerate(found.all):
        later = found.all[place + 1] if place + 1 < len(found.all) else None
        lines += [_heading(one, later, view, in_force=one is found.in_force), *_body(one, view.lang)]
    return lines


def _heading(one: Tariff, later: Tariff | None, view: View, *, in_force: bool) -> str:
    since, lang = day(one.since, view.lang), view.lang
    if later is None:
        text = sentence("heading", lang, day=since, currency=one.currency)
    else:
        until = day(later.since - timedelta(days=1), lang)
        text = sentence("heading-until", lang, day=since, until=until, currency=one.currency)
    heading = part(text, HEADING)
    return joined(heading, sentence("in-force", lang), between=", ") if in_force else heading


def _body(one: Tariff, lang: str) -> Iterable[str]:
    """Yield the tables of a tariff, each on a line."""
    shown = {
        "mentoring": _pairs("level", one.mentoring, lang),
        "presentation": _pairs("level", one.presentation, lang),
        "funding": _pairs("factor", {funding_word(Funding(k), lang): v for k, v in one.funding.items()}, lang),
        "status": _pairs("factor", {ended(k, lang): v for k, v in one.status.items()}, lang),
        "length": _pairs("minutes", one.length, lang),
        "billed": [sentence("below", lang, key=_share(s.below, lang), value=exact(s.factor, lang)) for s in one.billed],
        "monthly": _pairs("sum", {funding_word(Funding(k), lang): v for k, v in one.monthly.items()}, lang),
    }
    for name, pairs in shown.items():
        if pairs:
            yield f"  {sentence(name, lang)}{COLON[lang]}{typeset('; ' if lang == 'en' else ' ; ', lang).join(pairs)}"


def _pairs(form: str, table: Mapping[int, Decimal] | Mapping[str, Decimal], lang: str) -> list[str]:
    written = figure if form in ("level", "sum") else exact
    return [sentence(form, lang, key=key, value=written(value, lang)) for key, value in table.items()]


def _share(value: Decimal, lang: str) -> str:
    return percentage(int(value * HUNDRED), lang) if value * HUNDRED % 1 == 0 else exact(value, lang)


def ended(key: str, lang: str) -> str:
    """Return how a session ended, by the word of a tariff."""
    if key in (SessionStatus.COMPLETED, SessionStatus.CANCELLED):
        return status_word(SessionStatus(key), lang)
    return reason_word(Reason(key), lang)


def about_example(name: str, lang: str) -> str:
    """Return what an example is."""
    return sentence(name, lang)


def examples_table(names: Iterable[str], lang: str) -> Table:
    """Return the examples by name, with what each is."""
    return Table([(name, about_example(name, lang)) for name in names], EXAMPLES)


def examples_hint(lang: str) -> str:
    """Return how to print an example."""
    return sentence("examples-hint", lang)


def example_text(found: TariffExample, lang: str) -> list[str]:
    """Return an example to be pasted: what it is as comments, then its entries."""
    about = about_example(found.name, lang)
    return [f"# {sentence('example', lang)}", f"# {about[0].upper()}{about[1:]}", *found.toml.splitlines()]


def example_hint(lang: str) -> str:
    """Return where an example goes."""
    return sentence("example-hint", lang)
