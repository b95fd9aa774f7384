"""Sessions as JSON: whether one must be recorded depends on the mentor's very first, which is looked up only here.

It may take looking through all students, so no command does it whose output does not show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentorcli.cli.context import AppContext
from mentorcli.models.session import Session
from mentorcli.services.sessions import first_session_id


def session_record(app: AppContext, session: Session) -> dict[str, Any]:
    """Return one session as the JSON that scripts read."""
    from mentorcli.render.json.session import session_json  # only --json needs it

    return session_json(session, first_id=first_session_id(app.workspace), zone=app.view.zone)


def session_records(app: AppContext, sessions: Sequence[Session]) -> list[dict[str, Any]]:
    """Return sessions as the JSON array that scripts read."""
    from mentorcli.render.json.session import sessions_json  # only --json needs it

    first_id = first_session_id(app.workspace) if sessions else None
    return sessions_json(sessions, first_id=first_id, zone=app.view.zone)
