"""Messages ready to be pasted: a template of the content, filled in, with its subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorcli.models.message import Message
from mentorcli.render.text.letters import sentence
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords


def letter(workspace: Workspace, name: str, records: StudentRecords, values: Mapping[str, str | None]) -> Message:
    """Return the message `name` in the language of this run, with the student's name and path in it."""
    from mentorcli.content import message
    from mentorcli.render.text.messages import fill

    known = {"student": records.student.name, "path": records.student.path}
    return fill(message(name, workspace.lang), {**known, **values}, workspace.lang)


def letter_text(message: Message, lang: str) -> list[str]:
    """Return a message as lines, its subject first."""
    return [sentence("subject", lang, subject=message.subject), "", message.body.rstrip("\n")]


def letter_json(lang: str, message: Message) -> dict[str, Any]:
    """Return a message as the fields that scripts read."""
    return {"lang": lang, "subject": message.subject, "message": message.body}
