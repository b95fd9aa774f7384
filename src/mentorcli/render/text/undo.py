"""What `mentor undo` says, in English and French."""

from __future__ import annotations

from mentorcli.models.results.undo import Change, Undone
from mentorcli.render.text.headings import heading
from mentorcli.render.text.sentences import Sentences
from mentorcli.render.view import Table, View

_NAMED = 5  # more students than these are counted, not named

sentence = Sentences(
    {
        "undone": ("Taken back: {cmd}, made {made}{records}", "Annulé : {cmd}, fait {made}{records}"),
        "undone-of": (
            "Taken back: {cmd} of {students}, made {made}{records}",
            "Annulé : {cmd} de {students}, fait {made}{records}",
        ),
        "gone": ("Gone with it: {students}", "Disparu avec : {students}"),
        "undo-nothing": ("Nothing to take back.", "Rien à annuler."),
        "students": ("{count} students", "{count} étudiants"),
    }
)


def undone_text(undone: Undone, view: View) -> list[str]:
    """Return what was taken back, and who went with it."""
    change, lang = undone.change, view.lang
    counted = _counts(change)
    about = {
        "cmd": change.command,
        "made": f"{view.local(change.at):%Y-%m-%d %H:%M}",
        "records": f" ({counted})" if counted else "",
    }
    if change.students:
        lines = [sentence("undone-of", lang, students=_students(change.students, " ", lang), **about)]
    else:
        lines = [sentence("undone", lang, **about)]
    if undone.gone:
        lines.append(sentence("gone", lang, students=_students(undone.gone, ", ", lang)))
    return lines


def changes_table(changes: list[Change], view: View) -> Table:
    """Return the changes that can be taken back, newest first."""
    rows = [
        (
            change.id,
            f"{view.local(change.at):%Y-%m-%d %H:%M}",
            change.command,
            _students(change.students, " ", view.lang),
            _counts(change),
        )
        for change in changes
    ]
    headings = tuple(heading(name, view.lang) for name in ("id", "when", "change", "students", "records"))
    return Table(headings, rows, empty=sentence("undo-nothing", view.lang))


def _students(students: list[str], between: str, lang: str) -> str:
    """Return the students by slug, or how many they are where they are many."""
    return between.join(students) if len(students) <= _NAMED else sentence("students", lang, count=len(students))


def _counts(change: Change) -> str:
    """Return how many records of each type a change touched."""
    return ", ".join(f"{count} {_plural(kind) if count > 1 else kind}" for kind, count in change.records.items())


def _plural(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
