"""A message ready to be pasted, as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.message import Message
from mentorcli.render import View


def letter_json(letter: Message, view: View) -> dict[str, Any]:
    """Return a message with its language and subject."""
    return {"lang": view.lang, "subject": letter.subject, "message": letter.body}
