"""Policies as the JSON that scripts read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mentorcli.models.results.policies import DatedPolicy, PolicyInUse, PolicyRules, PolicySummary
from mentorcli.render import View
from mentorcli.render.text.policy import rule_text, source_text


def policy_json(policy: PolicySummary, view: View) -> dict[str, Any]:
    """Return a policy by name and title, whether it is in use today, and on which days it holds."""
    days = [{"from": one.since, "to": _last(one.until)} for one in policy.days]
    return {"name": policy.name, "title": policy.title[view.lang], "in_use": policy.in_use, "days": days}


def policy_used_json(used: PolicyInUse, view: View) -> dict[str, Any]:
    """Return the policy that was put in use, from which day to which, and whether it holds today."""
    return {
        "name": used.name,
        "title": used.title[view.lang],
        "in_use": used.in_use,
        "from": used.since,
        "to": _last(used.until),
        "dated": [dated_json(one) for one in used.later],
    }


def rules_json(shown: PolicyRules, view: View) -> dict[str, Any]:
    """Return a policy with every rule, its figure (empty where it has none) and source."""
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
    return {
        "name": shown.name,
        "title": shown.title[view.lang],
        "in_use": shown.in_use,
        "on": shown.on,
        "rules": rules,
        "dated": [dated_json(one) for one in shown.dated],
    }


def _last(until: date | None) -> date | None:
    """Return the last day before another policy takes over, None where none does."""
    return None if until is None else until - timedelta(days=1)


def dated_json(one: DatedPolicy) -> dict[str, Any]:
    """Return a dated entry as it stands in the configuration."""
    return {"from": one.since, **one.named}
