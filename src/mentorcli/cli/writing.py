"""Messages ready to be pasted: a template of the content, filled in, with its subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorcli.cli.desk import Desk
from mentorcli.models.message import Message
from mentorcli.store.dossier import Dossier


def written(desk: Desk, name: str, dossier: Dossier, values: Mapping[str, str | None]) -> Message:
    """Return the message `name` in the language of this run, with the student's name and path in it."""
    from mentorcli.content import message
    from mentorcli.render.words.messages import fill

    known = {"student": dossier.student.name, "path": dossier.student.path}
    return fill(message(name, desk.lang), {**known, **values}, desk.lang)


def show(desk: Desk, message: Message) -> None:
    """Print a message, its subject first."""
    from mentorcli.render.words.done import said

    desk.show(said("subject", desk.lang, subject=message.subject), "", message.body.rstrip("\n"), copied=True)


def record(desk: Desk, message: Message) -> dict[str, Any]:
    """Return a message as the fields that scripts read."""
    return {"lang": desk.lang, "subject": message.subject, "message": message.body}
