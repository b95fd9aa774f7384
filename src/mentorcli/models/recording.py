"""What is kept about recordings besides the links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FirstSession:
    """What is known of the mentor's very first held session, the one that must be recorded.

    It is kept apart so that logging a session needs no look into other students' journals. `session` None: not known
    any more, it has to be looked up again. No student is named here, so that erasing one leaves nothing.
    """

    session: str | None = None
    at: datetime | None = None
    id: str = "first"
