"""Policies from the content files, and the user's own figures over them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from mentorcli.content import policy_data
from mentorcli.errors import UsageError
from mentorcli.models.results.policies import RuleLine
from mentorcli.models.verdict import Policy
from mentorcli.rules.policy import FIGURES, InForce, figure_faults, figures_of, in_force, policy_from, rules_of


def own(figures: dict[str, Any], name: str = "openclassrooms-2021") -> Policy:
    """Return a shipped policy with own figures."""
    return policy_from(policy_data(name), figures)


def test_the_default_policy_has_the_figures_of_the_faq(faq: Policy) -> None:
    """Domain, sections 1 and 4 to 7, figure by figure."""
    assert (faq.late_minutes, faq.late_fraction, faq.cancellation_hours) == (15, None, 24)
    assert (faq.regular_in_a_row, faq.regular_count, faq.regular_days) == (2, 3, 90)
    assert (faq.presentation_minutes, faq.presentation_tolerance_percent, faq.questions_minutes) == (
        20,
        10,
        10,
    )
    assert (faq.request_weeks_min, faq.request_weeks_max, faq.assessor_notes_hours) == (2, 3, 24)
    assert (faq.mentoring_months, faq.ping_days, faq.call_days, faq.transfer_days) == (3, 3, 7, 21)
    assert faq.own == ()


def test_the_second_policy_differs_in_lateness_alone(faq: Policy, help_centre: Policy) -> None:
    """Domain, section 5: a third of the planned length; every other figure is the same."""
    assert help_centre.late_fraction == Fraction(1, 3)
    others = [key for key in FIGURES if getattr(faq, key) != getattr(help_centre, key)]
    assert others == []


def test_own_figures_are_named_and_sourced() -> None:
    """What the user changed is told apart from what the sources say."""
    policy = own({"late_minutes": 10, "call_days": 10})
    assert (policy.late_minutes, policy.call_days, policy.ping_days) == (10, 10, 3)
    assert policy.own == ("call_days", "late_minutes")
    assert policy.sources["late_minutes"] == "config"
    assert policy.sources["ping_days"] == "ours"


def test_no_overrides_and_empty_ones_are_the_same(faq: Policy) -> None:
    """An empty [policy] table changes nothing."""
    assert own({}) == faq


def test_own_minutes_replace_a_fraction() -> None:
    """A mentor who says 20 minutes means 20, whichever way the policy counts."""
    policy = own({"late_minutes": 20}, "openclassrooms-help-centre")
    assert (policy.late_minutes, policy.late_fraction) == (20, None)
    both = own({"late_minutes": 20, "late_fraction": "1/2"}, "openclassrooms-help-centre")
    assert both.late_fraction == Fraction(1, 2)


def test_an_own_fraction_replaces_minutes() -> None:
    """The second policy's way of counting can be set over the default."""
    assert own({"late_fraction": " 1 / 4 "}).late_fraction == Fraction(1, 4)


@pytest.mark.parametrize(
    ("figures", "fault"),
    [
        ({"late_minute": 10}, "late_minute is no figure of a policy"),
        ({"late_minutes": "10"}, "late_minutes is '10', not a whole number"),
        ({"late_minutes": True}, "late_minutes is True, not a whole number"),
        ({"late_minutes": 1.5}, "late_minutes is 1.5, not a whole number"),
        ({"late_minutes": -1}, "late_minutes is -1, not between 0 and 240"),
        ({"regular_days": 0}, "regular_days is 0, not between 1 and 3660"),
        ({"late_fraction": "3/2"}, "late_fraction is '3/2', not a part of the planned length"),
        ({"late_fraction": "0/2"}, "late_fraction is '0/2', not a part"),
        ({"late_fraction": 0.3}, "late_fraction is 0.3, not a part"),
        ({"late_fraction": "1/0"}, "late_fraction is '1/0', not a part"),
        ({"late_fraction": "third"}, "late_fraction is 'third', not a part"),
        ({"ping_days": 8}, r"ping_days \(8\) is above call_days \(7\)"),
        ({"request_weeks_max": 1}, r"request_weeks_min \(2\) is above request_weeks_max \(1\)"),
    ],
)
def test_a_figure_that_cannot_be_used_is_refused(figures: dict[str, Any], fault: str) -> None:
    """The message names the figure, what was given and what is possible."""
    with pytest.raises(UsageError, match=fault):
        own(figures)


def test_all_faults_are_told_at_once() -> None:
    """A person mends a configuration in one go."""
    with pytest.raises(UsageError) as caught:
        own({"late_minutes": 999, "colour": "red", "call_days": None})
    for key in ("late_minutes", "colour", "call_days"):
        assert key in caught.value.message


def test_rules_list_every_figure_once_with_unit_and_source(faq: Policy, help_centre: Policy) -> None:
    """`policy show` lists the lateness rule that holds, not the other one."""
    lines = rules_of(faq)
    assert lines[1] == RuleLine("late_minutes", "15 min", "faq", own=False)
    assert RuleLine("regular_count", "3", "ours", own=False) in lines
    assert [line.key for line in lines if line.figure] == list(FIGURES)
    others = rules_of(help_centre)
    assert others[1] == RuleLine("late_fraction", "1/3", "help-centre", own=False)
    assert "late_minutes" not in [line.key for line in others]


def test_rules_without_a_figure_are_listed_in_their_place(faq: Policy, help_centre: Policy) -> None:
    """An absence, the mentor's own cancellation and the note of a no-show are rules as much as 15 minutes are."""
    lines = rules_of(faq)
    assert lines[0] == RuleLine("absent", "", "faq", own=False)
    assert RuleLine("cancelled_by_mentor", "", "faq", own=False) in lines
    assert "not_recoverable" not in [line.key for line in lines]
    assert RuleLine("not_recoverable", "", "help-centre", own=False) in rules_of(help_centre)


@pytest.mark.parametrize("name", ["openclassrooms-2021", "openclassrooms-help-centre"])
def test_an_own_part_stands_where_the_minutes_stood(name: str) -> None:
    """Whichever way the policy itself counts, the limit of lateness is the second rule, once."""
    lines = rules_of(own({"late_fraction": "1/4"}, name))
    assert lines[1] == RuleLine("late_fraction", "1/4", "config", own=True)
    assert [line.key for line in lines].count("late_fraction") == 1
    assert "late_minutes" not in [line.key for line in lines]


def test_figures_of_a_policy_are_by_name() -> None:
    """A rule without a figure is left out."""
    figures = figures_of(policy_data("openclassrooms-help-centre"))
    assert (figures["late_fraction"], figures["ping_days"]) == ("1/3", 3)
    assert "absent" not in figures


def test_what_holds_without_dated_entries_holds_always() -> None:
    """A name that is not set is the default's; the rest of the table are figures."""
    assert in_force({}, date(2026, 11, 23)) == InForce(None, "openclassrooms-2021", {})
    table = {"name": "openclassrooms-help-centre", "ping_days": 2}
    assert in_force(table, date(1970, 1, 1)) == InForce(None, "openclassrooms-help-centre", {"ping_days": 2})


def test_what_holds_with_dated_entries_is_that_of_the_day() -> None:
    """The day of the entry is the first it holds on."""
    table = {"ping_days": 2, "dated": [{"from": date(2026, 11, 16), "ping_days": 4}]}
    assert in_force(table, date(2026, 11, 15)) == InForce(None, "openclassrooms-2021", {"ping_days": 2})
    since = date(2026, 11, 16)
    assert in_force(table, since) == InForce(since, "openclassrooms-2021", {"ping_days": 4})


def test_rules_mark_own_figures() -> None:
    """`policy show` says which figures are the user's own."""
    line = next(line for line in rules_of(own({"ping_days": 4})) if line.key == "ping_days")
    assert line == RuleLine("ping_days", "4 days", "config", own=True)


def test_faults_are_sentences_the_single_ones_first() -> None:
    """In the order typed; a figure that cannot be used is not held against the others."""
    data = policy_data()
    assert figure_faults(data, {}) == []
    assert figure_faults(data, {"late_minutes": 20, "late_fraction": "1/2"}) == []
    assert figure_faults(data, {"ping_days": 9, "colour": 1, "late_minutes": 241}) == [
        "colour is no figure of a policy",
        "late_minutes is 241, not between 0 and 240",
        "ping_days (9) is above call_days (7)",
    ]
    assert figure_faults(data, {"ping_days": 400}) == ["ping_days is 400, not between 1 and 365"]


RANGES = {
    "late_minutes": (0, 240),
    "cancellation_hours": (0, 720),
    "regular_in_a_row": (1, 100),
    "regular_count": (1, 100),
    "regular_days": (1, 3660),
    "presentation_minutes": (1, 240),
    "presentation_tolerance_percent": (0, 100),
    "questions_minutes": (1, 240),
    "request_weeks_min": (0, 52),
    "request_weeks_max": (0, 52),
    "assessor_notes_hours": (1, 720),
    "mentoring_months": (0, 120),
    "ping_days": (1, 365),
    "call_days": (1, 365),
    "transfer_days": (1, 3660),
}


@pytest.mark.parametrize("key", FIGURES)
def test_a_figure_may_be_its_least_and_its_most(key: str) -> None:
    """One beyond either is refused with both bounds: no student is to be pinged after 0 days, nor after years."""
    least, most = RANGES[key]
    data = policy_data()
    for value in (least, most):
        assert not [fault for fault in figure_faults(data, {key: value}) if fault.startswith(f"{key} is ")]
    for value in (least - 1, most + 1):
        assert f"{key} is {value}, not between {least} and {most}" in figure_faults(data, {key: value})


def test_two_figures_in_order_may_be_equal() -> None:
    """A ping and a call on the same day are strange and possible."""
    assert figure_faults(policy_data(), {"ping_days": 7, "call_days": 7}) == []


@pytest.mark.parametrize("text", ["1/1", "100/300", "999/999", " 1 / 3 "])
def test_a_part_is_up_to_the_whole_of_three_digits(text: str) -> None:
    """Blanks do not matter."""
    assert figure_faults(policy_data(), {"late_fraction": text}) == []


@pytest.mark.parametrize(
    "text", ["2/1", "1/1000", "1000/1", "a/2", "1/b", "1/", "/3", "\u0661/3", "\u00b2/3", "-1/3", "1/-3", "1/2/3", ""]
)
def test_no_other_text_is_a_part(text: str) -> None:
    """Neither letters nor the digits of another script, nor a sign."""
    assert figure_faults(policy_data(), {"late_fraction": text}) == [
        f'late_fraction is {text!r}, not a part of the planned length such as "1/3"'
    ]
