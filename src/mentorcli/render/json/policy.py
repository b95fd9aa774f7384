"""Policies as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.policies import PolicyInUse, PolicyRules, PolicySummary
from mentorcli.render.text.policy import rule_text, source_text
from mentorcli.render.view import View


def policy_json(policy: PolicySummary, view: View) -> dict[str, Any]:
    """Return a policy by name and title, and whether it is in use."""
    return {"name": policy.name, "title": policy.title[view.lang], "in_use": policy.in_use}


def policy_used_json(used: PolicyInUse, view: View) -> dict[str, Any]:
    """Return the policy that was put in use."""
    return {"name": used.name, "title": used.title[view.lang], "in_use": True}


def rules_json(shown: PolicyRules, view: View) -> dict[str, Any]:
    """Return a policy with every rule, its figure and source."""
    rules = [
        {
            "id": rule.key,
            "rule": rule_text(rule.key, view.lang),
            "figure": rule.figure,
            "source": source_text(rule.source, view.lang),
            "own": rule.own,
        }
        for rule in shown.rules
    ]
    return {"name": shown.name, "title": shown.title[view.lang], "rules": rules}
