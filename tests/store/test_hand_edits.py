"""Profiles that a person edited by hand while they were written anew: kept, said, and never destroyed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mentorcli.models.student import Student
from mentorcli.store import compare_and_swap, files, history, kept_texts, purge, undo
from mentorcli.store.batch import Batch, Change
from mentorcli.store.check import check
from mentorcli.store.journal import HAND_EDIT
from mentorcli.store.pending import Pending
from mentorcli.store.repair import repair
from mentorcli.store.transaction import writing
from mentorcli.store.writer import Writer
from mentorcli.text import in_language
from reliability.harness import in_child
from store.kit import AT, a_note, a_student, add, journal_of, opened, profile_of, put

MINE = "+33 6 99"


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with a student whose profile was changed once."""
    student = add(store)
    put(store, "amelie", replace(student, email="new@example.org"))
    return store


def save_older(folder: Path, *, broken: bool = False) -> bytes:
    """Save an older profile by hand, as an editor does that had it open while it was written anew; return it."""
    path = profile_of(folder)
    lines = path.read_text().replace("new@example.org", "a@example.org").splitlines()
    with opened(folder) as store:
        op = history.operations(store)[-1].op
    lines = [f'revision = "{op}"' if line.startswith("revision") else line for line in lines]
    path.write_text("\n".join([*lines, "phone = = " if broken else f'phone = "{MINE}"']) + "\n")
    return path.read_bytes()


def kept(folder: Path) -> dict[str, str]:
    """Return the texts that are kept, by name, with what each was before."""
    return {path.name: path.read_text() for path in sorted((folder / ".editing").glob("*/*"))}


def rewritten(writer: Writer) -> None:
    """Change the profile by an option."""
    known = writer.store.student("amelie")
    writer.append(known, replace(known.student, path="Data"), cmd="student edit", at=AT)


def renamed(writer: Writer) -> None:
    """Change the slug."""
    known = writer.store.student("amelie")
    writer.append(known, replace(known.student, id="a"), cmd="student edit", at=AT)


def undone(writer: Writer) -> None:
    """Take the last change back."""
    undo.take_back(writer, undo.choose(writer.store, None), at=AT)


def imported(writer: Writer) -> None:
    """Change the profile as one operation over several journals."""
    known = writer.store.student("amelie")
    student = replace(known.student, path="Data")
    Batch(writer, cmd="store import", at=AT).write([Change("amelie", known, student, [])])


def merged(writer: Writer) -> None:
    """Put the student aside, as part of another one."""
    uid = writer.store.student("amelie").student.tombstone
    batch = Batch(writer, cmd="student merge", at=AT)
    batch.write([], leaving=Pending(batch.id, [], {"amelie": uid}))


def mended(writer: Writer) -> None:
    """Write the profile as the journal has it."""
    writer.renew_profile(writer.store.student("amelie"))


WAYS = [rewritten, renamed, undone, imported, merged, mended]


@pytest.mark.parametrize("way", WAYS)
def test_an_older_profile_that_was_edited_is_kept_by_everything_that_writes_it(
    begun: Path, way: Callable[[Writer], None]
) -> None:
    """With what it was before, and where; and it is said, in both languages, with what takes it up."""
    save_older(begun)
    with opened(begun) as store:
        uid = store.student("amelie").student.tombstone
        assert "was edited by hand in an older state" in store.warnings[-1]
        assert "mentor student edit amelie --resume" in in_language(store.warnings[-1], "fr")
    with opened(begun) as store, writing(store) as writer:
        way(writer)
        slug = "a" if way is renamed else "amelie"
        assert len(store.warnings) == 1
        assert f"kept in {begun}/.editing/{uid}/profile-by-hand-1.toml" in store.warnings[-1]
        assert f"pour le reprendre\u00a0: mentor student edit {slug} --resume" in in_language(store.warnings[-1], "fr")
    texts = kept(begun)
    assert list(texts) == ["profile-by-hand-1.toml", "profile-by-hand-1.toml.before"]
    assert texts["profile-by-hand-1.toml"] == texts["profile-by-hand-1.toml.before"] + f'phone = "{MINE}"\n'
    assert "revision" not in texts["profile-by-hand-1.toml"]
    with opened(begun) as store:
        assert [known.stale for known in store.all_students()] == ([] if way is merged else [False])
        assert store.warnings == []


@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_any_step_loses_nothing_of_it(begun: Path, way: Callable[[Writer], None]) -> None:
    """It stands in the file, or it is kept."""
    saved = save_older(begun)
    journal, step, whole = journal_of(begun).read_bytes(), 0, False

    def change() -> None:
        with opened(begun) as store, writing(store) as writer:
            way(writer)

    while not whole and step < 200:
        step += 1
        whole = in_child(change, step)
        everywhere = [path.read_text() for path in begun.rglob("*") if path.is_file() and path.suffix != ".before"]
        assert any(MINE in text for text in everywhere), step
        assert whole or (begun / "students" / "amelie").exists() or way in (renamed, merged)
        if way in (renamed, merged, undone) or whole:
            return
        profile_of(begun).write_bytes(saved)
        journal_of(begun).write_bytes(journal)
    pytest.fail("it never came to its end")


def test_an_older_profile_that_nobody_edited_is_not_kept(begun: Path) -> None:
    """One that was not written anew in time, and one that says what an operation said; neither is spoken of."""
    now = profile_of(begun).read_bytes()
    with opened(begun) as store:
        first = store.student("amelie").replay.history(Student, "amelie")[0]
    older = now.replace(b"new@example.org", b"a@example.org")
    revision = now.partition(b'revision = "')[2].partition(b'"')[0]
    older = older.replace(revision, first.op.encode())
    for text in (older, older.replace(b"\n", b"\r\n"), b"# mine\n" + older):
        profile_of(begun).write_bytes(text)
        with opened(begun) as store, writing(store) as writer:
            assert not store.student("amelie").stale
            rewritten(writer)
            assert store.warnings == []
        put(begun, "amelie", replace(store.student("amelie").student, path=None))
    assert not (begun / ".editing").exists()


def test_a_check_names_it_and_a_repair_keeps_it(begun: Path) -> None:
    """As a fault of its own, with the command that takes it up."""
    save_older(begun)
    with opened(begun) as store:
        (fault,) = check(store).faults
        assert "mentor student edit amelie --resume" in fault.what
        assert "mentor student edit amelie --resume" in in_language(fault.what, "fr")
        repair(store, [fault], at=AT)
        assert check(store).faults == []
    assert "profile-by-hand-1.toml" in kept(begun)


def test_what_is_no_toml_when_it_is_written_anew_is_kept(begun: Path) -> None:
    """A person who is half-way through a line when the file is rewritten; what it was before is as far as it tells."""
    for revision in ('revision = "0"\r\n', "", 'revision = "zzzzzz"\n'):
        broken = f'{revision}email = "a@example.org\nphone = = 1\n'.encode()
        profile_of(begun).write_bytes(broken)
        with opened(begun) as store:
            repair(store, check(store).faults, at=AT)
    texts = kept(begun)
    assert texts["profile-by-hand-1.toml"] == 'email = "a@example.org\nphone = = 1\n'
    assert "a@example.org" in texts["profile-by-hand-1.toml.before"]
    assert len(texts) == 2


@pytest.mark.parametrize("text", ["phone = = 1\n", None])
@pytest.mark.parametrize("atomic", [True, False])
def test_what_is_saved_while_the_profile_is_written_is_kept(
    begun: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, *, atomic: bool
) -> None:
    """At the last moment, valid or not; what an operation has taken in is not kept a second time."""
    if not atomic:
        monkeypatch.setattr(compare_and_swap, "swap", lambda *_: False)
    path = profile_of(begun)
    edited = text or path.read_text() + f'phone = "{MINE}"\n'
    path.write_text(path.read_text().replace("new@", "mine@"))
    saved: list[str] = []

    def person(step: str) -> None:
        if step == "rename" and not saved:
            saved.append(step)
            path.write_text(edited)

    with opened(begun) as store, writing(store) as writer, monkeypatch.context() as meanwhile:
        meanwhile.setattr(files, "on_step", person)
        rewritten(writer)
    texts = kept(begun)
    assert len(texts) == 2
    assert (text or f'phone = "{MINE}"') in texts["profile-by-hand-1.toml"]
    assert "mine@" in path.read_text()


def test_a_profile_that_is_saved_all_the_time_is_left(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal has the change; that the file has not is said."""
    monkeypatch.setattr(compare_and_swap, "replace", lambda *_, **__: False)
    with opened(begun) as store, writing(store) as writer:
        rewritten(writer)
        assert "could not be rewritten" in store.warnings[-1]
    with opened(begun) as store:
        assert store.student("amelie").student.path == "Data"


def test_a_hand_edit_is_come_back_to_by_the_undo_of_an_import(begun: Path) -> None:
    """It is an operation of its own there too, and one that was interrupted is not taken for another edit."""
    path = profile_of(begun)
    edited = path.read_text().replace("new@", "mine@")
    path.write_text(edited)
    with opened(begun) as store, writing(store) as writer:
        imported(writer)
        assert store.warnings == []
    after = path.read_bytes()
    path.write_text(edited)  # as before the last step
    with opened(begun) as store, writing(store) as writer:
        assert store.student("amelie").student.email == "mine@example.org"
        assert store.warnings == []
        undone(writer)
    assert path.read_bytes() != after
    with opened(begun) as store:
        known = store.student("amelie")
        assert (known.student.email, known.student.path) == ("mine@example.org", None)
        assert [line.cmd for _, line in known.replay.journal.lines].count(HAND_EDIT) == 1
    assert not (begun / ".editing").exists()


def test_of_somebody_erased_nothing_is_kept(begun: Path) -> None:
    """A profile of theirs that a merge of two copies left in the folder of another student is not a text of anybody."""
    put(begun, "amelie", a_note())
    path = profile_of(begun)
    gone = a_student("zoe", name="Zoe").tombstone
    (begun / "erased").mkdir(mode=0o700)
    (begun / "erased" / gone).touch(mode=0o600)
    path.write_text(f'tombstone = "{gone}"\nname = "Zoe"\nnote = =\n')
    with opened(begun) as store:
        repair(store, check(store).faults, at=AT)
        assert [fault.parts[-1] for fault in check(store).faults] == ["mentor.jsonl"]
    assert not (begun / ".editing").exists()


def test_a_text_that_cannot_be_kept_leaves_the_file(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal has the change; nothing of the person's is destroyed for the sake of the file."""
    saved = save_older(begun)
    keep = kept_texts.keep

    def full(*_: object) -> tuple[str, ...]:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(kept_texts, "keep", full)
    with opened(begun) as store, writing(store) as writer:
        rewritten(writer)
        assert "could not be rewritten (No space left on device)" in store.warnings[-1]
    assert profile_of(begun).read_bytes() == saved
    monkeypatch.setattr(kept_texts, "keep", keep)
    with opened(begun) as store, writing(store) as writer:
        rewritten_again = store.student("amelie")
        assert (rewritten_again.stale, rewritten_again.student.path) == (True, "Data")
        writer.renew_profile(rewritten_again)
    assert "profile-by-hand-1.toml" in kept(begun)


def test_a_purge_leaves_it_known_for_what_it_is(begun: Path) -> None:
    """It is no profile that an operation wrote, whatever goes of the journal."""
    with opened(begun) as store, writing(store) as writer:
        rewritten(writer)
        undone(writer)
    saved = save_older(begun)
    with opened(begun) as store, writing(store) as writer:
        purge.carry_out(writer, purge.plan(store), at=AT)
    assert profile_of(begun).read_bytes() == saved
    with opened(begun) as store:
        assert store.student("amelie").stale


def test_a_profile_left_behind_is_written_with_the_next_change(store: Path) -> None:
    """A crash came between the journal and the profile: a note, which needs no profile, brings it up."""
    add(store)
    before = profile_of(store).read_bytes()
    put(store, "amelie", replace(opened_student(store), email="new@example.org"))
    after = profile_of(store).read_bytes()
    profile_of(store).write_bytes(before)
    with opened(store) as known:
        assert known.student("amelie").behind
        assert [fault.remedy for fault in check(known).passing] == ["behind"]
    put(store, "amelie", a_note())
    assert profile_of(store).read_bytes() == after
    with opened(store) as known:
        assert not known.student("amelie").behind


def opened_student(store: Path) -> Student:
    """Return the student as the store has them."""
    with opened(store) as known:
        return known.student("amelie").student
