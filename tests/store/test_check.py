"""Everything is read and every fault is named, with its place and its remedy."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import resign
from mentorcli.errors import NewerStoreError
from mentorcli.models.session import FirstSession, SessionStatus
from mentorcli.store import fault_text, files
from mentorcli.store.check import check
from mentorcli.store.faults import Fault, Report
from mentorcli.store.lost_records import UnknownBatchError
from mentorcli.store.transaction import writing
from mentorcli.text import in_language
from store.kit import AT, a_note, a_session, a_student, add, journal_of, opened, profile_of, put

HELD = SessionStatus.COMPLETED


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students, one of whom has a session that was held and a note."""
    add(store)
    add(store, a_student("sam"))
    session = a_session(id="held00000001", status=HELD)
    put(store, "amelie", session, a_note())
    with opened(store) as one, writing(one) as writer:
        writer.remember_first_session(session, at=AT)
    return store


def report_of(folder: Path) -> Report:
    """Check a store."""
    with opened(folder) as store:
        return check(store)


def test_a_sound_store(begun: Path) -> None:
    """Everything is counted, and nothing is wrong; other files in the folder are nobody's concern."""
    (begun / "holiday.jpg").write_bytes(b"\xff")
    (begun / "backups").mkdir(mode=0o700)
    (begun / "erased").mkdir(mode=0o700)
    (begun / "backups.json").write_text("[]")
    (begun / "backups.json").chmod(0o600)
    (journal_of(begun).with_name("draft.txt")).write_text("mine")
    assert report_of(begun) == Report(2, 1, [])


def test_no_store_at_all(store: Path) -> None:
    """Where nothing was written yet there is nothing to find."""
    assert report_of(store) == Report(0, 0, [])


def test_a_store_without_students(store: Path) -> None:
    """A store before its first student is sound, a missing lock file and journal included."""
    add(store)
    with opened(store) as one, writing(one) as writer:
        writer.forget(one.student("amelie"), at=AT)
    (store / "students").rmdir()
    (store / ".lock").unlink()
    assert report_of(store) == Report(0, 0, [])


def signed(damage: Callable[[Path], object]) -> Callable[[Path], object]:
    """Return a damage by somebody who then had the store take it as right."""

    def both(folder: Path) -> None:
        damage(folder)
        resign(folder)

    return both


def replace(path: Callable[[Path], Path], old: bytes, new: bytes) -> Callable[[Path], object]:
    """Return a damage that changes some bytes of a file."""

    def damage(folder: Path) -> None:
        data = path(folder).read_bytes()
        assert old in data
        path(folder).write_bytes(data.replace(old, new, 1))

    return damage


def write(name: str, data: bytes, mode: int = 0o600) -> Callable[[Path], object]:
    """Return a damage that writes a file."""

    def damage(folder: Path) -> None:
        (folder / name).write_bytes(data)
        (folder / name).chmod(mode)

    return damage


def link(name: str) -> Callable[[Path], object]:
    """Return a damage that puts a link in the place of a file or folder."""

    def damage(folder: Path) -> None:
        target = folder.with_name("elsewhere")
        (folder / name).rename(target)
        (folder / name).symlink_to(target)

    return damage


AMELIE = ("students", "amelie")
JOURNAL = (*AMELIE, "journal.jsonl")
PROFILE = (*AMELIE, "profile.toml")
FAULTS: dict[str, tuple[Callable[[Path], object], Fault]] = {
    "settings": (
        write("config.toml", b"lang = 'xx'\n"),
        Fault((), "{store}/config.toml: lang is 'xx', not en or fr"),
    ),
    "an open folder": (
        lambda store: (store / "students").chmod(0o755), Fault(("students",), "has mode 0755, not 0700", remedy="mode")
    ),
    "an open file": (
        lambda store: journal_of(store).chmod(0o644),
        Fault(JOURNAL, "has mode 0644, not 0600", remedy="mode"),
    ),
    "an interrupted change": (
        write(".pending", b"?"),
        Fault((".pending",), "left by a change that was interrupted", remedy="finish"),
    ),
    "an interrupted write on top": (
        write(".mentor.jsonl.tmp", b"?"),
        Fault((".mentor.jsonl.tmp",), "left by a write that was interrupted", remedy="left"),
    ),
    "an interrupted write of a student": (
        write("students/amelie/.profile.toml.tmp", b"?"),
        Fault((*AMELIE, ".profile.toml.tmp"), "left by a write that was interrupted", remedy="left"),
    ),
    "an interrupted creation": (
        lambda store: (store / "students" / ".new-abc").mkdir(),
        Fault(("students", ".new-abc"), "left by a change that was interrupted", remedy="finish"),
    ),
    "no slug": (
        lambda store: (store / "students" / "Not A Slug").mkdir(),
        Fault(("students", "Not A Slug"), "no student's folder: the name is not made of a-z, 0-9 and -"),
    ),
    "a file for a student": (write("students/zoe", b""), Fault(("students", "zoe"), "no folder")),
    "a folder for a file": (
        lambda store: (store / "students" / "amelie" / "journal.jsonl.torn").mkdir(),
        Fault((*AMELIE, "journal.jsonl.torn"), "no plain file"),
    ),
    "a linked profile": (link("students/amelie/profile.toml"), Fault(PROFILE, "a symbolic link, not followed")),
    "a file for the tombstones": (write("erased", b""), Fault(("erased",), "no folder")),
    "an index of backups that is none": (
        write("backups.json", b'{"path": 1}'),
        Fault(("backups.json",), "Expected `array`, got `object`"),
    ),
    "an index of backups with a bad field": (
        write("backups.json", b'[{"path": 1}]'),
        Fault(("backups.json",), "field [0].path: Expected `str`, got `int`"),
    ),
    "no journal": (
        lambda store: journal_of(store, "sam").unlink(),
        Fault(("students", "sam", "journal.jsonl"), "is missing: restore it from a backup"),
    ),
    "an emptied journal": (
        lambda store: journal_of(store, "sam").write_bytes(b""),
        Fault(("students", "sam", "journal.jsonl"), "is empty"),
    ),
    "a journal of blanks": (
        lambda store: journal_of(store, "sam").write_bytes(b" \n"),
        Fault(("students", "sam", "journal.jsonl"), "no operation in the file", line=1),
    ),
    "a bad line": (
        lambda store: journal_of(store).write_bytes(b"{broken\n" + journal_of(store).read_bytes()),
        Fault(JOURNAL, "JSON is malformed: object keys must be strings (byte 1)", line=1),
    ),
    "a torn line": (
        lambda store: journal_of(store).write_bytes(journal_of(store).read_bytes() + b'{"op":"zz'),
        Fault(JOURNAL, "the last line was not finished", line=3, remedy="torn"),
    ),
    "a bad last line without its end": (
        lambda store: journal_of(store).write_bytes(
            journal_of(store).read_bytes().replace(b'"Prefers mornings"', b"1").rstrip(b"\n")
        ),
        Fault(JOURNAL, "Input should be a valid string", line=2, field="note.text"),
    ),
    "a year that nobody means": (
        signed(replace(journal_of, b'"at":"2026-11-24T15:00:00+01:00","cmd"', b'"at":"9999-12-31T23:59:59Z","cmd"')),
        Fault(JOURNAL, "at falls in the year 9999: years go from 1970 to 2199", line=1),
    ),
    "a time without its offset": (
        signed(replace(journal_of, b'"at":"2026-11-24T15:00:00+01:00","cmd"', b'"at":"2026-11-24T15:00:00","cmd"')),
        Fault(JOURNAL, "at needs an offset such as +01:00", line=1),
    ),
    "records of a newer version that are no list": (
        signed(replace(journal_of, b'"note":[', b'"badge":"x","note":[')),
        Fault(JOURNAL, "Expected `array`, got `str`", line=2, field="badge"),
    ),
    "two operations with one id": (
        signed(
            lambda store: journal_of(store).write_bytes(
                journal_of(store).read_bytes().replace(b'"at":"2026', b'"at":"2027') + journal_of(store).read_bytes()
            )
        ),
        Fault(JOURNAL, "{store}/students/amelie/journal.jsonl, lines 1 and 3: two operations with one id"),
    ),
    "a journal without its profile": (
        signed(
            lambda store: journal_of(store, "sam").write_bytes(
                b'{"op":"0","at":"2026-11-24T15:00:00+01:00","cmd":"test"}\n'
            )
        ),
        Fault(("students", "sam", "journal.jsonl"), "no profile of sam in it"),
    ),
    "a profile that is no TOML": (
        lambda store: profile_of(store).write_text("name = = 1\n"),
        Fault(PROFILE, "Invalid value (at line 1, column 8)", remedy="profile"),
    ),
    "a missing profile": (
        lambda store: profile_of(store).unlink(),
        Fault(PROFILE, "is missing", remedy="profile"),
    ),
    "a profile with a bad field": (
        replace(profile_of, b'status = "active"', b"status = 1"),
        Fault(PROFILE, "Expected `str`, got `int`", field="status"),
    ),
    "a profile without its revision": (
        replace(profile_of, b'revision = "', b'version = "'),
        Fault(PROFILE, "missing or no text", field="revision", remedy="profile"),
    ),
    "an older profile": (
        replace(profile_of, b'revision = "', b'revision = "0'),
        Fault(PROFILE, "is older than the journal", remedy="behind"),
    ),
    "a newer profile": (
        replace(profile_of, b'revision = "', b'revision = "z'),
        Fault(PROFILE, "is newer than the journal, which lacks its last lines"),
    ),
    "another's session": (
        signed(replace(journal_of, b'"student":"amelie"', b'"student":"sam"')),
        Fault(JOURNAL, "session held00000001 is one of sam", field="student"),
    ),
    "a session twice": (
        lambda store: put(store, "sam", a_session("sam", id="held00000001")),
        Fault(("students", "sam", "journal.jsonl"), "session held00000001 is there for amelie too", field="id"),
    ),
    "another first session": (
        lambda store: put(store, "amelie", drop=(("session", "held00000001"),)),
        Fault(
            ("mentor.jsonl",), "notes another first session than the earliest held", remedy="first-session"
        ),
    ),
    "a later first session": (
        lambda store: note_first(store, "later0000001"),
        Fault(
            ("mentor.jsonl",), "notes another first session than the earliest held", remedy="first-session"
        ),
    ),
    "a linked journal of the mentor": (
        link("mentor.jsonl"),
        Fault(("mentor.jsonl",), "a symbolic link, not followed"),
    ),
}  # fmt: skip


def note_first(folder: Path, session: str) -> None:
    """Note a session as the first one held, whatever was."""
    with opened(folder) as store, writing(store) as writer:
        writer.append_mentor(FirstSession(session, AT), cmd="first session", at=AT)


@pytest.mark.parametrize(("damage", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named(begun: Path, damage: Callable[[Path], object], fault: Fault) -> None:
    """It is told where and what it is, with the remedy where only one answer fits; and no fault besides."""
    damage(begun)
    report = report_of(begun)
    wanted = fault._replace(what=fault.what.replace("{store}", str(begun)))
    assert wanted in (report.passing if fault.passing else report.faults)
    assert {found.parts for found in report.mendable} == {fault.parts}


@pytest.mark.parametrize("damage", [damage for damage, _ in FAULTS.values()], ids=FAULTS)
def test_a_fault_is_named_in_french_too(begun: Path, damage: Callable[[Path], object]) -> None:
    """Whoever found it: the check itself, a decoder, or a record's own check."""
    damage(begun)
    for fault in report_of(begun).mendable:
        assert in_language(fault.what, "fr") != str(fault.what), fault.what


def test_a_hand_edited_profile_is_sound(begun: Path) -> None:
    """A profile that a person changed is no fault."""
    replace(profile_of, b"a@example.org", b"b@example.org")(begun)
    assert report_of(begun).faults == []


def test_a_student_of_an_operation_without_its_end(begun: Path) -> None:
    """Of whom nothing tells whether the change with which they came was completed: a fault, in reads too."""
    line = json.loads(journal_of(begun, "sam").read_text())
    journal_of(begun, "sam").write_text(json.dumps({**line, "batch": "b4tch0000000"}, separators=(",", ":")) + "\n")
    resign(begun)
    what = fault_text.unknown_batch("b4tch0000000")
    assert report_of(begun).faults == [Fault(("students", "sam", "journal.jsonl"), what, 1, "batch", "unknown-batch")]
    with opened(begun) as store, pytest.raises(UnknownBatchError, match="does not tell"):
        store.student("sam")


def test_an_erased_student_who_is_there_again(begun: Path) -> None:
    """Something has put the folder back: it is to be erased, and nothing in it is looked at any more."""
    shutil.copytree(begun / "students" / "sam", begun / "aside")
    with opened(begun) as one, writing(one) as writer:
        writer.forget(one.student("sam"), at=AT)
    (begun / "aside").rename(begun / "students" / "sam")
    profile_of(begun, "sam").write_text(profile_of(begun, "sam").read_text().replace('revision = "', 'revision = "0'))
    report = report_of(begun)
    assert report.faults == [Fault(("students", "sam"), "was erased, and is there again", remedy="erase")]
    assert in_language(report.faults[0].what, "fr") == "a été effacé, et se trouve là de nouveau"


def test_a_copy_that_cannot_be_read(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named with the system's reason, and has no remedy."""
    name = "journal (conflicted copy 2026-11-24).jsonl"
    path = journal_of(begun).with_name(name)
    path.write_bytes(journal_of(begun).read_bytes())
    path.chmod(0o600)
    read = files.read

    def refused(wanted: str, folder: int) -> bytes:
        if wanted == name:
            raise PermissionError(13, "Permission denied")
        return read(wanted, folder)

    monkeypatch.setattr(files, "read", refused)
    assert report_of(begun).faults == [Fault((*AMELIE, name), "Permission denied")]


def test_a_folder_that_cannot_be_opened(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses to open is named with its reason, and the others are checked."""
    from mentorcli.store import check as module

    known = module._Check._student

    def refused(self: module._Check, slug: str, folder: int) -> None:
        if slug == "sam":
            raise PermissionError(13, "Permission denied")
        known(self, slug, folder)

    monkeypatch.setattr(module._Check, "_student", refused)
    report = report_of(begun)
    assert (report.students, report.faults) == (1, [Fault(("students", "sam"), "Permission denied")])


def test_the_students_behind_a_link(begun: Path) -> None:
    """A link in the place of the students' folder is named and not followed."""
    link("students")(begun)
    report = report_of(begun)
    assert (report.students, report.faults) == (0, [Fault(("students",), "a symbolic link, not followed")])


def test_a_store_that_cannot_be_opened(begun: Path) -> None:
    """A spoilt `store.toml` is the one fault, which only a person can mend."""
    (begun / "store.toml").write_text("schema = 'one'\n")
    assert report_of(begun).faults == [Fault((), f"{begun}/store.toml, field schema: missing, or no number from 0 on")]


def test_an_older_store_which_the_next_writer_brings_up_to_date(begun: Path) -> None:
    """A store of an older version cannot be read; any change, and so `--repair`, mends that."""
    (begun / "store.toml").write_text("schema = 0\n")
    (fault,) = report_of(begun).faults
    assert (fault.parts, fault.remedy) == ((), "finish")


def test_a_restore_that_the_next_writer_finishes(begun: Path) -> None:
    """What counts is checked where it lies, and that it is not in its place is the one fault."""
    (begun / ".restoring").mkdir()
    for name in ("students", "mentor.jsonl", "store.toml"):
        if (begun / name).exists():
            (begun / name).rename(begun / ".restoring" / name)
    (begun / ".restoring" / "erased.absent").touch()
    report = report_of(begun)
    assert [(fault.parts, fault.remedy) for fault in report.faults] == [((".restoring",), "finish")]
    assert report.students == 2


def test_what_a_restore_replaced_and_could_not_delete(begun: Path) -> None:
    """It is named, and each change tries again."""
    (begun / ".replaced-abc.students").mkdir()
    (fault,) = report_of(begun).faults
    assert (fault.parts, fault.remedy) == ((".replaced-abc.students",), "finish")


def test_a_newer_store_is_not_checked(begun: Path) -> None:
    """What a newer version wrote is not judged by this one."""
    (begun / "store.toml").write_text("schema = 99\n")
    with pytest.raises(NewerStoreError):
        report_of(begun)


def test_what_no_option_takes_in_a_profile(begun: Path) -> None:
    """Edited by hand: every fault is named with its field, and none has a remedy."""
    profile = profile_of(begun)
    text = profile.read_text().replace("a@example.org", "bad").replace("name = ", 'phone = "call"\nname = ', 1)
    profile.write_text(text)
    assert report_of(begun).faults == [
        Fault(PROFILE, "'bad' is no e-mail address", field="email"),
        Fault(PROFILE, "'call' is no phone number", field="phone"),
    ]
