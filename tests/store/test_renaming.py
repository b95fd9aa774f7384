"""Another slug for a student: the folder, the journal and all that names it follow, or nothing does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentorcli.errors import NotFoundError, NotSavedError, RefusedError, UnreadableError
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.store import files, redo, undo
from mentorcli.store.check import check
from mentorcli.store.history import operations
from mentorcli.store.layout import RENAMING
from mentorcli.store.renaming import finish, moving
from mentorcli.store.resealing import resealed
from mentorcli.store.transaction import writing
from store import kit

SESSION = "sess10n00001"


def rename(folder: Path, old: str = "amelie", new: str = "anne") -> None:
    """Give a student another slug."""
    with kit.opened(folder) as store, writing(store) as writer:
        known = store.student(old)
        writer.append(known, replace(known.student, id=new, email="new@example.org"), cmd="student edit", at=kit.AT)


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with a student and a session."""
    kit.add(store)
    kit.put(store, "amelie", kit.a_session(id=SESSION), kit.a_note())
    return store


def seen(folder: Path) -> dict[str, tuple[str | None, list[str]]]:
    """Return every student with the e-mail and whose sessions they are."""
    with kit.opened(folder) as store:
        return {
            one.id: (one.student.email, [session.student for session in one.sessions.values()])
            for one in store.all_students()
        }


def test_everything_follows_the_slug(begun: Path) -> None:
    """Folder, profile and sessions, those of before and after, and every version of them; the uid stays."""
    with kit.opened(begun) as store:
        uid = store.student("amelie").student.tombstone
    rename(begun)
    kit.put(begun, "anne", kit.a_session("anne"))
    assert seen(begun) == {"anne": ("new@example.org", ["anne", "anne"])}
    with kit.opened(begun) as store:
        records = store.student("anne")
        assert records.student.tombstone == uid
        versions = [version.record for version in records.replay.history(Student, "anne")]
        assert [one.email for one in versions if one] == ["a@example.org", "new@example.org"]
        assert [version.record.student for version in records.replay.history(Session, SESSION) if version.record] == [
            "anne"
        ]
        assert len(records.notes) == 1
        assert check(store, now=kit.AT).faults == []
        with pytest.raises(NotFoundError):
            store.student("amelie")
    assert not (begun / RENAMING).exists()
    assert b'id = "anne"' in kit.profile_of(begun, "anne").read_bytes()


def test_a_slug_that_is_taken(begun: Path) -> None:
    """Nothing is written where a folder of that name is there."""
    kit.add(begun, kit.a_student("anne"))
    before = kit.contents(begun)
    with pytest.raises(RefusedError, match="anne is the slug of another"):
        rename(begun)
    assert kit.contents(begun) == before


def test_undone_and_done_again(begun: Path) -> None:
    """The student has the slug of before, with what was logged under the other; a later profile is not run over."""
    rename(begun)
    kit.put(begun, "anne", kit.a_session("anne"))
    with kit.opened(begun) as store, writing(store) as writer:
        change = next(one for one in operations(store) if one.cmd == "student edit")
        undo.take_back(writer, change, at=kit.AT)
    assert seen(begun) == {"amelie": ("a@example.org", ["amelie", "amelie"])}
    with kit.opened(begun) as store, writing(store) as writer:
        redo.take_back(writer, redo.choose(store), at=kit.AT)
    assert seen(begun) == {"anne": ("new@example.org", ["anne", "anne"])}
    rename(begun, "anne", "a")
    later = pytest.raises(RefusedError, match="Later changes build on it")
    with kit.opened(begun) as store, writing(store) as writer, later:
        undo.take_back(writer, change._replace(lines={"a": change.lines["anne"]}), at=kit.AT)


def test_an_earlier_edit_waits_for_the_slug(begun: Path) -> None:
    """What changed the profile under the former slug is taken back after the change of slug, not before."""
    kit.put(begun, "amelie", replace(kit.a_student(), tombstone="tomb00000001"))
    rename(begun)
    with kit.opened(begun) as store, writing(store) as writer:
        earlier = next(one for one in operations(store) if one.cmd == "test")
        with pytest.raises(RefusedError, match="Later changes build on it: student edit"):
            undo.take_back(writer, earlier, at=kit.AT)


def test_the_slug_of_before_may_be_somebody_elses_by_now(begun: Path) -> None:
    """Then it is not taken back, and the hint says how to make room."""
    rename(begun)
    kit.add(begun, kit.a_student("amelie", name="Amélie Petit"))
    with kit.opened(begun) as store, writing(store) as writer:
        change = next(one for one in operations(store) if one.cmd == "student edit")
        with pytest.raises(RefusedError) as caught:
            undo.take_back(writer, change, at=kit.AT)
    assert caught.value.hint == "Give that one another: mentor student edit amelie --slug amelie-2"
    assert set(seen(begun)) == {"amelie", "anne"}


def test_a_failed_profile_is_brought_up_later(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal has the slug: a profile that still has the former one is read as the older one that it is."""

    def fail(step: str) -> None:
        if step == "rename" and not (begun / "students" / "amelie").exists():
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "on_step", fail)
    rename(begun)
    monkeypatch.undo()
    assert b'id = "amelie"' in kit.profile_of(begun, "anne").read_bytes()
    assert seen(begun) == {"anne": ("new@example.org", ["anne"])}
    with kit.opened(begun) as store:
        assert [fault.remedy for fault in check(store, now=kit.AT).passing] == ["behind"]


def test_a_profile_of_somebody_else_is_refused(begun: Path) -> None:
    """A folder that was renamed by hand has a profile with another id, and never a change of slug."""
    rename(begun)
    (begun / "students" / "anne").rename(begun / "students" / "zoe")
    with kit.opened(begun) as store, pytest.raises(UnreadableError, match="anne in the folder of zoe"):
        store.student("zoe")


def test_what_was_interrupted_is_taken_back(begun: Path) -> None:
    """A line whose folder never got its name does not count, and the next writer cuts it off."""
    before = kit.contents(begun)
    with kit.opened(begun) as store, writing(store) as writer:
        size = store.journal("amelie").good
        note = b'{"slug":"amelie","op":"%s","size":%d}'
        known = store.student("amelie")
        line = writer.next_op(known.replay.journal.last_op)
    put = (
        f'{{"op":"{line}","at":"2026-11-24T15:00:00+01:00","cmd":"student edit","put":{{}},"renamed":["amelie","x"]}}\n'
    )
    with kit.journal_of(begun).open("ab") as file:
        file.write(put.encode())
    journal_of = kit.journal_of(begun)
    journal_of.write_bytes(resealed(journal_of.read_bytes()))
    (begun / RENAMING).write_bytes(note % (line.encode(), size))
    assert seen(begun) == {"amelie": ("a@example.org", ["amelie"])}
    with kit.opened(begun) as store:
        assert [fault.remedy for fault in check(store, now=kit.AT).faults if fault.parts == (RENAMING,)] == ["finish"]
    with kit.opened(begun) as store, writing(store):
        assert kit.contents(begun) == before


def test_a_half_written_line_stays_for_the_reader(begun: Path) -> None:
    """It is no operation: what reads leaves it out, and what writes sets it aside."""
    size = kit.journal_of(begun).stat().st_size
    with kit.journal_of(begun).open("ab") as file:
        file.write(b'{"op":"zzz","at":')
    (begun / RENAMING).write_bytes(b'{"slug":"amelie","op":"zzz","size":%d}' % size)
    with kit.opened(begun) as store, writing(store):
        assert store.journal("amelie").torn


@pytest.mark.parametrize(
    "note", [b"", b"{}", b'{"slug":"amelie","op":"x","size":1}', b'{"slug":"zoe","op":"x","size":1}']
)
def test_a_note_that_fits_nothing_is_cleared(begun: Path, note: bytes) -> None:
    """Nothing is cut off by it."""
    before = kit.contents(begun)
    (begun / RENAMING).write_bytes(note)
    with files.folder(str(begun)) as root:
        finish(root)
    assert kit.contents(begun) == before


def test_a_body_that_fails_leaves_the_folder(begun: Path) -> None:
    """The error is raised again, and the note of it is gone."""
    before = kit.contents(begun)
    with files.folder(str(begun)) as root, pytest.raises(NotSavedError), moving(root, ("amelie", "x"), "op", 0):
        raise NotSavedError("no")
    assert kit.contents(begun) == before
