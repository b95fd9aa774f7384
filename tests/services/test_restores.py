"""A backup in the place of everything."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from cli.store.test_check import old_store
from helpers import Mentor
from mentorcli.errors import NotSavedError, UnreadableError, UsageError
from mentorcli.services import backups, restores
from mentorcli.services.workspace import Workspace
from mentorcli.store.backup_archive import Contents, Remark, Taken, pack
from mentorcli.store.writer import Writer
from services.conftest import Fresh
from store.kit import AT, contents, journal_of, packing


def test_a_restore_saves_what_it_replaces(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """Into an empty home it needs no backup first; over data it makes one, and leaves out who was erased."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    mentor("student", "forget", "amelie", "--yes")
    mentor("student", "add", "Sam Okoro", "--slug", "sam")
    assert restores.replaces_data(fresh())
    restored = restores.restore(fresh(), backups.read(file))
    assert restored.before is not None
    assert Path(restored.before).exists()
    kept = restores.own_backup(fresh(), Path(restored.before).name)
    assert list(kept.manifest.students) == ["sam"]
    assert (restored.students, restored.erased) == (0, ["amelie"])
    assert fresh().store.slugs() == []


def test_a_restore_into_an_empty_home(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is there to be saved first."""
    mentor("student", "add", "Amélie Durand")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    workspace = fresh()
    assert not restores.replaces_data(workspace)
    assert restores.restore(workspace, backups.read(file)).before is None
    assert workspace.wrote


def test_faulty_settings_are_refused_before_anything_is_replaced(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into an empty home nothing else asks for the settings; their fault still leaves it empty."""
    mentor("student", "add", "Amélie Durand")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    new = tmp_path / "new"
    new.mkdir()
    (new / "config.toml").write_text("lang = 'xx'\n", encoding="utf-8")
    monkeypatch.setenv("MENTOR_HOME", str(new))
    with pytest.raises(UsageError, match="lang"):
        restores.restore(fresh(), backups.read(file))
    assert [path.name for path in new.iterdir()] == ["config.toml"]


def test_a_restore_is_shown_by_the_settings_it_began_with(
    mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time zone in the backup's own configuration counts from the next command on."""
    mentor("student", "add", "Amélie Durand")
    (store / "config.toml").write_text('timezone = "America/New_York"\n', encoding="utf-8")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    workspace = fresh()
    made_at = restores.restore(workspace, backups.read(file)).made_at
    assert f"{workspace.local(made_at):%H:%M}" == "15:00"
    assert f"{fresh().local(made_at):%H:%M}" == "09:00"


def test_a_restore_that_cannot_be_noted_is_warned_of(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is there; only `mentor undo` will not know of it."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    workspace = fresh()

    def damaged(self: Writer, *_: object, **__: object) -> str:
        raise UnreadableError(f"{self.store.where('mentor.jsonl')}, line 1: no operation")

    monkeypatch.setattr(Writer, "append_mentor", damaged)
    assert restores.restore(workspace, backups.read(file)).students == 1
    assert [warning.endswith("mentor.jsonl, line 1: no operation") for warning in workspace.store.warnings] == [True]
    assert fresh().store.slugs() == ["amelie"]


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the path of a backup of a store of schema 0; the store in use is not there yet."""
    old_store(tmp_path / "old")
    data, _ = packing(contents(tmp_path / "old"), AT)
    (tmp_path / "old.tar.gz").write_bytes(data)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "new"))
    return str(tmp_path / "old.tar.gz")


def test_an_older_store_that_cannot_be_brought_up_to_date(
    fresh: Fresh, tmp_path: Path, older: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is restored all the same: the next change tries again, and the warning says what was wrong."""
    workspace = fresh()
    transaction = workspace.transaction

    def full(*, replacing: bool = False) -> AbstractContextManager[Writer]:
        if not replacing:
            raise NotSavedError("Not saved: No space left on device")
        return transaction(replacing=replacing)

    monkeypatch.setattr(workspace, "transaction", full)
    restores.restore(workspace, backups.read(older))
    assert workspace.store.warnings == ["Not saved: No space left on device"]
    assert (tmp_path / "new" / "store.toml").read_bytes() == (tmp_path / "old" / "store.toml").read_bytes()


def test_a_backup_of_an_older_store_is_brought_up_to_date(fresh: Fresh, older: str) -> None:
    """It is converted after the restore, by the next transaction of the same run."""
    workspace = fresh()
    restores.restore(workspace, backups.read(older))
    assert fresh().store.slugs()


def test_the_copy_of_an_empty_place_is_empty(mentor: Mentor, fresh: Fresh) -> None:
    """Where nothing was there before a restore, nothing is what comes back."""
    mentor("student", "add", "Amélie Durand")
    assert dict(restores.own_backup(fresh(), None).manifest.students) == {}


def test_who_was_erased_stays_out_of_what_an_undo_brings_back(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """An undo that is taken back notes no restore of its own; the first session is looked for anew all the same."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "add", "Sam")
    for name in ("amelie", "sam"):
        mentor("session", "log", name, "--at", "2026-11-20 10:00")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    mentor("student", "forget", "amelie-durand", "--yes")
    restored = restores.restore(fresh(), backups.read(file), cmd="undo")
    assert restored.erased == ["amelie-durand"]
    assert mentor("store", "check").code == 0


def test_a_store_without_its_first_file_is_restored(mentor: Mentor, fresh: Fresh, tmp_path: Path, store: Path) -> None:
    """What is left is saved first, with a new `store.toml`, so that it can be told from other files."""
    mentor("student", "add", "Amélie Durand")
    file = str(tmp_path / "b.tar.gz")
    backups.save(fresh(), file)
    (store / "store.toml").unlink()
    restored = restores.restore(fresh(), backups.read(file))
    assert (restored.students, restored.before is not None) == (1, True)
    assert mentor("store", "check").code == 0


@pytest.fixture
def begun(mentor: Mentor, tmp_path: Path) -> Path:
    """Return the file of a backup of a store with one student, who has a note more by now."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    file = tmp_path / "b.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    mentor("student", "note", "amelie", "later")
    return file


def restored(fresh: Fresh, file: Path) -> Workspace:
    """Restore a backup; return the run, for what it said."""
    workspace = fresh()
    restores.restore(workspace, backups.read(str(file)))
    return workspace


def test_nothing_goes_that_was_not_saved(begun: Path, fresh: Fresh, store: Path) -> None:
    """A person's files are in the copy of what was there; what that cannot hold stays, or is kept beside it."""
    own = {"students/README.md": b"1", "students/amelie/CV/cv.pdf": b"2", "students/.plan": b"3", "notes.txt": b"4"}
    for name, data in own.items():
        (store / name).parent.mkdir(exist_ok=True)
        (store / name).write_bytes(data)
    (store / "students" / "amelie" / "link").symlink_to("/etc/passwd")
    (store / "students" / "zoe").mkdir()
    os.mkfifo(store / "students" / "zoe" / "pipe")
    restored(fresh, begun)
    assert (store / "notes.txt").read_bytes() == b"4"
    assert (store / "students" / "amelie" / "link").is_symlink()
    assert not (store / "students" / "zoe").exists()
    assert (store / "backups" / "before-restore-2026-11-24" / "students" / "zoe" / "pipe").exists()
    before = backups.read(str(store / "backups" / "before-restore-2026-11-24.tar.gz"))
    assert own.items() <= before.files.items()
    restored(fresh, store / "backups" / "before-restore-2026-11-24.tar.gz")
    assert own.items() <= contents(store).items()


def test_files_of_a_person_s_own_that_are_missing_come_back(begun: Path, fresh: Fresh, store: Path) -> None:
    """Those in the store's folder itself that are there stay as they are."""
    (store / "a").write_bytes(b"1")
    (store / "b").write_bytes(b"2")
    file = begun.with_name("own.tar.gz")
    backups.save(fresh(), str(file))
    (store / "a").unlink()
    (store / "b").write_bytes(b"3")
    restored(fresh, file)
    assert ((store / "a").read_bytes(), (store / "b").read_bytes()) == (b"1", b"3")


@pytest.mark.parametrize("data", [None, b"= =", b"schema = 'x'\n"])
def test_a_store_whose_first_file_is_missing_or_damaged(
    begun: Path, fresh: Fresh, store: Path, mentor: Mentor, data: bytes | None
) -> None:
    """It can be restored; the copy of what was there is a good one, in which that file is made anew."""
    (store / "store.toml").unlink()
    if data is not None:
        (store / "store.toml").write_bytes(data)
    restored(fresh, begun)
    assert mentor("store", "check").code == 0
    back = restored(fresh, store / "backups" / "before-restore-2026-11-24.tar.gz")
    assert any("written anew" in warning for warning in back.warnings)
    assert mentor("store", "check").code == 0
    assert "later" in mentor("student", "show", "amelie").out


def test_a_damaged_store_is_replaced_and_kept(begun: Path, fresh: Fresh, store: Path, mentor: Mentor) -> None:
    """A journal that cannot be read, one that is a pipe, a folder in the place of a file."""
    mentor("student", "add", "Sam", "--slug", "sam")
    journal_of(store).write_bytes(b"?\n")
    journal_of(store, "sam").unlink()
    os.mkfifo(journal_of(store, "sam"))
    (store / "mentor.jsonl").unlink(missing_ok=True)
    (store / "mentor.jsonl").mkdir()
    (store / "mentor.jsonl" / "x").write_bytes(b"mine")
    workspace = restored(fresh, begun)
    assert any("kept in" in warning and "sam/journal.jsonl" in warning for warning in workspace.warnings)
    assert mentor("store", "check").code == 0
    before = backups.read(str(store / "backups" / "before-restore-2026-11-24.tar.gz"))
    assert (before.files["students/amelie/journal.jsonl"], before.files["mentor.jsonl/x"]) == (b"?\n", b"mine")
    assert restores.doubts(before, "B")[0].startswith("Not in B: ")


def test_copies_of_an_erased_student_stay_out(fresh: Fresh, store: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Under whichever name of a folder their journal stands in the backup; everybody else's files come back."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    journal = journal_of(store).read_bytes()
    for name in ("students/amelie (1)/notes", "students/old copy/journal.jsonl", "students/other/notes"):
        (store / name).parent.mkdir()
        (store / name).write_bytes(journal if name.endswith("journal.jsonl") else b"?")
    (store / "students" / "amelie" / "empty").mkdir()
    file = tmp_path / "b.tar.gz"
    backups.save(fresh(), str(file))
    for name in ("amelie (1)", "old copy"):
        (next((store / "students" / name).iterdir())).unlink()
        (store / "students" / name).rmdir()
    assert mentor("student", "forget", "amelie", "--yes").code == 0
    result = restores.restore(fresh(), backups.read(str(file)))
    assert result.erased == ["amelie"]
    assert os.listdir(store / "students") == ["other"]


def test_what_is_doubtful_in_a_backup() -> None:
    """What was not readable, and what the store would read and is not there: each with its reason, a few of many."""
    raw = [Remark(f"students/a/{number}", "bad", "mauvais", 1) for number in range(25)]
    lacking = [Remark("mentor.jsonl", "a link", "un lien"), Remark("students/a/link", "a link", "un lien")]
    data, manifest = pack(Taken({"store.toml": b""}, [], lacking), AT, [*raw, lacking[0]])
    assert data
    said = restores.doubts(Contents(manifest, {}), "b.tar.gz")
    assert said[0] == "Not in b.tar.gz: mentor.jsonl: a link"
    assert said[1] == "In b.tar.gz as it was, for it could not be read: students/a/0, line 1: bad"
    assert (len(said), said[-1]) == (21, "and 6 more; see: mentor store backup --verify FILE")
    assert restores.doubts(Contents(packing({})[1], {}), "b.tar.gz") == []
