"""Every state that a crash may leave, read, checked and written to: `python tests/reliability/crashes.py`.

Each changing command of the table is recorded, under strace where that is here; of what it did to the disk, every part
that no sync holds is left out in turn (`disk.states`). In each state a reader must find what was before or what is
after, the next writer the same, and after it the check must find nothing. `crashes.py COMMAND ...` tries some commands
alone, `--part N` one of N states.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import io
import itertools
import json
import os
import shutil
import sys
import tempfile
import time
import types
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from mentorcli import app
from mentorcli.store import ids
from mentorcli.store.sync import crash_leftovers
from reliability import crash_cases, fuzzed
from reliability.crash_cases import CRASHES, Crash
from reliability.disk import State, Trace, Tree, states
from reliability.recorded import STRACE, recording, traced

NOW = fuzzed.NOW
LATER = "2026-11-24T15:30:00+01:00"
_ASKED = ("The next?", "A recovery?")
NEXT = (("student", "add", "The Next One"), ("faq", "add", "The next?", "Yes."))
_TOUCHED = 3
"""So many students whose files a command changed are written to as well."""
_PASSING = {"students", ".editing", "messages"}
FINISHED = ("config set", "config unset", "config edit", "policy use", "message edit", "message reset", "undo",
            "reconcile")  # fmt: skip
"""Commands that change a file which people edit: noted first, so that the next writer may finish it."""


EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//mentor//crashes//EN
BEGIN:VEVENT
UID:crash@example.org
DTSTAMP:20261101T080000Z
DTSTART:20261201T130000Z
DTEND:20261201T134500Z
SUMMARY:Zoé Petit
END:VEVENT
END:VCALENDAR
"""


class Bad(NamedTuple):
    """A state that is neither before nor after, or does not come right by itself."""

    command: str
    how: str
    what: str

    def __str__(self) -> str:
        """Return it as it is printed."""
        return f"{self.command}\n  {self.how}\n  {self.what}"


def ran(*words: str) -> tuple[int, str, str]:
    """Run a command in this process: its exit code, output and errors."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = app.main(words)
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return code, texts[0], texts[1]


@contextlib.contextmanager
def built_once() -> Iterator[None]:
    """Let the table of commands be built once for all commands of this process: a third of what each takes."""
    module: Any = app
    build = module.build_root
    module.build_root = functools.cache(build)
    try:
        yield
    finally:
        module.build_root = build


@contextlib.contextmanager
def nobody_at_work() -> Iterator[None]:
    """Let a lock of git that is found be taken away at once: whoever held it is not there any more."""
    module: Any = crash_leftovers
    before = module._WATCHED_SECONDS
    module._WATCHED_SECONDS = 0
    try:
        yield
    finally:
        module._WATCHED_SECONDS = before


class TakenAwayError(Exception):
    """Somebody else removed the folder in which states are made: nothing is told by what was found in it."""


class Ground:
    """A folder with a store, a home and files of the user's, and what is known of it."""

    def __init__(self, folder: Path, *, begun: bool = True) -> None:
        folder.mkdir(exist_ok=True)
        self.folder, self._inode = folder, folder.stat().st_ino
        self.work = folder / "work"
        self.store, self.user = self.work / "store", self.work / "user"
        self.user.mkdir(parents=True, mode=0o700)
        self._begun = self._prepared() if begun else Tree.of(self.work)
        self._bare = self._begun.copy()
        self._bare.names[0].pop("store", None)

    def settle(self) -> None:
        """Point everything at this folder."""
        os.environ.update(
            MENTOR_HOME=str(self.store), MENTOR_NOW=NOW, TZ="Europe/Paris", HOME=str(self.user), LANG="C.UTF-8",
            XDG_STATE_HOME=str(self.work.parent / "state"), XDG_RUNTIME_DIR=str(self.work.parent / "run"),
        )  # fmt: skip
        for name in ("VISUAL", "EDITOR", "LC_ALL", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ.pop(name, None)
        time.tzset()

    def _prepared(self) -> Tree:
        self.settle()
        fuzzed.begun(self.store)
        shutil.rmtree(self.store.with_name("all.json"), ignore_errors=True)
        self.store.with_name("all.json").unlink(missing_ok=True)
        other = self.work.parent / "other"
        for words in (
            ("--store", str(other), "demo", "--load"),
            ("--store", str(other), "store", "export", "--out", str(self.user / "twelve.json")),
            ("store", "export", "--out", str(self.user / "early.json")),
            ("store", "backup", str(self.user / "early.tar.gz")),
            ("student", "note", "amelie", "later"), ("student", "add", "Zoé Petit"),
        ):  # fmt: skip
            code, _, said = ran(*words)
            assert code == 0, (words, said)
        (self.user / "sessions.csv").write_text(
            "student,start,minutes\nZoé Petit,2026-11-10 10:00,45\n", encoding="utf-8"
        )
        (self.user / "sessions.ics").write_text(EVENT, encoding="utf-8", newline="\r\n")
        for name in ("there.md", "there.json", "there.csv", ".bashrc"):
            (self.user / name).write_text("# mine\n", encoding="utf-8")
        return Tree.of(self.work)

    def stand(self) -> None:
        """Raise TakenAwayError where the folder is not the one that was made: `put` would make another in silence."""
        try:
            there = self.folder.stat().st_ino
        except FileNotFoundError:
            there = -1
        if there != self._inode:
            raise TakenAwayError(f"{self.folder} was removed while states were made in it")

    def put(self) -> None:
        """Put everything to where it was at first."""
        self._begun.put(self.work)

    def begin(self, crash: Crash) -> None:
        """Put everything to where it is before the command."""
        self.settle()
        (self._bare if crash.bare else self._begun).put(self.work)
        for words in crash.first:
            code, _, said = ran(*self.said(words))
            assert code == 0, (words, said)
        if crash.prepare:
            getattr(crash_cases, crash.prepare)(self.store)
        if crash.editor:
            script = self.work.parent / "editor.sh"
            script.write_text(f"#!/bin/sh\n{crash.editor}\n", encoding="utf-8")
            script.chmod(0o700)
            os.environ["EDITOR"] = str(script)

    def said(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return words with the user's folder in the place of `~`."""
        return tuple(word.replace("~", str(self.user)) if word.startswith("~") else word for word in words)

    def record(self, crash: Crash, *, outside: bool) -> Trace:
        """Run the command and return what it did to the disk."""
        words = self.said(crash.words)
        if outside:
            recorder, code = traced(
                self.work, [sys.executable, "-m", "mentorcli", *words], stdin=-3, stdout=-3, stderr=-3
            )
        else:
            with recording(self.work) as recorder:
                code, _, _ = ran(*words)
        assert code == crash.code, (crash.words, code)
        return _git_held(recorder.trace())

    def known(self) -> str:
        """Return all that a reader finds. Raises AssertionError where it cannot be read."""
        code, out, said = ran("store", "export")
        assert code == 0, f"the reader ends with {code}: {said.strip()}"
        document = json.loads(out)
        document.pop("exported_at")
        document["students"] = [_old(one) for one in document["students"] if one["id"] != "the-next-one"]
        asked = document["mentor"].get("faq", ())
        document["mentor"]["faq"] = [one for one in asked if one["question"] not in _ASKED]
        kept = [*sorted(self._at("messages").glob("*.md")), self._at("config.toml"),
                *sorted(path for path in self.user.rglob("*") if path.suffix != ".tmp" and path.is_file()
                        and "place" not in path.parts)]  # fmt: skip
        files = [f"{path.name}: {path.read_bytes()!r}" for path in kept if path.exists()]
        return "\n".join([json.dumps(document, indent=1, sort_keys=True), *files])

    def _at(self, name: str) -> Path:
        """Return where something at the top of the store is read: what an interrupted restore brings, in its folder."""
        aside = self.store / ".restoring"
        return aside / name if (aside / name).exists() or (aside / f"{name}.absent").exists() else self.store / name


def _git_held(trace: Trace) -> Trace:
    """Return a record in which what git does in its repositories is taken to be durable at once."""
    paths = {0: ""}
    held = set()
    for above, names in sorted(trace.before.names.items()):
        paths.update({node: f"{paths.get(above, '?')}/{name}" for name, node in names.items()})
    for number, op in enumerate(trace.ops):
        if op.kind == "name":
            paths[op.node] = f"{paths.get(op.folder, '?')}/{op.label}"
        place = paths.get(op.node if op.kind in ("write", "cut") else op.folder, "?")
        if op.kind != "sync" and f"{place}/".startswith(("/store/.git/", "/user/place/")):
            held.add(number)
    return trace._replace(held=frozenset(held))


def _old(student: dict[str, object]) -> dict[str, object]:
    notes = student.get("notes")
    assert isinstance(notes, list)
    return {**student, "notes": [note for note in notes if note["text"] != "next"]}


def next_writer(lines: tuple[tuple[str, ...], ...], touched: tuple[str, ...]) -> None:
    """Write once more, into the mentor's journal, some students' and a new one. Raises AssertionError."""
    os.environ["MENTOR_NOW"] = LATER
    for words in (*lines, *(("student", "note", slug, "next") for slug in touched)):
        code, _, said = ran(*words)
        gone = code == 3 and words[1] == "note"  # that student is not there in this state
        assert code == 0 or gone, f"{' '.join(words[:2])} ends with {code}: {said.strip()}"


class Known(NamedTuple):
    """What is before and after a command, the students it changes, and whether the next writer may finish it."""

    before: str
    after: str
    touched: tuple[str, ...]
    finished: bool = False
    next: tuple[tuple[str, ...], ...] = NEXT
    then: tuple[str, ...] = ()
    bare: bool = False


def touched(trace: Trace) -> tuple[str, ...]:
    """Return the students whose files an operation changed, some of them."""
    before, after = trace.before.files(), trace.after().files()
    changed = [name for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)]
    found = [path.split("/")[2] for path in changed if path.startswith("store/students/")]
    return tuple(dict.fromkeys(slug for slug in found if not slug.startswith(".")))[:_TOUCHED]


def judge(ground: Ground, state: State, known: Known) -> Iterator[str]:
    """Yield what is wrong with a state."""
    before, after = known.before, known.after
    state.tree.put(ground.work)
    ground.settle()
    try:
        found = ground.known()
        if found not in (before, after):
            yield f"the reader finds neither before nor after: {_difference(found, before, after)}"
            return
        if state.ended and found != after:
            yield "what was said to be saved is lost"
        if fault := _fault_at_once():
            yield fault
        next_writer(known.next, known.touched)
        later = ground.known()
        if later != found and not (known.finished and later == after):
            yield f"the next writer finds something else: {_difference(later, found, found)}"
        code, out, said = ran("store", "check")
        if code not in (0, 1) and "or being written now" not in out:  # elsewhere another one may be writing
            yield f"after the next writer the check ends with {code}: {out.strip() or said.strip()}"
        kept = [path for path in ground.store.rglob(".*")
                if (path.name.endswith(".tmp") or ".new-" in path.name) and ".git" not in path.parts]  # fmt: skip
        # A student's own go with the next change of the profile, a message's with that of the message, a text's once
        # they are a day old.
        if left := [str(path) for path in kept if not _PASSING & {path.parent.name, path.parent.parent.name}]:
            yield f"the next writer leaves {left}"
        yield from _same_again(ground, state, known)
    except AssertionError as error:
        yield str(error)


def _same_again(ground: Ground, state: State, known: Known) -> Iterator[str]:
    """Yield what is wrong after the command was typed once more, where that is to be tried."""
    if not known.then:
        return
    if known.bare:  # what was written first there is another store, which is not united with the one elsewhere
        state.tree.put(ground.work)
    with nobody_at_work():
        code, _, said = ran(*known.then)
    if code:
        yield f"the same again ends with {code}: {said.strip()}"
    elif (last := ground.known()) != known.after:
        yield f"the same again leaves something else: {_difference(last, known.after, '')}"


def _fault_at_once() -> str:
    """Return what the check, before anybody wrote, calls a fault although the next writer puts it right."""
    code, out, _ = ran("store", "check", "--json")
    if code in (0, 1):
        return ""
    faults = [fault["message"] for fault in json.loads(out)["faults"]]
    wrong = [fault for fault in faults if ".tmp" in fault]
    return f"the check calls a left-over a fault: {wrong}" if wrong else ""


def _difference(found: str, before: str, after: str) -> str:
    known = Counter(found.splitlines())
    texts = []
    for name, other in (("before", before), ("after", after)):
        rows = Counter(other.splitlines())
        texts.append(f"than {name}: more {list(known - rows)[:3]}, less {list(rows - known)[:3]}")
    return "; ".join(texts)[:900]


class Tally(NamedTuple):
    """How much was tried."""

    counts: Counter[str]
    bad: list[Bad]


def tried(
    ground: Ground, command: str, crash: Crash, *, part: int, outside: bool, second: int, first: bool = True
) -> Tally:
    """Try the states of one command; of those of its recovery one in `second`, none at 0. Not `first`: these alone."""
    tally = Tally(Counter(commands=1), [])
    ground.begin(crash)
    before = ground.known()
    trace = ground.record(crash, outside=outside or bool(crash.editor or crash.then))
    known = Known(
        before, ground.known(), touched(trace), command in FINISHED, then=ground.said(crash.then), bare=crash.bare
    )
    tally.counts["operations on the disk"] += len(trace.ops)
    name = " ".join(crash.words) + (f" ({crash.prepare or 'no store yet'})" if crash.prepare or crash.bare else "")
    recoveries = Recoveries(ground, name, known.touched, part * second, tally)
    for state in states(trace, part, len(name)):
        wrong: list[str] = []
        if first:
            tally.counts["crash states"] += 1
            wrong = _judged_twice(ground, state, known, tally, name)
        if second and crash.second and not wrong:
            recoveries.cut_short(state)
    return tally


def _judged_twice(ground: Ground, state: State, known: Known, tally: Tally, name: str) -> list[str]:
    """Return what is wrong with a state; where it is not when the state is made again, that is told too."""
    wrong = list(judge(ground, state, known))
    ground.stand()
    if wrong:
        twice = " (not when it was made again)" if not list(judge(ground, state, known)) else ""
        tally.bad.extend(Bad(name, state.how, what + twice) for what in wrong)
    return wrong


class Recoveries:
    """What the next writer does after a crash, cut short too: every recovery once, every state of it once."""

    def __init__(self, ground: Ground, name: str, touched: tuple[str, ...], part: int, tally: Tally) -> None:
        self._ground, self._name, self._touched, self._part, self._tally = ground, name, touched, part, tally
        self._first: set[object] = set()
        self._done: set[object] = set()
        self._states: set[object] = set()
        self._count = itertools.count(len(name))
        self._later = time.time_ns() + 3600 * 10**9  # than everything that was written before a crash

    def cut_short(self, state: State) -> None:
        """Crash while the next writer comes right after a crash."""
        if not _new(state.tree.digest(), self._first):
            return
        self._ground.settle()
        state.tree.put(self._ground.work)
        found = self._ground.known()
        with same_ids(self._later), recording(self._ground.work) as recorder:
            code, _, said = ran("faq", "add", _ASKED[1], "Yes.")
        assert code == 0, said
        trace = recorder.trace()
        if not _new((trace.digest(), found), self._done):
            self._tally.counts["recoveries that do what another one did"] += 1
            return
        self._tally.counts["recoveries"] += 1
        for later in states(trace, brief=True):
            if _new((later.tree.digest(), found), self._states) and next(self._count) % self._part == 0:
                self._judge(later._replace(ended=False, how=f"{state.how}; then {later.how}"), found)

    def _judge(self, state: State, found: str) -> None:
        self._tally.counts["crash states of a recovery"] += 1
        known = Known(found, found, self._touched, next=NEXT[1:])
        _judged_twice(self._ground, state, known, self._tally, self._name)


def _new(one: object, among: set[object]) -> bool:
    """Note one; return whether it was not there before."""
    there = one in among
    among.add(one)
    return not there


@contextlib.contextmanager
def same_ids(at: int) -> Iterator[None]:
    """Let ids be drawn in one order and at one moment (nanoseconds), so that equal recoveries leave equal bytes."""
    module: Any = ids
    drawn, number, clock = module._random, itertools.count(), module.time
    module._random = lambda length: module._encode(next(number) * 7919 + 10**9, length)
    module.time = types.SimpleNamespace(time_ns=lambda: at)
    try:
        yield
    finally:
        module._random, module.time = drawn, clock


def place() -> str | None:
    """Return a folder in memory, where syncs cost nothing; None where there is none."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of its own is made in it


def search(names: list[str], part: int, say: Callable[[str], None], **how: Any) -> Tally:
    """Try commands, all of them where none is named."""
    whole = Tally(Counter(), [])
    with tempfile.TemporaryDirectory(dir=place()) as folder, built_once():
        ground = Ground(Path(folder))
        for command, crashes in CRASHES.items():
            if names and command not in names:
                continue
            for crash in crashes:
                begun = time.monotonic()
                done = tried(ground, command, crash, part=part, **how)
                whole.counts.update(done.counts)
                whole.bad.extend(done.bad)
                say(f"{time.monotonic() - begun:6.1f} s {dict(done.counts)} {' '.join(crash.words)} {crash.prepare}: "
                    f"{len(done.bad)} bad")  # fmt: skip
                for bad in done.bad[:4]:
                    say(str(bad))
    return whole


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commands", nargs="*", help="such as 'store restore'; by default all")
    parser.add_argument("--part", type=int, default=1, help="one of so many states")
    parser.add_argument("--inside", action="store_true", help="record in this process, without strace")
    parser.add_argument("--second", type=int, default=1, help="one of so many states of a recovery, 0 for none")
    parser.add_argument("--again", action="store_true", help="the states of recoveries alone")
    asked = parser.parse_args()
    outside = STRACE is not None and not asked.inside
    whole = search(
        asked.commands, asked.part, lambda line: print(line, flush=True),
        outside=outside, second=asked.second, first=not asked.again,
    )  # fmt: skip
    print(*(f"{name}: {count}" for name, count in sorted(whole.counts.items())), f"bad: {len(whole.bad)}", sep="\n")
    sys.exit(bool(whole.bad))


if __name__ == "__main__":
    _main()
