"""The sentences of `mentor note`, in English and French, and its list."""

from __future__ import annotations

from mentorcli.models.results.student import NoteRemoved, StudentDetails
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences, day, moment
from mentorcli.render.text.cells import CLOCK, DAY, figures, id_column, moment_cells
from mentorcli.text import command_line

COLUMNS = (figures(0), DAY, CLOCK._replace(rank=2), Column(telling=True), id_column(1))
_MOST = 60  # characters of a note that tell which one it is

sentence = Sentences(
    {
        "note-removed": (
            'Removed for {name}: the note of {day}, "{text}". To take it back: mentor undo',
            "Retirée pour {name} : la note du {day}, « {text} ». Pour revenir en arrière : mentor undo",
        ),
        "no-note": (
            "{name} has no note yet: {command}",
            "{name} n'a pas encore de note : {command}",
        ),
        "no-note-text": ("What to keep in mind", "Ce qu'il faut retenir"),
    }
)


def removed_text(done: NoteRemoved, view: View) -> list[str]:
    """Return which note was removed, and the way back."""
    first = done.note.text.split("\n")[0]
    text = first if first == done.note.text and len(first) <= _MOST else f"{first[:_MOST].rstrip()}..."
    name, on = done.details.student.name, day(view.day(done.note.at), view.lang)
    return [sentence("note-removed", view.lang, name=name, day=on, text=text)]


def notes_table(found: StudentDetails, view: View) -> Table:
    """Return the notes on a student as a table, oldest first."""
    lang, student = view.lang, found.student
    rows = [
        (str(number), note.id, moment(view.local(note.at), lang), note.text)
        for number, note in zip(found.note_numbers, found.notes, strict=True)
    ]
    command = command_line("student note", student.id, sentence("no-note-text", lang))
    empty = sentence("no-note", lang, name=student.name, command=command)
    cells = [
        (str(number), *moment_cells(note.at, view), note.text, note.id)
        for number, note in zip(found.note_numbers, found.notes, strict=True)
    ]
    whole = command_line("note list", student.id, options=("--json",))
    return Table(rows, COLUMNS, lambda: cells, empty, whole=whole)
