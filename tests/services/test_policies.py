"""The policies as their service gives them, and which one is in use."""

from __future__ import annotations

from datetime import date

import pytest

from mentorcli.errors import UsageError
from mentorcli.models.results.policies import DatedPolicy, PolicyDays
from mentorcli.services import policies
from mentorcli.services.settings import set_setting
from mentorcli.services.workspace import Workspace

NOVEMBER, DECEMBER = date(2026, 11, 16), date(2026, 12, 1)
FAQ, HELP_CENTRE = "openclassrooms-2021", "openclassrooms-help-centre"


def test_the_one_in_use_is_marked(workspace: Workspace) -> None:
    """The FAQ's is the default."""
    assert [(policy.name, policy.in_use) for policy in policies.list_policies(workspace)] == [
        (FAQ, True),
        (HELP_CENTRE, False),
    ]


def test_the_rules_of_a_policy_are_shown(workspace: Workspace) -> None:
    """By default of the one in use, with the user's own figures over it; these do not apply to another."""
    set_setting(workspace, "policy.ping_days", "2")
    assert [rule.key for rule in policies.show(workspace).rules if rule.own] == ["ping_days"]
    shown = policies.show(workspace, HELP_CENTRE)
    assert (shown.name, shown.title["en"]) == (HELP_CENTRE, "Help centre")
    assert [rule for rule in shown.rules if rule.own] == []
    with pytest.raises(UsageError):
        policies.show(workspace, "mine")


def test_another_policy_is_put_in_use(workspace: Workspace) -> None:
    """It is what the rules of this run judge by from then on; the user's figures go on over it."""
    set_setting(workspace, "policy.ping_days", "2")
    assert workspace.policy.late_fraction is None
    used = policies.use(workspace, HELP_CENTRE)
    assert (used.name, used.own) == (HELP_CENTRE, ("ping_days",))
    assert workspace.policy.late_fraction is not None
    assert policies.list_policies(workspace)[1].in_use


def test_a_policy_holds_from_a_day_on(workspace: Workspace) -> None:
    """The days before keep the one they had; the list says which days each has."""
    used = policies.use(workspace, HELP_CENTRE, DECEMBER)
    assert (used.since, used.until, used.in_use, used.today, used.later) == (DECEMBER, None, False, FAQ, ())
    assert workspace.policy.name == FAQ
    assert workspace.policy_on(DECEMBER).name == HELP_CENTRE
    assert [(one.in_use, one.days) for one in policies.list_policies(workspace)] == [
        (True, (PolicyDays(None, DECEMBER),)),
        (False, (PolicyDays(DECEMBER, None),)),
    ]


def test_without_a_day_it_holds_where_no_dated_entry_does(workspace: Workspace) -> None:
    """Where one covers today already, the answer says so."""
    policies.use(workspace, HELP_CENTRE, NOVEMBER)
    used = policies.use(workspace, FAQ)
    assert (used.since, used.until, used.in_use, used.today) == (None, NOVEMBER, False, HELP_CENTRE)
    assert [one.since for one in used.later] == [NOVEMBER]
    assert workspace.policy.name == HELP_CENTRE
    assert policies.use(workspace, HELP_CENTRE).in_use


def test_an_entry_with_figures_alone_ends_no_policy(workspace: Workspace) -> None:
    """The policy's days go on over it; it is named as what changes later."""
    set_setting(workspace, "policy.dated.2026-12-01.ping_days", "2")
    used = policies.use(workspace, HELP_CENTRE)
    assert (used.until, used.in_use) == (None, True)
    assert used.later == (DatedPolicy(DECEMBER, {"ping_days": 2}),)
    assert policies.list_policies(workspace)[1].days == (PolicyDays(None, None),)


def test_a_day_taken_again_changes_its_entry(workspace: Workspace) -> None:
    """There is one entry a day."""
    policies.use(workspace, HELP_CENTRE, DECEMBER)
    policies.use(workspace, FAQ, DECEMBER)
    assert [one.named for one in policies.show(workspace).dated] == [{"name": FAQ}]


def test_the_rules_of_another_day_are_shown(workspace: Workspace) -> None:
    """With the figures of that day; a policy named holds then or does not."""
    policies.use(workspace, HELP_CENTRE, DECEMBER)
    set_setting(workspace, "policy.dated.2026-12-01.ping_days", "2")
    today, later = policies.show(workspace), policies.show(workspace, on=DECEMBER)
    assert (today.name, today.in_use, today.on) == (FAQ, True, None)
    assert (later.name, later.in_use, later.on) == (HELP_CENTRE, True, DECEMBER)
    assert [rule.key for rule in later.rules if rule.own] == ["ping_days"]
    assert not policies.show(workspace, FAQ, DECEMBER).in_use


def test_an_unknown_policy_is_not_put_in_use(workspace: Workspace) -> None:
    """Nothing is written."""
    with pytest.raises(UsageError):
        policies.use(workspace, "mine")
    assert not workspace.home.config.exists()
