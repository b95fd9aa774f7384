"""The settings of a configuration key by key: what a change of the file changed, and taking only that back."""

from __future__ import annotations

import contextlib
from typing import Any

from mentorcli.errors import MentorError
from mentorcli.models.recovery import SettingsChange
from mentorcli.rules.policy_dates import DATED, FROM
from mentorcli.store import settings_file
from mentorcli.text import bilingual

TARIFF = "tariff"
_NOTHING = object()


def keys_of(text: str | None) -> dict[str, Any]:
    """Return the settings in the text of a configuration by key, dated ones too. Raises UnreadableError for no TOML."""
    found: dict[str, Any] = {}
    for name, value in settings_file.plain(settings_file.parse(text or "", "")).items():
        table = value if isinstance(value, dict) else {"": value}
        for key, one in table.items():
            dated = one if key == DATED and isinstance(one, list) else None
            if dated is None:
                found[f"{name}.{key}".rstrip(".")] = one
            else:
                found |= {
                    f"{name}.{DATED}.{entry[FROM]}.{k}": v for entry in dated for k, v in entry.items() if k != FROM
                }
    return found


def shares_key(changes: list[SettingsChange], others: list[SettingsChange]) -> bool:
    """Return whether two sets of changes changed one setting; so they do where a text cannot be read."""
    try:
        mine, theirs = ({key for change in some for key in _changed(change)} for some in (changes, others))
    except (MentorError, KeyError, TypeError):
        return True
    return bool(mine & theirs)


def _changed(change: SettingsChange) -> set[str]:
    """Return the keys of the settings that a change of the file changed."""
    before, after = keys_of(change.before), keys_of(change.after)
    return {key for key in {**before, **after} if before.get(key, _NOTHING) != after.get(key, _NOTHING)}


def united(before: str, mine: str, theirs: str) -> str | None:
    """Return a text with the settings that two people changed against the text `before`, each others' comments too.

    None where both gave one setting another value, where a comment would be lost, or one of the texts is no TOML.
    """
    for text, other in ((mine, theirs), (theirs, mine)):
        with contextlib.suppress(ValueError):
            found = turned(text, before, other) or ""
            if not _comments(other) - _comments(before) - _comments(found):
                return found
    return None


def _comments(text: str) -> set[str]:
    """Return what stands behind a # in a text, a value with one in it too."""
    return {line.partition("#")[2].strip() for line in text.splitlines()}


def turned(present: str | None, was: str | None, wanted: str | None) -> str | None:
    """Return the text of the configuration with what differs in `was` as it is in `wanted`, all else as it is.

    None: the file goes. Raises ValueError where one of these settings has yet another value, or it cannot be written.
    """
    try:
        now, there, to_be = keys_of(present), keys_of(was), keys_of(wanted)
        document = settings_file.parse(present or "", "")
        changes = sorted(_changed(SettingsChange("", was, wanted)))
        if TARIFF in changes and (merged := _by_lines(present or "", was or "", wanted or "", changes)) is not None:
            return merged
        for key in changes:
            value = to_be.get(key, _NOTHING)
            if now.get(key, _NOTHING) == value:
                continue
            if now.get(key, _NOTHING) != there.get(key, _NOTHING):
                raise ValueError(key)
            if value is _NOTHING:
                changed = settings_file.drop(document, key)
            else:
                put = settings_file.put_entry if isinstance(value, dict) else settings_file.put
                changed = put(document, key, value)
            document = changed if changed is not None else document
            now = {name: one for name, one in {**now, key: value}.items() if one is not _NOTHING}
        text = document.as_string()
        if keys_of(text) != now:
            raise ValueError("it cannot be written")
    except (MentorError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from None
    return None if wanted is None and not text.replace("[policy]", "").strip() else text


def _by_lines(present: str, was: str, wanted: str, changes: list[str]) -> str | None:
    """Return what `turned` does, changed line by line so that the comments among the tariffs stay.

    None where the same lines were changed since, or the settings would not be as they are to be.
    """
    from mentorcli.rules import merging  # only where a tariff was changed

    both = merging.merged(was, wanted, present, bilingual("", ""), "en")
    if both.clashes:
        return None
    now, there, to_be = keys_of(present), keys_of(was), keys_of(wanted)
    if any(now.get(key, _NOTHING) not in (there.get(key, _NOTHING), to_be.get(key, _NOTHING)) for key in changes):
        return None
    expected = {**now, **{key: to_be.get(key, _NOTHING) for key in changes}}
    left = {key: value for key, value in expected.items() if value is not _NOTHING}
    return both.text if keys_of(both.text) == left else None
