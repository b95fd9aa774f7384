"""`mentor doctor`: what a bug report needs to say about this installation, and nothing about anybody."""

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
from typing import Any

import typer

from mentorcli import __version__
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import MentorError, NewerStoreError, UnreadableError
from mentorcli.models.policy import DEFAULT_POLICY

PACKAGES = ("typer", "rich", "msgspec", "pydantic", "platformdirs", "tomli-w", "tomlkit", "tzdata")
LOCALE = ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG")
MEGABYTE = 1_000_000

Section = dict[str, Any]


@command("doctor", "mentor doctor", "mentor doctor --json")
def doctor(ctx: typer.Context) -> None:
    """Show versions, paths, permissions, time zone, locale, store state and terminal on one page.

    Made to be pasted in a bug report: no name of a person, no note, no path of your home is in it. Exits with 4 where
    the store or the configuration has a fault.
    """
    app = app_of(ctx)
    settings = _settings(app)
    store, code = _store(app, faulty=bool(settings["faults"]))
    page = {
        "versions": _versions(),
        "paths": _paths(app),
        "settings": settings,
        "time": _time(app),
        "locale": _locale(app),
        "terminal": _terminal(app),
        "store": store,
    }
    if app.options.json:
        app.output.print_json(page)
    else:
        app.output.print_text(*_lines(page))
        if code == UnreadableError.exit_code:
            app.output.remind("What is wrong, and where: mentor store check")
    if code:
        raise typer.Exit(code)


def _lines(page: dict[str, Section]) -> list[str]:
    """Return the page as text. It is in English whatever the language: who reads a bug report may know no other."""
    lines: list[str] = []
    for title, section in page.items():
        lines += ["", title.capitalize()] if lines else [title.capitalize()]
        lines += [f"  {label.replace('_', ' ') + ':':<17} {_word(value)}" for label, value in section.items()]
    return lines


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key} {what}" for key, what in value.items()) or "none"
    return "-" if value is None else str(value)


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
    home, parts = Path.home(), Path(path)
    if parts.is_relative_to(home) and home != Path(home.anchor):
        return str("~" / parts.relative_to(home))
    names = {home.name}
    with contextlib.suppress(OSError, KeyError):  # a user without an entry, as in a container
        names.add(getpass.getuser())
    return str(Path(*("<user>" if part in names - {""} else part for part in parts.parts)))


def _paths(app: AppContext) -> Section:
    """Return where things are and who may read them."""
    if app.workspace.store_option:
        chosen = "--store"
    else:
        chosen = "MENTOR_HOME" if app.workspace.environ.get("MENTOR_HOME") else "the platform's folders"
    return {
        "store": f"{anonymous(app.workspace.home.store)} ({_access(app.workspace.home.store)})",
        "configuration": f"{anonymous(app.workspace.home.config)} ({_access(app.workspace.home.config)})",
        "chosen_by": chosen,
        "python": anonymous(sys.executable),
        "program": anonymous(Path(__file__).parents[1]),
    }


def _access(path: Path) -> str:
    """Say what a path is for this user: its mode, whose it is, whether it can be written."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return "not there yet"
    except OSError as error:
        return str(error.strerror)
    kind = "folder" if stat.S_ISDIR(found.st_mode) else "file"
    link = ", by a symbolic link" if path.is_symlink() else ""
    owner = "own" if found.st_uid == os.geteuid() else "someone else's"
    able = "writable" if os.access(path, os.W_OK) else "not writable"
    return f"{kind} {stat.S_IMODE(found.st_mode):04o}, {owner}, {able}{link}"


def _settings(app: AppContext) -> Section:
    """Return the settings that are the user's own, and how many faults they have; what is unknown is only counted."""
    from mentorcli.cli.config.details import KEYS
    from mentorcli.services.settings_faults import faults_of
    from mentorcli.store import settings_file

    try:
        document = settings_file.plain(settings_file.read(app.workspace.home.config))
    except MentorError:
        return {"own": {}, "faults": "cannot be read"}
    policy = document.get("policy")
    flat = {key: value for key, value in document.items() if key != "policy"}
    flat |= {f"policy.{key}": value for key, value in policy.items()} if isinstance(policy, dict) else {}
    faults = faults_of(document)
    own = {key: flat[key] for key in KEYS if key in flat} if not faults else {}
    return {"own": own, "faults": len(faults)}


def _time(app: AppContext) -> Section:
    """Return the zone and what decides on it."""
    try:
        now, zone = app.workspace.now, app.workspace.settings.timezone
    except MentorError:
        return {"zone": "cannot be told: a fault in the configuration or in MENTOR_NOW"}
    return {
        "now": now.isoformat(),
        "clock": "MENTOR_NOW" if app.workspace.environ.get("MENTOR_NOW") else "the system's",
        "zone": zone or app.workspace.environ.get("TZ") or _system_zone(),
        "chosen_by": "configuration" if zone else "TZ" if app.workspace.environ.get("TZ") else "the system",
    }


def _system_zone() -> str:
    """Return the name of the system's zone where it can be told, else its abbreviation."""
    import time

    with contextlib.suppress(OSError):
        found = str(Path("/etc/localtime").resolve())
        if "/zoneinfo/" in found:
            return found.partition("/zoneinfo/")[2]
    return time.tzname[0]


def _locale(app: AppContext) -> Section:
    """Return the language, and the environment it is told from."""
    try:
        lang = app.lang
    except MentorError:
        lang = "cannot be told: a fault in the configuration"
    return {
        "language": lang,
        "environment": {name: app.workspace.environ[name] for name in LOCALE if app.workspace.environ.get(name)},
        "encoding": f"{sys.stdout.encoding}, files {sys.getfilesystemencoding()}, {locale.getpreferredencoding(False)}",
    }


def _terminal(app: AppContext) -> Section:
    """Return what is known of the terminal, and the programs that would be started; of those the name alone."""
    columns, rows = shutil.get_terminal_size()
    streams = {"stdin": sys.stdin, "stdout": sys.stdout, "stderr": sys.stderr}
    return {
        **{name: "terminal" if stream.isatty() else "no terminal" for name, stream in streams.items()},
        "size": f"{columns} x {rows}",
        "type": app.workspace.environ.get("TERM"),
        "colour": app.output.styled,
        "no_color": bool(app.workspace.environ.get("NO_COLOR")),
        "programs": {
            name: os.path.basename(value.split()[0])  # noqa: PTH119 - a command, not a path
            for name in ("SHELL", "VISUAL", "EDITOR", "PAGER")
            if (value := app.workspace.environ.get(name, "").strip())
        },
    }


def _store(app: AppContext, *, faulty: bool) -> tuple[Section, int]:
    """Return how the store is, and the exit code; `faulty` tells that the configuration is.

    Faults are counted by what can be done about them: where they are would name a student.
    """
    from mentorcli.store.check import check

    home = app.workspace.home.store
    if not home.exists():
        absent = {"state": "not there yet: the first change makes it", "policy": _policy(app)}
        return absent, UnreadableError.exit_code if faulty else 0
    try:
        report = check(app.workspace.store)
    except NewerStoreError as error:
        return {"state": "written by a newer version of mentor"}, error.exit_code
    kinds = Counter("mended by --repair" if fault.remedy else "for a person to mend" for fault in report.faults)
    faulty = faulty or bool(report.faults)
    sound = {
        "state": "faulty" if faulty else "sound",
        "schema": app.workspace.store.schema,
        "students": report.students,
        "sessions": report.sessions,
        "faults": dict(kinds),
        "size": f"{_size(home) / MEGABYTE:.1f} MB, {shutil.disk_usage(home).free // MEGABYTE} MB free",
        "policy": _policy(app),
    }
    return sound, UnreadableError.exit_code if faulty else 0


def _policy(app: AppContext) -> str:
    try:
        return app.workspace.policy.name
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
