"""`mentor policy list`."""

from __future__ import annotations

from helpers import Mentor


def test_list_marks_the_one_in_use(mentor: Mentor) -> None:
    """Both policies are there; the FAQ's is the default."""
    listed = mentor("policy", "list", "--json").json()
    assert {policy["name"]: policy["in_use"] for policy in listed} == {
        "openclassrooms-2021": True,
        "openclassrooms-help-centre": False,
    }
    assert mentor("policy", "list").out.startswith("*\topenclassrooms-2021\t")


def test_list_says_which_holds_on_which_days(mentor: Mentor) -> None:
    """Always, until a day, from a day on, or between two."""
    assert mentor("policy", "list").out.splitlines()[0].endswith("\talways")
    mentor("policy", "use", "openclassrooms-help-centre", "--from", "2026-11-16")
    mentor("policy", "use", "openclassrooms-2021", "--from", "2026-12-01")
    first, second = mentor("policy", "list").out.splitlines()
    assert first.split("\t")[::3] == ["", "until Sun 15 Nov 2026, from Tue 1 Dec 2026"]
    assert second.split("\t")[::3] == ["*", "Mon 16 Nov 2026 to Mon 30 Nov 2026"]
    listed = {policy["name"]: policy["days"] for policy in mentor("policy", "list", "--json").json()}
    assert listed["openclassrooms-2021"] == [{"from": None, "to": "2026-11-15"}, {"from": "2026-12-01", "to": None}]
