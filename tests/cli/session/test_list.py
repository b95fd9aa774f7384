"""`mentor session list`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import pytest

from cli.session.kit import Record, all_sessions
from helpers import Mentor


def test_list_filters(mentor: Mentor, session: Record) -> None:
    """Newest first; each filter takes its part, and --to includes its day."""
    for day in ("18", "19", "20"):
        session("log", "amelie", "--at", f"2026-11-{day} 23:30")
    session("log", "zoe", "--at", "2026-11-20 9:00", "--absent")

    def days(*words: str) -> list[str]:
        return [s["scheduled_at"][8:13] for s in all_sessions(mentor, *words)]

    assert days() == ["20T23", "20T09", "19T23", "18T23"]
    assert days("--student", "zoe") == ["20T09"]
    assert days("--from", "2026-11-19", "--to", "2026-11-19") == ["19T23"]
    assert days("--to", "2026-11-19") == ["19T23", "18T23"]
    assert days("--status", "no-show") == ["20T09"]
    assert days("--kind", "discovery") == ["20T09", "18T23"]
    assert days("--limit", "2") == ["20T23", "20T09"]
    assert days("--undocumented") == []
    for words in (("--limit", "0"), ("--from", "2026-11-20", "--to", "2026-11-18"), ("--status", "x"), ("--to", "x")):
        assert mentor("session", "list", *words).code == 2
    assert mentor("session", "list", "--student", "qqqq").code == 3


@pytest.mark.parametrize("command", [("session", "list"), ("undo", "--list"), ("faq", "search", "student", "absent")])
@pytest.mark.parametrize("limit", ["0", "-3"])
def test_a_limit_below_one_is_refused_in_one_way(mentor: Mentor, command: tuple[str, ...], limit: str) -> None:
    """Whatever is listed, in both languages."""
    ran = mentor(*command, "--limit", limit)
    assert (ran.code, ran.err) == (2, f"Error: --limit is {limit}\nGive 1 or more.\n")
    mentor("config", "set", "lang", "fr")
    assert mentor(*command, "--limit", limit).err == f"Erreur\u00a0: --limit vaut {limit}\nDonnez 1 ou plus.\n"


def test_a_listed_session_is_one_line_in_a_pipe(mentor: Mentor) -> None:
    """Tabs between the cells, nothing cut, whatever the width of a terminal would be."""
    mentor("project", "add", "amelie", "A dashboard with a very long title " * 5)
    mentor("session", "log", "amelie", "--at", "14:00", "--project", "dashboard")
    (row,) = mentor("session", "list").out.splitlines()
    cells = row.split("\t")
    assert cells[1:7] == ["2026-11-24 14:00", "amelie-durand", "discovery", "45", "completed", ""]
    assert len(cells) == 8
    assert cells[7].count("title") == 5
