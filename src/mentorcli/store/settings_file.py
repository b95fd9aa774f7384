"""Changing the configuration file: one setting at a time, without touching the person's comments and order.

A setting is named by its key: `policy.late_minutes` is `late_minutes` under `[policy]`,
`policy.dated.2026-11-16.late_minutes` the same in the dated entry of that day.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from mentorcli.errors import UnreadableError, UsageError
from mentorcli.rules.policy_dates import dated_key
from mentorcli.store import compare_and_swap, files, profile, settings_policy
from mentorcli.store.durable_folders import make_path
from mentorcli.store.french import in_french
from mentorcli.store.not_saved import PERMISSIONS, not_saved
from mentorcli.store.settings import contents
from mentorcli.text import bilingual

_SETTING = re.compile(r"[A-Za-z_]+\s*=")


def read(path: Path) -> tomlkit.TOMLDocument:
    """Return the configuration as a document with its comments; a file that is not there is an empty one.

    Raises UnreadableError for what is no TOML.
    """
    text = text_of(path)
    return tomlkit.document() if text is None else parse(text, str(path))


def parse(text: str, where: str) -> tomlkit.TOMLDocument:
    """Return a text as a document. Raises UnreadableError with the place for what is no TOML."""
    text = text.removeprefix("\ufeff")
    if text.strip():
        profile.parse(text.encode(), where)
    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise UnreadableError(
            bilingual(f"{where}: {error}", f"{where}\u00a0: {in_french(str(error))}"),
            bilingual("Mend that line: mentor config edit", "Corrigez cette ligne\u00a0: mentor config edit"),
        ) from None


def plain(document: tomlkit.TOMLDocument) -> dict[str, Any]:
    """Return the settings as plain data."""
    return document.unwrap()


def put(document: tomlkit.TOMLDocument, key: str, value: str | int) -> tomlkit.TOMLDocument:
    """Return the document with one setting set: where it stands, else beside its like; a missing table is made.

    Raises UsageError for a dated one where the policy is not written as tables.
    """
    dated = dated_key(key)
    if dated is not None and dated.name is not None:
        return settings_policy.put(document, dated.day, dated.name, value)
    table, name = _place(document, key)
    if table is document and name not in document:
        return _beside(document, name, value)
    if table is None:
        table = tomlkit.table()
        document[key.partition(".")[0]] = table
    elif name not in table and (written := settings_policy.put_new(document, name, value)) is not None:
        return written
    table[name] = value
    return document


def put_entry(document: tomlkit.TOMLDocument, key: str, values: Mapping[str, str]) -> tomlkit.TOMLDocument:
    """Return the document with a table of texts, such as `columns.platform`, in the place of the one that stood there.

    Raises UsageError where the file has something else in the place of the outer table.
    """
    outer, _, name = key.partition(".")
    if outer not in document:
        document[outer] = tomlkit.table(is_super_table=True)
    holder = document[outer]
    if not isinstance(holder, dict):
        raise UsageError(
            bilingual(f"{outer} is no table", f"{outer} n'est pas une table"),
            bilingual("Correct it: mentor config edit", "Corrigez-le\u00a0: mentor config edit"),
        )
    table = tomlkit.table()
    for field, text in values.items():
        table[field] = text
    holder[name] = table
    return document


def _beside(document: tomlkit.TOMLDocument, name: str, value: str | int) -> tomlkit.TOMLDocument:
    """Return the document with a new setting after the last one above the tables, or at the top.

    tomlkit would put it right before the first table, between that table and the comment about it.
    """
    lines = document.as_string().splitlines(keepends=True)
    line = tomlkit.item(value).as_string()
    head = next((number for number, text in enumerate(lines) if text.startswith("[")), len(lines))
    above = [number for number, text in enumerate(lines[:head]) if _SETTING.match(text)]
    place = above[-1] + 1 if above else 0
    before = "".join(lines[:place])
    joint = "\n" if before and not before.endswith("\n") else ""
    gap = "\n" if not above and lines else ""
    text = f"{before}{joint}{name} = {line}\n{gap}{''.join(lines[place:])}"
    with contextlib.suppress(TOMLKitError):
        written = tomlkit.parse(text)
        if written.unwrap() == {**document.unwrap(), name: value}:
            return written
    document[name] = value  # a text over several lines would be cut in two
    return document


def drop(document: tomlkit.TOMLDocument, key: str) -> tomlkit.TOMLDocument | None:
    """Return the document with one setting, or one dated entry, taken out; None where it was not there.

    Raises UsageError as `put` does.
    """
    dated = dated_key(key)
    if dated is not None:
        return settings_policy.drop(document, dated.day, dated.name)
    table, name = _place(document, key)
    if table is None or name not in table:
        return None
    table.remove(name)
    return document


def text_of(path: Path) -> str | None:
    """Return the whole text of the configuration, None where there is no file. Raises UnreadableError."""
    return text_in(contents(path), path)


def text_in(data: bytes | None, path: Path) -> str | None:
    """Return the bytes of the configuration as text. Raises UnreadableError with the line that is no UTF-8."""
    return None if data is None else profile.decoded(data, str(path))


def lenient(data: bytes) -> str:
    """Return the bytes of a configuration as text, as Windows writes it where it is no UTF-8: no letter is lost."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def put_back(path: Path, text: str | None, *, before: bytes | None) -> bool:
    """Write the configuration whole, where a link leads to if it is one; None removes it. The store is held.

    `before` are the bytes that were read. False: somebody has saved others since, which stay. Raises NotSavedError.
    """
    target = path.resolve()
    try:
        if before is None:
            make_path(str(target.parent))
        with files.folder(str(target.parent)) as folder:
            if text is not None:
                return compare_and_swap.replace(target.name, text.encode(), folder, expected=before)
            return before is None or compare_and_swap.remove(target.name, folder, expected=before)
    except OSError as error:
        raise not_saved(error, target, PERMISSIONS) from None


def _place(document: tomlkit.TOMLDocument, key: str) -> tuple[Any, str]:
    """Return the table that holds a setting (None where it is missing) and the setting's name in it."""
    table, dot, name = key.partition(".")
    if not dot:
        return document, key
    found = document.get(table)
    return (found if isinstance(found, dict) else None), name
