"""What a disk may hold after a crash: the operations on files that were recorded, and every state they may leave.

What is assumed of the file system stands in docs/reliability.md and here: a file's data are there once that file was
synced, a name once its folder was; before that any of the operations may have reached the disk, in any order, a write
in part or as zeros. A rename is there whole or not at all.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = 0
_ALL_SUBSETS = 5
_DRAWN = 8


class Op(NamedTuple):
    """An operation: `write`, `cut` on the bytes of a file; `name`, `drop`, `move`, `swap` on names; `sync`.

    `node` is the file or folder; `folder` and `label` a name of it, `into` and `other` the second one of a move.
    """

    kind: str
    node: int
    folder: int = -1
    label: str = ""
    into: int = -1
    other: str = ""
    offset: int = 0
    data: bytes = b""

    @property
    def places(self) -> set[int]:
        """What has to be synced for it to last."""
        return {self.node} if self.kind in ("write", "cut") else {self.folder, self.into} - {-1}


class Tree:
    """Files and folders as they are at one moment: what has which name, and what bytes."""

    def __init__(self) -> None:
        self.names: dict[int, dict[str, int]] = {ROOT: {}}
        self.data: dict[int, bytes] = {}
        self.modes: dict[int, int] = {}
        self.next = 1

    @classmethod
    def of(cls, folder: Path) -> Tree:
        """Return what is on the disk, all of it durable."""
        tree = cls()
        tree._read(folder, ROOT)
        return tree

    def _read(self, folder: Path, node: int) -> None:
        for path in sorted(folder.iterdir()):
            child = self.fresh(folder=path.is_dir())
            self.names[node][path.name] = child
            self.modes[child] = path.stat().st_mode & 0o777
            if path.is_dir():
                self._read(path, child)
            else:
                self.data[child] = path.read_bytes()

    def copy(self) -> Tree:
        """Return another one that changes by itself."""
        tree = Tree()
        tree.names = {node: dict(names) for node, names in self.names.items()}
        tree.data, tree.modes, tree.next = dict(self.data), dict(self.modes), self.next
        return tree

    def fresh(self, *, folder: bool) -> int:
        """Return the number of a file or folder that has no name yet."""
        node, self.next = self.next, self.next + 1
        if folder:
            self.names[node] = {}
        else:
            self.data[node] = b""
        return node

    def find(self, path: str) -> int | None:
        """Return what has a path below the root."""
        node: int | None = ROOT
        for part in filter(None, path.split("/")):
            node = self.names.get(node, {}).get(part) if node is not None else None
        return node

    def apply(self, op: Op) -> bool:
        """Do an operation; False where what it needs is not there, and nothing is done."""
        if op.kind in ("write", "cut"):
            old = self.data.get(op.node, b"")
            if op.kind == "cut":
                self.data[op.node] = old[: op.offset].ljust(op.offset, b"\0")
            else:
                end = op.offset + len(op.data)
                self.data[op.node] = old[: op.offset].ljust(op.offset, b"\0") + op.data + old[end:]
            return True
        names = self.names[op.folder]
        if op.kind == "name":
            return names.setdefault(op.label, op.node) == op.node
        if names.get(op.label) != op.node:
            return False
        if op.kind == "drop":
            if self.names.get(op.node):
                return False
            del names[op.label]
            return True
        return self._move(op, names)

    def _move(self, op: Op, names: dict[str, int]) -> bool:
        into = self.names[op.into]
        there = into.get(op.other)
        if op.kind == "swap":
            if there is None:
                return False
            names[op.label], into[op.other] = there, op.node
            return True
        if there is not None and self.names.get(there):
            return False
        del names[op.label]
        into[op.other] = op.node
        return True

    def files(self) -> dict[str, bytes | None]:
        """Return everything that has a name by its path, None for a folder."""
        found: dict[str, bytes | None] = {}

        def below(node: int, path: str) -> None:
            for name, child in sorted(self.names[node].items()):
                found[path + name] = self.data.get(child)
                if child in self.names:
                    below(child, f"{path}{name}/")

        below(ROOT, "")
        return found

    def digest(self) -> bytes:
        """Return what tells it from another tree: names and bytes."""
        made = hashlib.blake2b(digest_size=16)
        for path, data in sorted(self.files().items(), key=lambda one: one[0]):
            made.update(f"{path}\0{-1 if data is None else len(data)}\0".encode("utf-8", "surrogateescape"))
            made.update(data or b"")
        return made.digest()

    def put(self, folder: Path) -> None:
        """Make a folder hold this and nothing else."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)

        def below(node: int, place: Path) -> None:
            for name, child in self.names[node].items():
                path = place / name
                if child in self.names:
                    path.mkdir()
                    below(child, path)
                    path.chmod(self.modes.get(child, 0o700))
                else:
                    fd = os.open(path, os.O_WRONLY | os.O_CREAT, self.modes.get(child, 0o600))
                    os.write(fd, self.data[child])
                    os.close(fd)

        below(ROOT, folder)


class Trace(NamedTuple):
    """What was there before, and the operations that followed; those with numbers in `held` last at once."""

    before: Tree
    ops: list[Op]
    held: frozenset[int] = frozenset()

    def after(self) -> Tree:
        """Return what is there when all is done."""
        tree = self.before.copy()
        for op in self.ops:
            if op.kind != "sync":
                tree.apply(op)
        return tree

    def digest(self) -> bytes:
        """Return what tells what was done from what another one does: the operations, the paths and the bytes."""
        paths = {ROOT: ""}
        for above, names in sorted(self.before.names.items()):
            paths.update({node: f"{paths.get(above, above)}/{name}" for name, node in names.items()})
        made = hashlib.blake2b(digest_size=16)
        for op in self.ops:
            if op.kind == "name":
                paths.setdefault(op.node, f"{paths.get(op.folder, '')}/{op.label}")
            places = (paths.get(op.node), op.label, paths.get(op.folder), op.other, paths.get(op.into))
            made.update(repr((op.kind, *places, op.offset, len(op.data))).encode())
            made.update(op.data)
        return made.digest()


class State(NamedTuple):
    """What a crash may leave, how it came about, and whether the command had come to its end."""

    tree: Tree
    how: str
    ended: bool


def states(trace: Trace, part: int = 1, seed: int = 0, *, brief: bool = False) -> Iterator[State]:
    """Yield every state that a crash at any moment may leave, each once; one of so many, beginning with `seed`.

    `brief`: of many operations that wait the beginnings, each alone and all but each; half a write only where nothing
    before it is missing.

    A crash between two syncs leaves a part of what the later one finds waiting: it is enough to look before each sync
    and at the end.
    """
    count = itertools.count(seed)
    seen: set[tuple[bytes, bool]] = set()
    syncs = [number for number, op in enumerate(trace.ops) if op.kind == "sync"]
    for end in [*syncs, len(trace.ops)]:
        ended = end == len(trace.ops)
        ops = trace.ops[:end]
        waiting = _waiting(ops) - trace.held
        for chosen in _parts(waiting, brief=brief):
            whole = brief and len(waiting) > _ALL_SUBSETS and chosen != set(sorted(waiting)[: len(chosen)])
            for number, form in _forms(ops, set() if whole else chosen, trace.before.names):
                if next(count) % part:
                    continue
                tree = _built(trace.before, ops, waiting - chosen, number, form)
                key = (tree.digest(), ended)
                if key not in seen:
                    seen.add(key)
                    yield State(tree, _told(ops, end, waiting - chosen, number, form), ended)


def _waiting(ops: list[Op]) -> set[int]:
    """Return the numbers of the operations that no sync holds."""
    waiting: dict[int, set[int]] = {}
    for number, op in enumerate(ops):
        if op.kind == "sync":
            waiting = {at: left - {op.node} for at, left in waiting.items() if left - {op.node}}
        else:
            waiting[number] = op.places
    return set(waiting)


def _parts(waiting: set[int], *, brief: bool) -> Iterator[set[int]]:
    """Yield the parts of what waits that may have reached the disk; of many the likely ones, and some by lot."""
    order = sorted(waiting)
    if len(order) <= _ALL_SUBSETS:
        for size in range(len(order), -1, -1):
            yield from map(set, itertools.combinations(order, size))
        return
    for size in range(len(order), -1, -1):
        yield set(order[:size])
    for one in order:
        yield waiting - {one}
        yield {one}
    if brief:
        return
    for one, two in itertools.pairwise(order):
        yield waiting - {one, two}
    chance = random.Random(len(order) * 1000 + order[0])  # noqa: S311 - the same ones each time
    for _ in range(_DRAWN):
        yield {one for one in order if chance.random() < 0.5}


def _forms(ops: list[Op], chosen: set[int], folders: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield whole writes, then each in part: half of its bytes, zeros in the length of it, half of it and zeros."""
    yield -1, "whole"
    for number in sorted(chosen):
        if ops[number].kind == "write" and len(ops[number].data) > 1:
            yield from ((number, form) for form in ("half", "zeros", "half, then zeros"))
        if ops[number].kind == "move" and len(ops[number].places) > 1 and ops[number].node not in folders:
            yield number, "both names"


def _built(before: Tree, ops: Iterable[Op], without: set[int], partly: int, form: str) -> Tree:
    tree = before.copy()
    for number, op in enumerate(ops):
        if op.kind != "sync" and number not in without:
            tree.apply(_partly(op, form) if number == partly else op)
    return tree


def _partly(op: Op, form: str) -> Op:
    """Return a part of an operation: of a write some bytes, of a move to another folder the second name alone."""
    if op.kind == "move":
        return Op("name", op.node, op.into, op.other)
    return op._replace(data=_part(op.data, form))


def _part(data: bytes, form: str) -> bytes:
    half = data[: len(data) // 2]
    return {"half": half, "zeros": bytes(len(data)), "half, then zeros": half.ljust(len(data), b"\0")}[form]


def _told(ops: list[Op], end: int, without: set[int], partly: int, form: str) -> str:
    missing = ", ".join(f"{ops[n].kind} {ops[n].label or ops[n].node}" for n in sorted(without)) or "nothing"
    part = f"; {form} of operation {partly}" if partly >= 0 else ""
    return f"before operation {end} of the disk, without {missing}{part}"
