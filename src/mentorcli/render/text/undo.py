"""What `mentor undo` says, in English and French."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.counts import counted
from mentorcli.models.results.undo import Change, Undone
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences
from mentorcli.render.text.cells import CLOCK, DAY, id_column, moment_cells
from mentorcli.text import command_line

COLUMNS = (id_column(0), DAY._replace(rank=2), CLOCK._replace(rank=2), Column(), Column(1), Column(3))
_NAMED = 5  # more students than these are counted, not named

_BY_HAND = "profile edited by hand"  # what the store calls it
sentence = Sentences(
    {
        "undone": ("Taken back: {cmd}, made {made}{records}", "Annulé : {cmd}, fait le {made}{records}"),
        "undone-of": (
            "Taken back: {cmd} of {students}, made {made}{records}",
            "Annulé : {cmd} {students:de}, fait le {made}{records}",
        ),
        "again": ("Done again: {cmd}, made {made}{records}", "Rétabli : {cmd}, fait le {made}{records}"),
        "again-of": (
            "Done again: {cmd} of {students}, made {made}{records}",
            "Rétabli : {cmd} {students:de}, fait le {made}{records}",
        ),
        "by-hand": (_BY_HAND, "fiche modifiée à la main"),
        "undo-of": ("undo of {what}", "annulation de {what}"),
        "elsewhere": ("{cmd} (machine {machine})", "{cmd} (machine {machine})"),
        "gone": ("Gone with it: {students}", "Disparaissent aussi : {students}"),
        "undo-nothing": ("Nothing to take back.", "Rien à annuler."),
    }
)


def undone_text(undone: Undone, view: View) -> list[str]:
    """Return what was taken back, or counts again, and who went with it."""
    change, lang = undone.change, view.lang
    verb = "again" if undone.again else "undone"
    records = _counts(change, lang)
    about = {
        "cmd": _named(change.command, lang),
        "made": f"{view.local(change.at):%Y-%m-%d %H:%M}",
        "records": f" ({records})" if records else "",
    }
    if change.students:
        lines = [sentence(f"{verb}-of", lang, students=_students(change.students, " ", lang), **about)]
    else:
        lines = [sentence(verb, lang, **about)]
    if undone.gone:
        lines.append(sentence("gone", lang, students=_students(undone.gone, ", ", lang)))
    return lines


def changes_table(changes: Sequence[Change], view: View) -> Table:
    """Return the changes that can be taken back, and the undos, newest first."""
    rows = [
        (
            change.id,
            f"{view.local(change.at):%Y-%m-%d %H:%M}",
            _command(change, view.lang),
            _students(change.students, " ", view.lang),
            _counts(change, view.lang),
        )
        for change in changes
    ]
    cells = [(row[0], *moment_cells(one.at, view), *row[2:]) for one, row in zip(changes, rows, strict=True)]
    whole = command_line("undo", options=("--list", "--json"))
    return Table(rows, COLUMNS, lambda: cells, sentence("undo-nothing", view.lang), whole=whole)


def _named(command: str, lang: str) -> str:
    """Return a command as it is typed; what a person did in another way, in words."""
    return sentence("by-hand", lang) if command == _BY_HAND else command


def _command(change: Change, lang: str) -> str:
    """Return what was done: the command, what an undo took back, and the machine where it is another."""
    shown = _named(change.command, lang)
    if change.undoes is not None:
        shown = sentence("undo-of", lang, what=" ".join(filter(None, (change.undone, change.undoes))))
    return sentence("elsewhere", lang, cmd=shown, machine=change.machine) if change.machine else shown


def _students(students: list[str], between: str, lang: str) -> str:
    """Return the students by slug, or how many they are where they are many."""
    return between.join(students) if len(students) <= _NAMED else counted("student", len(students), lang)


def _counts(change: Change, lang: str) -> str:
    """Return how many records of each type a change touched."""
    return ", ".join(counted(kind, count, lang) for kind, count in change.records.items())
