"""What the services of the messages return."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.message import Message, MessageText
from mentorcli.models.session import Session
from mentorcli.models.student import Student


class MessageListed(NamedTuple):
    """A message of the list: its name, and the languages in which the mentor has a text of their own."""

    name: str
    own: tuple[str, ...]


class MessageShown(NamedTuple):
    """A message as it is written, the values that it may name, and how it reads for a student (None: not asked)."""

    text: MessageText
    values: tuple[str, ...]
    preview: Message | None = None


class MessageSaved(NamedTuple):
    """A message of the mentor's own as it now is, with how it reads for a made-up student."""

    text: MessageText
    preview: Message


class MessageReset(NamedTuple):
    """A message that is the product's again, in one language."""

    name: str
    lang: str


class MessageWritten(NamedTuple):
    """A message about a student, ready to be pasted; `session` is the one it is about, if any.

    `out` is the file it was written to, None where it is printed.
    """

    name: str
    student: Student
    session: Session | None
    letter: Message
    out: str | None = None
