"""Messages ready to be pasted: a template of the content, filled in, in the language of the run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentorcli.content import message
from mentorcli.render.text.letters import fill
from mentorcli.services.workspace import Workspace

if TYPE_CHECKING:
    from mentorcli.models.message import Message
    from mentorcli.store.student_records import StudentRecords


def letter(workspace: Workspace, name: str, records: StudentRecords, values: Mapping[str, str | None]) -> Message:
    """Return the message `name` in the language of this run, with the student's name and path in it."""
    known = {"student": records.student.name, "path": records.student.path}
    return fill(message(name, workspace.lang), {**known, **values}, workspace.lang)
