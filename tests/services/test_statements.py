"""A month's sessions, counted. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import Mentor
from mentorcli.errors import UsageError
from mentorcli.models.session import SessionDetails
from mentorcli.services.session_log import log
from mentorcli.services.sessions import schedule
from mentorcli.services.statements import statement
from mentorcli.services.workspace import Workspace
from services.kit import at, happened


def test_a_month_is_counted(mentor: Mentor, workspace: Workspace) -> None:
    """The present month unless another is named; what is open stands apart."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    for start in ("2026-10-31 23:30", "2026-11-03 14:00"):
        log(workspace, "amelie", happened(), SessionDetails(), at=at(start))
    schedule(workspace, "amelie", [at("2026-11-23 14:00")], SessionDetails())
    found = statement(workspace)
    assert (found.month, len(found.statement.sessions), len(found.statement.undocumented)) == (date(2026, 11, 1), 1, 1)
    october = statement(workspace, " 2026-10 ")
    assert (october.month, len(october.statement.sessions)) == (date(2026, 10, 1), 1)


def test_a_month_must_be_one(workspace: Workspace) -> None:
    """What is no month is refused with an example."""
    with pytest.raises(UsageError, match="--month oct is no month") as refused:
        statement(workspace, "oct")
    assert refused.value.hint == "Such as: --month 2026-11"
