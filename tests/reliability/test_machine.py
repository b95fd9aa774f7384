"""Two weeks of commands in any order: none leaves a store with a fault, or with what cannot all be true."""

from __future__ import annotations

import io
import json
import os
import random
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import replay
from mentorcli.store import ids
from reliability.runs import entries, exported, ran, setting, world
from reliability.typed import (
    BEGIN,
    ELSEWHERE,
    END,
    LOOKS,
    OF_THEIR_OWN,
    PEOPLE,
    READING,
    REST,
    SESSIONS,
    WHO,
    Words,
    said_at,
)

ANSWERS = (0, 1, 2, 3)  # done, refused, badly typed, not there: never a fault, an error or a bug
SETTLED = 20  # so many commands settle whatever an import of an old export brings together


class Taken(NamedTuple):
    """An entry that `undo` has, and the world before it and after."""

    op: str
    before: str
    after: str


class Mentor(RuleBasedStateMachine):
    """A mentor who types whatever comes to mind.

    `past` are the entries that `undo` takes back next, last first, `future` those that --redo brings again; both are
    forgotten where a change is taken back out of its turn. `saved` are backups, with the world that each holds.
    `mixed`: records of two origins came together, and something was to settle.
    """

    place: Path

    @initialize()
    def begin(self) -> None:
        """Begin with three students, one of them with a project; ids are the same in every run."""
        shutil.rmtree(self.place, ignore_errors=True)
        chance = random.Random(0)  # noqa: S311 - so that a failure can be had again
        ids._random = lambda length: "".join(chance.choices(ids._ALPHABET, k=length))
        self.now = BEGIN
        self.past: list[Taken] = []
        self.future: list[Taken] = []
        self.saved: list[str] = []
        self.exports = 0
        self.erased = 0
        self.mixed = False
        self.use("store")
        for name in ("Ann Roy", "Bob Petit", "Zoé Durand"):
            assert ran("student", "add", name, "--slug", name[:3].lower().replace("é", "e"))[0] == 0
            assert ran("project", "add", name.split()[0], "Dashboard", "--level", "2")[0] == 0

    def use(self, name: str) -> None:
        """Use one of the stores at the present of the mentor."""
        os.environ["MENTOR_HOME"] = str(self.place / name)
        os.environ["MENTOR_NOW"] = f"{self.now:%Y-%m-%dT%H:%M:%S}"

    def type(self, *words: str) -> int:
        """Run a command that may change something, and remember what an undo of it should bring back."""
        words = tuple(said_at(word, self.now) for word in words)
        before, known = world(), entries()
        code, out = ran(*words, "--yes")
        assert code in ANSWERS, (words, out)
        after, new = world(), entries()
        if code:
            assert after == before, (words, out)
        elif new[:1] != known[:1]:
            self.past.append(Taken(new[0], before, after))
            self.future = []
        else:
            assert after == before, (words, out)
        return code

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        """Let time pass, for two weeks in all."""
        self.now = min(self.now + timedelta(hours=hours, minutes=7), END)
        self.use("store")

    @rule(typed=st.lists(st.one_of(*SESSIONS.values()), min_size=1, max_size=4))
    def meet(self, typed: list[Words]) -> None:
        """Plan sessions, and tell what became of them."""
        for words in typed:
            self.type(*words)

    @rule(typed=st.lists(st.one_of(*PEOPLE.values()), min_size=1, max_size=3))
    def care(self, typed: list[Words]) -> None:
        """Change something about students."""
        for words in typed:
            self.type(*words)

    @rule(typed=st.lists(st.one_of(*REST.values()), min_size=1, max_size=3))
    def other(self, typed: list[Words]) -> None:
        """Type other commands."""
        for words in typed:
            self.type(*words)

    @rule(words=SESSIONS["session schedule"], hours=st.integers(1, 40), more=SESSIONS["session log"])
    def usual(self, words: Words, hours: int, more: Words) -> None:
        """Plan a session, and tell later what happened."""
        self.type(*words)
        self.wait(hours)
        self.type(*more)

    @rule(words=LOOKS)
    def look(self, words: Words) -> None:
        """Ask for something: that changes nothing."""
        self.now_is(world(), ran(*words))

    def now_is(self, before: str, done: tuple[int, str]) -> None:
        """Look whether a command answered and the world is as before."""
        assert done[0] in ANSWERS, done
        assert world() == before, done

    @rule(who=WHO)
    def delete(self, who: str) -> None:
        """Delete the latest session."""
        code, found = ran("session", "list", "--student", who, "--json")
        if code == 0 and json.loads(found):
            self.type("session", "delete", json.loads(found)[0]["id"])

    @precondition(lambda self: self.erased < 1)
    @rule(who=WHO)
    def forget(self, who: str) -> None:
        """Erase a student; what came before cannot be compared any more."""
        if ran("student", "forget", who, "--yes")[0] == 0:
            self.erased += 1
            self.past, self.future = [], []

    @precondition(lambda self: self.past)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Take the last changes back, one after the other."""
        for _ in range(min(times, len(self.past))):
            taken = self.past.pop()
            assert entries()[0] == taken.op
            code, out = ran("undo", "--yes")
            assert code == 0, out
            assert world() == taken.before
            self.future.append(taken)

    @precondition(lambda self: self.future)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        """Take the last undos back, one after the other."""
        for _ in range(min(times, len(self.future))):
            taken = self.future.pop()
            code, out = ran("undo", "--redo", "--yes")
            assert code == 0, out
            assert world() == taken.after
            self.past.append(taken._replace(op=entries()[0]))

    @rule(place=st.integers(0, 12))
    def undo_one(self, place: int) -> None:
        """Take back a change out of its turn, or an undo: it is done, or refused because something builds on it."""
        listed = [entry["id"] for entry in json.loads(ran("undo", "--list", "--json")[1])]
        if listed:
            before = world()
            code, out = ran("undo", listed[place % len(listed)], "--yes")
            assert code in (0, 1), out
            if code:
                assert world() == before, out
            else:
                self.past, self.future = [], []

    @rule()
    def export(self) -> None:
        """Take an export into an empty store: it exports the same, and an import of it here changes nothing."""
        whole = exported()
        file = self.place / f"export{self.exports}.json"
        file.write_text(whole, encoding="utf-8")
        self.exports += 1
        known = entries()
        assert ran("store", "import", str(file))[0] == 0
        assert entries() == known
        shutil.rmtree(self.place / "copy", ignore_errors=True)
        self.use("copy")
        if (self.place / "store" / "config.toml").exists():
            (self.place / "copy").mkdir()
            shutil.copy(self.place / "store" / "config.toml", self.place / "copy")
        assert ran("store", "import", str(file))[0] == 0
        assert exported() == whole
        assert json.loads(ran("store", "check", "--json")[1])["faults"] == []
        self.use("store")

    @precondition(lambda self: self.exports)
    @rule(which=st.integers(0, 9), more=st.sampled_from(((), ("--theirs",), ("--dry-run",))))
    def take_in(self, which: int, more: Words) -> None:
        """Import an old export; what cannot all be true then is settled by the commands that the check prints."""
        file = self.place / f"export{which % self.exports}.json"
        self.type("store", "import", str(file), *more)
        self.settle()

    @rule(who=WHO, into=WHO)
    def merge(self, who: str, into: str) -> None:
        """Put two students together, and settle what cannot be true of both."""
        self.type("student", "merge", who, into)
        self.settle()

    def settle(self) -> None:
        """Type what the check prints until nothing is to settle; an undo of one of those may bring it back."""
        for _ in range(SETTLED):
            found = json.loads(ran("store", "check", "--json")[1])
            if not found["to_settle"]:
                return
            self.mixed = True
            program, *words = shlex.split(found["to_settle"][0]["command"])
            assert program == "mentor"
            assert self.type(*words) == 0, found
        raise AssertionError(found)

    @rule(who=st.none() | WHO)
    def purge(self, who: str | None) -> None:
        """Purge everything, or one student: what stands is what it was, and a second time finds nothing."""
        before, of_one = world(), ("--student", who) if who else ()
        code, out = ran("store", "purge", "--no-backup", "--yes", *of_one)
        assert code in ANSWERS, out
        assert world() == before
        if code == 0:
            again = json.loads(ran("store", "purge", "--dry-run", "--json", *of_one)[1])
            assert again["journals"] == 0, again
        self.past, self.future = [], []

    @rule()
    def back_up(self) -> None:
        """Make a backup."""
        known = entries()
        assert ran("store", "backup", str(self.place / f"{len(self.saved)}.tar.gz"))[0] == 0
        assert entries() == known
        self.saved.append(world())

    @precondition(lambda self: self.saved)
    @rule(which=st.integers(0, 9))
    def restore(self, which: int) -> None:
        """Put a backup in the place of everything."""
        which %= len(self.saved)
        assert self.type("store", "restore", str(self.place / f"{which}.tar.gz")) == 0
        if not self.erased and setting() == setting(self.saved[which]):
            assert world() == self.saved[which]

    @invariant()
    def nothing_is_wrong(self) -> None:
        """Look whether the check names a fault, or anything to settle."""
        if hasattr(self, "now"):
            code, out = ran("store", "check", "--json")
            assert code == 0 or (self.mixed and not json.loads(out)["faults"]), out


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder for stores; standard input is closed."""
    for name in ("MENTOR_HOME", "MENTOR_NOW"):
        monkeypatch.setenv(name, "")  # set back in the end
    monkeypatch.setattr(ids, "_random", ids._random)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    memory = "/dev/shm"  # noqa: S108 - nothing here is about what a crash leaves, so no disk is waited for
    with tempfile.TemporaryDirectory(dir=memory if os.path.isdir(memory) else None) as folder:  # noqa: PTH112
        yield Path(folder)


def test_every_command_is_typed_or_known_to_write_nothing() -> None:
    """A new command belongs in one of the tables of what is typed."""
    commands = {f"{name} {verb}".strip() for name, verbs in replay.commands().items() for verb in verbs or [""]}
    typed = {*SESSIONS, *PEOPLE, *REST, *OF_THEIR_OWN}
    assert commands - typed - READING - ELSEWHERE == set()


def test_nothing_that_can_be_typed_leaves_a_fault(place: Path, full: bool) -> None:
    """Whatever is typed, the check is clean, an undo brings back what was, and an export comes back as it went."""
    machine = type("Machine", (Mentor,), {"place": place, "TestCase": None})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=int(os.environ.get("MACHINE_EXAMPLES", "300")) if full else 5,
            stateful_step_count=40 if full else 14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
