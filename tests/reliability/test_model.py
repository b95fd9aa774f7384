"""Whatever is done in whatever order, with crashes in between, the store knows what a plain dict knows."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from mentorcli.app import main
from reliability.harness import in_child
from store.kit import opened

NAMES = ("Amélie Durand", "Sam Okoro", "Zoé Petit")
SLUGS = dict(zip(NAMES, ("amelie-durand", "sam-okoro", "zoe-petit"), strict=True))
OTHER = {"amelie-durand": "amelie", "sam-okoro": "sam", "zoe-petit": "zoe"}
OTHER |= {other: slug for slug, other in OTHER.items()}  # each student has one of two slugs
SLUG = st.sampled_from(sorted(OTHER))
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "S", "Zs")), min_size=1, max_size=20).map(str.strip)
DAYS = st.integers(1, 23)

State = dict[str, dict[str, Any]]


class Store(RuleBasedStateMachine):
    """A store beside the dict that it should be like; `past` are the states that `undo` goes back through."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        """Begin with nothing."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.model: State = {}
        self.past: list[State] = []

    def change(self, change: Callable[[State], object], *words: str) -> None:
        """Run a command that changes something, and do the same to the dict."""
        code, said = ran(*words)
        assert code == 0, (words, said)
        self.past.append(deepcopy(self.model))
        change(self.model)
        assert known(self.folder) == self.model

    @rule(name=st.sampled_from(NAMES))
    def add(self, name: str) -> None:
        """Add a student, who is refused where there is one of that name."""
        slug = SLUGS[name]
        if {slug, OTHER[slug]} & set(self.model):
            assert ran("student", "add", name)[0] == 1
            return
        new: dict[str, Any] = {"email": None, "notes": [], "sessions": {}}
        self.change(lambda model: model.update({slug: new}), "student", "add", name)

    @precondition(lambda self: self.model)
    @rule(slug=SLUG, text=WORDS.filter(lambda text: text and not text.startswith("-")))
    def note(self, slug: str, text: str) -> None:
        """Write a note."""
        if slug in self.model:
            text = text.strip()
            self.change(lambda model: model[slug]["notes"].append(stored(text)), "student", "note", slug, "--", text)

    @precondition(lambda self: self.model)
    @rule(slug=SLUG, number=st.integers(0, 99))
    def edit(self, slug: str, number: int) -> None:
        """Change a profile."""
        email = f"a{number}@example.org"
        if slug in self.model and self.model[slug]["email"] != email:
            self.change(lambda model: model[slug].update(email=email), "student", "edit", slug, "--email", email)

    @precondition(lambda self: self.model)
    @rule(slug=SLUG, day=DAYS)
    def log(self, slug: str, day: int) -> None:
        """Log a session that was held; the same one twice is refused."""
        if slug not in self.model:
            return
        at = f"2026-11-{day:02} 14:00"
        if at in self.model[slug]["sessions"]:
            assert ran("session", "log", slug, "--at", at)[0] == 1
            return
        self.change(lambda model: model[slug]["sessions"].update({at: "completed"}), "session", "log", slug, "--at", at)

    @precondition(lambda self: any(student["sessions"] for student in self.model.values()))
    @rule(slug=SLUG, late=st.sampled_from(("15m", "15m1s")))
    def correct(self, slug: str, late: str) -> None:
        """Say that the student was late at the latest session: the rule decides."""
        sessions = self.model.get(slug, {}).get("sessions")
        if not sessions:
            return
        at = max(sessions)
        status = "no-show" if late == "15m1s" else "completed"
        note = f"late {at}"

        def changed(model: State) -> None:
            model[slug]["sessions"][at] = status
            model[slug]["notes"] = [text for text in model[slug]["notes"] if text != note]
            if status == "no-show":
                model[slug]["notes"].append(note)

        self.change(changed, "session", "edit", slug, "--late", late)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        """Take the last change back."""
        code, said = ran("undo")
        assert code == 0, said
        self.model = self.past.pop()
        assert known(self.folder) == self.model

    @precondition(lambda self: self.model)
    @rule(slug=SLUG, taken=SLUG)
    def rename(self, slug: str, taken: str) -> None:
        """Give a student the other slug; one that somebody has is refused."""
        if slug not in self.model:
            return
        if taken in self.model and taken != slug:
            assert ran("student", "edit", slug, "--slug", taken)[0] == 1
        new = OTHER[slug]
        self.change(lambda model: model.update({new: model.pop(slug)}), "student", "edit", slug, "--slug", new)

    @precondition(lambda self: len(self.model) > 1)
    @rule(gone=SLUG, into=SLUG)
    def merge(self, gone: str, into: str) -> None:
        """Put two students together who have no session at the same time."""
        if gone == into or not {gone, into} <= set(self.model):
            return
        if set(self.model[gone]["sessions"]) & set(self.model[into]["sessions"]):
            return

        def changed(model: State) -> None:
            other = model.pop(gone)
            model[into]["email"] = model[into]["email"] or other["email"]
            model[into]["notes"] += other["notes"]
            model[into]["sessions"].update(other["sessions"])

        self.change(changed, "student", "merge", gone, into, "--yes")

    @precondition(lambda self: self.model)
    @rule(slug=SLUG)
    def forget(self, slug: str) -> None:
        """Erase a student; what came before can no longer be told apart by `past`, so begin it anew."""
        if slug in self.model:
            self.change(lambda model: model.pop(slug), "student", "forget", slug, "--yes")
            self.past = []
            assert not [path for path in self.folder.rglob("*") if path.name == slug]

    @precondition(lambda self: self.model)
    @rule(slug=SLUG, step=st.integers(1, 12), day=DAYS)
    def crash(self, slug: str, step: int, day: int) -> None:
        """Die in the middle of logging a session: it is there or it is not."""
        at = f"2026-10-{day:02} 14:00"
        if slug not in self.model or at in self.model[slug]["sessions"]:
            return
        ended = in_child(lambda: main(("session", "log", slug, "--at", at)), step)
        after = deepcopy(self.model)
        after[slug]["sessions"][at] = "completed"
        found = known(self.folder)
        assert found in ([after] if ended else [self.model, after])
        if found == after:
            self.past.append(deepcopy(self.model))
            self.model = after


def ran(*words: str) -> tuple[int, str]:
    """Run a command; return its exit code and what it said."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(words)
    return code, said.getvalue()


def stored(text: str) -> str:
    """Return a text in the form in which it is kept."""
    from mentorcli.text import normalise

    return normalise(text)


def known(folder: Path) -> State:
    """Return what a store, opened anew, knows."""
    state: State = {}
    with opened(folder) as store:
        for slug in store.slugs():
            records = store.student(slug)
            sessions = {s.id: f"{s.scheduled_at:%Y-%m-%d %H:%M}" for s in records.sessions.values()}
            state[slug] = {
                "email": records.student.email,
                "notes": [f"late {sessions[n.session]}" if n.session else n.text for n in records.notes],
                "sessions": {sessions[s.id]: str(s.status) for s in records.sessions.values()},
            }
        assert not store.faults
    return state


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder for a store."""
    with tempfile.TemporaryDirectory() as place:
        monkeypatch.setenv("MENTOR_HOME", str(Path(place, "store")))
        yield Path(place) / "store"


def test_the_store_is_like_a_dict(folder: Path, full: bool) -> None:
    """Add, note, edit, rename, merge, log, correct, undo, forget, crash and reopen, in orders of Hypothesis."""
    machine = type("Machine", (Store,), {"folder": folder, "TestCase": None})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=150 if full else 6,
            stateful_step_count=30 if full else 15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
