"""Two weeks of commands in any order: none leaves a store with a fault, or with what cannot all be true."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

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

from mentorcli.app import main

BEGIN = datetime(2026, 11, 16, 9)  # noqa: DTZ001 - in the zone of the test
END = BEGIN + timedelta(days=14)
ANSWERS = (0, 1, 2, 3)  # done, refused, badly typed, not there: never a fault, an error or a bug
WHO = st.sampled_from(("ann", "bob", "zoe"))
WHEN = st.builds(
    lambda days, hour: f"{BEGIN + timedelta(days=days):%Y-%m-%d} {hour:02}:00", st.integers(-3, 20), st.integers(9, 16)
)
TOLD = st.sampled_from(((), ("--absent",), ("--late", "5m"), ("--late", "20m")))
EVIDENCE = st.one_of(TOLD, WHEN.map(lambda at: ("--cancelled-at", at)))
PLAN = st.sampled_from(((), ("--repeat", "weekly", "--times", "3"), ("--kind", "presentation")))
NOTED = st.sampled_from(
    (
        ("student", "note", "Prefers mornings"),
        ("contact", "log", "--via", "email"),
        ("transfer", "start", "--reason", "R"),
        ("resource", "add", "https://example.org/1"),
        ("session", "record", "https://example.org/2"),
        ("transfer", "checklist", "--done", "1,2"),
        ("presentation", "checklist", "--done", "2"),
        ("noshow", "report", "--sent"),
    )
)
OWN = st.sampled_from(
    (
        ("training", "done", "course"),
        ("training", "done", "manager-talk"),
        ("faq", "add", "Where?", "There."),
        ("policy", "use", "openclassrooms-help-centre"),
        ("policy", "use", "openclassrooms-2021"),
    )
)
TITLE = st.sampled_from(("Dashboard", "Data set"))
STATUS = st.sampled_from(("active", "paused", "unreachable", "transferred", "completed"))
FUNDING = st.sampled_from(("funded", "self-paid", "unknown"))


class Mentor(RuleBasedStateMachine):
    """A mentor who types whatever comes to mind; `past` are the exports before each entry that `undo` has."""

    place: Path

    @initialize()
    def begin(self) -> None:
        """Begin with three students, one of them with a project."""
        shutil.rmtree(self.place, ignore_errors=True)
        self.now = BEGIN
        self.past: list[tuple[str, str]] = []
        self.use("store")
        for name in ("Ann Roy", "Bob Petit", "Zoé Durand"):
            assert ran("student", "add", name, "--slug", name[:3].lower().replace("é", "e"))[0] == 0
        assert ran("project", "add", "ann", "Dashboard", "--level", "2")[0] == 0
        self.erased = 0
        self.merged = False

    def use(self, name: str) -> None:
        """Use one of the stores at the present of the mentor."""
        os.environ["MENTOR_HOME"] = str(self.place / name)
        os.environ["MENTOR_NOW"] = f"{self.now:%Y-%m-%dT%H:%M:%S}"

    def type(self, *words: str) -> None:
        """Run a command that may change something, and remember what an undo of it should bring back."""
        before, known = export(), entries()
        code, out = ran(*words, "--yes")
        assert code in ANSWERS, (words, out)
        after = entries()
        if code:
            assert export() == before, (words, out)
        elif after[:1] != known[:1]:
            self.past.append((after[0], before))

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        """Let time pass, for two weeks in all."""
        self.now = min(self.now + timedelta(hours=hours, minutes=7), END)
        self.use("store")

    @rule(who=WHO, at=WHEN, more=PLAN)
    def schedule(self, who: str, at: str, more: tuple[str, ...]) -> None:
        """Plan a session, or a series."""
        self.type("session", "schedule", who, at, *more)

    @rule(who=WHO, at=st.none() | WHEN, evidence=EVIDENCE)
    def log(self, who: str, at: str | None, evidence: tuple[str, ...]) -> None:
        """Say what happened."""
        self.type("session", "log", who, *(("--at", at) if at else ()), *evidence, "--notes", "Joins")

    @rule(who=WHO, at=WHEN, more=st.none() | EVIDENCE)
    def edit(self, who: str, at: str, more: tuple[str, ...] | None) -> None:
        """Move the latest session, or judge it again."""
        self.type("session", "edit", who, *(("--at", at) if more is None else more or ("--held",)))

    @rule(who=WHO, by=st.sampled_from(("student", "mentor")), every=st.booleans())
    def cancel(self, who: str, by: str, every: bool) -> None:
        """Call a session off, or all that are to come."""
        self.type("session", "cancel", who, "--by", by, *(("--all",) if every else ()))

    @rule(who=WHO)
    def delete(self, who: str) -> None:
        """Delete the latest session."""
        code, found = ran("session", "list", "--student", who, "--json")
        if code == 0 and json.loads(found):
            self.type("session", "delete", json.loads(found)[0]["id"])

    @rule(who=WHO, at=st.none() | WHEN, evidence=EVIDENCE)
    def mark(self, who: str, at: str | None, evidence: tuple[str, ...]) -> None:
        """Mark a no-show."""
        self.type("noshow", "mark", who, *(("--at", at) if at else ()), *evidence)

    @rule(who=WHO, words=st.sampled_from(("noshow unmark", "contact replied", "transfer complete", "transfer cancel")))
    def one_word(self, who: str, words: str) -> None:
        """Type a command that needs a student alone."""
        self.type(*words.split(), who)

    @rule(who=WHO, words=NOTED)
    def more(self, who: str, words: tuple[str, ...]) -> None:
        """Type one of the commands with a student and something else."""
        self.type(*words[:2], who, *words[2:])

    @rule(who=WHO, step=st.sampled_from(("add", "start", "present", "validate")), title=TITLE)
    def project(self, who: str, step: str, title: str) -> None:
        """Go on with a project."""
        self.type("project", step, who, title)

    @rule(who=WHO, title=TITLE)
    def request(self, who: str, title: str) -> None:
        """Ask for a presentation."""
        self.type("presentation", "request", who, "--project", title)

    @rule(who=WHO, status=st.none() | STATUS, funding=FUNDING, since=st.just("start") | WHEN.map(lambda at: at[:10]))
    def profile(self, who: str, status: str | None, funding: str, since: str) -> None:
        """Change a profile."""
        changes = ("--status", status) if status else ("--funding", funding, "--funding-from", since)
        self.type("student", "edit", who, *changes)

    @rule(who=WHO, slug=st.sampled_from(("ann", "bob", "zoe", "new-one", "-")))
    def rename(self, who: str, slug: str) -> None:
        """Give a student another slug."""
        self.type("student", "edit", who, "--slug", slug)

    @rule(who=WHO, into=WHO)
    def merge(self, who: str, into: str) -> None:
        """Put two students together; from then on two things that cannot both be true may be there, to be settled."""
        self.merged = True
        self.type("student", "merge", who, into)

    @rule(words=OWN)
    def own(self, words: tuple[str, ...]) -> None:
        """Change what belongs to the mentor alone."""
        self.type(*words)

    @precondition(lambda self: self.erased < 1)
    @rule(who=WHO)
    def forget(self, who: str) -> None:
        """Erase a student; what came before cannot be compared any more."""
        if ran("student", "forget", who, "--yes")[0] == 0:
            self.erased += 1
            self.past = []

    @precondition(lambda self: self.past)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Take the last changes back, one after the other."""
        for _ in range(min(times, len(self.past))):
            op, before = self.past.pop()
            assert entries()[0] == op
            code, out = ran("undo", "--yes")
            assert code == 0, out
            assert export() == before

    @rule()
    def copy(self) -> None:
        """Take an export into an empty store: it exports the same, and an import of it here changes nothing."""
        whole = export()
        (self.place / "export.json").write_text(whole, encoding="utf-8")
        known = entries()
        assert ran("store", "import", str(self.place / "export.json"))[0] == 0
        assert entries() == known
        shutil.rmtree(self.place / "copy", ignore_errors=True)
        self.use("copy")
        assert ran("store", "import", str(self.place / "export.json"))[0] == 0
        assert export() == whole
        assert json.loads(ran("store", "check", "--json")[1])["faults"] == []
        self.use("store")

    @invariant()
    def nothing_is_wrong(self) -> None:
        """Look whether the check names a fault, or anything to settle."""
        if hasattr(self, "now"):
            code, out = ran("store", "check", "--json")
            assert code == 0 or (self.merged and not json.loads(out)["faults"]), out


def ran(*words: str) -> tuple[int, str]:
    """Run a command without a terminal; return its exit code and what it printed, its errors where it printed none."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    printed, said = (stream.buffer.getvalue().decode() for stream in (out, err))
    return code, printed or said


def export() -> str:
    """Return an export without its time."""
    code, out = ran("store", "export")
    assert code == 0, out
    return "\n".join(line for line in out.split("\n") if '"exported_at":' not in line)


def entries() -> list[str]:
    """Return the ids of the changes that an undo would take back, the next one first."""
    listed = json.loads(ran("undo", "--list", "--json")[1])
    return [entry["id"] for entry in listed if not entry["command"].startswith("undo")]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder for stores; standard input is closed."""
    for name in ("MENTOR_HOME", "MENTOR_NOW"):
        monkeypatch.setenv(name, "")  # set back in the end
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    memory = "/dev/shm"  # noqa: S108 - nothing here is about what a crash leaves, so no disk is waited for
    with tempfile.TemporaryDirectory(dir=memory if os.path.isdir(memory) else None) as folder:  # noqa: PTH112
        yield Path(folder)


def test_nothing_that_can_be_typed_leaves_a_fault(place: Path, full: bool) -> None:
    """Whatever is typed, the check is clean, an undo brings back what was, and an export comes back as it went."""
    machine = type("Machine", (Mentor,), {"place": place, "TestCase": None})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=300 if full else 5,
            stateful_step_count=40 if full else 14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
