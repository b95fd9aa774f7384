"""Which program wrote a file, and what it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mentorcli.errors import RefusedError, UsageError
from mentorcli.formats import accountaddon, mapped, oc_tools, platform_sessions, timers
from mentorcli.formats.encodings import decoded
from mentorcli.formats.headers import begun
from mentorcli.formats.tables import Table, table
from mentorcli.models.foreign import ForeignFile
from mentorcli.text import bilingual

TOOLS = (
    accountaddon.TOOL, oc_tools.TOOL, platform_sessions.TOOL, timers.TOGGL, timers.CLOCKIFY, timers.WATSON,
    timers.TIMEWARRIOR, mapped.TOOL,
)  # fmt: skip


def read(
    data: bytes,
    name: str,
    *,
    tool: str | None = None,
    columns: Mapping[str, str] | None = None,
    saved: mapped.Saved | None = None,
) -> ForeignFile:
    """Return what a file of another tool holds. `name` is the file's, for messages.

    `tool` says which one wrote it, else it is found out; `columns` names columns of a table by field, else one of the
    `saved` that fits does.
    Raises RefusedError for a file that cannot be read or holds no sessions, UsageError for
    a tool or a column that does not fit.
    """
    text, encoding = decoded(data, name)
    if text.lstrip().startswith(("{", "[")):
        found = _of_json(_parsed(text, name), name, tool)
    elif tool == oc_tools.TOOL or (tool is None and oc_tools.fits(text)):
        found = oc_tools.read(text, name)
    else:
        start = begun(text, mapped.known_names(columns or {}, saved or {}))
        rows = table(start.text, name, separator=start.separator)
        found = _of_table(rows, name, tool, columns or {}, saved)
        found = found._replace(remarks=(*start.remarks, *found.remarks))
    return found._replace(encoding=encoding)


def _parsed(text: str, name: str) -> Any:  # noqa: ANN401 - JSON holds anything
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = error.lineno
        english, french = f"line {place}: no valid JSON", f"ligne {place}\u00a0: JSON mal formé"
    except (RecursionError, ValueError):
        english, french = "no valid JSON", "JSON mal formé"
    raise RefusedError(
        bilingual(f"{name}, {english}", f"{name}, {french}"),
        bilingual("Export the file again.", "Exportez de nouveau le fichier."),
    )


def _of_json(document: Any, name: str, tool: str | None) -> ForeignFile:  # noqa: ANN401 - JSON holds anything
    if accountaddon.fits(document):
        wrote: str | None = accountaddon.TOOL
    elif platform_sessions.fits(document):
        wrote = platform_sessions.TOOL
    else:
        wrote = timers.json_tool(document)
    if wrote is None:
        raise _unknown(name)
    _check_tool(tool, wrote, name)
    if wrote == accountaddon.TOOL:
        return accountaddon.read(document)
    return platform_sessions.read(document) if wrote == platform_sessions.TOOL else timers.read_json(document, wrote)


def _of_table(
    found: Table, name: str, tool: str | None, columns: Mapping[str, str], saved: mapped.Saved | None
) -> ForeignFile:
    wrote = timers.table_tool(found)
    if wrote is None and timers.is_watson_report(found):
        raise RefusedError(
            bilingual(
                f"{name} holds sums of Watson, not the sessions they are made of",
                f"{name} contient des totaux de Watson, pas les sessions dont ils sont faits",
            ),
            bilingual("Export them with: watson log --csv", "Exportez-les avec\u00a0: watson log --csv"),
        )
    if tool == mapped.TOOL or (tool is None and wrote is None):
        return mapped.read(found, name, columns, saved)
    _check_tool(tool, wrote, name)
    return timers.read_table(found, tool or str(wrote), name, columns)


def _check_tool(tool: str | None, wrote: str | None, name: str) -> None:
    """Raise UsageError where the tool that was named did not write the file."""
    pair = {timers.TOGGL, timers.CLOCKIFY}
    if tool is None or tool == wrote or {tool, wrote} == pair:
        return
    looks = bilingual(f"; it looks like {wrote}", f"\u00a0; il ressemble à {wrote}") if wrote else bilingual("", "")
    raise UsageError(
        bilingual(f"{name} was not written by {tool}{looks}", f"{name} n'a pas été écrit par {tool}{looks.french}"),
        bilingual("Leave --from-tool out to let it be found out.", "Sans --from-tool, la forme est reconnue."),
    )


def _unknown(name: str) -> RefusedError:
    listed = ", ".join(TOOLS)
    return RefusedError(
        bilingual(f"{name}: JSON of no tool that is known here", f"{name}\u00a0: JSON d'aucun outil connu ici"),
        bilingual(
            f"Known: {listed}. Any CSV with a row a session can be read too.",
            f"Connus\u00a0: {listed}. Tout CSV avec une ligne par session peut aussi être lu.",
        ),
    )
