"""A message that a mentor pastes somewhere."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A message with its subject, either as written, with `{placeholders}`, or filled in."""

    subject: str
    body: str
