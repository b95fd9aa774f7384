"""What is to be said beside a change of a policy's setting: which other ones hold in its place, or no longer do."""

from __future__ import annotations

from mentorcli.models.results.settings import Setting, SettingRemark
from mentorcli.rules.policy import figures_of
from mentorcli.rules.policy_dates import DATED, LATENESS, Period, dated_key, period_on, periods
from mentorcli.services.workspace import Workspace

POLICY = "policy."


def remarks(workspace: Workspace, setting: Setting) -> tuple[SettingRemark, ...]:
    """Return what is to be said beside a setting that was changed; nothing for one that is not set any more.

    `late_fraction` holds where it stands beside `late_minutes`; what a later dated entry says holds from its day on.
    """
    if not setting.own or not setting.key.startswith(POLICY):
        return ()
    name = setting.key.rpartition(".")[2]
    dated = dated_key(setting.key)
    table = workspace.settings.policy
    period = period_on(table, dated.day) if dated is not None else periods(table)[0]
    return (*_beside(setting.key, name, period), *_until(name, period, periods(table)))


def _beside(key: str, name: str, period: Period) -> list[SettingRemark]:
    """Return how one way to limit lateness stands to the other one in the same place, or in the policy itself."""
    if name not in LATENESS:
        return []
    other = next(one for one in LATENESS if one != name)
    if other in period.named:
        code = "wins" if name == "late_fraction" else "loses"
        return [SettingRemark(code, key.removesuffix(name) + other, period.named[other])]
    from mentorcli.content import policy_data

    part = figures_of(policy_data(period.name)).get("late_fraction")
    return [] if part is None else [SettingRemark("wins-policy", "late_fraction", part)]


def _until(name: str, period: Period, of_all: list[Period]) -> list[SettingRemark]:
    """Return the dated entry that takes over from a setting, the first one where there are several."""
    names = LATENESS if name in LATENESS else (name,)
    for later in of_all:
        if later.since is not None and (period.since is None or later.since > period.since):
            for one in names:
                if one in later.named:
                    key = f"{POLICY}{DATED}.{later.since}.{one}"
                    return [SettingRemark("until", key, later.named[one], later.since)]
    return []
