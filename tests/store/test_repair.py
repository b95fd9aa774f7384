"""What loses nothing is mended, and only that."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorcli.models.session import SessionStatus
from mentorcli.store.check import check
from mentorcli.store.faults import Fault
from mentorcli.store.repair import repair
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_session, a_student, add, contents, journal_of, opened, profile_of, put


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with a student and a note."""
    add(store, a_student(phone="1234"))
    put(store, "amelie", a_note())
    return store


def mended(folder: Path) -> list[Fault]:
    """Repair a store and return what was mended."""
    with opened(folder) as store:
        return repair(store, check(store).mendable, at=AT)


def faults(folder: Path) -> list[Fault]:
    """Return what is wrong with a store."""
    with opened(folder) as store:
        return check(store).faults


def test_a_sound_store_is_left_alone(begun: Path) -> None:
    """Nothing to mend: nothing is written."""
    before = contents(begun)
    assert mended(begun) == []
    assert contents(begun) == before


def test_what_only_a_person_can_mend_is_left_alone(begun: Path) -> None:
    """A fault without a remedy is not touched."""
    journal_of(begun).write_bytes(b"{broken\n" + journal_of(begun).read_bytes())
    before = contents(begun)
    assert mended(begun) == []
    assert contents(begun) == before


def test_modes_are_closed_again(begun: Path) -> None:
    """Files get 0600 and folders 0700; the folder that a person chose for all of it stays as they want it."""
    paths = (begun, begun / "students", journal_of(begun))
    for path in paths:
        path.chmod(0o755)
    assert {fault.remedy for fault in mended(begun)} == {"mode"}
    assert [stat.S_IMODE(path.stat().st_mode) for path in paths] == [0o755, 0o700, 0o600]
    assert faults(begun) == []


def test_leftovers_are_removed(begun: Path) -> None:
    """Temporary files of an interrupted write go, wherever they lie."""
    paths = (begun / ".mentor.jsonl.tmp", profile_of(begun).with_name(".profile.toml.tmp"))
    for path in paths:
        path.write_bytes(b"half")
    assert [fault.remedy for fault in mended(begun)] == ["left", "left"]
    assert not any(path.exists() for path in paths)


def test_an_interrupted_change_is_finished(begun: Path) -> None:
    """What the next writer clears is cleared by a repair too."""
    (begun / ".pending").write_bytes(b"?")
    (begun / "students" / ".new-abc").mkdir()
    assert [fault.remedy for fault in mended(begun)] == ["finish", "finish"]
    assert faults(begun) == []


def test_a_torn_line_is_set_aside(begun: Path) -> None:
    """The half line is in a file beside the journal, which is as it was before it."""
    before = journal_of(begun).read_bytes()
    journal_of(begun).write_bytes(before + b'{"op":"zz')
    assert [fault.remedy for fault in mended(begun)] == ["torn"]
    assert journal_of(begun).read_bytes() == before
    assert journal_of(begun).with_name("journal.jsonl.torn").read_bytes() == b'{"op":"zz\n'
    assert faults(begun) == []


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        (lambda path: path.unlink(), None),
        (lambda path: path.write_bytes(b""), None),
        (lambda path: path.write_text("name = = 1\n"), b"name = = 1\n"),
        (lambda path: path.write_bytes(b'name = "caf\xe9"\n'), b'name = "caf\xe9"\n'),
    ],
    ids=["missing", "emptied", "no TOML", "no UTF-8"],
)  # fmt: skip
def test_a_profile_is_written_anew(begun: Path, damage: Callable[[Path], object], kept: bytes | None) -> None:
    """The journal has it whole; what a person wrote is kept as a text of the student's, each once."""
    for number in (1, 1, 2):
        damage(profile_of(begun))
        if number == 2 and kept is not None:
            profile_of(begun).write_bytes(profile_of(begun).read_bytes() + b"# 2\n")
        assert [fault.remedy for fault in mended(begun)] == ["profile"]
        assert faults(begun) == []
        with opened(begun) as store:
            records = store.student("amelie")
        assert records.student.phone == "1234"
        folder = begun / ".editing" / records.student.tombstone
        found = sorted(path for path in folder.glob("*") if path.suffix == ".toml")
        assert [path.name for path in found] == [f"profile-by-hand-{n}.toml" for n in range(1, number + 1) if kept]
        assert not kept or found[0].read_bytes() == kept


def test_an_older_profile_keeps_what_a_newer_version_wrote(begun: Path) -> None:
    """A profile left behind by the journal is brought up to it, with the fields that this version does not know."""
    text = profile_of(begun).read_text().replace('revision = "', 'mood = "good"\nrevision = "0')
    profile_of(begun).write_text(text)
    assert [fault.remedy for fault in mended(begun)] == ["behind"]
    assert faults(begun) == []
    assert 'mood = "good"' in profile_of(begun).read_text()
    assert not profile_of(begun).with_name("profile.toml.torn").exists()


def test_an_erased_student_who_is_there_again_is_erased(begun: Path) -> None:
    """The erasure was the mentor's own: it is only finished, which is no change that could be undone."""
    shutil.copytree(begun / "students" / "amelie", begun / "aside")
    with opened(begun) as store, writing(store) as writer:
        writer.forget(store.student("amelie"), at=AT)
    before = (begun / "mentor.jsonl").read_bytes()
    (begun / "aside").rename(begun / "students" / "amelie")
    assert [fault.remedy for fault in mended(begun)] == ["erase"]
    assert list((begun / "students").iterdir()) == []
    assert (faults(begun), (begun / "mentor.jsonl").read_bytes()) == ([], before)


def test_a_wrong_first_session_is_looked_up_again(begun: Path) -> None:
    """A note of a session that is not the earliest held is set back to unknown."""
    session = a_session(status=SessionStatus.COMPLETED)
    put(begun, "amelie", session)
    with opened(begun) as store, writing(store) as writer:
        writer.remember_first_session(session, at=AT)
    put(begun, "amelie", drop=(("session", session.id),))
    assert [fault.remedy for fault in mended(begun)] == ["first-session"]
    assert faults(begun) == []
    with opened(begun) as store:
        assert store.first_session() is None
