"""The FAQ in words: what is said where nothing fits, and an answer as it is read in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from mentorcli.models.faq import FaqEntry, FaqHit

NOTHING = {"en": "No entry of the FAQ fits these words", "fr": "Aucune entrée de la FAQ ne correspond à ces mots"}
WHERE_TO_ASK = {
    "en": "Ask other mentors, then the help desk, then mentor support through the contact form. "
    "All topics: mentor faq list",
    "fr": "Demandez aux autres mentors, puis au centre d'aide, puis au support mentor par le formulaire de contact. "
    "Tous les sujets : mentor faq list",
}
SEE_ALSO = {"en": "See also:", "fr": "Voir aussi :"}


def whole(entry: FaqEntry | FaqHit, width: int) -> list[str]:
    """Return a question and its answer, wrapped to `width` cells."""
    lines = [line for paragraph in entry.answer.splitlines() for line in wrap(paragraph, width) or [""]]
    return [*wrap(entry.question, width), "", *lines]


def one_line(entry: FaqEntry | FaqHit) -> tuple[str, str]:
    """Return an entry as a line's cells: its id and its question."""
    return entry.id, entry.question


def see_also(others: Sequence[FaqHit], lang: str) -> list[str]:
    """Return the lines that name the next best entries, none where there are none."""
    lines = [f"  {hit.question} (mentor faq show {hit.id})" for hit in others]
    return ["", SEE_ALSO[lang], *lines] if lines else []
