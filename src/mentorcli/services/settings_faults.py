"""Everything that is wrong with the settings, at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mentorcli.errors import UsageError
from mentorcli.models.policy import DEFAULT_POLICY
from mentorcli.rules.policy import figure_faults
from mentorcli.text import bilingual, in_language, visible


def faults_of(document: Mapping[str, Any]) -> list[str]:
    """Return everything that is wrong with the settings, the policy's name and figures included."""
    from mentorcli.content import policy_data, policy_names
    from mentorcli.store import settings

    faults = settings.faults_of(document)
    policy = document.get("policy", {})
    if not isinstance(policy, dict):
        return faults
    name = policy.get("name", DEFAULT_POLICY)
    if name not in policy_names():
        return [
            *faults,
            bilingual(
                f"there is no policy {visible(str(name))} (there are {', '.join(policy_names())})",
                f"il n'y a pas de règles {visible(str(name))} (il y a {', '.join(policy_names())})",
            ),
        ]
    return [*faults, *figure_faults(policy_data(name), {key: value for key, value in policy.items() if key != "name"})]


def settings_error(path: Path) -> UsageError | None:
    """Return everything that is wrong with a configuration file as one error, None where nothing is.

    Raises UnreadableError for what is no TOML.
    """
    from mentorcli.store import settings_file

    return faults_error(faults_of(settings_file.plain(settings_file.read(path))), str(path))


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
