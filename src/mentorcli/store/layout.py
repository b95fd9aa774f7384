"""Where things are, in the store's folder and beside it, and the schema of what is there."""

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from mentorcli.errors import NewerStoreError, UnreadableError, UsageError
from mentorcli.text import bilingual, file_name

APP_NAME = "mentor"
STORE_FILE = "store.toml"
CONFIG_FILE = "config.toml"
SETTINGS_FILE = "settings.toml"  # those that a sync shares
ATTRIBUTES = ".gitattributes"  # what git is told of a store that is synchronised
STUDENTS = "students"
ERASED = "erased"
PROFILE = "profile.toml"
JOURNAL = "journal.jsonl"
MENTOR_JOURNAL = "mentor.jsonl"
INDEX = "index.json"  # who must be there, with the last operation known; made anew from the folders where it is lost
BACKUPS = "backups.json"  # where backups were saved, so that the erasure of a student can name them
OWN_BACKUPS = "backups"  # those that were made by themselves, before something replaced data
PENDING = ".pending"  # an operation over several journals that may not be complete
MESSAGES = "messages"  # the mentor's own messages, NAME.LANG.md
MERGED = "merged"  # the folders of entries that were put together with another, by uid
RENAMING = ".renaming"  # a student's change of slug that may not be complete
OLD_SESSIONS = "sessions.json"  # of schema 0
UNPACKING = ".unpacking"  # a backup that is being unpacked
RESTORING = ".restoring"  # a backup, verified and unpacked, that is being put in place
ABSENT = ".absent"  # at the end of a name there: the backup has no such thing
REPLACED = ".replaced-"  # what a restore replaced, with a random id after it, as long as it cannot be deleted
EDITING = ".editing"  # texts that a person has open in an editor, and those that were refused, by the student's uid
RUNNING = ".running"  # what clocks of sessions have measured and is not logged yet, by the student's uid
UNDONE = ".undone"  # students whom an undo took away, by the operation with which they had come
NEW_STUDENT = ".new-"  # a student's folder that is being built, with a random id after it
ERASED_PERSON = ".erased-of-"  # the folder of a student who is being erased, with their uid after it
ERASED_STUDENT = ".erased-"  # a student's folder that is being deleted, with a random id after it
SCHEMA = 2
OLDEST_READABLE = 1  # what has an older schema is brought up to date before anything is read
_STORE_HEAD = f"# The store of `mentor`: leave this file as it is.\nschema = {SCHEMA}\nmin_reader = {SCHEMA}\n"


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
        chosen = file_name(chosen)
        if not _nameable(chosen):
            raise UsageError(
                bilingual(
                    "No folder can have the name given for the store",
                    "Aucun dossier ne peut porter le nom donné pour les données",
                ),
                bilingual("Name another one: --store DIR", "Donnez-en un autre\u00a0: --store DOSSIER"),
            )
        if not chosen.startswith(os.sep):
            from mentorcli.store.typed_paths import whole  # nearly always it is one

            chosen = whole(chosen, folder=True)
        store = Path(chosen).absolute()
        return Home(store, store / CONFIG_FILE)
    import platformdirs

    try:
        data = platformdirs.user_data_dir(APP_NAME, appauthor=False)
        config = platformdirs.user_config_dir(APP_NAME, appauthor=False)
    except RuntimeError:
        raise _no_home() from None
    home = Home(Path(data), Path(config) / CONFIG_FILE)
    if not home.store.is_absolute():
        raise _no_home()
    return home


def _no_home() -> UsageError:
    from mentorcli.store.typed_paths import home_unknown

    return home_unknown(
        bilingual(
            "Set HOME, or name a folder for the store: MENTOR_HOME, or mentor --store DIR",
            "Définissez HOME, ou donnez un dossier pour les données\u00a0: MENTOR_HOME, ou mentor --store DOSSIER",
        )
    )


def store_file(store_id: str) -> bytes:
    """Return the content of `store.toml`: the schema, the oldest schema a reader must know, and the store's id."""
    return f'{_STORE_HEAD}id = "{store_id}"\n'.encode()


def check_schema(data: bytes, where: str) -> int:
    """Return the schema that `store.toml` names.

    Raises NewerStoreError for one that this version cannot read, UnreadableError for a file that names none.
    """
    if data.startswith(_STORE_HEAD.encode()):  # spares the TOML parser on every single command
        return SCHEMA
    from mentorcli.store import profile

    schema = profile.parse(data, where).get("schema")
    if not isinstance(schema, int) or schema < 0:
        raise UnreadableError(
            bilingual(
                f"{where}, field schema: missing, or no number from 0 on",
                f"{where}, champ schema\u00a0: absent, ou pas un nombre à partir de 0",
            ),
            bilingual("Restore that file from a backup.", "Reprenez ce fichier d'une sauvegarde."),
        )
    if schema > SCHEMA:
        raise NewerStoreError(
            bilingual(
                f"{where}: the store has schema {schema}, this version of mentor reads up to {SCHEMA}",
                f"{where}\u00a0: les données ont le schéma {schema}, cette version de mentor lit jusqu'à {SCHEMA}",
            ),
            bilingual("Upgrade mentor. Nothing was changed.", "Mettez mentor à jour. Rien n'a été changé."),
        )
    return schema


# Where each type of record lives. A module is imported only when a journal holds such a record.
RECORD_TYPES = {
    "student": ("mentorcli.models.student", "Student"),
    "session": ("mentorcli.models.session", "Session"),
    "note": ("mentorcli.models.note", "Note"),
    "project": ("mentorcli.models.project", "Project"),
    "resource": ("mentorcli.models.project", "Resource"),
    "tick": ("mentorcli.models.checklist", "Tick"),
    "first-session": ("mentorcli.models.session", "FirstSession"),
    "contact": ("mentorcli.models.contact", "Contact"),
    "reply": ("mentorcli.models.contact", "Reply"),
    "transfer": ("mentorcli.models.transfer", "Transfer"),
    "presentation": ("mentorcli.models.presentation", "PresentationRequest"),
    "presentation-result": ("mentorcli.models.presentation", "PresentationResult"),
    "faq": ("mentorcli.models.faq", "OwnEntry"),
    "goal": ("mentorcli.models.goal", "Goal"),
    "time-off": ("mentorcli.models.timeoff", "TimeOff"),
    "no-show-report": ("mentorcli.models.report", "NoShowReport"),
    "calendar-event": ("mentorcli.models.calendar", "CalendarEvent"),
    "settings": ("mentorcli.models.recovery", "SettingsChange"),
    "message": ("mentorcli.models.recovery", "MessageChange"),
    "restoration": ("mentorcli.models.recovery", "Restoration"),
    "merge": ("mentorcli.models.recovery", "Merge"),
    "training": ("mentorcli.models.training", "TrainingStep"),
}


@cache
def record_type(kind: str) -> type | None:
    """Return the dataclass of a type of record, None for a type of a newer version."""
    found = RECORD_TYPES.get(kind)
    return getattr(import_module(found[0]), found[1]) if found else None


@cache
def known_fields(kind: str) -> frozenset[str]:
    """Return the names of the fields that this version knows of a type; none for a type of a newer version."""
    return frozenset(getattr(record_type(kind), "__dataclass_fields__", ()))


def kind_of(record: object) -> str:
    """Return the type name under which a record is stored."""
    return kind_of_type(type(record))


def kind_of_type(record_class: type) -> str:
    """Return the type name under which the records of a class are stored."""
    name = record_class.__name__
    return next(kind for kind, (_, class_name) in RECORD_TYPES.items() if class_name == name)
