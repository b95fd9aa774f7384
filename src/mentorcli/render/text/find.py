"""What `mentor find` shows, in English and French: the words in place, and what was searched where nothing was found."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.counts import counted
from mentorcli.models.results.find import FoundTexts, Hit, Place
from mentorcli.render import Column, Table, View
from mentorcli.render.cells import cells
from mentorcli.render.text import Sentences
from mentorcli.render.text.cells import CLOCK, DAY, SLUG, id_column, moment_cells, words
from mentorcli.search.texts import Span, snippet, spans
from mentorcli.text import HIT, NAME, Bilingual, bilingual, command_line, joined, part, visible

COLUMNS = (
    DAY,
    CLOCK._replace(rank=5),
    SLUG._replace(role=NAME, telling=True),
    words(3, telling=True),
    Column(least=10, telling=True),
    id_column(2),
)
_NARROW, _WIDE = 80, 120
_BEFORE = (6, 12, 30)  # characters shown before the first word, in a narrow terminal, an ordinary and a wide one

_kind = Sentences(
    {
        "note": ("note", "note"),
        "session": ("session", "session"),
        "contact": ("contact", "contact"),
        "goal": ("goal", "objectif"),
        "resource": ("resource", "ressource"),
        "faq": ("own answer", "réponse"),
        "student": ("profile", "fiche"),
        "project": ("project", "projet"),
        "transfer": ("transfer", "transfert"),
        "presentation": ("presentation", "soutenance"),
        "training": ("training", "formation"),
    }
)
_place = Sentences(
    {
        Place.NOTES: ("notes on students", "notes sur les étudiants"),
        Place.SESSIONS: ("sessions", "sessions"),
        Place.CONTACTS: ("contacts", "contacts"),
        Place.GOALS: ("goals", "objectifs"),
        Place.RESOURCES: ("resources", "ressources"),
        Place.FAQ: ("your own answers", "vos propres réponses"),
        Place.PROFILES: ("profiles", "fiches"),
        Place.PROJECTS: ("projects", "projets"),
        Place.TRANSFERS: ("transfers", "transferts"),
        Place.PRESENTATIONS: ("presentations", "soutenances"),
        Place.TRAINING: ("training", "formation"),
    }
)
_sentence = Sentences(
    {
        "nothing": ("Nothing holds {words}", "Rien ne contient {words}"),
        "searched": ("Searched: {places}, of {students}", "Recherche faite dans : {places}, pour {students}"),
        "dated": ("{searched}, within these days", "{searched}, sur ces dates"),
        "fewer": (
            "{searched}. All words must stand in one record: try fewer.",
            "{searched}. Tous les mots doivent figurer dans une même entrée : essayez-en moins.",
        ),
        "no-hit": ("Nothing was found.", "Rien n'a été trouvé."),
    }
)


def hits_table(found: FoundTexts, shown: Sequence[Hit], view: View, columns: int) -> Table:
    """Return one line a record, the words in place; `columns` is how wide the terminal is."""
    rows = [
        (
            f"{view.local(hit.at):%Y-%m-%d %H:%M}",
            hit.student or "",
            hit.kind,
            hit.id,
            " ".join(hit.text.split()),
        )
        for hit in shown
    ]
    whole = command_line("find", *found.words, options=("--json",))
    empty = _sentence("no-hit", view.lang)
    return Table(
        rows, COLUMNS, lambda: [_cells(hit, found.words, view, columns) for hit in shown], empty=empty, whole=whole
    )


def _shortened(text: str, places: Sequence[Span], before: int) -> tuple[str, list[Span]]:
    """Return a text from shortly before its first word on; wide characters before it count as two."""
    line, moved = snippet(text, places, before)
    if moved and cells(line[: moved[0].start]) > before + 1:
        line, moved = snippet(text, places, before // 2)
    return line, moved


def _cells(hit: Hit, wanted: Sequence[str], view: View, columns: int) -> tuple[str, ...]:
    before = _BEFORE[(columns >= _NARROW) + (columns >= _WIDE)]
    return (
        *moment_cells(hit.at, view),
        hit.student or "",
        _kind(hit.kind, view.lang),
        _highlighted(*_shortened(hit.text, spans(hit.text, wanted), before)),
        hit.id,
    )


def _highlighted(text: str, places: Sequence[Span]) -> str:
    """Return a text with the words that were looked for as parts of it."""
    pieces, done = [], 0
    for one in places:
        pieces += [visible(text[done : one.start]), part(visible(text[one.start : one.end]), HIT)]
        done = one.end
    return joined(*pieces, visible(text[done:]))


def nothing_found(
    typed: Sequence[str], students: Sequence[str], places: Sequence[Place], count: int, *, dated: bool
) -> tuple[Bilingual, Bilingual]:
    """Return that nothing was found, and where it was looked for."""
    message, hint = [], []
    for lang in ("en", "fr"):
        quoted = ", ".join(f'"{visible(word)}"' if lang == "en" else f"«\u00a0{visible(word)}\u00a0»" for word in typed)
        message.append(_sentence("nothing", lang, words=quoted))
        of = ", ".join(map(visible, students)) if students else counted("student", count, lang)
        where = ", ".join(_place(place, lang) for place in places or Place)
        searched = _sentence("searched", lang, places=where, students=of)
        searched = _sentence("dated", lang, searched=searched) if dated else searched
        hint.append(_sentence("fewer", lang, searched=searched) if len(typed) > 1 else f"{searched}.")
    return bilingual(message[0], message[1]), bilingual(hint[0], hint[1])
