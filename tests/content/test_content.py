"""The written content: both languages say the same things under the same names."""

from __future__ import annotations

import pytest

from mentorcli.content import DEFAULT_POLICY, checklist_items, faq_entries, faq_figures, policy_data, policy_names
from mentorcli.errors import UsageError
from mentorcli.rules.checklist import with_days
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
    assert [(i.id, i.phase, i.due_days, i.due_figure) for i in english] == [
        (i.id, i.phase, i.due_days, i.due_figure) for i in french
    ]
    assert len({item.id for item in english}) == len(english)
    assert not {item.text for item in english} & {item.text for item in french}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("name", "phases"),
    [("presentation", ["before", "day", "after"]), ("transfer", ["before", "during", "after"])],
)
def test_checklists_run_through_their_phases_in_order(name: str, phases: list[str], lang: str) -> None:
    """Reading order is the order of the work; within the dated items no date goes back."""
    items = with_days(checklist_items(name, lang), policy_from(policy_data(), None))
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
    assert (request.due_figure, request.due_days) == ("request_weeks_min", None)
    policy = policy_from(policy_data(), {"request_weeks_min": 1})
    assert [item.due_days for item in with_days([request], policy)] == [-7]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_figures_that_answers_quote_are_those_of_the_default_policy(lang: str) -> None:
    """Each topic named there is one of the FAQ; a figure that an answer gives stands in it as the policy has it."""
    answers = {entry.id: entry.answer for entry in faq_entries(lang)}
    policy = policy_from(policy_data(), None)
    assert set(faq_figures()) < set(answers)
    assert {name for names in faq_figures().values() for name in names} < set(FIGURES)
    for topic, name in (
        ("presentations-as-new-mentor", "mentoring_months"), ("student-no-reply", "ping_days"),
        ("student-no-show", "late_minutes"), ("student-no-show", "cancellation_hours"),
        ("request-presentation", "presentation_minutes"), ("transfer-student", "transfer_days"),
    ):  # fmt: skip
        assert name in faq_figures()[topic]
        assert str(getattr(policy, name)) in answers[topic]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", LISTS)
def test_no_checklist_has_a_figure_of_its_own(name: str, lang: str) -> None:
    """Every figure in a text is filled in from the policy, so that one's own is in it."""
    assert not [item.text for item in checklist_items(name, lang) if any(sign.isdigit() for sign in item.text)]
