"""Where the mentor's own messages name somebody who was erased: no record is about them there, so it stays."""

from __future__ import annotations

import re

from mentorcli.errors import UnreadableError
from mentorcli.models.results.student import MessageMention
from mentorcli.models.student import Student
from mentorcli.services.workspace import Workspace
from mentorcli.store import message_change, message_files
from mentorcli.text import fold

_LEAST = 3  # letters of a part of a name that tell somebody: "de" and "O" do not


def mentions(workspace: Workspace, student: Student) -> tuple[MessageMention, ...]:
    """Return the mentor's own messages that name a student, those that did until they were changed behind them.

    By the whole name or a part of it, the e-mail address or the slug, as words, whatever case and accents. A message
    that cannot be read is among them, with no word. Raises UnreadableError where the folder, or the mentor's journal,
    cannot be read.
    """
    texts = {key: _text(workspace, key) for key in message_files.own(workspace.store)}
    now = [MessageMention(key, word) for key, text in texts.items() if (word := _word(text, student)) is not None]
    told = {
        key: word
        for key, text in message_change.texts(workspace.store)
        if text != texts.get(key) and (word := named_in(text, student)) is not None
    }
    named = {one.key for one in now}
    earlier = [MessageMention(key, word, earlier=True) for key, word in sorted(told.items()) if key not in named]
    return (*now, *earlier)


def _text(workspace: Workspace, key: str) -> str | None:
    """Return a message as it is, None for one that cannot be read."""
    try:
        return message_files.lenient(message_files.read(workspace.store, key) or b"")
    except UnreadableError:
        return None


def _word(text: str | None, student: Student) -> str | None:
    """Return by which word a text names a student: none, an empty one, where it cannot be read."""
    return "" if text is None else named_in(text, student)


def named_in(text: str, student: Student) -> str | None:
    """Return by which of their words a text names a student, the longest that it holds; None where it does not."""
    parts = [part for part in re.split(r"[\s'’-]+", student.name) if len(part) >= _LEAST]
    known = [student.name, student.email or "", student.id, *sorted(parts, key=len, reverse=True)]
    folded = fold(text)
    return next((one for one in known if one and re.search(rf"(?<!\w){re.escape(fold(one))}(?!\w)", folded)), None)
