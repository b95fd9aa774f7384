"""How well the FAQ search answers: the engine and SQLite's FTS5 side by side on written queries.

`python tests/search/evaluation.py` prints the tables of docs/faq.md; with the name of a part, that part; with `-v`,
every query that went wrong, but those of `sealed`, which nobody is to read; `own` is the table of a mentor's own
entries; `meaning` sets each part beside what the library of the extra `semantic` adds, where it is installed.

How the queries were written: from the list of topics, in one go, then scored before anything was changed for them.
`kinds` was written before the search and its content were last rewritten, and nothing was changed for one of its
queries since; `locked` is older, and the same holds. `sealed` and `wide` were written by others. `wide`, `tuning`,
`fresh`, `unseen` and `dev` are those that the engine and the content were changed for. docs/faq.md says more.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mentorcli.content import faq_entries, faq_to_search
from mentorcli.models.faq import FaqEntry, OwnEntry
from mentorcli.search.index import MOST, Index
from mentorcli.services.faq_meaning import nearest_by_meaning
from mentorcli.services.workspace import Workspace

HERE = Path(__file__).parent
SEALED = "sealed"
PARTS = (SEALED, "wide", "kinds", "after", "locked", "tuning", "fresh", "unseen", "dev")
NOTHING = "-"
# What is said around a question: each plain query of `kinds` is asked with each of these once more.
GREETINGS = (
    ("Hi everyone, quick question: ", ""),
    ("Hello team, I hope you are all well! ", " Thanks in advance!"),
    ("Bonjour à tous, petite question : ", ""),
    ("Salut, désolé de vous déranger. ", " Merci d'avance pour votre aide."),
)
CONTEXTS = (
    "I have been working with OpenClassrooms since last spring and I am really happy with how things are going "
    "so far. ",
    "Cela fait un peu plus d'un an que je travaille avec OpenClassrooms et tout se passe vraiment très bien "
    "jusqu'ici. ",
)


class Found(NamedTuple):
    """The ids that a ranking names, best first, and whether it is sure of the first."""

    ids: Sequence[str]
    sure: bool = True


Ranker = Callable[[str], Found]


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its kind and the topic that answers it: several with | between them, `-` for none."""

    group: str
    topic: str
    text: str

    @property
    def topics(self) -> set[str]:
        """Return the topics that are right; `-` among them where silence is."""
        return set(self.topic.split("|"))


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one kind, all but `queries` 0..1.

    `right`: what comes first is right, silence where nothing fits. `helped`: right, or not sure and the right one among
    those named. `sure`: answered as sure; `sure_wrong`: so, and wrong. `silent`: nothing named.
    """

    queries: int
    right: float
    helped: float
    sure: float
    sure_wrong: float
    silent: float


def entries() -> tuple[FaqEntry, ...]:
    """Return the FAQ in both languages."""
    return faq_entries("en") + faq_entries("fr")


def queries(part: str) -> list[Query]:
    """Return the queries of a part."""
    lines = (HERE / f"queries_{part}.tsv").read_text(encoding="utf-8").splitlines()
    return [Query(*line.split("\t")) for line in lines]


def around() -> list[Query]:
    """Return the plain queries of `kinds` with a greeting, and with other sentences, in front."""
    plain = [query for query in queries("kinds") if query.group in ("en", "fr")]
    greeted = [
        Query("greeting", query.topic, before + query.text + after) for query in plain for before, after in GREETINGS
    ]
    return greeted + [Query("context", query.topic, before + query.text) for query in plain for before in CONTEXTS]


def engine() -> Ranker:
    """Return our own ranking."""
    found, counts = faq_to_search()
    return ranking(Index(found, counts=counts))


def ranking(index: Index) -> Ranker:
    """Return the ranking of an index."""

    def rank(text: str) -> Found:
        hits = index.search(text)
        return Found([hit.id for hit in hits], any(hit.sure for hit in hits))

    return rank


def baseline() -> Ranker:
    """Return FTS5's ranking of the same content: porter stems, accents folded, any word may match."""
    texts = [
        (entry.id, "\n".join((entry.question, entry.answer, *entry.phrasings, *entry.terms))) for entry in entries()
    ]
    return full_text(texts)


def full_text(texts: Sequence[tuple[str, str]]) -> Ranker:
    """Return FTS5's ranking of texts with their ids."""
    db = sqlite3.connect(":memory:")
    db.execute(
        "create virtual table faq using fts5(id unindexed, text, tokenize='porter unicode61 remove_diacritics 2')"
    )
    db.executemany("insert into faq values (?, ?)", texts)

    def rank(text: str) -> Found:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        if not words:
            return Found([])
        rows = db.execute("select id from faq where faq match ? order by rank", (words,))
        return Found(list(dict.fromkeys(row[0] for row in rows)))

    weakref.finalize(rank, db.close)  # Python 3.13 warns of a database that nobody closed
    return rank


def score(rank: Ranker, asked: Sequence[Query]) -> Score:
    """Return the figures of a ranking over queries of one kind."""
    ranked = [(query.topics, rank(query.text)) for query in asked]
    firsts = [(topics, found, (found.ids[0] if found.ids else NOTHING) in topics) for topics, found in ranked]
    sure = [bool(found.ids) and found.sure for _, found, _ in firsts]
    count = len(asked)
    return Score(
        count,
        sum(right for *_, right in firsts) / count,
        sum(right or (not found.sure and bool(topics & {*found.ids[:3]})) for topics, found, right in firsts) / count,
        sum(sure) / count,
        sum(was and not right for was, (*_, right) in zip(sure, firsts, strict=True)) / count,
        sum(not found.ids for _, found, _ in firsts) / count,
    )


def by_group(rank: Ranker, asked: Sequence[Query]) -> dict[str, Score]:
    """Return the figures of a ranking for each kind, in the order the kinds come."""
    groups = dict.fromkeys(query.group for query in asked)
    return {group: score(rank, [query for query in asked if query.group == group]) for group in groups}


def asked_of(part: str) -> list[Query]:
    """Return what is asked for a part: its queries, those of `kinds` with greetings and context besides."""
    return queries(part) + (around() if part == "kinds" else [])


def table(part: str) -> str:
    """Return the figures of a part as a Markdown table, and what FTS5 has right first."""
    asked = asked_of(part)
    ours, theirs = by_group(engine(), asked), by_group(baseline(), asked)
    lines = [
        f"| {part} | queries | right first | or named, not sure | answered as sure | sure and wrong | silent | FTS5 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for group, own in ours.items():
        figures = (own.right, own.helped, own.sure, own.sure_wrong, own.silent, theirs[group].right)
        lines.append(f"| {group} | {own.queries} | {' | '.join(f'{figure:.1%}' for figure in figures)} |")
    return "\n".join(lines)


def with_meaning(index: Index, own: Mapping[str, OwnEntry]) -> Ranker:
    """Return the ranking of an index where the library for meanings is asked too, as `mentor faq search` asks it."""
    workspace = Workspace({})

    def rank(text: str) -> Found:
        hits = index.search(text)
        sure = any(hit.sure for hit in hits)
        near = nearest_by_meaning(workspace, text, hits, own) if len(hits) < MOST and not sure else None
        return Found([*(hit.id for hit in hits), *([near.id] if near is not None else [])], sure)

    return rank


def meaning_table() -> str:
    """Return what the library adds to each part, as a Markdown table: without it, with it."""
    found, counts = faq_to_search()
    index = Index(found, counts=counts)
    rank = with_meaning(index, {})
    lines = [
        "| part | queries | right first | or named, not sure | sure and wrong | off-topic | of these, spoken to |",
        "|---|---|---|---|---|---|---|",
    ]
    for part in PARTS:
        asked = queries(part)
        lines.append(_beside(part, asked, ranking(index), rank))
    own = {
        one.entry.id: OwnEntry(one.entry.id, one.entry.question, one.entry.answer, one.entry.lang)
        for one in own_entries()
    }
    other = [query for query in own_queries() if query.group == "other words"]
    among = Index((*found, *(one.entry() for one in own.values())), counts=counts)
    return "\n".join([*lines, _beside("own, other words", other, ranking(among), with_meaning(among, own))])


def _beside(part: str, asked: Sequence[Query], without: Ranker, with_it: Ranker) -> str:
    off = [query for query in asked if query.topics == {NOTHING}]
    before, after = score(without, asked), score(with_it, asked)
    cells = [f"{getattr(before, name):.1%}, {getattr(after, name):.1%}" for name in ("right", "helped", "sure_wrong")]
    spoken = [sum(bool(rank(query.text).ids) for query in off) for rank in (without, with_it)]
    return f"| {part} | {len(asked)} | {' | '.join(cells)} | {len(off)} | {spoken[0]}, {spoken[1]} |"


class Own(NamedTuple):
    """An entry of a mentor's own, and the ways it is asked for: keywords, the same words, other words."""

    entry: FaqEntry
    keywords: str
    same: str
    other: str


def own_entries() -> list[Own]:
    """Return the written own entries."""
    lines = (HERE / "own_entries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return [
        Own(FaqEntry(f"own-{number}", question, answer, lang, own=True), keywords, same, other)
        for number, (lang, question, answer, keywords, same, other) in enumerate(rows)
    ]


def own_queries() -> Iterator[Query]:
    """Yield what is asked for the own entries, by kind."""
    for own in own_entries():
        yield Query("own question", own.entry.id, own.entry.question)
        yield Query("keywords", own.entry.id, own.keywords)
        yield Query("same words", own.entry.id, own.same)
        yield Query("other words", own.entry.id, own.other)


def with_own() -> Ranker:
    """Return our own ranking with thirty own entries beside the topics."""
    found, counts = faq_to_search()
    return ranking(Index((*found, *(own.entry for own in own_entries())), counts=counts))


def own_table() -> str:
    """Return how own entries are found, and what they do to the topics, as a Markdown table."""
    rank, alone = with_own(), engine()
    theirs = full_text([(own.entry.id, f"{own.entry.question}\n{own.entry.answer}") for own in own_entries()])
    lines = ["| own entries | queries | right first | FTS5 over them alone |", "|---|---|---|---|"]
    others = by_group(theirs, list(own_queries()))
    for group, figures in by_group(rank, list(own_queries())).items():
        lines.append(f"| {group} | {figures.queries} | {figures.right:.1%} | {others[group].right:.1%} |")
    lines += ["", "| kinds | right first | with thirty own entries |", "|---|---|---|"]
    before, after = by_group(alone, queries("kinds")), by_group(rank, queries("kinds"))
    lines += [f"| {group} | {before[group].right:.1%} | {after[group].right:.1%} |" for group in before]
    return "\n".join(lines)


def misses(part: str) -> list[str]:
    """Return a line for each query of a part that is not answered as it should be."""
    found, counts = faq_to_search()
    index = Index(found, counts=counts)
    lines = []
    for query in asked_of(part):
        hits = index.search(query.text)
        if (hits[0].id if hits else NOTHING) not in query.topics:
            named = ", ".join(f"{hit.id} {hit.score}" for hit in hits[:3])
            lines.append(f"{query.group}: {query.text!r} is {query.topic}, found: {named or 'nothing'}")
    return lines


if __name__ == "__main__":
    if "meaning" in sys.argv[1:]:
        raise SystemExit(print(meaning_table()))
    wanted = [part for part in (*PARTS, "own") if part in sys.argv[1:]] or [*PARTS, "own"]
    for part in wanted:
        print(own_table() if part == "own" else table(part), end="\n\n")
        if "-v" in sys.argv and part not in ("own", SEALED):
            print(*misses(part), sep="\n", end="\n\n")
