"""The store as it is read: whole, or with its fault said; never empty because it could not be read."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from helpers import Mentor, resign
from mentorcli.errors import BusyError, MentorError, NewerStoreError, NotFoundError, UnreadableError
from mentorcli.models.session import FirstSession, SessionStatus
from mentorcli.store import files, lock
from mentorcli.store.journal import decode_journal
from mentorcli.store.layout import store_file
from mentorcli.store.transaction import writing
from store.kit import (
    AT,
    a_note,
    a_session,
    a_student,
    add,
    contents,
    journal_of,
    opened,
    profile_of,
    put,
)


def test_an_absent_store_is_empty(store: Path) -> None:
    """Reading where nothing was written finds nothing and makes nothing."""
    with opened(store) as one:
        assert one.slugs() == []
        assert one.mentor().current("first-session") == {}
        assert one.first_session_id() is None
        with pytest.raises(NotFoundError):
            one.student("amelie")
        with pytest.raises(FileNotFoundError), one.students():
            pass
    assert not store.exists()


def test_a_folder_that_is_no_store_is_empty(store: Path) -> None:
    """A folder with other things in it is not taken for a store that lost its file."""
    store.mkdir()
    (store / "config.toml").write_text('lang = "fr"\n')
    with opened(store) as one:
        assert one.slugs() == []


@pytest.mark.parametrize("left", ["students", "mentor.jsonl"])
def test_a_store_without_its_file_is_a_fault(store: Path, left: str) -> None:
    """Students, or the mentor's journal, without `store.toml` are never taken for an empty store."""
    store.mkdir()
    (store / left).mkdir()
    with opened(store) as one, pytest.raises(UnreadableError, match=r"store\.toml is missing"):
        one.slugs()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "is empty"),
        ("\0\0\0", "NUL"),
        ("schema = ", "Invalid value"),
        ('schema = "1"', "field schema"),
        ("a = 1", "schema"),
    ],
)
def test_a_spoilt_store_file_is_a_fault(store: Path, text: str, what: str) -> None:
    """`store.toml` that cannot be read stops every command with exit 4."""
    add(store)
    (store / "store.toml").write_text(text)
    with opened(store) as one, pytest.raises(UnreadableError, match=what):
        one.slugs()


def test_a_store_file_that_was_touched_is_read(store: Path) -> None:
    """A comment or a BOM in `store.toml` does no harm."""
    add(store)
    data = (store / "store.toml").read_bytes()
    (store / "store.toml").write_bytes(b"\xef\xbb\xbf# mine\r\n" + data.replace(b"\n", b"\r\n"))
    with opened(store) as one:
        assert one.slugs() == ["amelie"]


def test_a_newer_store_is_left_alone(store: Path, mentor: Mentor) -> None:
    """A newer schema: exit 7 for reading and writing, and not a byte is changed."""
    add(store)
    (store / "store.toml").write_text('schema = 999\nmin_reader = 999\nid = "x"\n')
    (store / ".lock").unlink()
    before = contents(store)
    for words in (["student", "list"], ["student", "add", "Sam"], ["student", "note", "amelie", "x"]):
        ran = mentor(*words)
        assert (ran.code, ran.out) == (7, "")
        assert "newer" in ran.err or "Upgrade" in ran.err
    assert contents(store) == before
    with opened(store) as one, pytest.raises(NewerStoreError):
        one.root()


def test_a_torn_last_line_is_left_out_with_a_warning(store: Path, mentor: Mentor) -> None:
    """Reading goes on without a half-written line, exit 0; the next writer sets it aside."""
    add(store)
    put(store, "amelie", a_note("kept"))
    with journal_of(store).open("ab") as file:
        file.write(b'{"op":"zz","at":"2026')
    read = mentor("student", "show", "amelie", "--json")
    assert read.code == 0
    assert "the last line was not finished" in read.err
    assert str(journal_of(store)) in read.err
    assert [note["text"] for note in read.json()["notes"]] == ["kept"]
    written = mentor("student", "note", "amelie", "next")
    assert written.code == 0
    assert journal_of(store).with_name("journal.jsonl.torn").read_bytes() == b'{"op":"zz","at":"2026\n'
    again = mentor("student", "show", "amelie", "--json")
    assert (again.code, again.err) == (0, "")
    assert [note["text"] for note in again.json()["notes"]] == ["kept", "next"]


def test_an_unterminated_last_line_that_is_whole_counts(store: Path) -> None:
    """An editor that strips the last line end loses no operation, and the next one starts its own line."""
    add(store)
    put(store, "amelie", a_note("kept"))
    journal_of(store).write_bytes(journal_of(store).read_bytes().rstrip(b"\n"))
    put(store, "amelie", a_note("next"))
    with opened(store) as one:
        assert [note.text for note in one.student("amelie").notes] == ["kept", "next"]
        assert one.warnings == []


def test_a_line_being_written_is_waited_for(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that meets half a line reads once more when no writer is at work."""
    add(store)
    put(store, "amelie", a_note("whole"))
    data = journal_of(store).read_bytes()
    journal_of(store).write_bytes(data[:-20])
    wait = lock.reader

    def finish(root: int) -> object:
        journal_of(store).write_bytes(data)
        return wait(root)

    monkeypatch.setattr(lock, "reader", finish)
    with opened(store) as one:
        assert [note.text for note in one.student("amelie").notes] == ["whole"]
        assert one.warnings == []


def test_a_torn_line_under_a_busy_writer_is_busy(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a writer never ends, a reader that met half a line says so."""
    add(store)
    put(store, "amelie", a_note())
    journal_of(store).write_bytes(journal_of(store).read_bytes()[:-3])
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.0)
    with opened(store) as one, opened(store) as other, writing(other), pytest.raises(BusyError):
        one.student("amelie")


def rewrite(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Return a fault that changes the bytes of a student's file."""
    return lambda folder: (folder / name).write_bytes(change((folder / name).read_bytes()))


def remove(name: str) -> Callable[[Path], object]:
    """Return a fault that removes a student's file."""
    return lambda folder: (folder / name).unlink()


def link(name: str) -> Callable[[Path], object]:
    """Return a fault that puts a link in the place of a student's file, or of the folder itself."""

    def fault(folder: Path) -> None:
        target = (folder / name).rename(folder.parents[1] / "elsewhere")
        (folder / name).symlink_to(target)

    return fault


def swap(name: str) -> Callable[[Path], object]:
    """Return a fault that puts a folder where a file should be, or a file where the folder should be."""

    def fault(folder: Path) -> None:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
            path.write_bytes(b"not a folder")
        else:
            path.unlink()
            path.mkdir()

    return fault


J, P = "journal.jsonl", "profile.toml"
FAULTS: dict[str, Callable[[Path], object]] = {
    "bad middle line": rewrite(J, lambda data: b"{bad}\n" + data),
    "emptied journal": rewrite(J, lambda _: b""),
    "missing journal": remove(J),
    "journal of NULs": rewrite(J, lambda data: b"\0" * len(data)),
    "journal of another": rewrite(J, lambda data: data.replace(b"bad", b"mad")),
    "journal is a folder": swap(J),
    "journal is a link": link(J),
    "conflict": rewrite(J, lambda data: b"<<<<<<< a\n" + data),
    "bad UTF-8": rewrite(J, lambda data: data.replace(b"Am", b"\xff\xff")),
    "emptied profile": rewrite(P, lambda _: b""),
    "missing profile": remove(P),
    "profile is a link": link(P),
    "profile of NULs": rewrite(P, lambda data: b"\0" * len(data)),
    "profile of another": rewrite(P, lambda data: data.replace(b'id = "bad"', b'id = "mad"')),
    "profile conflict": rewrite(P, lambda data: b"<<<<<<< a\n" + data),
    "student is a file": swap(""),
    "student is a link": link(""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_students_fault_leaves_the_others_usable(store: Path, mentor: Mentor, fault: str) -> None:
    """Lists show whoever can be read and say who cannot, exit 4; that student's bytes stay; others can be written."""
    add(store, a_student("bad", name="Amélie Bad"))
    add(store, a_student("good", name="Sam Good"))
    put(store, "good", a_session("good", scheduled_at=AT, status=SessionStatus.COMPLETED))
    FAULTS[fault](store / "students" / "bad")
    before = contents(store / "students")
    for words in (["student", "list"], ["session", "list"], ["attendance"]):
        ran = mentor(*words, "--json")
        assert ran.code == 4, ran
        if words == ["attendance"]:
            assert ran.out == "", "figures of all are none"
        else:
            assert ran.json(), "the other student is shown"
        assert str(store / "students" / "bad") in ran.err
        assert "Traceback" not in ran.err
    refused = mentor("student", "note", "bad", "lost?")
    assert refused.code in (3, 4), refused
    assert contents(store / "students") == before
    assert mentor("student", "note", "good", "still fine").code == 0
    assert mentor("student", "show", "good").code == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_fault(store: Path, mentor: Mentor) -> None:
    """A journal that may not be read is a fault, not an empty one."""
    add(store)
    journal_of(store).chmod(0)
    ran = mentor("student", "show", "amelie")
    assert ran.code == 4
    assert "Permission denied" in ran.err


@pytest.mark.parametrize("name", ["journal.jsonl", "profile.toml", "amelie", "students", "store.toml"])
@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
def test_what_may_not_be_opened_is_a_fault(
    store: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    """A refusal of the system while reading is exit 4 with the path, for whichever file or folder."""
    add(store)
    real = os.open

    def refuse(path: str, *args: int, dir_fd: int | None = None, **more: int) -> int:
        if path == name and dir_fd is not None:
            raise OSError(code, os.strerror(code), path)
        return real(path, *args, dir_fd=dir_fd, **more)

    monkeypatch.setattr(os, "open", refuse)
    ran = mentor("student", "list", "--json")
    assert (ran.code, "Traceback" in ran.err) == (4, False)
    assert os.strerror(code) in ran.err
    assert name in ran.err


def test_a_process_without_descriptors_cannot_save(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many open files is the process's trouble, not the store's: exit 5 where something was to be saved."""
    add(store)
    before = contents(store)

    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    with opened(store) as one:
        monkeypatch.setattr(os, "open", refuse)
        with pytest.raises(MentorError, match="Too many open files") as raised, writing(one):
            pass
        assert raised.value.exit_code == 5
        with pytest.raises(UnreadableError, match="Too many open files"):
            one.root()
        monkeypatch.undo()
    assert contents(store) == before


def test_a_linked_students_folder_is_refused(store: Path, mentor: Mentor) -> None:
    """Students behind a link are neither read nor written, exit 4."""
    add(store)
    outside = store.parent / "outside"
    (store / "students").rename(outside)
    (store / "students").symlink_to(outside)
    before = contents(outside)
    for words in (["student", "list"], ["student", "add", "Sam"], ["student", "note", "amelie", "x"]):
        ran = mentor(*words)
        assert ran.code == 4, ran
        assert "symbolic link" in ran.err
    assert contents(outside) == before


@pytest.mark.parametrize("slug", ["..", ".", "", "a/b", "../../etc", "A", "é", "a" * 61, "x\0y"])
def test_a_slug_cannot_leave_the_folder(store: Path, slug: str) -> None:
    """What is no slug is no student, whatever folder it would name."""
    add(store)
    (store / "outside").mkdir()
    with opened(store) as one, pytest.raises(NotFoundError):
        one.student(slug)


def test_other_things_among_the_students_are_not_students(store: Path) -> None:
    """Folders with a dot or capitals are no students, and left alone."""
    add(store)
    (store / "students" / ".git").mkdir()
    (store / "students" / "Backup Copy").mkdir()
    with opened(store) as one:
        assert one.slugs() == ["amelie"]


def test_a_hand_edited_profile_wins(store: Path, mentor: Mentor) -> None:
    """What a person wrote into the profile is what is read, and it survives later operations."""
    add(store)
    profile_of(store).write_text(profile_of(store).read_text().replace("a@example.org", "b@example.org"))
    with opened(store) as one:
        records = one.student("amelie")
        assert (records.student.email, records.edited) == ("b@example.org", True)
    assert mentor("student", "edit", "amelie", "--phone", "+33 6 00 00 00 00").code == 0
    shown = mentor("student", "show", "amelie", "--json").json()
    assert (shown["email"], shown["phone"]) == ("b@example.org", "+33 6 00 00 00 00")


def test_a_profile_touched_without_a_change_is_not_edited(store: Path) -> None:
    """A comment added by hand is no change of the student."""
    add(store)
    profile_of(store).write_bytes(b"\xef\xbb\xbf# mine\r\n" + profile_of(store).read_bytes().replace(b"\n", b"\r\n"))
    with opened(store) as one:
        assert not one.student("amelie").edited


def test_an_older_profile_loses(store: Path) -> None:
    """A profile that was not rewritten in time is overruled by the journal."""
    student = add(store)
    old = profile_of(store).read_bytes()
    put(store, "amelie", replace(student, email="new@example.org"))
    profile_of(store).write_bytes(old)
    with opened(store) as one:
        records = one.student("amelie")
        assert (records.student.email, records.edited, one.warnings) == ("new@example.org", False, [])


def test_a_profile_newer_than_the_journal_is_said(store: Path) -> None:
    """Where the journal lost its last lines, the profile betrays it."""
    student = add(store)
    old = journal_of(store).read_bytes()
    put(store, "amelie", replace(student, email="new@example.org"))
    journal_of(store).write_bytes(old)
    resign(store)
    with opened(store) as one:
        assert one.student("amelie").student.email == "new@example.org"
        assert ["newer than the journal" in warning for warning in one.warnings] == [True]


def test_unknown_fields_survive_a_rewrite(store: Path) -> None:
    """Fields of a newer version stay in the journal's records and in the profile when either is written again."""
    student = add(store)
    session = a_session()
    put(store, "amelie", session)
    journal_of(store).write_bytes(journal_of(store).read_bytes().replace(b'"kind":', b'"mood":{"a":[1]},"kind":'))
    resign(store)
    with profile_of(store).open("a") as file:
        file.write('[from_the_future]\ncolour = "red"\n')
    put(store, "amelie", replace(session, notes="again"), replace(student, phone="1234"))
    last = decode_journal(journal_of(store).read_bytes(), "").lines[-1][1]
    assert msgspec.json.decode(last.put["session"])[0]["mood"] == {"a": [1]}
    assert 'colour = "red"' in profile_of(store).read_text()


def test_merged_copies_read_the_same(store: Path) -> None:
    """Two computers' lines, merged in any order with the common ones doubled, are all there."""
    add(store)
    base = journal_of(store).read_bytes()
    ours, theirs = a_session(), a_session(scheduled_at=AT.replace(hour=9))
    put(store, "amelie", ours)
    one = journal_of(store).read_bytes()[len(base) :]
    journal_of(store).write_bytes(base)
    resign(store)
    put(store, "amelie", theirs)
    two = journal_of(store).read_bytes()[len(base) :]
    journal_of(store).write_bytes(two + base + one + base)
    resign(store)
    with opened(store) as merged:
        assert set(merged.student("amelie").sessions) == {ours.id, theirs.id}


def test_a_student_erased_meanwhile_is_skipped(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list made while another process erases a student shows the others, without a fault."""
    add(store)
    add(store, a_student("sam", name="Sam"))
    read = files.read

    def vanish(name: str, within: int) -> bytes:
        if name == "profile.toml" and journal_of(store).exists():
            shutil.rmtree(journal_of(store).parent)
        return read(name, within)

    with opened(store) as one:
        slugs = one.slugs()
        monkeypatch.setattr(files, "read", vanish)
        assert [records.id for records in one.all_students(slugs)] == ["sam"]
        assert [records.id for records in one.all_students(["gone", "sam"])] == ["sam"]
        assert one.faults == []


def test_a_fault_stays_a_fault_where_the_folder_cannot_be_looked_at(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A student is only taken for erased where the folder is known to be gone."""

    def broken(name: str, _: int) -> bool:
        if name == "amelie":
            raise OSError(5, "broken")
        return False

    add(store)
    journal_of(store).unlink()
    with opened(store) as one:
        one.slugs()
        monkeypatch.setattr(files, "exists", broken)
        with pytest.raises(UnreadableError, match="is missing"):
            one.student("amelie")


def test_sessions_are_found_by_the_beginning_of_their_id(store: Path) -> None:
    """Only journals that hold the id are decoded, those with blanks too; a broken one may hold it."""
    add(store)
    add(store, a_student("sam", name="Sam"))
    session = a_session(id="4k2mzzzzzzzz")
    put(store, "amelie", session)
    journal_of(store).write_bytes(journal_of(store).read_bytes().replace(b'"id":', b'"id": '))
    resign(store)
    with opened(store) as one:
        assert [(records.id, found.id) for records, found in one.find_sessions("4k2m")] == [("amelie", session.id)]
        assert one.find_sessions("zzzz") == []
    journal_of(store, "sam").unlink()
    with opened(store) as one:
        assert [records.id for records, _ in one.find_sessions("4k2m")] == ["amelie"]
        assert ["is missing" in fault.message for fault in one.faults] == [True]


def test_what_is_not_found_may_be_in_what_cannot_be_read(store: Path, mentor: Mentor) -> None:
    """An id or a name that is nowhere is refused, naming the journal in which it may stand."""
    add(store)
    add(store, a_student("sam", name="Sam Okoro"))
    journal_of(store).write_bytes(b"")
    for words, code in ((["session", "show", "4k2mzz"], 4), (["student", "show", "nobody"], 3)):
        ran = mentor(*words)
        assert ran.code == code
        assert f"{journal_of(store)} is empty" in ran.err


def test_the_first_session_is_looked_up_where_it_is_not_noted(store: Path) -> None:
    """Without a note of it, the earliest held session of all students is the first."""
    add(store)
    add(store, a_student("sam", name="Sam"))
    early = a_session("sam", scheduled_at=AT.replace(day=2), status=SessionStatus.COMPLETED)
    put(store, "sam", early)
    put(store, "amelie", a_session(status=SessionStatus.COMPLETED))
    with opened(store) as one:
        assert one.first_session_id() == early.id
        assert one.earliest_held() == early
    with opened(store) as one, writing(one) as writer:
        writer.append_mentor(FirstSession(early.id, early.scheduled_at), cmd="first session", at=AT)
    journal_of(store, "sam").write_bytes(b"")
    with opened(store) as one:
        assert one.first_session_id() == early.id
        assert one.earliest_held() is None, "the unreadable student's could be earlier"
        assert one.faults == []
        assert "is empty" in one.warnings[0]


def test_a_broken_journal_of_the_mentor_is_a_fault(store: Path) -> None:
    """The mentor's own journal is known to exist once it does: emptied or linked it is a fault."""
    add(store)
    (store / "mentor.jsonl").touch()
    with opened(store) as one, pytest.raises(UnreadableError, match="is empty"):
        one.mentor()
    (store / "mentor.jsonl").unlink()
    (store / "mentor.jsonl").symlink_to("nowhere")
    with opened(store) as one, pytest.raises(UnreadableError, match="symbolic link"):
        one.mentor()


def test_the_store_file_names_its_schema() -> None:
    """A new `store.toml` holds the schema, the least reader and the id."""
    assert store_file("abc").decode().splitlines()[1:] == ["schema = 2", "min_reader = 2", 'id = "abc"']


def test_another_user_is_kept_out(store: Path) -> None:
    """Another user of the machine cannot even list the store."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    add(store)
    store.parent.chmod(0o755)
    script = "import os,sys; os.setuid(65534); os.listdir(sys.argv[1])"
    ran = subprocess.run([sys.executable, "-S", "-c", script, str(store)], capture_output=True, text=True, check=False)
    assert "PermissionError" in ran.stderr
