"""Tariffs as the JSON that scripts read; rates, factors and amounts are texts, as they are in the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from mentorcli.models.results.tariffs import Explained, TariffExample, Tariffs
from mentorcli.models.tariff import Tariff
from mentorcli.render.text.tariff import about_example, example_text


def tariffs_json(found: Tariffs) -> list[dict[str, Any]]:
    """Return the tariffs, the earliest first, each with whether it holds today."""
    return [{**_tariff(one), "in_force": one is found.in_force} for one in found.all]


def _tariff(one: Tariff) -> dict[str, Any]:
    return {
        "from": one.since.isoformat(),
        "currency": one.currency,
        "mentoring": _texts(one.mentoring),
        "presentation": _texts(one.presentation),
        "funding": _texts(one.funding),
        "status": _texts(one.status),
        "length": _texts(one.length),
        "billed": [{"below": str(step.below), "factor": str(step.factor)} for step in one.billed],
        "monthly": _texts(one.monthly),
    }


def _texts(table: Mapping[Any, Decimal]) -> dict[str, str]:
    return {str(key): str(value) for key, value in table.items()}


def explained_json(found: Explained) -> dict[str, Any]:
    """Return the arithmetic of a session; `missing` says why there is no amount, if there is none."""
    session, price = found
    return {
        "session": session.id,
        "student": session.student,
        "day": price.day.isoformat(),
        "tariff": price.tariff.since.isoformat() if price.tariff is not None else None,
        "currency": price.tariff.currency if price.tariff is not None else None,
        "rate": None if price.rate is None else str(price.rate),
        "factors": [{**one._asdict(), "value": None if one.value is None else str(one.value)} for one in price.factors],
        "exact": None if price.exact is None else f"{price.exact.normalize():f}",
        "amount": None if price.amount is None else f"{price.amount:.2f}",
        "missing": price.missing,
    }


def examples_json(names: Iterable[str], lang: str) -> list[dict[str, Any]]:
    """Return the examples by name, with what each is."""
    return [{"name": name, "about": about_example(name, lang)} for name in names]


def example_json(found: TariffExample, lang: str) -> dict[str, Any]:
    """Return an example with the text that can be pasted."""
    text = "\n".join(example_text(found, lang)) + "\n"
    return {"name": found.name, "about": about_example(found.name, lang), "toml": text}
