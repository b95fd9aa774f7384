"""What the services of the policies return."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class RuleLine(NamedTuple):
    """One rule as shown: its key, the figure with its unit (empty: none), the code of its source, `own` as changed."""

    key: str
    figure: str
    source: str
    own: bool


class PolicyDays(NamedTuple):
    """Local days on which a policy is in force: from `since` (None: all before) to the day before `until`."""

    since: date | None
    until: date | None


class PolicySummary(NamedTuple):
    """A policy that comes with the product; `title` by language, `in_use` today, `days` all it is in force on."""

    name: str
    title: dict[str, str]
    in_use: bool
    days: tuple[PolicyDays, ...]


class DatedPolicy(NamedTuple):
    """A dated entry of the configuration: what it changes from the local day `since` on, by name."""

    since: date
    named: dict[str, str | int]


class PolicyRules(NamedTuple):
    """Every rule of a policy, in a fixed order; `title` by language.

    `on` is the day that was asked about (None: today), `in_force` names the policy that holds then; `dated` are the
    entries that change the policy or its figures from a day on.
    """

    name: str
    title: dict[str, str]
    rules: tuple[RuleLine, ...]
    in_force: str
    on: date | None
    dated: tuple[DatedPolicy, ...]

    @property
    def in_use(self) -> bool:
        """Whether this policy is the one that holds on that day."""
        return self.name == self.in_force


class PolicyInUse(NamedTuple):
    """The policy that was put in use, and the figures that the user changed in the configuration.

    `since` is the local day it holds from, None for every day before the first dated entry, that of `until`. `in_use`
    tells whether it is in force today, `today` names the one that is; `later` are the dated entries after its own day.
    """

    name: str
    title: dict[str, str]
    own: tuple[str, ...]
    since: date | None
    until: date | None
    in_use: bool
    today: str
    later: tuple[DatedPolicy, ...]
