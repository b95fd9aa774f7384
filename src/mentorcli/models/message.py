"""A message that a mentor pastes somewhere, and the text that it is made of."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A message with its subject (empty where it has none), either as written, with `{placeholders}`, or filled in.

    `own` is the name of the mentor's own text that it was made of, None for one that comes with the product.
    """

    subject: str
    body: str
    own: str | None = None


class MessageText(NamedTuple):
    """A message as it is written and edited: a Jinja2 template whose first line is the subject.

    `own`: the mentor's; `path` is then where it lies.
    """

    name: str
    lang: str
    text: str
    own: bool = False
    path: str = ""


class TemplateFault(NamedTuple):
    """What is wrong in a template, in both languages, and the line on which it is, counted from 1."""

    line: int
    what: str
