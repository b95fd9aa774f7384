"""The notes on a student as the JSON that scripts read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorcli.render.json.encoding import local

if TYPE_CHECKING:
    from mentorcli.models.results.student import StudentDetails
    from mentorcli.render import View


def notes_json(found: StudentDetails, view: View) -> list[dict[str, Any]]:
    """Return the notes with their numbers; `session` is the id of the no-show that a note came with, else null."""
    return [
        {
            "number": number,
            "id": note.id,
            "student": found.student.id,
            "at": local(note.at, view.zone),
            "text": note.text,
            "session": note.session,
        }
        for number, note in zip(found.note_numbers, found.notes, strict=True)
    ]
