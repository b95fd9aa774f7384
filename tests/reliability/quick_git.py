"""What `mentor sync` asks of git, answered in this process: the same objects, names and words, and no process for it.

It works on git's own files, one file an object, so that git can go on where it stopped and the other way round; what it
does not know it hands to git. A run of clones.py asks git more than a hundred times: that was most of its time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from unittest import mock

from mentorcli.store.sync.git import Done, Git

_TREE, _FILE = b"40000", b"100644"
_NONE = "0" * 40
_PLAIN_VALUE = re.compile(r"[\w./:@-]+")
_INDEX_ENTRY = struct.Struct(">40s20sH")
_STATUS = bytes(24) + struct.pack(">I", 0o100644) + bytes(12)  # of the file: only its mode is known
_known: dict[str, tuple[bytes, bytes]] = {}  # an object never changes: what was read or written once, by its id


class GitAloneError(Exception):
    """Only git itself can tell."""


def _write(path: str, data: bytes, mode: int = 0o600) -> None:
    aside = f"{path}.lock"
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(data)
    os.rename(aside, path)  # noqa: PTH104 - a path at a time is what makes it quick, here and below


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except FileNotFoundError:
        return None


class Repository:
    """A repository of git, by its folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def _loose(self, name: str) -> str:
        return f"{self.folder}/objects/{name[:2]}/{name[2:]}"

    def has(self, name: str) -> bool:
        """Return whether an object is there, in a file of its own."""
        return os.path.exists(self._loose(name))  # noqa: PTH110

    def read(self, name: str) -> tuple[bytes, bytes]:
        """Return the kind and the content of an object. Raises GitAloneError."""
        if name not in _known or not self.has(name):
            data = _read(self._loose(name))
            if data is None:
                raise GitAloneError(name)
            head, _, content = zlib.decompress(data).partition(b"\0")
            _known[name] = head.partition(b" ")[0], content
        return _known[name]

    def write(self, kind: bytes, content: bytes) -> str:
        """Keep an object, and return its id."""
        whole = b"%s %d\0%s" % (kind, len(content), content)
        name = hashlib.sha1(whole).hexdigest()  # noqa: S324 - git's own
        _known[name] = kind, content
        if not self.has(name):
            with contextlib.suppress(FileExistsError):
                os.mkdir(f"{self.folder}/objects/{name[:2]}", 0o700)  # noqa: PTH102
            _write(self._loose(name), zlib.compress(whole, 0), 0o400)
        return name

    def ref(self, name: str) -> str | None:
        """Return the commit that a name stands for. Raises GitAloneError where names are packed."""
        data = _read(f"{self.folder}/{name}")
        if data is None and os.path.exists(f"{self.folder}/packed-refs"):  # noqa: PTH110
            raise GitAloneError(name)
        return data.decode().strip() if data is not None else None

    def set_ref(self, name: str, commit: str) -> None:
        """Let a name stand for a commit."""
        path = f"{self.folder}/{name}"
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)  # noqa: PTH103, PTH120
        _write(path, f"{commit}\n".encode())

    def parents(self, commit: str) -> list[str]:
        """Return the parents of a commit."""
        head = self.read(commit)[1].partition(b"\n\n")[0].decode()
        return [row[7:] for row in head.split("\n") if row.startswith("parent ")]

    def history(self, commit: str) -> set[str]:
        """Return a commit with all that it goes back to."""
        found: set[str] = set()
        waiting = [commit]
        while waiting:
            if (one := waiting.pop()) not in found:
                found.add(one)
                waiting += self.parents(one)
        return found

    def tree_of(self, name: str) -> str:
        """Return the tree of a commit; a tree is its own."""
        kind, content = self.read(name)
        return content[5:45].decode() if kind == b"commit" else name

    def rows(self, tree: str) -> Iterator[tuple[bytes, bytes, str]]:
        """Yield what stands in a tree: mode, name and id."""
        content, place = self.read(tree)[1], 0
        while place < len(content):
            end = content.index(b"\0", place)
            mode, _, name = content[place:end].partition(b" ")
            yield mode, name, content[end + 1 : end + 21].hex()
            place = end + 21

    def paths(self, tree: str, above: bytes = b"") -> Iterator[tuple[bytes, str]]:
        """Yield the files below a tree by path, with their ids. Raises GitAloneError for what is no plain file."""
        for mode, name, one in self.rows(tree):
            if mode == _TREE:
                yield from self.paths(one, above + name + b"/")
            elif mode == _FILE:
                yield above + name, one
            else:
                raise GitAloneError(mode)

    def keep_tree(self, found: Mapping[bytes, str]) -> str:
        """Keep the trees of some files by path, and return the id of the uppermost."""
        below: dict[bytes, dict[bytes, str]] = {}
        rows = []
        for path, name in found.items():
            top, slash, rest = path.partition(b"/")
            if slash:
                below.setdefault(top, {})[rest] = name
            else:
                rows.append((top, _FILE, name))
        rows += [(top, _TREE, self.keep_tree(inner)) for top, inner in below.items()]
        rows.sort(key=lambda row: row[0] + b"/" * (row[1] == _TREE))
        return self.write(b"tree", b"".join(b"%s %s\0%s" % (mode, top, bytes.fromhex(one)) for top, mode, one in rows))

    def take(self, other: Repository, commit: str) -> None:
        """Take over a commit and all that it needs from another repository, what needs another after that one."""
        if self.has(commit):
            return
        for parent in other.parents(commit):
            self.take(other, parent)
        self._take_tree(other, other.tree_of(commit))
        self.write(*other.read(commit))

    def _take_tree(self, other: Repository, tree: str) -> None:
        if self.has(tree):
            return
        for mode, _, one in other.rows(tree):
            if mode == _TREE:
                self._take_tree(other, one)
            else:
                self.write(*other.read(one))
        self.write(*other.read(tree))


def _encoded(found: Mapping[bytes, str]) -> bytes:
    """Return an index of git (version 2)."""
    rows = [struct.pack(">4sII", b"DIRC", 2, len(found))]
    for path in sorted(found):
        row = _INDEX_ENTRY.pack(_STATUS, bytes.fromhex(found[path]), len(path))
        row += path
        rows.append(row + bytes(8 - len(row) % 8))
    whole = b"".join(rows)
    return whole + hashlib.sha1(whole).digest()  # noqa: S324


def _decoded(data: bytes) -> dict[bytes, str]:
    """Return the files of an index of ours by path. Raises GitAloneError for one of git's."""
    found, place = {}, 12
    if data[:8] != struct.pack(">4sI", b"DIRC", 2):
        raise GitAloneError("index")
    for _ in range(struct.unpack(">I", data[8:12])[0]):
        _, name, length = _INDEX_ENTRY.unpack_from(data, place)
        if length >= 0xFFF:
            raise GitAloneError("index")
        start = place + _INDEX_ENTRY.size
        found[data[start : start + length]] = name.hex()
        size = _INDEX_ENTRY.size + length
        place += size + 8 - size % 8
    return found


class Asked:
    """One call: what was asked of which repository, with what on standard input and in the environment."""

    def __init__(self, git: Git, words: Sequence[str], stdin: bytes, extra: Mapping[str, str]) -> None:
        rest = list(words)
        folder = f"{git.folder}/.git"
        if rest[0] == "--git-dir":
            folder, rest = rest[1], rest[2:]
        if rest[0] == "--work-tree":
            rest = rest[2:]
        self.repository = Repository(folder)
        self.work_tree = git.folder
        self.name, self.words = rest[0], rest[1:]
        self.stdin, self.extra = stdin, extra

    def answer(self) -> Done:
        """Return what git would. Raises GitAloneError where only git knows."""
        own = getattr(self, "_" + self.name.lstrip("-").replace("-", "_"), None)
        if own is None or _is_packed(self.repository.folder):
            raise GitAloneError(self.name)
        found = own()
        return found if isinstance(found, Done) else Done(0, found or b"", "")

    def _version(self) -> bytes:
        return b"git version 2.25.0\n"

    def _symbolic_ref(self) -> None:
        name, target = self.words
        _write(f"{self.repository.folder}/{name}", f"ref: {target}\n".encode())

    def _init(self) -> None:
        bare = "--bare" in self.words
        folder = self.words[-1] if bare else f"{self.words[-1]}/.git"
        if os.path.exists(folder):  # noqa: PTH110
            raise GitAloneError("init")
        for one in ("objects/info", "objects/pack", "refs/heads", "refs/tags"):
            os.makedirs(f"{folder}/{one}", 0o700)  # noqa: PTH103
        for path in (folder, f"{folder}/objects", f"{folder}/refs"):
            os.chmod(path, 0o700)  # noqa: PTH101
        _write(f"{folder}/HEAD", b"ref: refs/heads/master\n")
        text = f"[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = {str(bare).lower()}\n"
        _write(f"{folder}/config", text.encode())

    def _settings(self) -> dict[str, str]:
        section, found = "", {}
        for row in (_read(f"{self.repository.folder}/config") or b"").decode().splitlines():
            if row.startswith("["):
                section = row[1:-1]
            else:
                name, _, value = row.strip().partition(" = ")
                if not _PLAIN_VALUE.fullmatch(value) or not section.isalpha():
                    raise GitAloneError(row)
                found[f"{section}.{name}"] = value
        return found

    def _config(self) -> Done | None:
        found = self._settings()
        if "--get-regexp" in self.words:
            rows = [f"{name}\n{value}\0" for name, value in found.items() if name.startswith("mentor.")]
            return Done(0 if rows else 1, "".join(rows).encode(), "")
        _, name, value = self.words
        if not _PLAIN_VALUE.fullmatch(value):
            raise GitAloneError(value)
        found[name] = value
        rows = []
        for section in dict.fromkeys(one.partition(".")[0] for one in found):
            rows.append(f"[{section}]\n")
            rows += [f"\t{one.partition('.')[2]} = {found[one]}\n" for one in found if one.startswith(f"{section}.")]
        _write(f"{self.repository.folder}/config", "".join(rows).encode())
        return None

    def _for_each_ref(self) -> bytes:
        names = sorted(self.words[1:])
        return "".join(f"{one} {commit}\n" for one in names if (commit := self.repository.ref(one))).encode()

    def _update_ref(self) -> Done | None:
        moves = [row.split(" ")[1:] for row in self.stdin.decode().splitlines()]
        if any(old and (self.repository.ref(name) or _NONE) != old[0] for name, _, *old in moves):
            return Done(128, b"", "fatal: cannot lock ref")
        for name, new, *_ in moves:
            self.repository.set_ref(name, new)
        return None

    def _merge_base(self) -> Done | bytes:
        one, other = self.words[-2:]
        if "--is-ancestor" in self.words:
            return Done(0 if one in self.repository.history(other) else 1, b"", "")
        common = self.repository.history(one) & self.repository.history(other)
        before = {older for commit in common for older in self.repository.history(commit) - {commit}}
        best = common - before
        if len(best) > 1:
            raise GitAloneError(best)
        return Done(0, f"{best.pop()}\n".encode(), "") if best else Done(1, b"", "")

    def _ls_tree(self) -> Done | bytes:
        try:
            tree = self.repository.tree_of(self.words[-1])
        except GitAloneError:
            return Done(128, b"", "fatal: not a tree object")
        return b"".join(b"100644 blob %s\t%s\0" % (one.encode(), path) for path, one in self.repository.paths(tree))

    def _cat_file(self) -> bytes:
        found = []
        for name in self.stdin.decode().split():
            kind, content = self.repository.read(name)
            found.append(b"%s %s %d\n%s\n" % (name.encode(), kind, len(content), content))
        return b"".join(found)

    def _hash_object(self) -> bytes:
        names = []
        for path in self.stdin.decode().split("\n")[:-1]:
            with open(f"{self.work_tree}/{path}", "rb") as file:  # noqa: PTH123
                names.append(self.repository.write(b"blob", file.read()))
        return "".join(f"{one}\n" for one in names).encode()

    def _update_index(self) -> None:
        rows = (row.split(b"\t") for row in self.stdin.split(b"\0") if row)
        found = {path: head.split(b" ")[1].decode() for head, path in rows}
        _write(self.extra["GIT_INDEX_FILE"], _encoded(found))

    def _write_tree(self) -> bytes:
        data = _read(self.extra["GIT_INDEX_FILE"])
        return f"{self.repository.keep_tree(_decoded(data or b''))}\n".encode()

    def _read_tree(self) -> None:
        tree = self.repository.tree_of(self.words[0])
        _write(f"{self.repository.folder}/index", _encoded(dict(self.repository.paths(tree))))

    def _commit_tree(self) -> bytes:
        tree, *options = self.words
        rows = [f"tree {tree}", *(f"parent {one}" for one in options if one != "-p")]
        for role in ("AUTHOR", "COMMITTER"):
            name, address, when = (self.extra[f"GIT_{role}_{what}"] for what in ("NAME", "EMAIL", "DATE"))
            rows.append(f"{role.lower()} {name} <{address}> {when}")
        return (self.repository.write(b"commit", "\n".join([*rows, "", ""]).encode() + self.stdin) + "\n").encode()

    def _fetch(self) -> Done | None:
        url, wanted = self.words[-2:]
        source, _, target = wanted.lstrip("+").partition(":")
        other = _other(url)
        if other is None:
            return _away(url)
        commit = other.ref(source)
        if commit is None:
            return Done(128, b"", f"fatal: couldn't find remote ref {source}")
        self.repository.take(other, commit)
        self.repository.set_ref(target, commit)
        _write(f"{self.repository.folder}/FETCH_HEAD", f"{commit}\t\tbranch 'main' of {url}\n".encode())
        return None

    def _push(self) -> Done | None:
        url, wanted = self.words[-2:]
        commit, _, target = wanted.partition(":")
        other = _other(url)
        if other is None:
            return _away(url)
        there = other.ref(target)
        if there is not None and not (self.repository.has(there) and there in self.repository.history(commit)):
            return Done(1, b"", f" ! [rejected] {commit} -> main (non-fast-forward)")
        other.take(self.repository, commit)
        other.set_ref(target, commit)
        return None


def _is_packed(folder: str) -> bool:
    return any(one.endswith(".pack") for one in _names(f"{folder}/objects/pack"))


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []


def _other(url: str) -> Repository | None:
    if not url.startswith("/") or _is_packed(url):
        raise GitAloneError(url)
    return Repository(url) if os.path.exists(f"{url}/HEAD") else None  # noqa: PTH110


def _away(url: str) -> Done:
    return Done(128, b"", f"fatal: '{url}' does not appear to be a git repository")


@contextlib.contextmanager
def answering() -> Iterator[None]:
    """Answer in this process what is asked of git, as far as that is known here."""
    asked = Git._start

    def start(git: Git, words: Sequence[str], stdin: bytes, extra: Mapping[str, str]) -> Done:
        try:
            return Asked(git, words, stdin, extra).answer()
        except GitAloneError:
            return asked(git, words, stdin, extra)

    with mock.patch.object(Git, "_start", start):
        yield
