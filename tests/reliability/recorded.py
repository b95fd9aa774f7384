"""The operations of a command on files, recorded in this process (calls of `os`) or from outside (strace).

What was recorded is held against what is on the disk afterwards, so that nothing is overlooked.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reliability.disk import Op, Trace, Tree

STRACE = shutil.which("strace")
_CALLS = (
    "open,openat,creat,write,pwrite64,writev,ftruncate,truncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,"
    "unlink,unlinkat,rmdir,mkdir,mkdirat,lseek,close,sendfile,copy_file_range,symlink,symlinkat,chmod,fchmod,fchmodat,"
    "chdir,fork,vfork,clone,clone3"
)
_TRAILER = (12, 20)
"""A pack of git's: its head was written anew, then all was read, which is not recorded, and its digest comes last."""
_FORKS = ("fork", "vfork", "clone", "clone3")


class Recorder:
    """Gathers operations below a folder, and how it looks after them."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.before = Tree.of(folder)
        self.tree = self.before.copy()
        self.ops: list[Op] = []
        self.open: dict[tuple[int, int], list[int]] = {}  # process and descriptor: node, position, whether it appends
        self._packs: set[int] = set()

    def trace(self) -> Trace:
        """Return what was recorded. Raises AssertionError where the disk holds something else."""
        there = Tree.of(Path(self.folder)).files()
        known = self.tree.files()
        assert there == known, sorted(
            name for name in there.keys() | known.keys() if there.get(name) != known.get(name)
        )
        return Trace(self.before, self.ops)

    def _do(self, op: Op) -> None:
        assert self.tree.apply(op), op
        self.ops.append(op)

    def below(self, path: str) -> str | None:
        """Return a path from the folder on, None for one elsewhere."""
        path = os.path.normpath(path)
        if path == self.folder:
            return ""
        return path.removeprefix(self.folder + "/") if path.startswith(self.folder + "/") else None

    def _place(self, path: str) -> tuple[int, str] | None:
        """Return the folder of a path, and the name in it."""
        known = self.below(path)
        if not known:
            return None
        above, _, name = known.rpartition("/")
        node = self.tree.find(above)
        return None if node is None else (node, name)

    def opened(self, key: tuple[int, int], path: str, *, cut: bool, append: bool) -> None:
        """Note that a file was opened, and made where it was not there."""
        place = self._place(path)
        self.open.pop(key, None)
        if place is None:
            if self.below(path) == "":
                self.open[key] = [0, 0, 0]
            return
        node = self.tree.names[place[0]].get(place[1])
        if node is None:
            node = self.tree.fresh(folder=False)
            if place[1].startswith("tmp_pack_"):
                self._packs.add(node)
            self.before.data[node] = b""
            self._do(Op("name", node, *place))
        elif cut and self.tree.data.get(node):
            self._do(Op("cut", node))
        self.open[key] = [node, 0, append]

    def wrote(self, key: tuple[int, int], data: bytes, offset: int | None = None) -> None:
        """Bytes were written."""
        if key not in self.open or not data:
            return
        node, position, append = self.open[key]
        at = offset if offset is not None else len(self.tree.data[node]) if append else position
        if node in self._packs and (position, len(data)) == _TRAILER:
            at = len(self.tree.data[node])
        if offset is None:
            self.open[key][1] = at + len(data)
        self._do(Op("write", node, offset=at, data=data))

    def sought(self, key: tuple[int, int], position: int) -> None:
        """Note that the next write goes elsewhere."""
        if key in self.open:
            self.open[key][1] = position

    def cut(self, key: tuple[int, int], size: int) -> None:
        """Note that a file was cut or made longer."""
        if key in self.open:
            self._do(Op("cut", self.open[key][0], offset=size))

    def synced(self, key: tuple[int, int]) -> None:
        """Note that a file or folder was made durable."""
        if key in self.open:
            self.ops.append(Op("sync", self.open[key][0]))

    def made(self, path: str) -> None:
        """Note that a folder was made."""
        if place := self._place(path):
            node = self.tree.fresh(folder=True)
            self.before.names[node] = {}
            self._do(Op("name", node, *place))

    def dropped(self, path: str) -> None:
        """Note that a name went."""
        place = self._place(path)
        if place is not None and place[1] in self.tree.names[place[0]]:  # else a link, by which git tries the system
            self._do(Op("drop", self.tree.names[place[0]][place[1]], *place))

    def linked(self, path: str, other: str) -> None:
        """Note that a file got a second name."""
        place, into = self._place(path), self._place(other)
        assert place is not None, path
        assert into is not None, other
        self._do(Op("name", self.tree.names[place[0]][place[1]], *into))

    def moved(self, path: str, other: str, *, swap: bool = False) -> None:
        """Note that a name became another, or two changed places."""
        place, into = self._place(path), self._place(other)
        if place is None and into is None:
            return
        assert place is not None, path
        assert into is not None, other
        self._do(Op("swap" if swap else "move", self.tree.names[place[0]][place[1]], *place, *into))


def _where(path: Any, dir_fd: int | None) -> str:
    if isinstance(path, int):
        return str(Path(f"/proc/self/fd/{path}").readlink())
    text = os.fsdecode(path)
    if dir_fd is not None:
        return os.path.join(Path(f"/proc/self/fd/{dir_fd}").readlink(), text)  # noqa: PTH118 - as the system does
    return os.path.abspath(text)  # noqa: PTH100 - a link stays one


@contextlib.contextmanager
def recording(folder: Path) -> Iterator[Recorder]:
    """Record what this process does below a folder, through the functions of `os`."""
    from mentorcli.store import compare_and_swap

    recorder = Recorder(folder)
    real = {name: getattr(os, name) for name in _WRAPPED}
    swap = compare_and_swap.swap

    def swapped(one: str, other: str, within: int) -> bool:
        done = swap(one, other, within)
        if done:
            recorder.moved(_where(one, within), _where(other, within), swap=True)
        return done

    for name, wrap in _WRAPPED.items():
        setattr(os, name, wrap(recorder, real[name]))
    compare_and_swap.swap = swapped
    try:
        yield recorder
    finally:
        for name, function in real.items():
            setattr(os, name, function)
        compare_and_swap.swap = swap


Wrap = Callable[[Recorder, Callable[..., Any]], Callable[..., Any]]


def _open(recorder: Recorder, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        fd: int = real(path, flags, mode, dir_fd=dir_fd)
        cut, append = bool(flags & os.O_TRUNC), bool(flags & os.O_APPEND)
        recorder.opened((0, fd), _where(fd, None), cut=cut, append=append)
        return fd

    return call


def _after(tell: Callable[..., None]) -> Wrap:
    """Return a wrap that tells of a call once it is done, given what it returned and its arguments."""

    def wrap(recorder: Recorder, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            done = real(*words, **named)
            tell(recorder, done, *words, **named)
            return done

        return call

    return wrap


def _before(tell: Callable[..., Callable[[], None]]) -> Wrap:
    """Return a wrap that asks where something is before a call moves it, and tells of it afterwards."""

    def wrap(recorder: Recorder, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            then = tell(recorder, *words, **named)
            done = real(*words, **named)
            then()
            return done

        return call

    return wrap


def _moving(r: Recorder, one: Any, two: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None,
            follow_symlinks: bool = True) -> Callable[[], None]:  # fmt: skip  # noqa: ARG001
    path, other = _where(one, src_dir_fd), _where(two, dst_dir_fd)
    return lambda: r.moved(path, other)


def _linking(r: Recorder, one: Any, two: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None,
             follow_symlinks: bool = True) -> Callable[[], None]:  # fmt: skip  # noqa: ARG001
    path, other = _where(one, src_dir_fd), _where(two, dst_dir_fd)
    return lambda: r.linked(path, other)


def _dropping(r: Recorder, path: Any, *, dir_fd: int | None = None) -> Callable[[], None]:
    where = _where(path, dir_fd)
    return lambda: r.dropped(where)


_WRAPPED: dict[str, Wrap] = {
    "open": _open,
    "write": _after(lambda r, done, fd, data: r.wrote((0, fd), bytes(data)[:done])),
    "pwrite": _after(lambda r, done, fd, data, at: r.wrote((0, fd), bytes(data)[:done], at)),
    "ftruncate": _after(lambda r, _, fd, size: r.cut((0, fd), size)),
    "fsync": _after(lambda r, _, fd: r.synced((0, fd))),
    "close": _after(lambda r, _, fd: r.open.pop((0, fd), None)),
    "mkdir": _after(lambda r, _, path, *__, dir_fd=None: r.made(_where(path, dir_fd))),
    "rename": _before(_moving),
    "replace": _before(_moving),
    "link": _before(_linking),
    "unlink": _before(_dropping),
    "remove": _before(_dropping),
    "rmdir": _before(_dropping),
}


def traced(folder: Path, words: Sequence[str], **settings: Any) -> tuple[Recorder, int]:
    """Run a command as a process under strace; return what it did below a folder, and its exit code."""
    recorder = Recorder(folder)
    log = folder.with_name("strace.log")
    wrapped = [
        str(STRACE),
        "-f",
        "-y",
        "-xx",
        "-s",
        "99999999",
        "--seccomp-bpf",
        "-o",
        str(log),
        "-e",
        f"trace={_CALLS}",
    ]
    done = subprocess.run([*wrapped, *words], check=False, **settings)
    where = Folders()
    for pid, line in _lines(log.read_text(), where):
        _replayed(recorder, pid, line, where)
    return recorder, done.returncode


class Folders:
    """The working folder of each process, which a new one has from the one that made it."""

    def __init__(self) -> None:
        self._of: dict[int, str] = {}
        self._forking: list[int] = []

    def of(self, pid: int) -> str:
        """Return the working folder of a process; of one that was not seen yet, of the last that is making one."""
        if pid not in self._of:
            self._of[pid] = self._of[self._forking[-1]] if self._forking else str(Path.cwd())
        return self._of[pid]

    def forking(self, pid: int) -> None:
        """Note that a process is about to make another one."""
        self.of(pid)
        self._forking.append(pid)

    def told(self, pid: int, name: str, done: int, paths: list[str]) -> None:
        """Note a call that makes a process, or changes a working folder."""
        if name in _FORKS:
            self._of.setdefault(done, self.of(pid))
            if pid in self._forking:
                self._forking.remove(pid)
        elif name == "chdir":
            self._of[pid] = paths[0]


def _lines(text: str, where: Folders) -> Iterator[tuple[int, str]]:
    """Yield the calls that succeeded, those put together that another process came in between."""
    begun: dict[int, str] = {}
    for line in text.splitlines():
        pid, _, rest = line.partition(" ")
        rest = rest.lstrip()
        where.of(int(pid))
        if rest.endswith("<unfinished ...>") and rest.partition("(")[0] in _FORKS:
            where.forking(int(pid))
        if rest.endswith("<unfinished ...>"):
            begun[int(pid)] = rest.removesuffix("<unfinished ...>")
        elif (found := re.match(r"<\.\.\. \w+ resumed>(.*)", rest)) is not None:
            yield int(pid), begun.pop(int(pid)) + found[1]
        elif "(" in rest and not rest.startswith(("---", "+++")):
            yield int(pid), rest


_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?:<(.*)>)?", re.DOTALL)
_WORD = re.compile(r'\s*(?:"((?:\\x[0-9a-f]{2})*)"|(AT_FDCWD|-?\d+)<((?:[^<>])*)>|([^,"<>]+))')


def _hex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _replayed(recorder: Recorder, pid: int, line: str, where: Folders) -> None:
    found = _CALL.match(line)
    if found is None or int(found[3]) < 0:
        return
    name, done = found[1], int(found[3])
    words: list[tuple[str, Any]] = []
    for word in _WORD.finditer(found[2]):
        if word[1] is not None:
            words.append(("text", _hex(word[1])))
        elif word[2] is not None:
            words.append(("fd", (word[2], os.fsdecode(_hex(word[3])))))
        elif word[4].strip():
            words.append(("word", word[4].strip()))
    path = os.fsdecode(_hex(found[4])) if found[4] else ""
    paths = [os.path.join(where.of(pid), one) for one in _paths(words)]  # noqa: PTH118 - as the system does
    where.told(pid, name, done, paths)
    _told(recorder, pid, name, words, paths, done, path)


def _paths(words: list[tuple[str, Any]]) -> list[str]:
    """Return the paths among the arguments, each from the folder before it."""
    above, paths = "", []
    for kind, value in words:
        if kind == "fd":
            above = value[1]
        elif kind == "text":
            paths.append(os.path.join(above, os.fsdecode(value)))  # noqa: PTH118 - as the system does
    return paths


def _told(
    recorder: Recorder, pid: int, name: str, words: list[tuple[str, Any]], paths: list[str], done: int, path: str
) -> None:
    flags = " ".join(value for kind, value in words if kind == "word")
    fds = [(pid, int(value[0])) for kind, value in words if kind == "fd" and value[0] != "AT_FDCWD"]
    numbers = [int(value) for kind, value in words if kind == "word" and value.isdecimal()]
    tell: dict[str, Callable[[], object]] = {
        "open": lambda: recorder.opened((pid, done), path, cut="O_TRUNC" in flags, append="O_APPEND" in flags),
        "write": lambda: recorder.wrote(fds[0], _text(words)[:done]),
        "pwrite": lambda: recorder.wrote(fds[0], _text(words)[:done], numbers[-1]),
        "ftruncate": lambda: recorder.cut(fds[0], numbers[-1]),
        "fsync": lambda: recorder.synced(fds[0]),
        "fdatasync": lambda: recorder.synced(fds[0]),
        "lseek": lambda: recorder.sought(fds[0], done),
        "close": lambda: recorder.open.pop(fds[0], None),
        "mkdir": lambda: recorder.made(paths[0]),
        "unlink": lambda: recorder.dropped(paths[0]),
        "rmdir": lambda: recorder.dropped(paths[0]),
        "rename": lambda: recorder.moved(paths[0], paths[1], swap="RENAME_EXCHANGE" in flags),
        "link": lambda: recorder.linked(paths[0], paths[1]),
    }
    plain = name.removesuffix("2").removesuffix("64").removesuffix("at")
    if plain in tell:
        tell[plain]()


def _text(words: list[tuple[str, Any]]) -> bytes:
    """Return the bytes among the arguments."""
    return bytes(next(value for kind, value in words if kind == "text"))
