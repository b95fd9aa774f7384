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
