"""`mentor config get`."""

from __future__ import annotations

from helpers import Mentor


def test_one_value_is_printed_alone(mentor: Mentor) -> None:
    """For scripts; exit 1 where a setting has no value, exit 2 where there is no such setting."""
    assert mentor("config", "get", "policy.late_minutes") == (0, "15\n", "")
    assert mentor("config", "get", "lang").out == "en\n"
    assert mentor("config", "get", "timezone") == (1, "", "")
    assert mentor("config", "get", "timezone", "--json").json()["value"] is None
    ran = mentor("config", "get", "late_minutes")
    assert (ran.code, ran.out) == (2, "")
    assert "policy.late_minutes" in ran.err
