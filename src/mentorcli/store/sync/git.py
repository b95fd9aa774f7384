"""The one place where git is started: a program of the user's, called with an environment of ours.

Their ssh keys and credential helpers are used; what of their configuration or environment would change what is
committed, or run something, is overruled for our calls alone. Nothing is ever written to it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mentorcli.errors import NotSavedError, RefusedError
from mentorcli.store import files
from mentorcli.store.not_saved import INTACT
from mentorcli.store.sync import crash_leftovers
from mentorcli.text import Bilingual, bilingual

FOLDER = ".git"
_SEEN = "git"  # in the folder below: the program whose version was new enough
OWN = "mentor"  # in that folder: what belongs to this computer alone
OLDEST = (2, 25)
_UMASK = 0o077
_VERSION_ASKED, _ANSWERS = ("--version",), 4.0  # seconds in which any git tells that; all else takes what it takes
# Of the environment these say how git reaches another computer, and are the user's; all else that begins so goes.
_KEPT = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_PROXY_COMMAND", "GIT_CONFIG_GLOBAL")
_KEPT_BEGINS = ("GIT_SSL_", "GIT_HTTP_")
_OVERRULED = (
    *("core.hooksPath=/dev/null", "commit.gpgSign=false", "core.autocrlf=false", "core.quotePath=false"),
    *("core.fsmonitor=false", "core.attributesFile=/dev/null", "core.logAllRefUpdates=false", "push.gpgSign=false"),
    *("core.sharedRepository=umask", "core.safecrlf=false", "push.recurseSubmodules=no", "submodule.recurse=false"),
    *("fetch.recurseSubmodules=false", "transfer.fsckObjects=true", "gc.auto=0", "maintenance.auto=false"),
    "core.fsync=all",  # from git 2.36 on: what a version is made of lasts before the version counts
    *("gc.autoDetach=false", "fetch.writeCommitGraph=false", "fetch.prune=false", "color.ui=false"),
)
_AT_HOST = "git -c core.hooksPath=/dev/null -c core.fsync=all -c gc.auto=0 -c receive.autogc=false -c safe.directory=* "
_DAMAGED = (
    *("is corrupt", "is empty", "bad object", "unable to read", "not a valid object", "missing blob", "bad tree"),
    *("unexpected line in", "inflate", "loose object", "pack has bad", "bad pack", "remote did not send all"),
    *("not our ref", "missing object", "missing tree", "missing commit"),
    *("does not point to a valid object", "nonexistent object", "not a tree object"),
)
_LOST = re.compile(r"[Cc]ould not read [0-9a-f]{40}")  # not "from remote repository"
_VERSION = re.compile(r"(\d+)\.(\d+)")


class Done(NamedTuple):
    """What a call of git left: the exit code, standard output, and standard error as text."""

    code: int
    out: bytes
    err: str

    @property
    def line(self) -> str:
        """The first line of the output."""
        return self.out.decode("utf-8", "replace").partition("\n")[0].strip()


class Git:
    """git for the store in a folder.

    `terminal`: a person is there to answer what ssh or a host asks. `calls` counts the processes. `mended` tells what
    a crash had left in a repository and was put right.
    """

    def __init__(self, folder: str, environ: Mapping[str, str], *, terminal: bool = False) -> None:
        self.folder = folder
        self.calls = 0
        self.mended: list[Bilingual] = []
        self._terminal = terminal
        self._environ = environment(environ, terminal=terminal)
        self._program = program(environ)

    @property
    def own(self) -> str:
        """The folder of what belongs to this computer alone."""
        return os.path.join(self.folder, FOLDER, OWN)  # noqa: PTH118 - a path of bytes and text alike

    def file_seen(self) -> bytes:
        """Return what tells the program's file from another one, and from itself after an upgrade."""
        try:
            found = os.stat(self._program)  # noqa: PTH116
        except OSError:
            return b""
        return f"{self._program} {found.st_size} {found.st_mtime_ns} {found.st_ino}".encode("utf-8", "replace")

    def run(self, *words: str, stdin: bytes = b"", extra: Mapping[str, str] | None = None) -> Done:
        """Run git in the store's own repository, again where a lock that nobody held was in its way.

        Raises NotSavedError where it cannot be started.
        """
        own = os.path.join(self.folder, FOLDER)  # noqa: PTH118
        where = ["--git-dir", own, "--work-tree", self.folder]
        done = self.plain(*where, *words, stdin=stdin, extra=extra)
        if done.code and crash_leftovers.is_locked(done.err) and self.unlocked(own):
            done = self.plain(*where, *words, stdin=stdin, extra=extra)
        return done

    def unlocked(self, folder: str) -> bool:
        """Take away the locks that nobody holds in a repository; return whether there were any."""
        cleared = crash_leftovers.clear_locks(folder)
        self.mended += map(crash_leftovers.lock_warning, cleared)
        return bool(cleared)

    def plain(self, *words: str, stdin: bytes = b"", extra: Mapping[str, str] | None = None) -> Done:
        """Run git wherever it is told to. Raises NotSavedError where it cannot be started."""
        files.on_step("git")
        self.calls += 1
        return self._start(words, stdin, extra or {})

    def _start(self, words: Sequence[str], stdin: bytes, extra: Mapping[str, str]) -> Done:
        settings = [word for one in _OVERRULED for word in ("-c", one)]
        try:
            done = subprocess.run(  # noqa: S603 - a program by its whole path, words of ours
                [self._program, *settings, *words],
                input=stdin,
                capture_output=True,
                check=False,
                cwd=self.folder if os.path.isdir(self.folder) else "/",  # noqa: PTH112
                env={**self._environ, **extra},
                umask=_UMASK,
                timeout=_ANSWERS if words == _VERSION_ASKED else None,
                start_new_session=not self._terminal,  # else ssh would ask on a terminal that nobody looks at
            )
        except subprocess.TimeoutExpired:
            return Done(1, b"", "")
        except OSError as error:
            raise NotSavedError(
                bilingual(f"git cannot be started: {error.strerror}", f"git ne démarre pas\u00a0: {error.strerror}")
            ) from None
        return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())

    def must(self, *words: str, stdin: bytes = b"", extra: Mapping[str, str] | None = None) -> Done:
        """Run git in the store's own repository. Raises NotSavedError where it fails."""
        done = self.run(*words, stdin=stdin, extra=extra)
        if done.code:
            raise failure(words, done)
        return done

    def config(self, name: str, value: str) -> None:
        """Write one setting of the store's own repository. Raises NotSavedError."""
        self.must("config", "--local", name, value)


def is_damaged(said: str) -> bool:
    """Return whether git says that what it keeps is damaged."""
    return any(text in said for text in _DAMAGED) or _LOST.search(said) is not None


def failure(words: Sequence[str], done: Done) -> NotSavedError:
    """Return the error of a call of git that failed, with what git says."""
    said = " ".join(done.err.split()) or f"exit {done.code}"
    hint = INTACT
    if is_damaged(said):
        hint = bilingual(
            f"Your data are intact; what git keeps of them here is damaged. Move the folder {FOLDER} out of the "
            "store's (mentor store path), then: mentor sync init PLACE",
            f"Vos données sont intactes\u00a0; ce que git en garde ici est abîmé. Sortez le dossier {FOLDER} de celui "
            "des données (mentor store path), puis\u00a0: mentor sync init PLACE",
        )
    return NotSavedError(bilingual(f"git {words[0]} failed: {said}", f"git {words[0]} a échoué\u00a0: {said}"), hint)


def program(environ: Mapping[str, str]) -> str:
    """Return the path of git; an entry of PATH that is no whole path is left out. Raises RefusedError without git."""
    entries = [entry for entry in environ.get("PATH", os.defpath).split(os.pathsep) if entry.startswith(os.sep)]
    found = shutil.which("git", path=os.pathsep.join(entries)) if entries else None
    if found is None:
        raise RefusedError(
            bilingual("This needs git, which is not there", "Il y faut git, qui n'est pas installé"),
            bilingual(
                "Install it, such as by: sudo apt install git (Linux), xcode-select --install (macOS)",
                "Installez-le, par exemple par\u00a0: sudo apt install git (Linux), xcode-select --install (macOS)",
            ),
        )
    return found


def environment(environ: Mapping[str, str], *, terminal: bool) -> dict[str, str]:
    """Return the environment of a call: nothing in it points git to another repository, or changes what it says."""
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_KEPT_BEGINS)
    }
    for name in ("LANGUAGE", "LC_MESSAGES", "LANG"):
        kept.pop(name, None)
    kept |= {"LC_ALL": "C", "GIT_ATTR_NOSYSTEM": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"}
    if not terminal:
        kept |= {"GIT_TERMINAL_PROMPT": "0", "SSH_ASKPASS_REQUIRE": "never"}
        kept.pop("GIT_ASKPASS", None)
        kept.pop("SSH_ASKPASS", None)
    return kept


def check_version(git: Git) -> None:
    """Raise RefusedError for a git that is older than 2.25, or does not answer.

    One that was seen to be new enough is not asked again.
    """
    seen = git.file_seen()
    if seen and _seen(git) == seen:
        return
    said = git.plain(*_VERSION_ASKED).line
    found = _VERSION.search(said)
    if found is None or (int(found[1]), int(found[2])) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise RefusedError(
            bilingual(
                f"This needs git {oldest} or newer; yours is: {said or '?'}",
                f"Il y faut git {oldest} ou plus récent\u00a0; le vôtre\u00a0: {said or '?'}",
            ),
            bilingual("Upgrade git. Nothing was changed.", "Mettez git à jour. Rien n'a été changé."),
        )
    with contextlib.suppress(OSError), files.folder(git.own) as own:  # not there before `sync init`
        files.replace(_SEEN, seen, own)


def _seen(git: Git) -> bytes:
    """Return of which program it is known that it is new enough, nothing where that is not known."""
    try:
        with files.folder(git.own) as own:
            return files.read(_SEEN, own)
    except OSError:
        return b""


def is_local(url: str) -> bool:
    """Return whether what is named is a path of this computer, not an address."""
    head = url.partition("/")[0]
    return "://" not in url and ":" not in head


def at_host(url: str, service: str) -> list[str]:
    """Return the options by which the other side, where it is a folder, runs no hook and may be somebody else's."""
    return [f"--{service}={_AT_HOST}{service}"] if is_local(url) or url.startswith("file://") else []
