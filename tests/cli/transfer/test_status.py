"""`mentor transfer status`: the transfers under way."""

from __future__ import annotations

from helpers import Mentor


def test_transfers_are_listed_oldest_first(mentor: Mentor) -> None:
    """Days waiting, which is late, the next mentor, the reason."""
    for name in ("Amélie", "Sam"):
        mentor("student", "add", name)
    mentor("transfer", "start", "sam", "--reason", "Wants to learn Go", "--to", "Ada")
    mentor("transfer", "start", "amelie", "--reason", "Evenings", now="2026-12-15T15:00:00+01:00")
    ran = mentor("transfer", "status", now="2026-12-16T15:00:00+01:00")
    assert [line.split("\t") for line in ran.out.splitlines()] == [
        ["Sam", "waiting for 22 days, asked for on Tue 24 Nov 2026; later than usual, ask through the contact form",
         "Ada", "Wants to learn Go"],
        ["Amélie", "waiting for 1 day, asked for on Tue 15 Dec 2026", "", "Evenings"],
    ]  # fmt: skip
    records = mentor("transfer", "status", "--json").json()
    assert [(record["student"], record["days"], record["late"]) for record in records] == [
        ("sam", 22, True), ("amelie", 1, False),
    ]  # fmt: skip
    assert [record["student"] for record in mentor("transfer", "status", "amelie", "--json").json()] == ["amelie"]


def test_no_transfer_is_an_empty_list(mentor: Mentor) -> None:
    """Standard error says so."""
    ran = mentor("transfer", "status")
    assert (ran.code, ran.out, ran.err) == (0, "", "No transfer is under way.\n")
    assert mentor("transfer", "status", "--json").json() == []


def test_who_shares_a_name_is_told_apart(mentor: Mentor) -> None:
    """From one without a transfer too."""
    mentor("student", "add", "Ann Lee")
    mentor("student", "add", "Ann Lee", "--slug", "x")
    mentor("transfer", "start", "x", "--reason", "Evenings")
    assert mentor("transfer", "status").out.startswith("Ann Lee (x)\t")
    ran = mentor("transfer", "status", "x")
    assert ran.out.startswith("Ann Lee\t")
    assert "Ann Lee here is x; of the same name: ann-lee" in ran.err
