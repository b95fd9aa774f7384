"""The FAQ search: a question in, ranked entries out, with whether the first of them is the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorcli.models.faq import NO_TOPIC, FaqEntry, FaqHit
from mentorcli.search.asking import Part, parts_of
from mentorcli.search.counts import Counts
from mentorcli.search.lexicon import ENGLISH, FRENCH
from mentorcli.search.mending import mended
from mentorcli.search.scoring import scores
from mentorcli.search.tokens import plain_words

if TYPE_CHECKING:
    from mentorcli.search.own import Likeness, OwnEntries

# From here on the first entry is the answer: it is likelier than all others and "nothing" together.
SURE = 0.5
# Below this, no topic is likelier than chance, and nothing fits.
CHANCE = 0.12
# An own entry that shares so much with the query is meant: the mentor wrote it for this. Where a topic is sure, it has
# to have all that was asked, or share still more.
OWN_SURE, OWN_ALL, OWN_SURER = 0.5, 0.95, 0.75
# Less than this in common is chance; more is a guess, never sure, and beside a topic worth this part of it.
OWN_CHANCE, OWN_VAGUE = 0.14, 0.9
# What is listed beside the first: at most so many, and as likely as this part of it.
MOST, CLOSE = 3, 0.1
STRAY = 10  # a word that one language writes so many times as often is none of the other
LONGEST = 20_000  # characters; a page has some 3,000

_ACCENTED = "éèêàùçôîïûœ"


class Index:
    """Entries made ready to be searched.

    `counts` are those of the entries that come with the product, where they were made beforehand; counting takes ten
    times as long as a search. `usual` is the language taken for a query that could be of either.
    """

    def __init__(self, entries: Iterable[FaqEntry], usual: str = "en", counts: Counts | None = None) -> None:
        everything = tuple(entries)
        own = tuple(entry for entry in everything if entry.own)
        self._counts = counts or Counts.of(entry for entry in everything if not entry.own)
        self._own = _own(own) if own else None
        self._usual = usual
        self._entries: dict[str, dict[str, FaqEntry]] = {}
        for entry in everything:
            self._entries.setdefault(entry.id, {})[entry.lang] = entry

    def search(self, query: str, lang: str | None = None, limit: int | None = None) -> tuple[FaqHit, ...]:
        """Return the entries that may answer the query, best first, at most `limit`; empty where nothing fits.

        The first is `sure` where it is the answer; where it is not, none is. `lang` chooses the language of the
        answers, else that of the query. An entry that has no such language is returned in the one it has. Any text is
        taken and read to its end, as far as 20,000 characters.
        """
        asked = parts_of(query[:LONGEST])
        read = mended(asked, self._counts)
        ranked = sorted(self._ranked(asked, read).items(), key=lambda found: (-found[1], found[0]))[:MOST]
        close = [(entry, rank) for entry, rank in ranked if rank >= ranked[0][1] * CLOSE]
        answer_in = lang or self._language(read, query)
        return tuple(self._hit(entry, answer_in, rank, place) for place, (entry, rank) in enumerate(close[:limit]))

    def hit_by_meaning(self, entry_id: str, score: float, query: str, lang: str | None = None) -> FaqHit:
        """Return an entry that was found by its meaning, in the language that `search` answers in."""
        found = self._hit(entry_id, lang or self.language(query), 0.0, MOST)
        return replace(found, score=score, by="meaning")

    def language(self, query: str) -> str:
        """Return the language a query is written in, the usual one where nothing shows it."""
        return self._language(mended(parts_of(query[:LONGEST]), self._counts), query)

    def _ranked(self, asked: Sequence[Part], read: Sequence[Part]) -> dict[str, float]:
        """Return the rank of every entry that may answer: its score, and 1 more for an own entry that is meant."""
        topics = scores(read, self._counts)
        nothing = topics.pop(NO_TOPIC, 1.0)
        likeliest = max(topics.values(), default=0.0)
        ranked = topics if likeliest > nothing and likeliest >= CHANCE else {}
        own = self._own.scores(asked) if self._own is not None else {}
        return ranked | {
            entry: like.score + 1
            if _is_meant(like, topic=max(ranked.values(), default=0.0))
            else min(like.score, OWN_SURE) * OWN_VAGUE
            for entry, like in own.items()
            if like.score >= OWN_CHANCE
        }

    def _hit(self, topic: str, lang: str, rank: float, place: int) -> FaqHit:
        versions = self._entries[topic]
        entry = versions.get(lang) or next(iter(versions.values()))
        score = rank - 1 if rank > 1 else rank
        return FaqHit(entry.id, entry.question, entry.answer, entry.lang, round(score, 3), place == 0 and rank >= SURE)

    def _language(self, read: Sequence[Part], query: str) -> str:
        english = french = 0.0
        for word in {*plain_words(query[:LONGEST]), *(word for part in read for word in part.words)}:
            written = self._counts.written(word)
            english += 2.0 * (word in ENGLISH) + (written.english * STRAY > written.french)
            french += 2.0 * (word in FRENCH) + (written.french * STRAY > written.english)
        accents = sum(letter in _ACCENTED for letter in query[:LONGEST].casefold())
        if french + accents == english:
            return self._usual
        return "fr" if french + accents > english else "en"


def _own(entries: Sequence[FaqEntry]) -> OwnEntries:
    from mentorcli.search.own import OwnEntries  # most have none

    return OwnEntries(entries)


def _is_meant(like: Likeness, topic: float) -> bool:
    """Return whether an own entry is the answer, beside a topic of such a score."""
    enough = OWN_SURE if topic < SURE or like.of_query >= OWN_ALL else OWN_SURER
    return like.score >= enough
