"""Operations over several journals: whole or not at all."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from mentorcli.errors import NotFoundError, NotSavedError, RefusedError
from mentorcli.models.session import Session
from mentorcli.store import files, history, undo
from mentorcli.store.batch import Batch, Change
from mentorcli.store.journal import encode_record
from mentorcli.store.layout import PENDING
from mentorcli.store.pending import Pending
from mentorcli.store.transaction import writing
from store import kit


def write(folder: Path, sessions: list[Session], *, new: str = "sam") -> str:
    """Change the profile of amelie, give her sessions, and add a new student, as one operation."""
    with kit.opened(folder) as store, writing(store) as writer:
        known = store.student("amelie")
        records = [("session", encode_record(session)) for session in sessions]
        changes = [
            Change("amelie", known, replace(known.student, email="b@example.org"), records),
            Change(new, None, kit.a_student(new, name="Sam"), []),
        ]
        return Batch(writer, cmd="store import", at=kit.AT).write(changes)


def seen(folder: Path) -> dict[str, tuple[str | None, int]]:
    """Return every student with the e-mail and the number of sessions."""
    with kit.opened(folder) as store:
        return {d.id: (d.student.email, len(d.sessions)) for d in store.all_students()}


def test_all_of_it_counts(store: Path) -> None:
    """New sessions, a changed profile and a new student are there together, with the profile file up to date."""
    kit.add(store)
    write(store, [kit.a_session() for _ in range(1200)])
    assert seen(store) == {"amelie": ("b@example.org", 1200), "sam": ("a@example.org", 0)}
    assert "b@example.org" in kit.profile_of(store).read_text()
    assert not (store / PENDING).exists()


STEPS = ("append-sync", "cut", "create-sync", "folder-rename", "rename", "folder-sync", "write", "folder-make")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("nth", range(1, 8))
def test_a_failure_leaves_what_was_there(store: Path, step: str, nth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever step fails for whatever time, it is either said and nothing has changed, or everything is there."""
    kit.add(store)
    before = seen(store)
    count = 0

    def hook(name: str) -> None:
        nonlocal count
        count += name == step
        if name == step and count == nth:
            raise OSError(28, os.strerror(28))

    monkeypatch.setattr(files, "on_step", hook)
    try:
        write(store, [kit.a_session()])
    except NotSavedError:
        assert seen(store) == before
    else:
        assert seen(store) == {"amelie": ("b@example.org", 1), "sam": ("a@example.org", 0)}
    monkeypatch.undo()
    if seen(store) == before:
        write(store, [kit.a_session()])
    assert seen(store) == {"amelie": ("b@example.org", 1), "sam": ("a@example.org", 0)}


def test_undone_as_a_whole(store: Path) -> None:
    """One undo takes everything back: sessions, the profile with its file, and the student who came with it."""
    kit.add(store)
    before = seen(store)
    write(store, [kit.a_session()])
    with kit.opened(store) as opened, writing(opened) as writer:
        chosen = undo.choose(opened, None)
        assert chosen.students == ["amelie", "sam"]
        assert undo.take_back(writer, chosen, at=kit.AT) == ["sam"]
    assert seen(store) == before
    assert "a@example.org" in kit.profile_of(store).read_text()
    assert sorted(os.listdir(store / "students")) == ["amelie"]
    with kit.opened(store) as opened:
        assert [operation.cmd for operation in history.operations(opened)] == ["student add"]


def test_undone_without_new_students(store: Path) -> None:
    """An operation that only added sessions is taken back by one line, and the first session is doubted."""
    kit.add(store)
    session = kit.a_session()
    with kit.opened(store) as opened, writing(opened) as writer:
        change = Change("amelie", opened.student("amelie"), None, [("session", encode_record(session))])
        Batch(writer, cmd="store import", at=kit.AT).write([change])
    with kit.opened(store) as opened, writing(opened) as writer:
        undo.take_back(writer, undo.choose(opened, None), at=kit.AT)
    assert seen(store) == {"amelie": ("a@example.org", 0)}


def test_a_later_change_of_a_new_student_refuses_the_undo(store: Path) -> None:
    """What was written about a student since keeps the operation that brought them."""
    kit.add(store)
    operation = write(store, [])
    kit.put(store, "sam", kit.a_note())
    with kit.opened(store) as opened, writing(opened) as writer, pytest.raises(RefusedError, match="build on it"):
        undo.take_back(writer, undo.choose(opened, operation), at=kit.AT)


def unfinished(folder: Path) -> None:
    """Leave the store as a kill just before the last line does."""
    before, known = kit.journal_of(folder).stat().st_size, (folder / "index.json").read_bytes()
    write(folder, [kit.a_session()])
    own = folder / "mentor.jsonl"
    lines = own.read_text().splitlines(keepends=True)
    batch_id = lines[-1].split('"complete":"')[1].split('"')[0]
    own.unlink()
    (folder / "index.json").write_bytes(known)
    pending = Pending(batch_id, ["sam", "../x", "ghost"], writing=batch_id, grown={"amelie": before, "ghost": 1})
    (folder / PENDING).write_bytes(msgspec.json.encode(pending))


def test_nobody_sees_what_is_not_complete(store: Path) -> None:
    """Without its last line an operation does not count, and its new student is not there; the next writer clears."""
    kit.add(store)
    unfinished(store)
    path = kit.profile_of(store)
    assert "sam" not in seen(store)
    with kit.opened(store) as opened:
        assert opened.slugs() == ["amelie"]
        with pytest.raises(NotFoundError):
            opened.student("sam")
        assert opened.student("amelie").sessions == {}
    kit.put(store, "amelie", kit.a_note())
    assert sorted(os.listdir(store / "students")) == ["amelie"]
    assert not (store / PENDING).exists()
    assert path.exists()


def test_what_cannot_be_read_is_not_cleared(store: Path) -> None:
    """A new student's folder that cannot be read is kept for a person to look at."""
    kit.add(store)
    unfinished(store)
    kit.journal_of(store, "sam").write_text("?\n?\n")
    kit.put(store, "amelie", kit.a_note())
    assert kit.journal_of(store, "sam").read_text() == "?\n?\n"


def test_a_pending_note_that_cannot_be_read(store: Path) -> None:
    """A damaged note of what is pending hides nobody and is cleared."""
    kit.add(store)
    (store / PENDING).write_text("?")
    assert list(seen(store)) == ["amelie"]
    kit.put(store, "amelie", kit.a_note())
    assert not (store / PENDING).exists()


def test_fields_of_a_newer_version_are_kept(store: Path) -> None:
    """A profile keeps the fields that only a newer version knows, and takes those that come with the operation."""
    kit.add(store)
    path = kit.profile_of(store)
    path.write_text(path.read_text() + 'mood = "good"\n')
    with kit.opened(store) as opened, writing(opened) as writer:
        known = opened.student("amelie")
        extra = {"hat": msgspec.Raw(b'"red"'), "none": msgspec.Raw(b"null")}
        change = Change("amelie", known, replace(known.student, email=None), [], extra)
        Batch(writer, cmd="store import", at=kit.AT).write([change])
    assert 'mood = "good"' in path.read_text()
    assert 'hat = "red"' in path.read_text()


def test_a_profile_that_cannot_be_rewritten_is_warned_of(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journals have everything, so a profile left behind is a warning, and reads right."""
    kit.add(store)
    renamed = iter([False, False])  # those of the note of what is under way, and of the mentor's journal

    def hook(step: str) -> None:
        if step == "rename" and next(renamed, True):
            raise OSError(5, os.strerror(5))

    with kit.opened(store) as opened, writing(opened) as writer:
        known = opened.student("amelie")
        change = Change("amelie", known, replace(known.student, email=None), [])
        monkeypatch.setattr(files, "on_step", hook)
        Batch(writer, cmd="store import", at=kit.AT).write([change])
        assert any("could not be rewritten" in warning for warning in opened.warnings)
    assert seen(store)["amelie"][0] is None
