"""The FAQ engine: text in, ranked entries out."""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.models.faq import FaqEntry, FaqHit
from mentorcli.search.index import THRESHOLD, Index

__all__ = ["THRESHOLD", "Index", "detect_language", "search"]


def search(
    query: str, entries: Iterable[FaqEntry], lang: str | None = None, limit: int | None = None
) -> tuple[FaqHit, ...]:
    """Return the entries that answer the query, best first; empty where nothing fits.

    `entries` are all there are, in every language, the mentor's own among them. `lang` (`en`, `fr`) chooses the
    language of the answers, else that of the query; the query itself may mix languages. Never raises.
    """
    return Index(entries).search(query, lang, limit)


def detect_language(query: str, entries: Iterable[FaqEntry]) -> str:
    """Return the language of a query, `en` or `fr`, judged by what the entries say in either."""
    return Index(entries).language(query)
