"""What TAB offers for one argument; `tests/test_completion.py` has the shells."""

from __future__ import annotations

import pytest

from helpers import Mentor


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("resource remove amelie ", ["https://example.org/2", "https://example.org/sql\tSQL basics"]),
        ("resource remove amelie HTTPS://example.org/S", ["https://example.org/sql\tSQL basics"]),
        ("resource remove nobody ", []),
        ("config set policy.name openclassrooms-h", ["openclassrooms-help-centre\tHelp centre"]),
        ("config set policy.dated.2026-12-01.name openclassrooms-h", ["openclassrooms-help-centre\tHelp centre"]),
        ("config get policy.dated", ["policy.dated.2026-12-01.ping_days\tfrom Tue 1 Dec 2026: no reply: ping after"]),
        ("tariff example 2020", ["2020-06\tJune 2020 to early 2024: self-paid at half, with a monthly sum"]),
        ("project add amelie New --level ", list("123456789")),
    ],
)
def test_what_is_offered(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, lines: list[str]) -> None:
    """Links ignore case as titles do; a student who is not there has none, and nothing is said about it."""
    mentor("student", "add", "Amélie Durand")
    mentor("resource", "add", "amelie", "https://example.org/2")
    mentor("config", "set", "policy.dated.2026-12-01.ping_days", "5")
    mentor("resource", "add", "amelie", "https://example.org/sql", "--title", "SQL basics")
    monkeypatch.setenv("_MENTOR_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"mentor {line}")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    ran = mentor()
    assert (ran.code, ran.out.splitlines(), ran.err) == (0, lines, "")
