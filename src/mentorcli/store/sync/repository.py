"""The repository of git in the store's folder: where it goes to, what was seen there, and what this computer knows.

`refs/mentor/remote` is what the other side had when the two last agreed, `refs/mentor/incoming` what was fetched last.
"""

from __future__ import annotations

import contextlib
import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from mentorcli.errors import BusyError, RefusedError
from mentorcli.store import files, lock
from mentorcli.store.files import os
from mentorcli.store.not_saved import PERMISSIONS, not_saved
from mentorcli.store.sync import crash_leftovers, objects
from mentorcli.store.sync.git import FOLDER, OWN, Git, at_host, is_local
from mentorcli.store.sync.unreachable import locked, unreachable
from mentorcli.text import bilingual

REMOTE, INCOMING = "refs/mentor/remote", "refs/mentor/incoming"
BRANCH = "main"
_STATE = "state.json"
UNTOLD = "untold.json"  # what a sync is about to tell
_FOLDERS = 256  # in which git spreads what is not packed, by the first letters of its name
_SAMPLED = ("07", "17", "27", "37", "47", "57", "67", "77")
_BLOCK = 4096
_MOST_LOOSE = 3 << 20
_LOCK = "lock"
_NO_BRANCH = ("couldn't find remote ref", "Couldn't find remote ref", "no such ref was fetched")
_BEHIND = ("[rejected]", "non-fast-forward", "fetch first", "cannot lock ref", "failed to update ref", "stale info")


class Known(NamedTuple):
    """What the repository is set to: the address of the other side, if any, the branch, and for which it was warned."""

    url: str | None
    branch: str
    warned: str | None


class Refs(NamedTuple):
    """The commits of this side, of the other side when the two last agreed, and of the other side as fetched last."""

    head: str | None
    remote: str | None
    incoming: str | None


def is_there(folder: str) -> bool:
    """Return whether the store has a repository. Raises RefusedError for a link, or a file, in its place."""
    try:
        mode = os.lstat(os.path.join(folder, FOLDER)).st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISDIR(mode):
        raise RefusedError(
            bilingual(
                f"{folder}/{FOLDER} is no folder: the store has no repository of its own",
                f"{folder}/{FOLDER} n'est pas un dossier\u00a0: les données n'ont pas de dépôt à elles",
            ),
            bilingual("Move it away, then: mentor sync init", "Déplacez-le, puis\u00a0: mentor sync init"),
        )
    return True


def make(git: Git) -> None:
    """Make the repository where there is none, and what is ours in it; nobody else can look into it."""
    if not is_there(git.folder):
        done = git.plain("init", "--quiet", "--template=", git.folder)
        if done.code or not is_there(git.folder):
            why = bilingual(done.err or "it made nothing", done.err or "il n'a rien créé")
            raise RefusedError(bilingual(f"git init failed: {why}", f"git init a échoué\u00a0: {why.french}"))
        git.must("symbolic-ref", "HEAD", f"refs/heads/{BRANCH}")
    with files.folder(git.folder) as root:
        os.chmod(FOLDER, files.FOLDER_MODE, dir_fd=root)
        with files.folder(FOLDER, root) as own:
            files.make_folder(OWN, own)


def known(git: Git) -> Known:
    """Return what the repository is set to."""
    rows = git.run("config", "--local", "--null", "--get-regexp", r"^mentor\.").out.decode("utf-8", "replace")
    found = dict(row.partition("\n")[::2] for row in rows.split("\0") if row)
    return Known(found.get("mentor.url"), found.get("mentor.branch", BRANCH), found.get("mentor.warned"))


def refs(git: Git, branch: str) -> Refs:
    """Return the commits that are known.

    Where a crash left this side's branch without one, it is the last commit that the other side had.
    """
    names = (f"refs/heads/{branch}", REMOTE, INCOMING)
    known, said = _listed(git, names)
    if said and _cleared(git, os.path.join(git.folder, FOLDER), *names):
        known, _ = _listed(git, names)
        if known.head is None and known.remote is not None:
            git.must("update-ref", "--no-deref", names[0], known.remote)
            known = known._replace(head=known.remote)
    return known


def _listed(git: Git, names: tuple[str, str, str]) -> tuple[Refs, str]:
    """Return the commits that names stand for, and what git says of those that stand for none."""
    done = git.must("for-each-ref", "--format=%(refname) %(objectname)", *names)
    found = dict(row.split(" ") for row in done.out.decode().split("\n") if row)
    return Refs(*(found.get(name) for name in names)), done.err


def _cleared(git: Git, folder: str, *names: str) -> bool:
    """Take away those of the names that stand for no commit; return whether there were any."""
    cleared = crash_leftovers.clear_names(folder, *names)
    git.mended += map(crash_leftovers.name_warning, cleared)
    return bool(cleared)


def fetch(git: Git, where: Known, seen: str | None = None) -> str | None:
    """Fetch what the other side has and return its commit, None where it has nothing yet. Raises UnreachableError.

    `seen` is the commit that it had when last seen: where it is a folder and has that one still, nothing is fetched.
    """
    url = where.url or ""
    if seen is not None and is_local(url):
        ref = f"refs/heads/{where.branch}"
        done = git.plain("--git-dir", url, "for-each-ref", "--format=%(refname) %(objectname)", ref)
        if done.code == 0 and done.line == f"{ref} {seen}":
            return seen
    words = ("fetch", "--quiet", "--no-tags", *at_host(url, "upload-pack"))
    words = (*words, "--", url, f"+refs/heads/{where.branch}:{INCOMING}")
    done = git.run(*words)
    if done.code and _mended_there(git, where):
        done = git.run(*words)
    if done.code and any(text in done.err for text in _NO_BRANCH):
        return None
    if done.code:
        raise unreachable(url, done.err)
    with files.folder(os.path.join(git.folder, FOLDER)) as own:
        return files.read("FETCH_HEAD", own).split(b"\t")[0].decode("ascii")


def _mended_there(git: Git, where: Known) -> bool:
    """Put right what a crash left in a place that is a folder; return whether there was anything.

    A branch that stands for no commit stands again for the last one that this computer saw there.
    """
    place = where.url or ""
    if not is_local(place):
        return False
    branch, locked = f"refs/heads/{where.branch}", git.unlocked(place)
    if not _cleared(git, place, branch):
        return locked
    seen = refs(git, where.branch).remote
    if seen is not None:
        git.plain("--git-dir", place, "update-ref", "--no-deref", branch, seen)
    return True


def push(git: Git, where: Known, commit: str) -> bool:
    """Send a commit; False where the other side has got another one meanwhile. Raises UnreachableError."""
    url = where.url or ""
    words = ("push", "--quiet", "--no-verify", *at_host(url, "receive-pack"))
    words = (*words, "--", url, f"{commit}:refs/heads/{where.branch}")
    done = git.run(*words)
    if done.code and crash_leftovers.is_locked(done.err) and _mended_there(git, where):
        done = git.run(*words)
    if done.code and "File exists" in done.err:
        raise locked(url)
    if done.code and any(text in done.err for text in _BEHIND):
        return False
    if done.code:
        raise unreachable(url, done.err)
    return True


def is_ancestor(git: Git, old: str, new: str) -> bool:
    """Return whether a commit is part of the history of another one."""
    return old == new or git.run("merge-base", "--is-ancestor", old, new).code == 0


class Version(NamedTuple):
    """A commit: when it was made (seconds since 1970), by which machine, of which kind, and with how many changes."""

    id: str
    at: int
    machine: str | None
    kind: str
    changes: int


def history(git: Git, branch: str, limit: int | None) -> list[Version]:
    """Return the commits of a branch, newest first; one that a person made by hand is of the kind `hand`."""
    most = [] if limit is None else [f"--max-count={limit}"]
    done = git.run("log", "-z", "--format=%H%n%ct%n%B", *most, f"refs/heads/{branch}", "--")
    found = []
    rows = done.out.decode("utf-8", "replace").split("\0") if done.code == 0 else []
    for row in filter(None, rows):
        name, at, *body = row.split("\n")
        fields = dict(line.split(": ", 1) for line in body if ": " in line)
        count = fields.get("Changes", "")
        kind = fields.get("Kind", "hand")
        found.append(Version(name, int(at), fields.get("Machine"), kind, int(count) if count.isdecimal() else 0))
    return found


def moment_of(git: Git, commit: str | None) -> datetime | None:
    """Return when a commit was made (aware), None without one."""
    if commit is None:
        return None
    return datetime.fromtimestamp(int(git.must("show", "-s", "--format=%ct", commit).line), UTC)


@contextlib.contextmanager
def alone(git: Git) -> Iterator[None]:
    """Let one sync of a store run at a time. Raises BusyError where another one does, NotSavedError."""
    try:
        with files.folder(git.own) as own:
            fd = os.open(_LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, files.FILE_MODE, dir_fd=own)
    except OSError as error:
        raise not_saved(error, git.own, PERMISSIONS) from None
    try:
        if not lock.at_once(fd):
            raise BusyError(
                bilingual("Another sync is at work here", "Une autre synchronisation est en cours ici"),
                bilingual("Wait for its end, then try again.", "Attendez qu'il finisse, puis réessayez."),
            )
        with files.folder(git.own) as own:
            for name in os.listdir(own):
                if name.startswith(objects.NEW):  # of a sync that was killed
                    files.remove_folder(name, own)
        yield
    finally:
        os.close(fd)


def tidy(git: Git, place: str | None) -> None:
    """Pack what git keeps, here and in a place that is a folder, once that is worth it.

    A failure costs nothing but room.
    """
    for folder in (os.path.join(git.folder, FOLDER), place):
        if folder is not None and is_local(folder) and _loose(folder) > _MOST_LOOSE:
            git.plain("--git-dir", folder, "gc", "--quiet", *(["--prune=now"] if folder != place else []))


def _loose(folder: str) -> int:
    """Return about how many bytes a repository has in files that are not packed, by some of the folders of those."""
    found = 0
    for name in _SAMPLED:
        with contextlib.suppress(OSError), os.scandir(os.path.join(folder, "objects", name)) as entries:
            found += sum(max(entry.stat().st_size, _BLOCK) for entry in entries)
    return found * _FOLDERS // len(_SAMPLED)


def state(git: Git) -> tuple[str, str]:
    """Return the commit and the state of the files as they were when they last agreed, empty where that is unknown."""
    try:
        with files.folder(git.own) as own:
            found = json.loads(files.read(_STATE, own))
        return str(found["head"]), str(found["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""


def has_untold(git: Git) -> bool:
    """Return whether an earlier sync was cut short before it had told what it did."""
    return os.path.exists(os.path.join(git.own, UNTOLD))


def remember(git: Git, head: str, digest: str) -> None:
    """Remember that the files agree with a commit. A failure costs nothing but looking again."""
    with contextlib.suppress(OSError), files.folder(git.own) as own:
        files.replace(_STATE, json.dumps({"head": head, "digest": digest}).encode(), own)
