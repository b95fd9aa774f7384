"""The columns of files that the mentor has named once and that are remembered, in the configuration, by a name."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from mentorcli.errors import UsageError
from mentorcli.services.settings import put_entry
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual, visible

KEY = "columns"
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_LONGEST = 40

Columns = Mapping[str, str]
"""The name of a column by the field that it holds."""
Saved = Mapping[str, Columns]
"""Columns by the name under which they are remembered."""


def saved_maps(workspace: Workspace) -> dict[str, Columns]:
    """Return the columns that are remembered, by their name. Raises UsageError for what the file has in their place."""
    tables = workspace.settings.columns
    if not isinstance(tables, Mapping):
        raise _no_map(workspace, KEY)
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(isinstance(column, str) for column in table.values()):
            raise _no_map(workspace, f"{KEY}.{name}")
    return dict(tables)


def _no_map(workspace: Workspace, key: str) -> UsageError:
    path = workspace.home.config
    return UsageError(
        bilingual(f"{path}: {key} is no table of columns", f"{path}\u00a0: {key} n'est pas une table de colonnes"),
        bilingual(
            'Write [columns.NAME] and under it such as start = "Date": mentor config edit',
            'Écrivez [columns.NOM] et au-dessous par exemple start = "Date"\u00a0: mentor config edit',
        ),
    )


def columns_typed(workspace: Workspace, pairs: Columns, names: Sequence[str], fields: Container[str]) -> dict[str, str]:
    """Return the columns that were typed, before them those remembered under `names` as far as they are of `fields`.

    Raises UsageError for a name that is not remembered.
    """
    if not names:
        return dict(pairs)
    known, found = saved_maps(workspace), dict[str, str]()
    for name in names:
        if name not in known:
            raise _unknown(name, list(known))
        found |= {field: column for field, column in known[name].items() if field in fields}
    return found | dict(pairs)


def _unknown(name: str, known: Sequence[str]) -> UsageError:
    said = visible(name[:60])
    listed = ", ".join(known)
    return UsageError(
        bilingual(
            f"--map {said!r} is neither FIELD=COLUMN nor a name that was saved",
            f"--map {said!r} n'est ni CHAMP=COLONNE ni un nom enregistré",
        ),
        bilingual(f"Saved are: {listed}", f"Enregistrés\u00a0: {listed}")
        if known
        else bilingual("Such as: --map start=Date", "Par exemple\u00a0: --map start=Date"),
    )


def chosen(
    workspace: Workspace, pairs: Columns, names: Sequence[str], save_as: str | None, fields: Container[str]
) -> tuple[Columns, Saved]:
    """Return the columns that were typed for a file, and where none were the remembered ones of which one may fit.

    Raises UsageError as `columns_typed`, `check_saved` and `saved_maps` do.
    """
    columns = columns_typed(workspace, pairs, names, fields)
    check_saved(save_as, columns)
    return columns, {} if columns else saved_maps(workspace)


def check_saved(name: str | None, columns: Columns) -> None:
    """Raise UsageError for a `--save-map` that has no columns to remember, or a name that is none."""
    if name is None:
        return
    if len(name) > _LONGEST or _NAME.fullmatch(name) is None:
        raise UsageError(
            bilingual(
                f"--save-map {visible(name[:60])!r} is no name: small letters, digits and hyphens",
                f"--save-map {visible(name[:60])!r} n'est pas un nom\u00a0: minuscules, chiffres et tirets",
            ),
            bilingual("Such as: --save-map platform", "Par exemple\u00a0: --save-map plateforme"),
        )
    if not columns:
        raise UsageError(
            bilingual("--save-map has no columns to remember", "--save-map n'a pas de colonnes à retenir"),
            bilingual(
                f"Name them: --map FIELD=COLUMN --save-map {name}",
                f"Nommez-les\u00a0: --map CHAMP=COLONNE --save-map {name}",
            ),
        )


def save(workspace: Workspace, name: str | None, columns: Columns, *, cmd: str) -> None:
    """Remember columns under a name, in the place of those that stood there; nothing without a name.

    `cmd` is the command that does so. Raises UsageError for a file of settings that cannot be changed.
    """
    if name is not None:
        put_entry(workspace, KEY, name, columns, cmd=cmd)
