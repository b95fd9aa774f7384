"""How well the FAQ search answers: the engine and SQLite's FTS5 side by side on written queries.

`python tests/search/evaluation.py` prints the table of docs/faq.md; with `-v`, every query that went wrong.

How the queries were written: from the list of topics, in one go, without looking at the content, then scored before
anything was changed for them. `tuning` are those that the engine and the content were changed for afterwards: half of
the first 350, and five sets in other voices (plain, unusual words, everyday speech, idioms). `fresh` and `unseen` were
written one after the other, then tuned on too. `locked` is the other half of the first 350 and two plain sets written
later; nothing was ever changed for one of its queries. docs/faq.md says what each set scored when it was new.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mentorcli.content import faq_entries, faq_to_search
from mentorcli.models.faq import FaqEntry
from mentorcli.search.index import Index

HERE = Path(__file__).parent
PARTS = ("tuning", "locked", "fresh", "unseen")
OFF_TOPIC = "off"

Ranker = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its group (en, fr, typo, mix, off) and the topic that answers it (`-`: none)."""

    group: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one group, all 0..1. For off-topic queries only `answered` means something."""

    queries: int
    recall_at_1: float
    recall_at_3: float
    mrr: float
    answered: float


def entries() -> tuple[FaqEntry, ...]:
    """Return the FAQ in both languages."""
    return faq_entries("en") + faq_entries("fr")


def queries(part: str) -> list[Query]:
    """Return the queries of a part."""
    lines = (HERE / f"queries_{part}.tsv").read_text(encoding="utf-8").splitlines()
    return [Query(*line.split("\t")) for line in lines]


def engine() -> Ranker:
    """Return our own ranking."""
    index = Index(faq_to_search())
    return lambda text: [hit.id for hit in index.search(text)]


def baseline() -> Ranker:
    """Return FTS5's ranking of the same content: porter stems, accents folded, any word may match."""
    db = sqlite3.connect(":memory:")
    db.execute(
        "create virtual table faq using fts5(id unindexed, text, tokenize='porter unicode61 remove_diacritics 2')"
    )
    for entry in entries():
        text = "\n".join((entry.question, entry.answer, *entry.phrasings, *entry.terms))
        db.execute("insert into faq values (?, ?)", (entry.id, text))

    def rank(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        if not words:
            return []
        rows = db.execute("select id from faq where faq match ? order by rank", (words,))
        return list(dict.fromkeys(row[0] for row in rows))

    weakref.finalize(rank, db.close)  # Python 3.13 warns of a database that nobody closed
    return rank


def score(rank: Ranker, asked: Sequence[Query]) -> Score:
    """Return the figures of a ranking over queries of one group."""
    ranked = [(query, list(rank(query.text))) for query in asked]
    places = [found.index(query.topic) + 1 if query.topic in found else 0 for query, found in ranked]
    count = len(asked)
    return Score(
        count,
        sum(place == 1 for place in places) / count,
        sum(1 <= place <= 3 for place in places) / count,
        sum(1 / place for place in places if place) / count,
        sum(bool(found) for _, found in ranked) / count,
    )


def by_group(rank: Ranker, asked: Sequence[Query]) -> dict[str, Score]:
    """Return the figures of a ranking for each group, in the order the groups come."""
    groups = dict.fromkeys(query.group for query in asked)
    return {group: score(rank, [query for query in asked if query.group == group]) for group in groups}


def table(part: str) -> str:
    """Return the figures of a part as a Markdown table, ours and FTS5's in each cell."""
    ours, theirs = by_group(engine(), queries(part)), by_group(baseline(), queries(part))
    lines = [f"| {part} | queries | recall@1 | recall@3 | MRR | answered |", "|---|---|---|---|---|---|"]
    for group, own in ours.items():
        other = theirs[group]
        answered = f"{own.answered:.0%} / {other.answered:.0%}"
        if group == OFF_TOPIC:
            lines.append(f"| {group} | {own.queries} | | | | {answered} |")
            continue
        pairs = ((own.recall_at_1, other.recall_at_1), (own.recall_at_3, other.recall_at_3))
        recalls = " | ".join(f"{one:.0%} / {two:.0%}" for one, two in pairs)
        lines.append(f"| {group} | {own.queries} | {recalls} | {own.mrr:.2f} / {other.mrr:.2f} | {answered} |")
    return "\n".join(lines)


def misses(part: str) -> list[str]:
    """Return a line for each query of a part that is not answered as it should be."""
    index = Index(faq_to_search())
    lines = []
    for query in queries(part):
        hits = index.search(query.text)
        if (hits[0].id if hits else "-") != query.topic:
            found = ", ".join(f"{hit.id} {hit.score}" for hit in hits[:3])
            lines.append(f"{query.group}: {query.text!r} is {query.topic}, found: {found or 'nothing'}")
    return lines


if __name__ == "__main__":
    there = [part for part in PARTS if (HERE / f"queries_{part}.tsv").exists()]
    wanted = [part for part in there if part in sys.argv[1:]] or there
    for part in wanted:
        print(table(part), end="\n\n")
        if "-v" in sys.argv:
            print(*misses(part), sep="\n", end="\n\n")
