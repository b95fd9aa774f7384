"""The configuration file, written by a person: `timezone`, `lang`, `holidays`, `[policy]` with its name and figures.

Those that hold from a day on stand under `[[policy.dated]]`. The tariffs, `[[tariff]]`, and the columns of files,
`[columns.NAME]`, are taken as they stand: what needs them looks at them, so that a fault in one hinders nothing else.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from mentorcli.errors import UnreadableError, UsageError
from mentorcli.store import files
from mentorcli.store.layout import ABSENT, RESTORING
from mentorcli.text import bilingual, in_language, system_message

KEYS = {
    "timezone": "a time zone such as Europe/Paris",
    "lang": "en or fr",
    "holidays": "FR, a part of France such as FR-57, or none",
    "policy": "a table: [policy]",
    "tariff": "entries: [[tariff]]",
    "columns": "tables: [columns.NAME]",
}


# Parts of France whose public holidays are others: Moselle, Alsace, those overseas.
_PARTS = ("57", "6AE", "971", "972", "973", "974", "976", "BL", "MF", "NC", "PF", "PM", "TF", "WF")
HOLIDAYS = ("FR", *(f"FR-{part}" for part in _PARTS), "none")


class Settings(NamedTuple):
    """What the user set; None and empty where nothing is set.

    `tariff` and `columns` are as they stand in the file, faults and all.
    """

    timezone: str | None = None
    lang: str | None = None
    policy: Mapping[str, Any] = MappingProxyType({})
    tariff: Any = ()
    holidays: str | None = None
    columns: Any = MappingProxyType({})


def contents(path: Path) -> bytes | None:
    """Return the bytes of the configuration, None where there is no file. Raises UnreadableError.

    Those of a restore that was interrupted count before they are in place, as all of it does.
    """
    aside = path.parent / RESTORING
    try:
        if aside.is_dir():
            if (aside / f"{path.name}{ABSENT}").exists():
                return None
            path = aside / path.name if (aside / path.name).exists() else path
        return files.read_path(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        why = system_message(error)
        raise UnreadableError(
            bilingual(f"{path}: {why}", f"{path}\u00a0: {why.french}"),
            bilingual("Check the file's permissions.", "Vérifiez les droits du fichier."),
        ) from None


def load(path: Path) -> Settings:
    """Return the settings in a file that need not exist.

    Raises UnreadableError where it cannot be read or is no TOML, UsageError naming every setting that does not fit.
    """
    data = contents(path)
    if data is None or not data.strip():
        return Settings()
    from mentorcli.store import profile

    document = profile.parse(data, str(path))
    faults = faults_of(document)
    if faults:
        french = "\u00a0; ".join(in_language(fault, "fr") for fault in faults)
        raise UsageError(
            bilingual(f"{path}: {'; '.join(faults)}", f"{path}\u00a0: {french}"),
            bilingual(
                "Correct the file, then type the command again.", "Corrigez le fichier, puis retapez la commande."
            ),
        )
    return Settings(**document)


def faults_of(document: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with each setting, one sentence each; the figures of a policy are its rule's to judge."""
    found: list[str] = [
        bilingual(
            f"{key} is no setting (there are {', '.join(KEYS)}, and figures below [policy])",
            f"{key} n'est pas un réglage (il y a {', '.join(KEYS)}, et les chiffres sous [policy])",
        )
        for key in document
        if key not in KEYS
    ]
    lang, zone = document.get("lang"), document.get("timezone")
    if lang not in (None, "en", "fr"):
        found.append(bilingual(f"lang is {lang!r}, not en or fr", f"lang vaut {lang!r}, ni en ni fr"))
    if zone is not None and not _is_zone(zone):
        found.append(
            bilingual(
                f"timezone is {zone!r}, not {KEYS['timezone']}",
                f"timezone vaut {zone!r}, qui n'est pas un fuseau horaire comme Europe/Paris",
            )
        )
    public = document.get("holidays")
    if public is not None and public not in HOLIDAYS:
        found.append(
            bilingual(
                f"holidays is {public!r}, not one of {', '.join(HOLIDAYS)}",
                f"holidays vaut {public!r}, et non l'une des valeurs {', '.join(HOLIDAYS)}",
            )
        )
    return [*found, *_policy_faults(document.get("policy", {}))]


def _policy_faults(policy: object) -> list[str]:
    """Return what is wrong with the shape of the policy's table."""
    if not isinstance(policy, dict):
        return [
            bilingual(
                "policy is no table: write [policy] and under it name = ...",
                "policy n'est pas une table\u00a0: écrivez [policy] et au-dessous name = ...",
            )
        ]
    found: list[str] = []
    if not isinstance(policy.get("name", ""), str):
        found.append(bilingual("policy.name is no text", "policy.name n'est pas un texte"))
    if "dated" in policy:
        from mentorcli.rules.policy_dates import dated_faults  # a module that only dated entries need

        found += dated_faults(policy)
    return found


def _is_zone(name: object) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(str(name))
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return isinstance(name, str)
