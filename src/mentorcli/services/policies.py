"""The policies: which there are, their rules, and which one holds on which days."""

from __future__ import annotations

from datetime import date

from mentorcli.models.results.policies import DatedPolicy, PolicyDays, PolicyInUse, PolicyRules, PolicySummary
from mentorcli.rules.policy import rules_of
from mentorcli.rules.policy_dates import DATED, NAME, Period, period_on, periods
from mentorcli.services.settings import POLICY, POLICY_NAME, put_setting
from mentorcli.services.workspace import Workspace


def list_policies(workspace: Workspace) -> list[PolicySummary]:
    """Return the policies that come with the product, the default first, with the days on which each holds."""
    from mentorcli.content import policy_data, policy_names

    days = _days_of(periods(workspace.settings.policy))
    today = period_on(workspace.settings.policy, workspace.today).name
    return [
        PolicySummary(name, policy_data(name)["title"], name == today, tuple(one for used, one in days if used == name))
        for name in policy_names()
    ]


def show(workspace: Workspace, name: str | None = None, on: date | None = None) -> PolicyRules:
    """Return every rule of a policy, by default of the one in force on a local day (None: today).

    Raises UsageError for an unknown name.
    """
    day = on or workspace.today
    policy = workspace.policy_on(day, name)
    in_force = workspace.policy_on(day).name
    return PolicyRules(policy.name, policy.title, rules_of(policy), in_force, on, _dated(workspace))


def use(workspace: Workspace, name: str, since: date | None = None) -> PolicyInUse:
    """Judge by another policy: from a local day on, or (None) on every day that no dated entry covers.

    It is `policy.name` in the configuration, or that of a dated entry. Sessions already judged keep their verdict
    (domain, section 5). Raises UsageError for an unknown name.
    """
    key = POLICY_NAME if since is None else f"{POLICY}{DATED}.{since}.{NAME}"
    put_setting(workspace, key, workspace.policy_named(name).name, cmd="policy use")
    day, today = since or date.min, workspace.policy.name
    policy = workspace.policy_on(day)
    later = [one for one in _dated(workspace) if one.since > day]
    until = next((one.since for one in later if one.named.get(NAME, policy.name) != policy.name), None)
    return PolicyInUse(policy.name, policy.title, policy.own, since, until, today == policy.name, today, tuple(later))


def _dated(workspace: Workspace) -> tuple[DatedPolicy, ...]:
    """Return the dated entries, by day."""
    found = periods(workspace.settings.policy)
    return tuple(DatedPolicy(one.since, one.named) for one in found if one.since is not None)


def _days_of(found: list[Period]) -> list[tuple[str, PolicyDays]]:
    """Return which policy holds on which days, periods that differ only in their figures put together."""
    days: list[tuple[str, PolicyDays]] = []
    for period in found:
        if days and days[-1][0] == period.name:
            name, before = days.pop()
            days.append((name, before._replace(until=period.until)))
        else:
            days.append((period.name, PolicyDays(period.since, period.until)))
    return days
