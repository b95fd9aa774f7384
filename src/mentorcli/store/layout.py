"""Where things are: the store's folder and the configuration file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mentorcli.errors import UsageError

APP_NAME = "mentor"
STORE_FILE = "store.toml"
CONFIG_FILE = "config.toml"
STUDENTS = "students"
ERASED = "erased"
PROFILE = "profile.toml"
JOURNAL = "journal.jsonl"
MENTOR_JOURNAL = "mentor.jsonl"
BACKUPS = "backups.json"  # where backups were saved, so that the erasure of a student can name them
OWN_BACKUPS = "backups"  # those that were made by themselves, before something replaced data
PENDING = ".pending"  # an operation over several journals that may not be complete
OLD_SESSIONS = "sessions.json"  # of schema 0
UNPACKING = ".unpacking"  # a backup that is being unpacked
RESTORING = ".restoring"  # a backup, verified and unpacked, that is being put in place


class Home(NamedTuple):
    """The store's folder and its configuration file, neither of which needs to exist."""

    store: Path
    config: Path


def _nameable(name: str) -> bool:
    """Return whether the system can be asked for a file of that name."""
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def locate(option: str | None, environ: Mapping[str, str]) -> Home:
    """Return the home to use: the `--store` option, else `MENTOR_HOME`, else the platform's own places.

    Raises UsageError for a name that no folder can have.
    """
    chosen = option or environ.get("MENTOR_HOME")
    if chosen:
        if not _nameable(chosen):
            raise UsageError("No folder can have the name given for the store", "Name another one: --store DIR")
        store = Path(chosen).expanduser().absolute()
        return Home(store, store / CONFIG_FILE)
    import platformdirs

    return Home(
        Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)),
        Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / CONFIG_FILE,
    )
