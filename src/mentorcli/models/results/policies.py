"""What the services of the policies return."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.policy import RuleLine


class PolicySummary(NamedTuple):
    """A policy that comes with the product; `title` by language."""

    name: str
    title: dict[str, str]
    in_use: bool


class PolicyRules(NamedTuple):
    """Every rule of a policy, in a fixed order; `title` by language."""

    name: str
    title: dict[str, str]
    rules: tuple[RuleLine, ...]


class PolicyInUse(NamedTuple):
    """The policy that was put in use, and the figures that the user changed in the configuration."""

    name: str
    title: dict[str, str]
    own: tuple[str, ...]
