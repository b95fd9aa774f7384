"""Two or three computers with one store: random commands on each, syncs, kills, clocks that are off, a place away.

`python tests/reliability/clones.py 2000` makes 2,000 runs, `python tests/reliability/clones.py 1 SEED` one again, and
`python tests/reliability/clones.py kills` kills a sync at each of its steps. What is typed stands in clone_commands.py.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import io
import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from mentorcli import app
from mentorcli.cli.root import build_root
from mentorcli.store import files
from mentorcli.store.sync import objects, repository
from mentorcli.store.sync.git import Git
from reliability import quick_git
from reliability.clone_commands import AHEAD, BEGUN, COMMANDS, EDITOR, FILES, NOW, PAST, TITLES, WHO

KILLED = 9
OF_GIT = 25  # one run in so many starts git itself
IN_SUITE = 200  # runs that every `pytest` makes
_real_time_ns = time.time_ns


class Clone:
    """One computer: its store, what belongs to the computer, its clock (seconds that it is off).

    `beside`: it is the same computer as that of another store.
    """

    def __init__(self, folder: Path, name: str, beside: Clone | None = None) -> None:
        self.name = name
        self.store = folder / name / "store"
        self.state: Path = beside.state if beside is not None else folder / name / "state"
        self.config = self.store / "config.toml"
        self.off = 0.0
        (folder / name).mkdir(parents=True, exist_ok=True)
        self.acknowledged: dict[str, str] = {}
        home = self.state.parent
        self._environ = {
            "MENTOR_HOME": str(self.store), "XDG_STATE_HOME": str(self.state), "MENTOR_NOW": NOW, "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "c"), "XDG_DATA_HOME": str(home / "d"), "TZ": "Europe/Paris",
            "LANG": "C.UTF-8", "EDITOR": str(folder / "editor"), "VISUAL": str(folder / "editor"),
        }  # fmt: skip

    @contextlib.contextmanager
    def here(self) -> Iterator[None]:
        """Let commands run on this computer."""
        before = {name: os.environ.get(name) for name in self._environ}
        os.environ.update(self._environ)
        off = int(self.off * 1e9)
        time.time_ns = lambda: _real_time_ns() + off
        try:
            yield
        finally:
            time.time_ns = _real_time_ns
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value

    def run(self, *words: str) -> tuple[int, str, str]:
        """Run a command; return its exit code, and what it printed and said."""
        with self.here():
            out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
            stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO())
            try:
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                    code = app.main(words)
            finally:
                sys.stdin = stdin
        printed, said = (stream.buffer.getvalue().decode() for stream in (out, err))
        assert code not in (70,), f"{self.name}: {words} -> {code}: {printed}{said}"
        return code, printed, said

    def killed(self, step: int, *words: str) -> bool:
        """Run a command in a process of its own that is killed at a step; return whether it came that far."""
        pid = os.fork()
        if pid == 0:
            count = 0

            def at(_: str) -> None:
                nonlocal count
                count += 1
                if count == step:
                    os._exit(KILLED)

            code = 70
            try:
                files.on_step = at
                devnull = os.open(os.devnull, os.O_RDWR)
                for fd in (0, 1, 2):
                    os.dup2(devnull, fd)
                code = self.run(*words)[0]
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert code != 70, (self.name, words, step)
        return code == KILLED

    def lines(self) -> dict[str, tuple[str, str]]:
        """Return the operations in all journals: the command and the uid of their student, by id."""
        found: dict[str, tuple[str, str]] = {}
        places = ("mentor.jsonl", "students/*/journal.jsonl", "merged/*/journal.jsonl", ".undone/*/*/journal.jsonl")
        for place in places:
            for path in self.store.glob(place):
                rows = [json.loads(row) for row in path.read_bytes().split(b"\n") if row.strip()]
                owner = next((row["uid"] for row in reversed(rows) if row.get("uid")), "")
                found |= {row["op"]: (row["cmd"], row.get("uid") or owner) for row in rows}
        return found

    def living(self) -> Iterator[str]:
        """Yield the uids of the students who are here."""
        for path in self.store.glob("students/*/journal.jsonl"):
            rows = [json.loads(row) for row in path.read_bytes().split(b"\n") if row.strip()]
            yield next((row["uid"] for row in reversed(rows) if row.get("uid")), "")

    def sessions(self) -> set[str]:
        """Return the ids of the sessions that stand, or stood, in the journals of the students who are here."""
        found: set[str] = set()
        for path in self.store.glob("students/*/journal.jsonl"):
            rows = [json.loads(row) for row in path.read_bytes().split(b"\n") if row.strip()]
            found |= {one["id"] for row in rows for one in row.get("put", {}).get("session", ())}
        return found

    def erased(self) -> set[str]:
        """Return the uids of those erased."""
        return {path.name for path in self.store.glob("erased/*")}

    def note(self) -> None:
        """Remember what stands here as acknowledged."""
        self.acknowledged |= {op: uid for op, (_, uid) in self.lines().items()}

    def exported(self) -> str:
        """Return an export without its time."""
        code, out, err = self.run("store", "export")
        assert code == 0, (self.name, out, err)
        return "\n".join(line for line in out.split("\n") if '"exported_at":' not in line)


class World:
    """Some computers and the place that they share."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)  # noqa: S311 - a run is to be had again
        self.place = folder / "place.git"
        self.clones = [Clone(folder, name) for name in "abc"[: self.random.choice((2, 2, 3))]]
        self.log: list[str] = []
        self.purged = False
        self.gone: set[str] = set()
        self.replaced: set[str] = set()
        self.machines: list[str] = []

    def begin(self) -> None:
        """Let all computers have the same store: as they would have it, a copy of what was prepared once."""
        begun = _prepared(len(self.clones))
        shutil.copytree(begun, self.folder, dirs_exist_ok=True)
        for clone in self.clones:
            path = clone.store / ".git" / "config"
            path.write_text(path.read_text(encoding="utf-8").replace(str(begun), str(self.folder)), encoding="utf-8")
            clone.note()
            self.machines.append((clone.state / "mentor" / "machine").read_text(encoding="ascii"))

    def prepare(self) -> None:
        """Let all computers have the same store, which the first one begins."""
        for name, text in FILES.items():
            (self.folder / name).write_text(text, encoding="utf-8", newline="")
        (self.folder / "editor").write_text(EDITOR, encoding="utf-8")
        (self.folder / "editor").chmod(0o700)
        for words in map(shlex.split, BEGUN.strip().split("\n")):
            code, out, err = self.clones[0].run(*words)
            assert code == 0, (words, out, err)
        for clone in self.clones:
            code, out, err = clone.run("sync", "init", str(self.place))
            assert code == 0, (clone.name, out, err)
            clone.note()

    def step(self) -> None:
        """Do something on one of the computers."""
        clone = self.random.choice(self.clones)
        kind = self.random.choices(("type", "sync", "kill", "clock", "away", "force"), (70, 16, 6, 3, 2, 1))[0]
        getattr(self, f"_{kind}")(clone)

    def _type(self, clone: Clone) -> None:
        command = self.random.choices([text for _, text in COMMANDS], [weight for weight, _ in COMMANDS])[0]
        if command.startswith("!"):
            self.log.append(f"{clone.name}: {command}")
            getattr(self, f"_by_{command[1:]}")(clone)
        else:
            code = self.type(clone, command)
        if "purge" in command and code == 0:
            self.purged = True
            self.gone |= clone.acknowledged.keys() - clone.lines().keys()
        clone.note()

    def type(self, clone: Clone, command: str) -> int:
        """Type a command with words for what stands in braces; return its exit code."""
        words = shlex.split(command.format(**self._words(clone)))
        code = clone.run(*words)[0]
        self.log.append(f"{clone.name}: {shlex.join(words)} -> {code}")
        assert code not in (4, 5, 6) or "purge" in words, (clone.name, words, clone.run(*words))
        return code

    def _words(self, clone: Clone) -> dict[str, Any]:
        pick = self.random.choice
        who = pick(WHO)
        return {
            "who": who,
            "other": pick([one for one in (*WHO, "new") if one != who]),
            "past": pick(PAST),
            "ahead": pick(AHEAD),
            "n": self.random.randrange(10**7),
            "d": pick("123"),
            "title": pick(TITLES),
            "name": pick(("Ann Roy", "Tom Blanc", "Bob Petit")),
            "status": pick(("active", "paused", "unreachable")),
            "funding": pick(("funded", "self-paid")),
            "lang": pick(("en", "fr")),
            "op": pick([*sorted(clone.lines()), "zzzz"]),
            "session": pick([*sorted(clone.sessions()), "zzzz"]),
            "csv": self.folder / "sessions.csv",
            "ics": self.folder / "sessions.ics",
        }

    def _by_edit(self, clone: Clone) -> None:
        code, out, err = clone.run("config", "edit")
        assert code in (0, 2), (clone.name, out, err)

    def _by_export(self, clone: Clone) -> None:
        clone.run("store", "export", "--out", str(self.folder / "export.json"), "--force")

    def _by_import(self, clone: Clone) -> None:
        if (self.folder / "export.json").exists():
            clone.run("store", "import", str(self.folder / "export.json"), *self.random.choice(((), ("--theirs",))))

    def _by_backup(self, clone: Clone) -> None:
        self.folder.joinpath(f"{clone.name}.tar.gz").unlink(missing_ok=True)
        clone.run("store", "backup", str(self.folder / f"{clone.name}.tar.gz"))

    def _by_restore(self, clone: Clone) -> None:
        if (self.folder / f"{clone.name}.tar.gz").exists():
            before = clone.lines().keys()
            clone.run("store", "restore", str(self.folder / f"{clone.name}.tar.gz"), "--yes")
            self.replaced |= before - clone.lines().keys()  # what nobody else has stays away

    def _finished(self, clone: Clone) -> None:
        """Let what a killed sync left be finished: a file that is about to be replaced is none to edit."""
        if (clone.store / ".restoring").exists():
            assert clone.run("store", "check", "--repair")[0] == 0

    def _by_profile(self, clone: Clone) -> None:
        self._finished(clone)
        for path in sorted(clone.store.glob("students/*/profile.toml"))[:1]:
            text = path.read_text(encoding="utf-8")
            rows = [row for row in text.split("\n") if not row.startswith("path =")]
            rows.insert(3, f'path = "Path {self.random.randrange(100)}"')
            path.write_text("\n".join(rows), encoding="utf-8")

    def _by_message(self, clone: Clone) -> None:
        self._finished(clone)
        folder = clone.store / "messages"
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / "reminder.en.md"
        path.write_text(f"Hello {self.random.randrange(9)}\n", encoding="utf-8")
        path.chmod(0o600)

    def _by_line(self, clone: Clone) -> None:
        """Take a line out by hand, and say that it is right so."""
        self._finished(clone)
        for path in sorted(clone.store.glob("students/*/journal.jsonl")):
            rows = path.read_bytes().split(b"\n")[:-1]
            notes = [row for row in rows[1:] if b'"cmd":"student note"' in row]
            if notes:
                row = self.random.choice(notes)
                path.write_bytes(b"".join(one + b"\n" for one in rows if one != row))
                clone.run("store", "check", "--repair", "--accept")
                self.gone.add(msgspec.json.decode(row)["op"])
                return

    def _sync(self, clone: Clone) -> None:
        """Synchronise; what an erasure elsewhere took here must be said."""
        there, gone = set(clone.living()), clone.erased()
        code, out, err = clone.run("sync", *self.random.choice((("--json",), ("--json",), ())))
        self.log.append(f"{clone.name}: sync -> {code} {out.strip()} {err.strip()}")
        self._is_told(clone, there & (clone.erased() - gone), out)
        assert code in (0, 1), (clone.name, out, err)
        refused = any(word in err for word in ("reached", "rewritten", "injoignable", "réécrit", "ahead", "avance"))
        assert code == 0 or refused, (clone.name, out, err)
        clone.note()

    def _is_told(self, clone: Clone, taken: set[str], out: str) -> None:
        """Hold a sync to name each student whom it took away, because of an erasure elsewhere."""
        if out.startswith("{"):
            told = sum(one["kind"] == "erased" for one in json.loads(out).get("settled", ()))
        else:
            told = out.count("was erased on another computer") + out.count("effacé sur un autre ordinateur")
        assert told >= len(taken), (clone.name, taken, out)

    def _kill(self, clone: Clone) -> None:
        step = self.random.randrange(1, 120)
        reached = clone.killed(step, "sync")
        self.log.append(f"{clone.name}: sync killed at {step}: {reached}")
        code = clone.run("student", "list")[0]
        assert code == 0, (clone.name, step)

    def _clock(self, clone: Clone) -> None:
        clone.off = self.random.choice((0, -3 * 3600, 2 * 3600, 5 * 3600, -20 * 3600))
        self.log.append(f"{clone.name}: clock {clone.off / 3600:+}h")

    def _away(self, clone: Clone) -> None:
        aside = self.folder / "away.git"
        self.place.rename(aside)
        try:
            self._sync(clone)
        finally:
            aside.rename(self.place)

    def _force(self, clone: Clone) -> None:
        del clone
        commits = self._git("log", "--format=%H", "main").split()
        if len(commits) > 2:
            self._git("update-ref", "refs/heads/main", self.random.choice(commits[1:4]))
            self.log.append("place: forced back")

    def _git(self, *words: str) -> str:
        return git(self.place, *words)

    def end(self) -> None:
        """Synchronise until nobody has anything new, and look at what all have then."""
        for clone in self.clones:
            clone.off = 0
        for _ in range(6):
            said = [self._end_sync(clone) for clone in self.clones]
            if not any(one["sent"] or one["came"] for one in said):
                break
        else:
            raise AssertionError(("never at rest", said))
        trees = self._trees()
        assert all(one == trees[0] for one in trees[1:]), trees
        self._look()

    def _end_sync(self, clone: Clone) -> dict[str, Any]:
        there, gone = set(clone.living()), clone.erased()
        code, out, err = clone.run("sync", "--json")
        if code == 1 and ("rewritten" in out + err or "réécrit" in out + err):
            code, out, err = clone.run("sync", "init", str(self.place), "--json")
        self.log.append(f"{clone.name}: sync -> {code} {err.strip()}")
        assert code == 0, (clone.name, out, err)
        self._is_told(clone, there & (clone.erased() - gone), out)
        found: dict[str, Any] = json.loads(out)
        return found

    def _trees(self) -> list[dict[str, str]]:
        """Return what each computer has committed: files with the ids of their content."""
        found = []
        for clone in self.clones:
            git_ = Git(str(clone.store), os.environ)
            found.append(objects.listing(git_, repository.refs(git_, "main").head or ""))
        return found

    def _look(self) -> None:
        exports = [clone.exported() for clone in self.clones]
        assert all(one == exports[0] for one in exports[1:]), _difference(*exports[:2])
        checks = []
        for clone in self.clones:
            code, out, err = clone.run("store", "check", "--json")
            found = json.loads(out)
            assert code in (0, 1), (clone.name, code, out, err)
            assert found["faults"] == [], (clone.name, found["faults"])
            checks.append([(one["student"], one["command"]) for one in found["to_settle"]])
        assert all(one == checks[0] for one in checks[1:]), checks
        self._nothing_lost()
        self._same_machines()
        self._private()

    def _nothing_lost(self) -> None:
        one = self.clones[0]
        there = one.lines()
        erased = {path.name for path in (one.store / "erased").glob("*")}
        for uid in erased:
            assert not any(uid == owner for _, owner in there.values()), uid
        removed = set()
        if (one.store / "removed.txt").exists():
            removed = set((one.store / "removed.txt").read_text(encoding="ascii").split())
        for clone in self.clones:
            assert {path.name for path in (clone.store / "erased").glob("*")} == erased
            lost = {op for op, uid in clone.acknowledged.items() if op not in there and uid not in erased}
            lost -= removed | self.gone | self.replaced
            assert not lost, (clone.name, lost)
        assert not (self.gone & there.keys()), ("back", self.gone & there.keys())

    def _same_machines(self) -> None:
        """No computer may take itself for a copy of another one."""
        for clone, machine in zip(self.clones, self.machines, strict=True):
            assert (clone.state / "mentor" / "machine").read_text(encoding="ascii") == machine, clone.name

    def _private(self) -> None:
        for place in [*(clone.store for clone in self.clones), self.place]:
            for path in [str(place), *_below(str(place))]:
                mode = os.lstat(path).st_mode & 0o077
                assert not mode, (path, oct(mode))


def _below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry.path
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)


@functools.cache
def _prepared(count: int) -> Path:
    """Return the folder of so many computers that have one store."""
    folder = Path(tempfile.mkdtemp(prefix="clones-", dir=in_memory()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    world = World(folder, 0)
    world.clones = [Clone(folder, name) for name in "abc"[:count]]
    world.prepare()
    return folder


@contextlib.contextmanager
def one_program() -> Iterator[None]:
    """Build the commands once for all that is typed: a run types some forty."""
    with mock.patch.object(app, "build_root", return_value=build_root()):
        yield


def git(folder: Path, *words: str) -> str:
    """Run git on a repository and return what it prints."""
    program = shutil.which("git") or "git"
    done = subprocess.run([program, "--git-dir", str(folder), *words], capture_output=True, check=True, text=True)
    return done.stdout


def killed_at_each_step(folder: Path, every: int = 1) -> int:
    """Kill a sync that has much to unite at each step, or at some of them; return how many steps it has."""
    world = World(folder, 1)
    world.clones = world.clones[:2]
    one, other = world.clones
    world.begin()
    one.run("session", "schedule", "ann", PAST[1])
    for clone in (one, other, one):
        clone.run("sync")
    for clone, end in ((one, ("--absent",)), (other, ())):
        clone.run("session", "log", "ann", "--at", PAST[1], *end)
        clone.run("student", "edit", "zoe", "--phone", f"06{clone.name}")
        clone.run("student", "add", "Tom Blanc", "--slug", "tom")
        clone.run("config", "set", "policy.late_minutes", "10" if clone is one else "12")
    one.run("student", "forget", "bob", "--yes")
    other.run("student", "note", "bob", "more")
    one.run("sync")
    aside = folder.with_name(f"{folder.name}-aside")
    shutil.copytree(folder, aside)
    for clone in (one, other):
        clone.note()
    before = [dict(clone.acknowledged) for clone in (one, other)]
    step, reached = 1, True
    try:
        while reached:
            shutil.rmtree(folder)
            shutil.copytree(aside, folder)
            one.acknowledged, other.acknowledged = map(dict, before)
            reached = other.killed(step, "sync")
            code, out, err = other.run("student", "list", "--json")
            assert code == 0, (step, err)
            assert len(json.loads(out)) in (3, 4), (step, out)
            other.run("student", "note", "ann", "after it")
            for clone in (one, other):
                clone.note()
            world.end()
            step += every
    finally:
        shutil.rmtree(aside)
    return step - every


def _difference(one: str, other: str) -> str:
    import difflib

    return "\n".join(difflib.unified_diff(one.split("\n"), other.split("\n"), lineterm="", n=2))[:3000]


def in_memory() -> str | None:
    """Return a folder in memory, where there is one: nothing waits for a disk there."""
    memory = "/dev/shm"  # noqa: S108
    return memory if os.access(memory, os.W_OK) else None


def play(
    seed: int,
    *,
    steps: int = 25,
    told: Callable[[str], None] | None = None,
    looked: Callable[[Path], None] | None = None,
) -> None:
    """Make one run, which `looked` is shown in the end. Raises AssertionError with what was typed.

    One in 25 asks git itself, the others ask `quick_git` the same.
    """
    umask = os.umask(0o022)
    folder = Path(tempfile.mkdtemp(prefix="clones-", dir=in_memory()))
    world = World(folder, seed)
    try:
        with one_program(), contextlib.nullcontext() if seed % OF_GIT == 0 else quick_git.answering():
            world.begin()
            for _ in range(steps):
                world.step()
            world.end()
        if looked is not None:
            looked(folder)
    except BaseException as error:
        trail = "\n".join(world.log)
        if told is not None:
            told(f"kept: {folder}")
            folder = Path(os.devnull)
        raise AssertionError(f"seed {seed}: {error}\n{trail}") from error
    finally:
        os.umask(umask)
        if folder.is_dir():
            shutil.rmtree(folder)


def main_(argv: list[str]) -> int:
    """Make so many runs, from a first seed on, and print what failed."""
    if argv == ["kills"]:
        with tempfile.TemporaryDirectory(dir=in_memory()) as made:
            print(f"killed at {killed_at_each_step(Path(made, 'run'))} steps")
        return 0
    count = int(argv[0]) if argv else 200
    first = int(argv[1]) if len(argv) > 1 else 1
    failed = 0
    for seed in range(first, first + count):
        try:
            play(seed, steps=steps_of(seed), told=print if count == 1 else None)
        except AssertionError as error:
            failed += 1
            print(str(error)[:6000], flush=True)
            print("=" * 40, flush=True)
        if seed % 25 == 0:
            print(f"up to {seed}: {failed} failed", flush=True)
    print(f"{count} runs, {failed} failed")
    return 1 if failed else 0


def steps_of(seed: int) -> int:
    """Return how long a run is: one in ten is long; of the others those of the suite are short."""
    return 50 if seed % 10 == 5 else 14 if seed <= IN_SUITE else 30


if __name__ == "__main__":
    sys.exit(main_(sys.argv[1:]))
