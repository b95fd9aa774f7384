"""Amounts as a language writes them: `1,364.04 EUR`, in French `1 364,04 €`. Factors and rates keep their digits."""

from __future__ import annotations

from decimal import Decimal

NARROW, NO_BREAK = "\u202f", "\u00a0"
_SIGNS = {"EUR": "€"}


def figure(amount: Decimal, lang: str) -> str:
    """Return a decimal as the language writes it, its thousands apart, with the digits that it has."""
    text = f"{amount:,f}"
    return text.replace(",", NARROW).replace(".", ",") if lang == "fr" else text


def money(amount: Decimal, currency: str | None, lang: str) -> str:
    """Return an amount with its currency: the euro has its sign in French, other currencies their letters."""
    sign = _SIGNS.get(currency or "", currency or "") if lang == "fr" else currency or ""
    return f"{figure(amount, lang)}{NO_BREAK}{sign}".rstrip(NO_BREAK)


def exact(value: Decimal, lang: str) -> str:
    """Return a factor or a product as the language writes it, without zeros at its end: `0.72`, `15.015`, `1`."""
    text = f"{value:f}"
    return figure(Decimal(text.rstrip("0").rstrip(".") if "." in text else text), lang)
