"""The configuration file, written by a person: `timezone`, `lang`, and `[policy]` with its name and figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from mentorcli.errors import UnreadableError, UsageError

KEYS = {"timezone": "a time zone such as Europe/Paris", "lang": "en or fr", "policy": "a table: [policy]"}


class Settings(NamedTuple):
    """What the user set; None and empty where nothing is set."""

    timezone: str | None = None
    lang: str | None = None
    policy: Mapping[str, Any] = MappingProxyType({})


def load(path: Path) -> Settings:
    """Return the settings in a file that need not exist.

    Raises UnreadableError where it cannot be read or is no TOML, UsageError naming every setting that does not fit.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror}", "Check the file's permissions.") from None
    if not data.strip():
        return Settings()
    from mentorcli.store import profile

    document = profile.parse(data, str(path))
    faults = faults_of(document)
    if faults:
        raise UsageError(f"{path}: {'; '.join(faults)}", "Correct the file, then type the command again.")
    return Settings(**document)


def faults_of(document: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with each setting, one sentence each; the figures of a policy are its rule's to judge."""
    found = [
        f"{key} is no setting (there are {', '.join(KEYS)}, and figures below [policy])"
        for key in document
        if key not in KEYS
    ]
    lang, zone = document.get("lang"), document.get("timezone")
    if lang not in (None, "en", "fr"):
        found.append(f"lang is {lang!r}, not en or fr")
    if zone is not None and not _is_zone(zone):
        found.append(f"timezone is {zone!r}, not {KEYS['timezone']}")
    policy = document.get("policy", {})
    if not isinstance(policy, dict):
        found.append("policy is no table: write [policy] and under it name = ...")
    elif not isinstance(policy.get("name", ""), str):
        found.append("policy.name is no text")
    return found


def _is_zone(name: object) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(str(name))
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return isinstance(name, str)
