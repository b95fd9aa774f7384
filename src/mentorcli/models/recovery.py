"""What the store notes of changes beside the records, so that they can be taken back like any other."""

from __future__ import annotations

from mentorcli.models import Record, record

CONFIG = "config"


@record
class SettingsChange(Record):
    """A change of the configuration file: its whole text before and after, None where there was no file."""

    id: str
    before: str | None
    after: str | None


@record
class MessageChange(Record):
    """A change of a message of the mentor's own: its whole text before and after, None where there was none.

    The id is the message's name and language, such as `reminder.fr`.
    """

    id: str
    before: str | None
    after: str | None


@record
class Merge(Record):
    """Two entries of one person that were put together: the uid of the one that went, and of the one it went into.

    No name stands here, so that erasing the student leaves nothing.
    """

    id: str
    into: str


@record
class Restoration(Record):
    """A backup that took the place of everything; `before` names the safety copy of what was there, if anything was.

    The safety copy is a file in the store's own folder of backups.
    """

    id: str
    before: str | None
