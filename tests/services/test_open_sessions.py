"""The sessions that are open. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.session import SessionDetails
from mentorcli.services.open_sessions import open_sessions
from mentorcli.services.session_log import log
from mentorcli.services.workspace import Workspace
from services.kit import happened, saved


def test_begun_and_not_documented_the_oldest_first(mentor: Mentor, workspace: Workspace) -> None:
    """Of all students, or of one; what is to come, documented or called off is not among them."""
    for name in ("Amélie Durand", "Sam Okoro"):
        mentor("student", "add", name)
    for who, start in (
        ("sam", "2026-11-24 14:00:30"), ("amelie", "2026-11-20 09:00"), ("sam", "2026-11-19 09:00"),
        ("amelie", "2026-11-25 09:00"), ("amelie", "2026-11-18 09:00"), ("sam", "2026-11-17 09:00"),
    ):  # fmt: skip
        assert mentor("session", "schedule", who, start).code == 0
    assert mentor("session", "log", "amelie", "--at", "2026-11-18 09:00").code == 0
    found = open_sessions(workspace)
    assert [(one.student.id, one.start) for one in found] == [
        ("sam-okoro", "2026-11-17 09:00"), ("sam-okoro", "2026-11-19 09:00"), ("amelie-durand", "2026-11-20 09:00"),
        ("sam-okoro", "2026-11-24 14:00:30"),
    ]  # fmt: skip
    assert [one.start for one in open_sessions(workspace, "amelie")] == ["2026-11-20 09:00"]


def test_one_of_an_id_is_documented_once(mentor: Mentor, workspace: Workspace) -> None:
    """Documented or deleted since it was asked about, it is refused."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    assert mentor("session", "schedule", "amelie", "2026-11-24 14:00").code == 0
    (known,) = saved(workspace, "amelie")
    log(workspace, "amelie", happened(), SessionDetails(), session=known)
    with pytest.raises(RefusedError, match="documented already"):
        log(workspace, "amelie", happened(), SessionDetails(), session=known)
    assert mentor("session", "delete", known, "--yes").code == 0
    with pytest.raises(NotFoundError, match="any more"):
        log(workspace, "amelie", happened(), SessionDetails(), session=known)
