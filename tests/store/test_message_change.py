"""A change of one of the mentor's own messages, noted so that it can be taken back."""

from __future__ import annotations

import os
import shutil
import stat
from itertools import count
from pathlib import Path

import pytest

from mentorcli.errors import NotSavedError, RefusedError
from mentorcli.models.recovery import MessageChange
from mentorcli.store import compare_and_swap, files, history, message_change, redo, undo
from mentorcli.store.transaction import writing
from reliability.harness import in_child
from store import kit

KEY, ONE, TWO = "reminder.fr", "Un\n", "Deux\n"


@pytest.fixture
def path(store: Path) -> Path:
    """Return the path of a message of a store with a student."""
    kit.add(store)
    return store / "messages" / "reminder.fr.md"


def save(folder: Path, text: str | None, *, cmd: str = "message edit") -> bool:
    """Save the message and return whether that was no change at all."""
    with kit.opened(folder) as store, writing(store) as writer:
        message_change.save(writer, KEY, lambda _: text, cmd=cmd, at=kit.AT)
        return store.skipped


def commands(folder: Path) -> list[str]:
    """Return the commands that can be taken back, newest first."""
    with kit.opened(folder) as store:
        return [operation.cmd for operation in history.operations(store)]


def text_of(path: Path) -> str | None:
    """Return what is in a file, None where there is none."""
    return path.read_text() if path.exists() else None


def take_back(folder: Path) -> None:
    """Take the last change back."""
    with kit.opened(folder) as store, writing(store) as writer:
        undo.take_back(writer, undo.choose(store, None), at=kit.AT)


def take_back_again(folder: Path) -> None:
    """Take the last undo back."""
    with kit.opened(folder) as store, writing(store) as writer:
        redo.take_back(writer, redo.choose(store), at=kit.AT)


def test_a_message_is_written_whole_and_noted(store: Path, path: Path) -> None:
    """For its owner alone; the same text again is neither written nor noted."""
    assert not save(store, ONE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert (text_of(path), commands(store)) == (ONE, ["message edit", "student add"])
    before = kit.contents(store)
    assert save(store, ONE)
    assert kit.contents(store) == before
    assert not save(store, None)
    assert text_of(path) is None
    assert save(store, None)


@pytest.mark.parametrize("first", [None, ONE])
@pytest.mark.parametrize("second", [None, TWO])
def test_a_change_is_taken_back_and_done_again(store: Path, path: Path, first: str | None, second: str | None) -> None:
    """A new text, another one, and one that went."""
    if first is not None:
        save(store, first)
    if save(store, second):
        return
    take_back(store)
    assert text_of(path) == first
    take_back_again(store)
    assert text_of(path) == second
    take_back(store)
    assert text_of(path) == first


def test_a_text_that_a_person_wrote_since_is_never_replaced(store: Path, path: Path) -> None:
    """Neither by an undo nor by its undo; both name the file and what to type."""
    save(store, ONE)
    path.write_text("à moi\n")
    with pytest.raises(RefusedError) as caught:
        take_back(store)
    assert caught.value.message == f"{path} was edited since"
    assert str(caught.value.hint).endswith("mentor message edit reminder --lang fr")
    path.write_text(ONE)
    take_back(store)
    path.write_text("à moi\n")
    with pytest.raises(RefusedError):
        take_back_again(store)
    assert (text_of(path), commands(store)) == ("à moi\n", ["student add"])


def test_an_earlier_change_waits_for_a_later_one(store: Path, path: Path) -> None:
    """Of the same message; one of another language does not matter."""
    save(store, ONE)
    with kit.opened(store) as one, writing(one) as writer:
        message_change.save(writer, "reminder.en", lambda _: "One\n", cmd="message edit", at=kit.AT)
    with kit.opened(store) as one, writing(one) as writer:
        first = history.operations(one)[1]
        undo.take_back(writer, undo.choose(one, first.op), at=kit.AT)
    assert text_of(path) is None
    save(store, ONE)
    save(store, TWO)
    with kit.opened(store) as one, writing(one) as writer:
        second = history.operations(one)[1]
        with pytest.raises(RefusedError, match="Later changes build on it"):
            undo.take_back(writer, undo.choose(one, second.op), at=kit.AT)
    assert text_of(path) == TWO


@pytest.mark.parametrize("step", ["create-sync", "rename"])
@pytest.mark.parametrize("before", [None, ONE])
def test_what_cannot_be_written_is_not_noted_either(
    store: Path, path: Path, monkeypatch: pytest.MonkeyPatch, step: str, before: str | None
) -> None:
    """The note comes first, so it is taken back: nothing is there to undo, and the file is as it was."""
    if before is not None:
        save(store, before)
    known, replace = commands(store), compare_and_swap.replace

    def full(*arguments: object, **named: object) -> bool:
        with monkeypatch.context() as faulty:
            faulty.setattr(files, "on_step", kit.failing(step))
            return replace(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(compare_and_swap, "replace", full)
    with pytest.raises(NotSavedError):
        save(store, TWO)
    assert (text_of(path), commands(store)) == (before, known)


def test_an_undo_that_cannot_be_written_is_none(store: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The change counts as before."""
    save(store, ONE)
    save(store, TWO)
    known = commands(store)

    def full(*_: object, **__: object) -> bool:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as faulty:
        faulty.setattr(compare_and_swap, "replace", full)
        with pytest.raises(NotSavedError):
            take_back(store)
    assert (text_of(path), commands(store)) == (TWO, known)


@pytest.mark.parametrize("before", [None, ONE])
def test_what_is_saved_between_reading_and_writing_is_read_again(
    store: Path, path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    """By a person's own editor, once: the change is made of that text."""
    if before is not None:
        save(store, before)
    saved: list[str] = []

    def person(step: str) -> None:
        if step == "rename" and path.parent.exists() and not saved:
            saved.append("à moi\n")
            path.write_text(saved[0])

    made: list[str | None] = []

    def longer(text: str | None) -> str:
        made.append(text)
        return f"{text or ''}plus\n"

    with kit.opened(store) as one, writing(one) as writer, monkeypatch.context() as meanwhile:
        meanwhile.setattr(files, "on_step", person)
        message_change.save(writer, KEY, longer, cmd="message edit", at=kit.AT)
    assert (made, text_of(path)) == ([before, "à moi\n"], "à moi\nplus\n")
    take_back(store)
    assert text_of(path) == "à moi\n"


def test_a_program_that_never_stops_writing_is_named(store: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is noted, by a change or by an undo."""
    save(store, ONE)
    known = commands(store)
    monkeypatch.setattr(compare_and_swap, "replace", lambda *_, **__: False)
    monkeypatch.setattr(compare_and_swap, "remove", lambda *_, **__: False)
    with pytest.raises(NotSavedError, match="another program writes"):
        save(store, TWO)
    with pytest.raises(NotSavedError, match="another program writes"):
        take_back(store)
    assert (text_of(path), commands(store)) == (ONE, known)


@pytest.mark.parametrize(("before", "text"), [(None, ONE), (ONE, TWO), (ONE, None)])
def test_a_change_that_is_killed_is_made_or_was_never_begun(
    store: Path, path: Path, tmp_path: Path, before: str | None, text: str | None
) -> None:
    """At any step: once it is noted, who comes next makes it, and it can be taken back; nothing is left beside it."""
    if before is not None:
        save(store, before)
    known, start = commands(store), tmp_path / "start"
    shutil.copytree(store, start)
    for step in count(1):
        shutil.rmtree(store)
        shutil.copytree(start, store)
        done = in_child(lambda: save(store, text), step)
        kit.put(store, "amelie", kit.a_note())
        noted = len(commands(store)) == len(known) + 2
        assert text_of(path) == (text if noted else before), step
        assert not path.parent.exists() or [name for name in os.listdir(path.parent) if name.endswith(".tmp")] == []
        if noted:
            with kit.opened(store) as one, writing(one) as writer:
                undo.take_back(writer, undo.choose(one, history.operations(one)[1].op), at=kit.AT)
            assert text_of(path) == before
        if done:
            break
    assert step > 5


def test_after_a_kill_a_text_of_a_person_stays(store: Path, path: Path, tmp_path: Path) -> None:
    """Only what the note was made of is replaced."""
    save(store, ONE)
    start = tmp_path / "start"
    shutil.copytree(store, start)
    for step in count(1):
        shutil.rmtree(store)
        shutil.copytree(start, store)
        done = in_child(lambda: save(store, TWO), step)
        path.write_text("à moi\n")
        kit.put(store, "amelie", kit.a_note())
        assert text_of(path) == "à moi\n", step
        if done:
            break


def test_nothing_is_to_be_finished_where_nothing_was_begun(store: Path, path: Path) -> None:
    """The last change was another one, or came to its end; a store may have no messages at all."""
    with kit.opened(store) as one, writing(one) as writer:
        message_change.finish(one, writer.root, since="")
    assert not path.exists()
    save(store, ONE)
    with kit.opened(store) as one, writing(one) as writer:
        last = max(line.op for _, line in one.mentor().journal.lines)
        path.unlink()
        message_change.finish(one, writer.root, since=last)
        assert not path.exists()
        message_change.finish(one, writer.root, since="")
    assert text_of(path) == ONE


def test_a_note_says_what_was_there(store: Path, path: Path) -> None:
    """The whole text before and after."""
    save(store, ONE)
    save(store, TWO)
    with kit.opened(store) as one:
        assert one.mentor().records(MessageChange) == {KEY: MessageChange(KEY, ONE, TWO)}
    assert path.parent.name == "messages"
