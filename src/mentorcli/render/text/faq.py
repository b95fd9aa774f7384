"""The FAQ in words: what is said where nothing fits, and an answer as it is read in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import TextWrapper

from mentorcli.models.faq import FaqEntry, FaqHit
from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "faq-added": ("Added {id}. See it: mentor faq show {id}", "Ajouté : {id}. À voir : mentor faq show {id}"),
        "faq-changed": ("Changed {id}", "Modifié : {id}"),
        "faq-same": ("{id} says so already", "{id} le dit déjà"),
        "faq-removed": ("Removed {id}", "Supprimé : {id}"),
    }
)

NOTHING = {"en": "No entry of the FAQ fits these words", "fr": "Aucune entrée de la FAQ ne correspond à ces mots"}
WHERE_TO_ASK = {
    "en": "Ask other mentors, then the help desk, then mentor support through the contact form. "
    "All topics: mentor faq list",
    "fr": "Demandez aux autres mentors, puis au centre d'aide, puis au support mentor par le formulaire de contact. "
    "Tous les sujets : mentor faq list",
}
SEE_ALSO = {"en": "See also (mentor faq show ID):", "fr": "Voir aussi (mentor faq show ID) :"}


def whole(entry: FaqEntry | FaqHit, width: int) -> list[str]:
    """Return a question and its answer, wrapped to `width` cells."""
    fit = _wrapper(width)
    lines = [line for paragraph in entry.answer.splitlines() for line in fit.wrap(paragraph) or [""]]
    return [*fit.wrap(entry.question), "", *lines]


def see_also(others: Sequence[FaqHit], lang: str, width: int) -> list[str]:
    """Return the lines that name the next best entries, none where there are none.

    Each takes one line where `width` cells are enough for it.
    """
    fit = _wrapper(width, "  ", "    ")
    lines = [line for hit in others for line in fit.wrap(f"{hit.id}: {hit.question}")]
    return ["", SEE_ALSO[lang], *lines] if lines else []


def _wrapper(width: int, first: str = "", rest: str = "") -> TextWrapper:
    # A hyphen is part of an id or an option, which are to be copied whole.
    return TextWrapper(width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
