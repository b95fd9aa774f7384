"""Backups: whole, verified, and never over another file."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
from datetime import UTC
from pathlib import Path

import pytest

from mentorcli.errors import NotSavedError, RefusedError, UnreadableError
from mentorcli.store import backup, files, outside
from mentorcli.store.backup_files import accepted
from mentorcli.store.restore import restore
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_student, add, contents, journal_of, opened, put


@pytest.fixture
def begun(store: Path) -> Path:
    """Return a store with two students, one of them erased, and files that are none of the store's."""
    add(store)
    put(store, "amelie", a_note())
    add(store, a_student("sam"))
    with opened(store) as one, writing(one) as writer:
        writer.forget(one.student("sam"), at=AT)
    (store / "students" / "Not A Slug").write_bytes(b"?")
    (store / "erased" / "README").write_bytes(b"?")
    (journal_of(store).with_name("notes.txt")).write_bytes(b"mine")
    (journal_of(store).with_name(".swp")).write_bytes(b"?")
    return store


def saved(folder: Path, path: Path) -> backup.Manifest:
    """Save a store in a file."""
    with opened(folder) as store, writing(store) as writer:
        return backup.save(store, writer.root, path, at=AT)


def unpacked(path: Path) -> backup.Contents:
    """Return what a backup holds."""
    return backup.unpack(path.read_bytes(), str(path))


def test_a_backup_holds_the_store(begun: Path, tmp_path: Path) -> None:
    """Every file of the store is in it with its bytes, what a person put beside them too, and nothing else."""
    before = contents(begun)
    manifest = saved(begun, tmp_path / "b.tar.gz")
    strangers = {"students/Not A Slug", "erased/README", "students/amelie/.swp"}
    held = unpacked(tmp_path / "b.tar.gz")
    assert held.files == {name: data for name, data in before.items() if name not in strangers}
    assert held.manifest == manifest
    assert (manifest.made_at, list(manifest.students)) == (AT.astimezone(UTC), ["amelie"])


def test_a_backup_of_an_old_store_names_its_students(store: Path, tmp_path: Path) -> None:
    """A student's file of schema 0 is in it, without a tombstone."""
    add(store)
    (store / "students" / "zoe.toml").write_text('name = "Zoé"\n')
    assert saved(store, tmp_path / "b.tar.gz").students["zoe"] == ""


def test_a_backup_of_a_store_without_students(store: Path, tmp_path: Path) -> None:
    """A store in which nobody was added yet can be saved."""
    with opened(store) as one, writing(one):
        pass
    assert list(saved(store, tmp_path / "b.tar.gz").files) == ["store.toml"]


def test_a_backup_replaces_nothing(begun: Path, tmp_path: Path) -> None:
    """A file that is there stays, and so does what is known of the backups."""
    path = tmp_path / "b.tar.gz"
    path.write_bytes(b"mine")
    before = contents(begun)
    with pytest.raises(RefusedError, match="is there already"):
        saved(begun, path)
    assert path.read_bytes() == b"mine"
    assert contents(begun) == before


def test_a_backup_that_cannot_be_written(begun: Path, tmp_path: Path) -> None:
    """A folder that is not there is not made: exit 5 with the path."""
    with pytest.raises(NotSavedError, match=r"there is no folder .*/none$"):
        saved(begun, tmp_path / "none" / "b.tar.gz")
    assert not (begun / "backups.json").exists()


def test_a_store_that_cannot_be_read_is_not_saved(begun: Path, tmp_path: Path) -> None:
    """A backup never lacks what could not be read."""
    journal_of(begun).unlink()
    journal_of(begun).mkdir()
    with pytest.raises(UnreadableError, match="Not a plain file"):
        saved(begun, tmp_path / "b.tar.gz")
    assert not (tmp_path / "b.tar.gz").exists()


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("store.toml", True), ("config.toml", True), ("mentor.jsonl.torn", True), ("sessions.json", True),
        ("students/amelie/journal.jsonl", True), ("students/amelie/my notes.txt", True), ("students/amelie.toml", True),
        ("erased/t0mb00000000", True), ("../store.toml", False), ("/etc/passwd", False), ("students/../x", False),
        ("students/amelie/../../x", False), ("students/amelie/a/b", True), ("students/amelie/a/../b", False),
        ("students/amelie/a//b", False), ("students/amelie/.swp", False),
        ("students/A/x", False), ("erased/short", False), ("students/amelie/a\n", False), ("lock", False),
    ],
)  # fmt: skip
def test_names_that_can_be_in_a_backup(name: str, fits: bool) -> None:
    """None that leads out of the store's folder is accepted."""
    assert accepted(name) is fits


def archive(members: list[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    """Return a compressed tar."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as written:
        for member, data in members:
            member.size = len(data)
            written.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def a_link() -> tarfile.TarInfo:
    """Return a member that is a symbolic link."""
    member = tarfile.TarInfo("store.toml")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return member


def packed(**changes: bytes) -> dict[str, bytes]:
    """Return the files of a small store."""
    return {"store.toml": b"schema = 1\n", **changes}


def altered() -> bytes:
    """Return a backup of which one file has other bytes than its manifest says."""
    good = backup.unpack(backup.pack(packed(), AT)[0], "good")
    manifest = json.dumps(
        {
            "format": 1, "made_at": AT.isoformat(), "students": {},
            "files": {name: {"size": one.size, "sha256": one.sha256} for name, one in good.manifest.files.items()},
        }
    ).encode()  # fmt: skip
    return archive([(tarfile.TarInfo("manifest.json"), manifest), (tarfile.TarInfo("store.toml"), b"schema = 2\n")])


DAMAGED = {
    "empty": (b"", "is no whole backup"),
    "no archive": (b"hello", "is no whole backup"),
    "cut short": (backup.pack(packed(), AT)[0][:-40], "is no whole backup"),
    "a link": (archive([(a_link(), b"")]), "is no plain file"),
    "a file twice": (archive([(tarfile.TarInfo("store.toml"), b"")] * 2), "or there twice"),
    "a strange name": (archive([(tarfile.TarInfo("../x"), b"")]), "'../x' is no file of a store"),
    "no manifest": (archive([(tarfile.TarInfo("store.toml"), b"")]), "is no whole backup"),
    "altered": (altered(), "is damaged: store.toml"),
    "no store": (backup.pack({"config.toml": b""}, AT)[0], "store.toml is missing"),
    "a bomb": (gzip.compress(b"\0" * (64 << 20)), "is no whole backup"),
}


@pytest.mark.parametrize(("data", "what"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_backup_is_refused(data: bytes, what: str) -> None:
    """Whatever is not exactly what was packed is refused, with its path."""
    with pytest.raises(UnreadableError, match=what) as raised:
        backup.unpack(data, "b.tar.gz")
    assert raised.value.message.startswith("b.tar.gz ")


def test_what_unpacks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to far more than a store is given up before it fills the memory."""
    monkeypatch.setattr(backup, "_HEADROOM", 0)
    data = backup.pack({"store.toml": b"\0" * (4 << 20)}, AT)[0]
    with pytest.raises(UnreadableError, match="unpacks to more than a backup can hold"):
        backup.unpack(data, "b.tar.gz")


def test_the_next_free_name(tmp_path: Path) -> None:
    """The stem, and with a number where that is taken."""
    assert backup.free_name(tmp_path, "b") == tmp_path / "b.tar.gz"
    (tmp_path / "b.tar.gz").touch()
    (tmp_path / "b-2.tar.gz").touch()
    assert backup.free_name(tmp_path, "b") == tmp_path / "b-3.tar.gz"


def test_the_tombstones(begun: Path, store: Path) -> None:
    """Those of the erased students, none where nobody was erased; other files there are none."""
    with files.folder(str(begun)) as root:
        assert len(backup.tombstones(root)) == 1
        for path in (store / "erased").iterdir():
            path.unlink()
        (store / "erased").rmdir()
        assert backup.tombstones(root) == set()


def test_a_backup_is_verified_before_it_is_written(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be unpacked again never becomes a file."""
    monkeypatch.setattr(backup, "pack", lambda *_: (b"broken", None))
    monkeypatch.setattr(outside, "save", lambda *_: pytest.fail("it was written"))
    with pytest.raises(UnreadableError):
        saved(begun, tmp_path / "b.tar.gz")


def test_the_backup_of_a_store_in_which_nothing_was_written(store: Path) -> None:
    """Its schema alone, whatever is there by now."""
    add(store)
    with opened(store) as known:
        root = known.root()
        assert root is not None
        contents = backup.empty(root, AT)
    assert contents.files == {"store.toml": (store / "store.toml").read_bytes()}
    assert (contents.manifest.students, list(contents.manifest.files)) == ({}, ["store.toml"])


def test_a_folder_in_a_student_s_folder_comes_along(store: Path, tmp_path: Path) -> None:
    """With all that is in it, however deep, and it is there again after a restore; litter does not come."""
    add(store)
    folder = journal_of(store).parent / "CV and letters" / "2026"
    folder.mkdir(parents=True)
    (folder / "cv é.pdf").write_bytes(b"\x00cv")
    (folder.parent / ".DS_Store").write_bytes(b"")
    manifest = saved(store, tmp_path / "b.tar.gz")
    assert "students/amelie/CV and letters/2026/cv é.pdf" in manifest.files
    assert not [name for name in manifest.files if "DS_Store" in name]
    contents_saved = backup.unpack((tmp_path / "b.tar.gz").read_bytes(), "b")
    (folder / "cv é.pdf").unlink()
    with opened(store) as known, writing(known, replacing=True) as writer:
        restore(writer, contents_saved)
    assert (folder / "cv é.pdf").read_bytes() == b"\x00cv"


def test_what_no_backup_can_hold_is_named(store: Path, tmp_path: Path) -> None:
    """A link, a pipe, a hidden file: the backup is made without them, and each is said with its path."""
    add(store)
    folder = journal_of(store).parent
    (folder / "link").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe")
    (folder / ".plan").write_text("mine")
    (folder / ".profile.toml.tmp").write_text("left by a write")
    (folder / "sub").mkdir()
    (folder / "sub" / "link").symlink_to("..")
    with opened(store) as known, writing(known) as writer:
        manifest = backup.save(known, writer.root, tmp_path / "b.tar.gz", at=AT)
        named = [warning.removeprefix(str(folder) + "/").split()[0] for warning in known.warnings]
    assert named == [".plan", "link", "pipe", "sub/link"]
    assert sorted(manifest.files) == [
        "store.toml", "students/amelie/journal.jsonl", "students/amelie/profile.toml",
    ]  # fmt: skip


def test_a_journal_that_is_no_file_is_no_backup(store: Path, tmp_path: Path) -> None:
    """What the store stands on is never left out."""
    add(store)
    journal_of(store).unlink()
    journal_of(store).symlink_to("/dev/null")
    with pytest.raises(UnreadableError, match="Not a plain file"):
        saved(store, tmp_path / "b.tar.gz")
