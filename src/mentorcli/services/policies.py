"""The policies: which there are, their rules, and which one is in use."""

from __future__ import annotations

from mentorcli.models.policy import DEFAULT_POLICY
from mentorcli.models.results.policies import PolicyInUse, PolicyRules, PolicySummary
from mentorcli.rules.policy import rules_of
from mentorcli.services.settings import POLICY_NAME, put_setting
from mentorcli.services.workspace import Workspace


def list_policies(workspace: Workspace) -> list[PolicySummary]:
    """Return the policies that come with the product, the default first."""
    from mentorcli.content import policy_data, policy_names

    current = workspace.settings.policy.get("name", DEFAULT_POLICY)
    return [PolicySummary(name, policy_data(name)["title"], name == current) for name in policy_names()]


def show(workspace: Workspace, name: str | None = None) -> PolicyRules:
    """Return every rule of a policy, by default of the one in use. Raises UsageError for an unknown name."""
    policy = workspace.policy_named(name) if name else workspace.policy
    return PolicyRules(policy.name, policy.title, rules_of(policy))


def use(workspace: Workspace, name: str) -> PolicyInUse:
    """Judge by another policy from now on: `policy.name` in the configuration. Raises UsageError for an unknown name.

    Sessions already judged keep their verdict (domain, section 5).
    """
    put_setting(workspace, POLICY_NAME, workspace.policy_named(name).name, cmd="policy use")
    policy = workspace.policy
    return PolicyInUse(policy.name, policy.title, policy.own)
