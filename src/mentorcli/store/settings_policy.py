"""The policy in the configuration, `[policy]` and the dated `[[policy.dated]]`, changed as text: comments stay.

A value that stands there is changed in place; a new line goes below its table's last one, a new entry in the order of
days. tomlkit would put both behind the comment about the table that follows. Where the file is written in another
shape nothing is guessed.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from mentorcli.errors import UsageError
from mentorcli.rules.policy_dates import DATED, FROM
from mentorcli.text import bilingual

_POLICY = "policy"
_HEAD = re.compile(r"\s*\[")
_ENTRY = re.compile(r"\s*\[\[\s*policy\s*\.\s*dated\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*policy\s*\]")
_CONTENT = re.compile(r"\s*[^\s#]")


def put(document: tomlkit.TOMLDocument, day: date, name: str, value: str | int) -> tomlkit.TOMLDocument:
    """Return the document with one value of the entry of a day set; the entry is made where there is none.

    Raises UsageError where the policy is not written as tables.
    """
    wanted = document.unwrap()
    place = _place(wanted, day)
    line = f"{name} = {tomlkit.item(value).as_string()}\n"
    lines = document.as_string().splitlines(keepends=True)
    if place is None:
        table = wanted.setdefault(_POLICY, {})
        if not isinstance(table, dict):
            raise _other_shape()
        entries = table.setdefault(DATED, [])
        entries.append({FROM: day, name: value})
        return _checked(_with_entry(lines, entries[:-1], day, [f"[[policy.dated]]\n{FROM} = {day}\n", line]), wanted)
    entry = wanted[_POLICY][DATED][place]
    if name in entry:
        document[_POLICY][DATED][place][name] = value
        return document
    entry[name] = value
    return _checked(_inserted(lines, _last_line(lines, _starts(lines, _ENTRY)[place : place + 1]), [line]), wanted)


def put_new(document: tomlkit.TOMLDocument, name: str, value: str | int) -> tomlkit.TOMLDocument | None:
    """Return the document with a new value below `[policy]`, which stands above the entries; None where it cannot."""
    wanted = document.unwrap()
    lines = document.as_string().splitlines(keepends=True)
    tables, entries = _starts(lines, _TABLE), _starts(lines, _ENTRY)
    new = [f"{name} = {tomlkit.item(value).as_string()}\n"]
    at = _last_line(lines, tables)
    if not tables and entries:
        at = _comment_above(lines, entries[0])
        new = ["[policy]\n", *new, "\n"]
    elif not tables:
        return None
    wanted[_POLICY][name] = value
    with contextlib.suppress(UsageError):
        return _checked(_inserted(lines, at, new), wanted)
    return None


def drop(document: tomlkit.TOMLDocument, day: date, name: str | None) -> tomlkit.TOMLDocument | None:
    """Return the document without one value of the entry of a day, or without the entry (None: all of it).

    None where there is no such thing. An entry that would say nothing any more goes. Raises UsageError as `put` does.
    """
    wanted = document.unwrap()
    place = _place(wanted, day)
    if place is None:
        return None
    entry = wanted[_POLICY][DATED][place]
    if name is not None and (name not in entry or name == FROM):
        return None
    if name is not None and entry.keys() - {FROM, name}:
        document[_POLICY][DATED][place].remove(name)
        return document
    del wanted[_POLICY][DATED][place]
    lines = document.as_string().splitlines(keepends=True)
    starts = _starts(lines, _ENTRY)[place : place + 1]
    first, last = (starts[0], _last_line(lines, starts)) if starts else (0, 0)
    above, below = lines[:first], lines[last:]
    if above[-1:] in ([], ["\n"]) and below[:1] == ["\n"]:
        below = below[1:]  # of two blank lines one is left
    if not below and above[-1:] == ["\n"]:
        above = above[:-1]
    return _checked([*above, *below], wanted)


def _place(settings: dict[str, Any], day: date) -> int | None:
    """Return which entry, from 0, is that of a day."""
    table = settings.get(_POLICY)
    entries = table.get(DATED, []) if isinstance(table, dict) else []
    return next((n for n, entry in enumerate(entries) if isinstance(entry, dict) and entry.get(FROM) == day), None)


def _starts(lines: list[str], head: re.Pattern[str]) -> list[int]:
    """Return the lines where such tables begin."""
    return [number for number, line in enumerate(lines) if head.match(line)]


def _last_line(lines: list[str], starts: list[int]) -> int:
    """Return the line after the last one of content of the table that begins last, comments below it left out."""
    if not starts:
        return len(lines)
    after = starts[-1] + 1
    ends = next((number for number in range(after, len(lines)) if _HEAD.match(lines[number])), len(lines))
    return max((number for number in range(after, ends) if _CONTENT.match(lines[number])), default=starts[-1]) + 1


def _with_entry(lines: list[str], entries: list[dict[str, Any]], day: date, new: list[str]) -> list[str]:
    """Return the lines with a new entry: below the last earlier one, else below the policy's own table.

    Where there is neither, above the first entry, and at the end of a file that has none.
    """
    starts = _starts(lines, _ENTRY)
    earlier = [start for start, entry in zip(starts, entries, strict=False) if entry[FROM] < day]
    above = earlier or _starts(lines, _TABLE)
    if starts and not above:
        return _inserted(lines, _comment_above(lines, starts[0]), [*new, "\n"])
    return _inserted(lines, _last_line(lines, above), ["\n", *new] if lines else new)


def _comment_above(lines: list[str], start: int) -> int:
    """Return the first line of the comment right above a table, that of the table where there is none."""
    return next((n + 1 for n in range(start - 1, -1, -1) if not lines[n].startswith("#")), 0)


def _inserted(lines: list[str], at: int, new: list[str]) -> list[str]:
    """Return the lines with new ones in, none of them joined to one that does not end."""
    before = lines[:at]
    if before and not before[-1].endswith("\n"):
        before = [*before[:-1], before[-1] + "\n"]
    return [*before, *new, *lines[at:]]


def _checked(lines: list[str], wanted: dict[str, Any]) -> tomlkit.TOMLDocument:
    """Return the text as a document. Raises UsageError where it does not say what is wanted."""
    text = "".join(lines)
    with contextlib.suppress(tomllib.TOMLDecodeError, TOMLKitError):  # tomlkit takes what TOML does not allow
        if _in_order(tomllib.loads(text)) == _in_order(wanted):
            return tomlkit.parse(text)
    raise _other_shape()


def _other_shape() -> UsageError:
    """Return the refusal to change a file that is written otherwise."""
    return UsageError(
        bilingual(
            "The configuration writes the policy in a way that cannot be changed from here",
            "La configuration écrit les règles d'une manière qui ne peut pas être modifiée d'ici",
        ),
        bilingual(
            "Write [policy] and [[policy.dated]] as tables: mentor config edit",
            "Écrivez [policy] et [[policy.dated]] comme des tables\u00a0: mentor config edit",
        ),
    )


def _in_order(settings: dict[str, Any]) -> dict[str, Any]:
    """Return settings with the entries by day, and without a list of entries, or a policy, that says nothing."""
    policy = settings.get(_POLICY)
    if not isinstance(policy, dict):
        return settings
    policy = {key: value for key, value in policy.items() if key != DATED or value}
    if isinstance(policy.get(DATED), list):
        policy[DATED] = sorted(policy[DATED], key=str)
    rest = {key: value for key, value in settings.items() if key != _POLICY}
    return {**rest, _POLICY: policy} if policy else rest
