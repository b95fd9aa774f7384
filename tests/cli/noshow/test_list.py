"""`mentor noshow list`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.mark.usefixtures("planned")
def test_list_is_newest_first(mentor: Mentor) -> None:
    """Every no-show of one student or of all; none is an empty array."""
    assert mentor("noshow", "list", "--json").json() == []
    mentor("student", "add", "Zoé")
    mentor("noshow", "mark", "amelie")
    mentor("noshow", "mark", "zoe", "--at", "2026-11-20 10:00")
    assert [s["student"] for s in mentor("noshow", "list", "--json").json()] == ["amelie-durand", "zoe"]
    assert [s["student"] for s in mentor("noshow", "list", "zoe", "--json").json()] == ["zoe"]
    assert len(mentor("noshow", "list").out.splitlines()) == 2
