"""The written content: both languages say the same things under the same names."""

from __future__ import annotations

import pytest

from mentorcli.content import DEFAULT_POLICY, checklist_items, policy_data, policy_names
from mentorcli.errors import UsageError
from mentorcli.rules.policy import FIGURES, figures_of, policy_from

LISTS = ("presentation", "transfer")


def test_the_policies_are_the_two_of_the_domain_with_the_default_first() -> None:
    """Domain, section 5 names them; the FAQ's is the default."""
    assert policy_names() == ("openclassrooms-2021", "openclassrooms-help-centre")
    assert DEFAULT_POLICY == "openclassrooms-2021"


@pytest.mark.parametrize("name", policy_names())
def test_every_rule_of_a_policy_has_a_source(name: str) -> None:
    """A rule without a source cannot be argued with, whether it has a figure or not."""
    policy = policy_from(policy_data(name), None)
    assert policy.name == name
    assert set(policy.title) == {"en", "fr"}
    rules = policy_data(name)["rules"]
    assert set(policy.sources) == set(rules)
    assert all(policy.sources.values())
    assert {rule for rule in rules if "figure" in rules[rule]} == {*FIGURES, *figures_of(policy_data(name))}


@pytest.mark.parametrize("name", ["", "unknown", "../../pyproject", "openclassrooms-2021.toml"])
def test_an_unknown_policy_names_those_there_are(name: str) -> None:
    """A name is one of the list, never a path."""
    with pytest.raises(UsageError) as caught:
        policy_data(name)
    assert "openclassrooms-help-centre" in (caught.value.hint or "")


@pytest.mark.parametrize("name", LISTS)
def test_checklists_have_the_same_items_and_days_in_both_languages(name: str) -> None:
    """A tick is kept under the item's id, whatever the language it was read in."""
    english, french = checklist_items(name, "en"), checklist_items(name, "fr")
    assert [(i.id, i.phase, i.due_days) for i in english] == [(i.id, i.phase, i.due_days) for i in french]
    assert len({item.id for item in english}) == len(english)
    assert not {item.text for item in english} & {item.text for item in french}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("name", "phases"),
    [("presentation", ["before", "day", "after"]), ("transfer", ["before", "during", "after"])],
)
def test_checklists_run_through_their_phases_in_order(name: str, phases: list[str], lang: str) -> None:
    """Reading order is the order of the work; within the dated items no date goes back."""
    items = checklist_items(name, lang)
    assert list(dict.fromkeys(item.phase for item in items)) == phases
    days = [item.due_days for item in items if item.due_days is not None]
    assert days == sorted(days)
    assert all(item.text.endswith(".") and item.source for item in items)


def test_item_ids_are_kept() -> None:
    """A store refers to these names for years: a changed one would lose what was ticked."""
    assert [item.id for item in checklist_items("presentation", "en")] == [
        "explain-course",
        "professional-behaviour",
        "announce-recording",
        "reassure",
        "remind-format",
        "request-date",
        "deliverables-checked",
        "rehearse",
        "start-recording",
        "keep-time",
        "fill-status",
        "write-notes",
        "share-recording",
        "next-step",
    ]
    assert [item.id for item in checklist_items("transfer", "en")] == [
        "tell-student",
        "fill-form",
        "announce-delay",
        "write-handover",
        "keep-sessions",
        "chase",
        "hand-over",
        "cancel-scheduled",
        "close-records",
    ]


def test_the_request_falls_two_weeks_before_as_the_policy_says() -> None:
    """Page on presentations: two to three weeks before; the last day for it is two weeks before."""
    request = next(item for item in checklist_items("presentation", "en") if item.id == "request-date")
    policy = policy_from(policy_data(), None)
    assert request.due_days == -7 * policy.request_weeks_min
