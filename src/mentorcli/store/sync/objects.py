"""What git keeps for us: trees as files by path, and commits. The index is ours alone, made by name each time."""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from mentorcli.store import files, ids
from mentorcli.store.files import os
from mentorcli.store.sync.git import FOLDER, OWN, Done, Git, failure

Files = dict[str, bytes]
"""The files of a store by their paths below its folder, as they stand in a tree of git."""

INDEX = "index"  # in our own folder: of the tree that was written last
NEW = "new-"  # a folder of files that git is about to keep, with a random id after it
_PLAIN = (b"100644", b"100755")
_BLOB = re.compile(rb"[0-9a-f]+ blob ([0-9]{1,12})")
_SHA256 = 64  # digits of an id in a repository of that kind
_AUTHOR = "mentor"
_ADDRESS = "mentor@localhost"


def name_of(data: bytes, like: str = "") -> str:
    """Return the id under which git keeps a file's bytes; `like` is an id of the same repository."""
    new = hashlib.sha256 if len(like) == _SHA256 else hashlib.sha1
    return new(b"blob %d\0" % len(data) + data).hexdigest()


def listing(git: Git, tree: str) -> dict[str, str]:
    """Return the plain files of a commit by path, with their ids. Raises NotSavedError."""
    found = {}
    for row in git.must("ls-tree", "-r", "-z", "--full-tree", tree).out.split(b"\0"):
        head, _, path = row.partition(b"\t")
        mode, *rest = head.split(b" ")
        if mode in _PLAIN:
            found[os.fsdecode(path)] = rest[1].decode("ascii")
    return found


def blobs(git: Git, names: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of files by their ids. Raises NotSavedError."""
    wanted = list(dict.fromkeys(names))
    if not wanted:
        return {}
    data = git.must("cat-file", "--batch", stdin="".join(f"{one}\n" for one in wanted).encode()).out
    found, place = {}, 0
    for one in wanted:
        end = data.find(b"\n", place)
        head = _BLOB.fullmatch(data[place : max(end, place)])
        if head is None:  # `missing`, with exit 0
            said = data[place : max(end, place)].decode("utf-8", "replace")
            raise failure(("cat-file",), Done(1, b"", f"missing blob: {said or one}"))
        size = int(head[1])
        found[one] = data[end + 1 : end + 1 + size]
        place = end + size + 2
    return found


def read(git: Git, commit: str, known: Mapping[str, bytes] | None = None) -> Files:
    """Return the files of a commit; `known` are bytes that need not be asked for, by id. Raises NotSavedError."""
    paths = listing(git, commit)
    have = dict(known or {})
    have |= blobs(git, (name for name in paths.values() if name not in have))
    return {path: have[name] for path, name in paths.items()}


def write_tree(git: Git, contents: Files, there: Mapping[str, str], like: str = "") -> str:
    """Return the id of a tree that holds these files and no others. Raises NotSavedError, OSError.

    `there` are the ids of files that git has, by path; `like` is an id of the same repository.
    """
    names = {path: name_of(data, like) for path, data in contents.items()}
    have = set(there.values())
    _keep(git, {names[path]: data for path, data in contents.items() if names[path] not in have})
    index = os.path.join(git.own, INDEX)
    for left in (index, f"{index}.lock"):  # the lock is what a crash left: nobody else has this index
        with contextlib.suppress(FileNotFoundError):
            os.unlink(left)
    rows = b"".join(b"100644 %s\t%s\0" % (names[path].encode(), os.fsencode(path)) for path in sorted(names))
    extra = {"GIT_INDEX_FILE": index}
    git.must("update-index", "-z", "--add", "--index-info", stdin=rows, extra=extra)
    return git.must("write-tree", extra=extra).line


def _keep(git: Git, new: Mapping[str, bytes]) -> None:
    """Let git keep some files."""
    if not new:
        return
    name = f"{NEW}{ids.record_id()}"
    aside = os.path.join(git.own, name)
    os.mkdir(aside, files.FOLDER_MODE)
    os.chmod(aside, files.FOLDER_MODE)  # a umask may have left a folder that not even we can open
    try:
        with files.folder(aside) as folder:
            for number, data in enumerate(new.values()):
                files.create(str(number), data, folder, durable=False)
        listed = "".join(f"{FOLDER}/{OWN}/{name}/{number}\n" for number in range(len(new))).encode()
        git.must("hash-object", "-w", "--no-filters", "--stdin-paths", stdin=listed)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def commit(git: Git, tree: str, parents: Sequence[str], message: str, at: datetime) -> str:
    """Return the id of a new commit at a moment (aware). Raises NotSavedError."""
    when = f"{int(at.timestamp())} {at:%z}"
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (
        ("NAME", _AUTHOR), ("EMAIL", _ADDRESS), ("DATE", when))}  # fmt: skip
    options = [word for parent in dict.fromkeys(parents) for word in ("-p", parent)]
    return git.must("commit-tree", tree, *options, stdin=message.encode(), extra=who).line


def move(git: Git, *moves: tuple[str, str, str | None]) -> bool:
    """Let names stand for other commits: each of the name, the new commit and the old one (None: whatever it was).

    All of them, or none where one does not stand for its old commit any more.
    """
    rows = "".join(f"update {ref} {new}{'' if old is None else f' {old}'}\n" for ref, new, old in moves)
    return git.run("update-ref", "--no-deref", "--stdin", stdin=rows.encode()).code == 0


def show_index(git: Git, commit: str, *, written: bool) -> None:
    """Let git's own index be that of a commit, for a person's `git status`: nothing of ours asks it.

    `written`: its tree is the one that was written last.
    """
    own = os.path.join(git.folder, FOLDER, INDEX)
    if written and not os.path.exists(f"{own}.lock"):
        os.replace(os.path.join(git.own, INDEX), own)
    else:
        git.run("read-tree", commit)
