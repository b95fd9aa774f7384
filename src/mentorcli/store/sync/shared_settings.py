"""The settings that are the same on all computers: time zone, holidays, policy and tariffs, each with when it was set.

They stand in `config.toml`, with what belongs to one computer (the language). What travels is a file of its own: each
key with its value and with an id in the order of time, so that of two changes of one key the later one holds, on every
computer the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from mentorcli.errors import MentorError, RefusedError
from mentorcli.store import settings_keys
from mentorcli.store.profile import check_numbers
from mentorcli.text import bilingual

_HEAD = "# Settings that all your computers share, as they travel. Where to change them is config.toml.\n"
_OWN = ("lang",)  # of this computer alone


class Setting(NamedTuple):
    """A setting: the value, None where it was taken away, and an id in the order in which settings are set."""

    since: str
    value: Any


Settings = dict[str, Setting]
"""The shared settings by key, such as `policy.late_minutes`."""


def decode(data: bytes, where: str) -> Settings:
    """Return the settings of a file that travels, none of an empty one. Raises RefusedError."""
    import tomllib

    try:
        document = tomllib.loads(data.decode())
        check_numbers(document)
        rows = document.get("setting", [])
        return {row["key"]: Setting(row["since"], row.get("value")) for row in rows}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RefusedError(
            bilingual(f"{where} cannot be read", f"{where} est illisible"),
            bilingual(
                "Put that file back as it was written.",
                "Remettez ce fichier tel qu'il était écrit.",
            ),
        ) from None


def encode(settings: Settings) -> bytes:
    """Return the file that travels."""
    import tomli_w

    rows = [
        {"key": key, "since": one.since} | ({} if one.value is None else {"value": one.value})
        for key, one in sorted(settings.items())
    ]
    return (_HEAD + tomli_w.dumps({"setting": rows})).encode() if rows else b""


def present(text: str | None) -> dict[str, Any] | None:
    """Return the shared settings in the text of a configuration by key; None of one with a fault."""
    try:
        found = settings_keys.keys_of(text)
    except (MentorError, KeyError, TypeError, ValueError):
        return None
    return {key: value for key, value in found.items() if key.partition(".")[0] not in _OWN}


def noted(known: Settings, now: Mapping[str, Any], since: str) -> Settings:
    """Return the settings as they are now, those that differ from what was known set at `since`."""
    changed = {
        key: Setting(since, value) for key, value in now.items() if known.get(key, Setting("", None)).value != value
    }
    gone = {key: Setting(since, None) for key, one in known.items() if key not in now and one.value is not None}
    return {**known, **changed, **gone}


def united(mine: Settings, theirs: Settings) -> Settings:
    """Return the settings of two computers: of each key what was set later."""
    found = dict(mine)
    for key, other in theirs.items():
        found[key] = max(found.get(key, other), other, key=lambda one: (one.since, repr(one.value)))
    return found


def standing(settings: Settings) -> dict[str, Any]:
    """Return the values that hold, by key."""
    return {key: one.value for key, one in settings.items() if one.value is not None}


def rewritten(text: str | None, settings: Settings) -> str | None:
    """Return the text of a configuration with the shared settings as they are to be, all else as it stands.

    Raises ValueError where that cannot be written.
    """
    wanted = standing(settings)
    now = present(text)
    if now is None or now == wanted:
        return text
    return settings_keys.turned(text, _text(now), _text(wanted))


def _text(values: Mapping[str, Any]) -> str:
    """Return a configuration that holds some settings and no others."""
    from mentorcli.rules.policy_dates import DATED, FROM

    import tomli_w  # isort: skip

    document: dict[str, Any] = {}
    dated: dict[str, dict[str, Any]] = {}
    for key, value in sorted(values.items()):
        table, _, name = key.partition(".")
        if not name:
            document[key] = value
        elif name.startswith(f"{DATED}."):
            day, _, field = name.removeprefix(f"{DATED}.").partition(".")
            dated.setdefault(day, {})[field] = value
        else:
            document.setdefault(table, {})[name] = value
    if dated:
        from datetime import date

        entries = [{FROM: date.fromisoformat(day), **fields} for day, fields in sorted(dated.items())]
        document.setdefault("policy", {})[DATED] = entries
    return tomli_w.dumps(document)
