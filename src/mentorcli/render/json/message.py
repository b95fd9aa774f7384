"""The messages as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.message import Message
from mentorcli.models.results.messages import (
    MessageListed,
    MessageReset,
    MessageSaved,
    MessageShown,
    MessageWritten,
)
from mentorcli.render import View
from mentorcli.render.text.message import about
from mentorcli.render.text.message_values import MEANINGS


def listed_json(found: MessageListed, lang: str) -> dict[str, Any]:
    """Return a message of the list: what it is for, and the languages in which there is an own text."""
    return {"name": found.name, "about": about(found.name, lang), "own": list(found.own)}


def shown_json(found: MessageShown) -> dict[str, Any]:
    """Return a message as it is written, the values that it may name, and how it reads (null: not asked)."""
    text = found.text
    preview = _letter(found.preview) if found.preview is not None else None
    values = {name: MEANINGS[name].about[text.lang == "fr"] for name in found.values}
    return {
        "name": text.name,
        "lang": text.lang,
        "own": text.own,
        "text": text.text,
        "values": values,
        "preview": preview,
    }


def saved_json(done: MessageSaved) -> dict[str, Any]:
    """Return a message of the mentor's own as it now is."""
    text = done.text
    return {"name": text.name, "lang": text.lang, "own": text.own, "text": text.text, "preview": _letter(done.preview)}


def reset_json(done: MessageReset) -> dict[str, Any]:
    """Return a message that is the product's again."""
    return {"name": done.name, "lang": done.lang, "own": False}


def written_json(done: MessageWritten, view: View) -> dict[str, Any]:
    """Return a message about a student; `session` is null where it is about none, `subject` where it has none."""
    return {
        "name": done.name,
        "student": done.student.id,
        "session": done.session.id if done.session is not None else None,
        "lang": view.lang,
        **_letter(done.letter),
        "own": done.letter.own is not None,
        "out": done.out,
    }


def _letter(letter: Message) -> dict[str, Any]:
    return {"subject": letter.subject or None, "message": letter.body}
