"""The FAQ engine: a question in, ranked entries out. How entries are ranked stands in `scoring`."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mentorcli.models.faq import FaqEntry, FaqHit
from mentorcli.search.corpus import Corpus
from mentorcli.search.lexicon import ELSEWHERE, ENGLISH, EVERYDAY, FRENCH, NEGATIONS, TECHNICAL
from mentorcli.search.scoring import Scoring, Word
from mentorcli.search.tokens import MAX_CHARACTERS, separated, spelt, unit, written_out

# Below this, the best that was found is chance and no answer; the others may be half as good. Set on the tuning
# queries, half-way between the off-topic ones and the topics'.
THRESHOLD = 0.34
MAX_WORDS = 60
MAX_CORRECTIONS = 12

_CORRECTED = 0.9  # how sure we are of a word whose spelling was mended
_GENERAL = (ENGLISH, FRENCH, EVERYDAY, ELSEWHERE, TECHNICAL, NEGATIONS)
_ACCENTED = "éèêàùçôîïûœ"


class Index:
    """Entries made ready to be searched; making it reads every entry once.

    `usual` is the language taken for a query that could be of either.
    """

    def __init__(self, entries: Iterable[FaqEntry], usual: str = "en") -> None:
        self._corpus = Corpus(entries)
        self._usual = usual

    def search(self, query: str, lang: str | None = None, limit: int | None = None) -> tuple[FaqHit, ...]:
        """Return the entries that answer the query, best first, at most `limit`; empty where nothing fits.

        `lang` chooses the language of the answers, else that of the query. An entry that has no such language
        is returned in the one it has. Any text is taken; of a long one the first 60 words count.
        """
        words = self._read(query)
        scores = sorted(Scoring(self._corpus, words).scores().items(), key=lambda item: (-item[1], item[0]))
        if not scores or scores[0][1] < THRESHOLD:
            return ()
        answer_in = lang or self._language(words, query)
        best = [self._hit(topic, answer_in, score) for topic, score in scores if score >= THRESHOLD / 2]
        return tuple(best[:limit])

    def language(self, query: str) -> str:
        """Return the language a query is written in, the usual one where nothing shows it."""
        return self._language(self._read(query), query)

    def _hit(self, topic: str, lang: str, score: float) -> FaqHit:
        versions = self._corpus.entries[topic]
        entry = versions.get(lang) or next(iter(versions.values()))
        return FaqHit(entry.id, entry.question, entry.answer, entry.lang, round(score, 3))

    def _read(self, query: str) -> list[Word]:
        """Return the words of the query, their spelling mended."""
        typed = list(dict.fromkeys(spelt(query)[:MAX_WORDS]))
        strange = [word for word in typed if not _is_general(word) and word not in self._corpus.words]
        if strange:
            related = set(self._corpus.forms({(unit(word) or word) for word in strange}).values())
            strange = [word for word in strange if (unit(word) or word) not in related][:MAX_CORRECTIONS]
        if not strange:
            return [(word, 1.0) for word in typed]
        from mentorcli.search.spelling import Speller

        speller = Speller(self._corpus.words.union(*_GENERAL), self._worth)
        words: list[Word] = []
        for word in typed:
            mended = speller.correct(word) if word in strange else []
            words.extend([(plain, _CORRECTED) for meant in mended for plain in written_out(meant)] or [(word, 1.0)])
        return words

    def _worth(self, words: Collection[str]) -> dict[str, float]:
        """Return what known words are worth as readings of a misspelt one: how much is written with each."""
        written = self._corpus.occurrences(words)
        return {word: written[word] + 2.0 * _is_function(word) for word in words}

    def _language(self, words: list[Word], query: str) -> str:
        english = french = 0.0
        in_english, in_french = self._corpus.written("en"), self._corpus.written("fr")
        typed = separated(query[:MAX_CHARACTERS]).split()[:MAX_WORDS]
        for word in {*typed, *(word for word, sure in words if sure < 1.0)}:
            english += 2.0 * (word in ENGLISH) + (word in in_english)
            french += 2.0 * (word in FRENCH) + (word in in_french)
        accents = sum(letter in _ACCENTED for letter in query[:MAX_CHARACTERS].casefold())
        if french + accents == english:
            return self._usual
        return "fr" if french + accents > english else "en"


def _is_function(word: str) -> bool:
    return word in EVERYDAY or unit(word) is None


def _is_general(word: str) -> bool:
    """Return whether a word is known without the entries."""
    return any(word in words for words in _GENERAL)
