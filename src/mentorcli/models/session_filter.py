"""Which sessions are asked for."""

from datetime import datetime
from typing import NamedTuple

from mentorcli.models.session import SessionKind, SessionStatus


class SessionFilter(NamedTuple):
    """Which sessions are asked for: those that begin in [`start`, `end`), aware datetimes, and whatever else is given.

    Of several `statuses` or `kinds` any one does; none means all. `undocumented`: those that have begun, and what
    happened is not known. `missing_recording`: those that were held and must have a recording, and have none.
    """

    start: datetime | None = None
    end: datetime | None = None
    statuses: tuple[SessionStatus, ...] = ()
    kinds: tuple[SessionKind, ...] = ()
    undocumented: bool = False
    missing_recording: bool = False
