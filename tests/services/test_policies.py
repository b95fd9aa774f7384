"""The policies as their service gives them, and which one is in use."""

from __future__ import annotations

import pytest

from mentorcli.errors import UsageError
from mentorcli.services import policies
from mentorcli.services.settings import set_setting
from mentorcli.services.workspace import Workspace

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


def test_an_unknown_policy_is_not_put_in_use(workspace: Workspace) -> None:
    """Nothing is written."""
    with pytest.raises(UsageError):
        policies.use(workspace, "mine")
    assert not workspace.home.config.exists()
