"""Everything that is wrong with the settings, at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mentorcli.errors import UsageError
from mentorcli.models.verdict import DEFAULT_POLICY
from mentorcli.rules.policy import figure_faults
from mentorcli.text import bilingual, in_language, visible


def faults_of(document: Mapping[str, Any]) -> list[str]:
    """Return everything that is wrong with the settings, the policy's figures and the tariffs included."""
    return [*setting_faults(document), *tariff_faults_of(document)]


def tariff_faults_of(document: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the tariffs, which hinders nothing but what is paid by them."""
    if "tariff" not in document:
        return []
    from mentorcli.rules.tariff_faults import tariff_faults  # only where there are any

    return tariff_faults(document["tariff"])


def setting_faults(document: Mapping[str, Any]) -> list[str]:
    """Return everything that is wrong with the settings, the policy's name and figures included, tariffs apart."""
    from mentorcli.store import settings

    faults = settings.faults_of(document)
    policy = document.get("policy", {})
    if not isinstance(policy, dict):
        return faults
    if "dated" not in policy:
        return [*faults, *_policy_faults(policy.get("name", DEFAULT_POLICY), _figures(policy))]
    from mentorcli.rules.policy_dates import dated_faults, periods

    if dated_faults(policy):
        return faults
    known: list[str] = []
    for period in periods(policy):
        found = [fault for fault in _policy_faults(period.name, period.figures) if fault not in known]
        known += found
        faults += found if period.since is None else [_dated(fault, period.since) for fault in found]
    return faults


def _figures(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures in `[policy]`."""
    return {key: value for key, value in table.items() if key != "name"}


def _policy_faults(name: str, figures: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a policy's name, else with the figures over it."""
    from mentorcli.content import policy_data, policy_names

    if name in policy_names():
        return figure_faults(policy_data(name), figures)
    return [
        bilingual(
            f"there is no policy {visible(str(name))} (there are {', '.join(policy_names())})",
            f"il n'y a pas de règles {visible(str(name))} (il y a {', '.join(policy_names())})",
        )
    ]


def _dated(fault: str, day: date) -> str:
    """Return a fault of a dated entry, with its key."""
    return bilingual(f"policy.dated.{day}: {fault}", f"policy.dated.{day}\u00a0: {in_language(fault, 'fr')}")


def settings_error(path: Path) -> UsageError | None:
    """Return everything that is wrong with a configuration file as one error, None where nothing is, tariffs apart.

    Raises UnreadableError for what is no TOML.
    """
    from mentorcli.store import settings_file

    return faults_error(setting_faults(settings_file.plain(settings_file.read(path))), str(path))


def tariff_warnings(path: Path) -> list[str]:
    """Return what is wrong with the tariffs of a file as one warning; none where nothing is."""
    from mentorcli.store import settings_file

    faults = tariff_faults_of(settings_file.plain(settings_file.read(path)))
    if not faults:
        return []
    first, french = faults[0], in_language(faults[0], "fr")
    if len(faults) == 1:
        return [bilingual(f"{first} (mentor config edit)", f"{french} (mentor config edit)")]
    return [
        bilingual(
            f"the tariffs have {len(faults)} faults, the first: {first}. All of them: mentor tariff list",
            f"les tarifs ont {len(faults)} défauts, dont\u00a0: {french}. Pour les voir tous\u00a0: mentor tariff list",
        )
    ]


def faults_error(faults: list[str], where: str) -> UsageError | None:
    """Return faults as one error, each on a line of its own where there are several."""
    if not faults:
        return None
    hint = bilingual("Correct it: mentor config edit", "Corrigez\u00a0: mentor config edit")
    if len(faults) == 1:
        return UsageError(bilingual(f"{where}: {faults[0]}", f"{where}\u00a0: {in_language(faults[0], 'fr')}"), hint)
    return UsageError(
        bilingual(
            f"{where}: {len(faults)} settings do not fit", f"{where}\u00a0: {len(faults)} réglages ne conviennent pas"
        ),
        hint,
        tuple(faults),
    )
