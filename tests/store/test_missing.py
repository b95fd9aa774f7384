"""What must be there and is not is a fault, in reads as in the check; what went by a command is not missed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import UnreadableError
from mentorcli.store import files, missing, presence
from mentorcli.store.check import check
from mentorcli.store.transaction import writing
from mentorcli.text import in_language
from store.kit import AT, a_note, a_student, add, journal_of, opened, put

ALL = (
    ("student", "list"), ("session", "list"), ("attendance",), ("agenda",), ("store", "export"), ("noshow", "list"),
    ("statement",), ("student", "show", "sam"), ("student", "note", "Okoro", "x"), ("contact", "next"),
)  # fmt: skip


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students, each with a note."""
    for student in (a_student(), a_student("sam", name="Sam Okoro")):
        add(store, student)
        put(store, student.id, a_note("kept"))
    return store


def faults(folder: Path) -> list[tuple[str, str, str | None]]:
    """Return place, text and remedy of what a check finds."""
    with opened(folder) as store:
        found = check(store).faults
    assert all(in_language(fault.what, "fr") != str(fault.what) for fault in found)
    return [("/".join(fault.parts), str(fault.what), fault.remedy) for fault in found]


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_a_missing_student_is_never_nobody(begun: Path, mentor: Mentor, words: tuple[str, ...]) -> None:
    """Every question about everybody, or about them, ends in exit 4."""
    shutil.rmtree(begun / "students" / "sam")
    ran = mentor(*words)
    assert (ran.code, "sam is missing" in ran.err) == (4, True)


def test_the_others_go_on(begun: Path, mentor: Mentor) -> None:
    """And a name that fits nobody else is not said to be unknown while somebody is missing."""
    shutil.rmtree(begun / "students" / "sam")
    assert mentor("student", "note", "amelie", "x").code == 0
    assert mentor("student", "show", "Durand").code == 0
    assert mentor("student", "show", "Nobody").code == 4
    assert faults(begun) == [("students/sam", "is missing", "lost-student")]
    assert mentor("store", "check", "--repair").code == 4
    ran = mentor("store", "check", "--repair", "--accept")
    assert (ran.code, "Taken as right: " in ran.out) == (0, True)
    assert mentor("student", "list").code == 0
    assert mentor("student", "show", "Nobody").code == 3


@pytest.mark.parametrize("path", [journal_of, lambda store: store / "mentor.jsonl"], ids=["student", "mentor"])
def test_a_journal_without_its_last_line(begun: Path, mentor: Mentor, path: Callable[[Path], Path]) -> None:
    """It is no older one that reads well: exit 4, until it is taken as right."""
    for number in (1, 2):
        mentor("faq", "add", f"Where {number}?", "There.")
    journal = path(begun)
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))
    ran = mentor("student", "show", "amelie") if journal.parent != begun else mentor("faq", "list")
    assert (ran.code, "has lost its last lines" in ran.err) == (4, True)
    assert [(what, remedy) for _, what, remedy in faults(begun)] == [("has lost its last lines", "lost-lines")]
    assert mentor("store", "check", "--repair", "--accept").code == 0
    assert mentor("student", "show", "amelie").code == 0


def test_an_imported_student_does_not_hang_on_one_line(mentor: Mentor, store: Path) -> None:
    """Without the mentor's journal nobody is taken for nobody; taken as right, everybody who came is there."""
    mentor("demo", "--load")
    before = mentor("student", "list", "--all", "--json").json()
    (store / "mentor.jsonl").unlink()
    for words in (("student", "list"), ("store", "export"), ("student", "show", "priya"), ("agenda",)):
        assert mentor(*words).code == 4, words
    assert ("mentor.jsonl", "lost-lines") in [(place, remedy) for place, _, remedy in faults(store)]
    assert mentor("store", "check", "--repair", "--accept").code == 0
    assert mentor("student", "list", "--all", "--json").json() == before


def test_a_change_of_several_without_its_end(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Where neither the end nor a note of it is there, as in an older copy: a fault for each line, until accepted."""
    other = tmp_path / "other"
    add(other, a_student("zoe", name="Zoé Petit"))
    file = str(tmp_path / "e.json")
    assert mentor("--store", str(other), "store", "export", "--out", file).code == 0
    assert mentor("store", "import", file).code == 0
    (begun / "mentor.jsonl").unlink()
    (begun / "index.json").unlink()
    assert mentor("student", "show", "zoe").code == 4
    assert {remedy for _, _, remedy in faults(begun)} == {"unknown-batch", "index"}
    assert mentor("store", "check", "--repair", "--accept").code == 0
    assert mentor("student", "show", "zoe").code == 0
    assert mentor("undo").code == 0


def test_who_went_by_a_command_is_not_missed(begun: Path, mentor: Mentor) -> None:
    """An erasure, another slug, two entries put together and an addition taken back, each before the index knows."""
    index = begun / "index.json"
    for words in (
        ("student", "edit", "sam", "--slug", "okoro"),
        ("student", "add", "Zoe"),
        ("undo",),
        ("student", "merge", "okoro", "amelie", "--yes"),
        ("student", "forget", "amelie", "--yes"),
    ):
        known = index.read_bytes()
        assert mentor(*words).code == 0, words
        index.write_bytes(known)
        assert faults(begun) == [], words
        assert mentor("student", "list").code == 0, words
    mentor("student", "add", "Ann")
    with opened(begun) as store:
        assert set(store.index().students) == {"ann"}


def test_a_folder_of_somebody_else(begun: Path) -> None:
    """Who was there is missing, though the folder is not."""
    shutil.rmtree(begun / "students" / "sam")
    other = begun.parent / "other"
    add(other, a_student("sam", name="Sam Other"))
    shutil.copytree(other / "students" / "sam", begun / "students" / "sam")
    found = faults(begun)
    assert [(place, remedy) for place, _, remedy in found] == [("students/sam", "lost-student")]
    assert "is another student" in found[0][1]


def test_the_index_itself(begun: Path, mentor: Mentor) -> None:
    """Lost or changed it is a fault, and made anew by the next change, which says what is not known any more."""
    index = begun / "index.json"
    whole = index.read_bytes()
    for damage, what in (
        (index.unlink, "is missing: it is made anew from what is there"),
        (lambda: index.write_bytes(whole.replace(b"sam", b"sum")), "was changed by another hand than mentor's"),
        (lambda: index.write_bytes(b'{"students":1' + presence._SEAL % 0), "was changed by another hand than mentor's"),
        (lambda: index.write_bytes(b""), "was changed by another hand than mentor's"),
    ):
        damage()
        assert faults(begun) == [("index.json", what, "index")]
        assert mentor("student", "list").code == 0
        ran = mentor("store", "check", "--repair")
        assert (ran.code, "whether somebody is missing is not known" in ran.err) == (0, True)
        assert index.read_bytes() == whole
    assert presence.decode(presence.encode(presence.Index())[:-1]) is None


def test_an_index_that_does_not_fit() -> None:
    """A checksum that fits is not enough."""
    import zlib

    body = b'{"students":1'
    assert presence.decode(body + presence._SEAL % zlib.crc32(body)) is None


def test_a_store_of_before_there_was_an_index(begun: Path, mentor: Mentor) -> None:
    """It is no fault; the next change makes one without a word, and notes who is there."""
    for slug in ("amelie", "sam"):
        path = journal_of(begun, slug)
        rows = path.read_bytes().splitlines()
        path.write_bytes(b"".join(row[: row.index(b',"prev"')] + b"}\n" for row in rows))
    (begun / "index.json").unlink()
    assert faults(begun) == []
    ran = mentor("student", "note", "amelie", "x")
    assert (ran.code, ran.err) == (0, "")
    with opened(begun) as store:
        assert set(store.index().students) == {"amelie", "sam"}


def test_another_file_that_mentor_alone_writes(begun: Path, mentor: Mentor) -> None:
    """A change by hand is named, and can be taken as right."""
    path = begun / "store.toml"
    path.write_bytes(path.read_bytes() + b"# mine\n")
    what = "was changed by another hand than mentor's"
    assert faults(begun) == [("store.toml", what, "changed-file")]
    assert mentor("store", "check", "--repair", "--accept").code == 0
    assert faults(begun) == []


def test_the_index_cannot_be_written(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was saved is saved; the index stays behind, which is no fault, and nothing is left over."""

    def hook(step: str) -> None:
        if step.startswith("swap-rename"):
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files, "on_step", hook)
        assert mentor("student", "note", "amelie", "later").code == 0
    assert faults(begun) == []
    assert "later" in mentor("student", "show", "amelie").out
    assert not (begun / ".index.json.tmp").exists()


def test_what_cannot_be_looked_at_is_not_missing(begun: Path) -> None:
    """A folder behind a link is named for what it is, and nobody in it is said to be lost."""
    (begun / "students").rename(begun / "elsewhere")
    (begun / "students").symlink_to(begun / "elsewhere")
    with opened(begun) as store:
        assert missing.missing_students(store) == {}
    (begun / "students").unlink()
    (begun / "students").write_bytes(b"")
    with opened(begun) as store:
        assert sorted(missing.missing_students(store)) == ["amelie", "sam"]


def test_a_writer_looks_for_itself(begun: Path) -> None:
    """It holds the lock already; who is missing stays known until that is taken as right."""
    shutil.rmtree(begun / "students" / "sam")
    with opened(begun) as store, writing(store) as writer:
        assert list(missing.missing_students(store)) == ["sam"]
        with pytest.raises(UnreadableError):
            store.student("sam")
        writer.append(store.student("amelie"), a_note("x"), cmd="test", at=AT)
        assert store.faults == []
    assert faults(begun) == [("students/sam", "is missing", "lost-student")]
