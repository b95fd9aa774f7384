"""The FAQ: its entries, as written or added by the mentor, and what a search returns."""

from __future__ import annotations

from typing import Literal

from mentorcli.models import Record, record

Found = Literal["words", "meaning"]

# The id of what stands for all that the FAQ does not answer: it competes with the topics and is never shown.
NO_TOPIC = "-"


@record
class FaqEntry(Record):
    """One question with its answer, in one language.

    `id` is the topic's name, the same in every language. `phrasings` are other ways to ask it and `terms` the words and
    expressions that point to it; both are searched, never shown. `commands` are the `mentor` commands that help.
    `own` marks an entry added by the mentor.

    Raises ValueError for an empty id, question or answer.
    """

    id: str
    question: str
    answer: str
    lang: str
    phrasings: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    own: bool = False

    def __post_init__(self) -> None:
        for part in ("id", "question", "answer"):
            if not getattr(self, part).strip():
                raise ValueError(f"the {part} of the FAQ entry is empty")


@record
class FaqHit(Record):
    """An entry that may answer a query.

    `score`, 0 to 1, is how likely it is the one among all topics and "nothing fits"; of an own entry, how much it and
    the query have in common. `sure` marks the answer; where no hit is sure, the first are the closest there are.
    `by` tells how it was found: by its `words`, or by its `meaning`, where the library for that is installed; then
    `score` is how near it lies.
    """

    id: str
    question: str
    answer: str
    lang: str
    score: float
    sure: bool
    by: Found = "words"


@record
class OwnEntry(Record):
    """An entry as the mentor wrote it and the store keeps it. Raises ValueError where a part is empty."""

    id: str
    question: str
    answer: str
    lang: str

    def __post_init__(self) -> None:
        self.entry()

    def entry(self) -> FaqEntry:
        """Return it as an entry to search in."""
        return FaqEntry(self.id, self.question, self.answer, self.lang, own=True)
