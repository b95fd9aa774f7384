"""Backups: whole, verified, and never over another file."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from datetime import UTC
from pathlib import Path

import pytest

from mentorcli.errors import NewerStoreError, NotSavedError, RefusedError, UnreadableError
from mentorcli.store import backup, backup_archive, files, outside
from mentorcli.store.backup_archive import Contents, Manifest, Remark, Taken
from mentorcli.store.backup_files import accepted
from mentorcli.store.restore import restore
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_student, add, contents, journal_of, opened, packing, put


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
    (journal_of(store).with_name(".plan")).write_bytes(b"mine too")
    return store


def saved(folder: Path, path: Path) -> Manifest:
    """Save a store in a file."""
    with opened(folder) as store, writing(store) as writer:
        return backup.save(store, writer.root, path, at=AT)


def unpacked(path: Path) -> Contents:
    """Return what a backup holds."""
    return backup.unpack(path.read_bytes(), str(path))


def test_a_backup_holds_the_store(begun: Path, tmp_path: Path) -> None:
    """Every file of the store is in it with its bytes, and whatever a person put beside them, hidden or not."""
    before = contents(begun)
    manifest = saved(begun, tmp_path / "b.tar.gz")
    held = unpacked(tmp_path / "b.tar.gz")
    assert held.files == before
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


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("store.toml", True), ("config.toml", True), ("mentor.jsonl.torn", True), ("sessions.json", True),
        ("students/amelie/journal.jsonl", True), ("students/amelie/my notes.txt", True), ("students/amelie.toml", True),
        ("erased/t0mb00000000", True), ("../store.toml", False), ("/etc/passwd", False), ("students/../x", False),
        ("students/amelie/../../x", False), ("students/amelie/a/b", True), ("students/amelie/a/../b", False),
        ("students/amelie/a//b", False), ("students/amelie/.plan", True), ("students/README.md", True),
        ("students/A/x", True), ("notes/plan.md", True), ("students/amelie/a\n", False), ("students/a\udc80/b", False),
        (".lock", False), ("backups/b.tar.gz", False), (".restoring/students/x", False), (".replaced-1/x", False),
        ("students/.new-x/journal.jsonl", False), ("students/.erased-of-x/a", False), ("students/a/.x.tmp", False),
        ("index.json", False), ("backups.json", False), ("", False),
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


def a_bomb() -> bytes:
    """Return a backup that unpacks to far more than its size."""
    return gzip.compress(gzip.decompress(packing({"store.toml": b"\0" * (40 << 20)})[0]))


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
    good = backup.unpack(packing(packed(), AT)[0], "good")
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
    "cut short": (packing(packed(), AT)[0][:-40], "is no whole backup"),
    "a link": (archive([(a_link(), b"")]), "is no plain file"),
    "a file twice": (archive([(tarfile.TarInfo("store.toml"), b"")] * 2), "or there twice"),
    "a strange name": (archive([(tarfile.TarInfo("../x"), b"")]), "'../x' is no file of a store"),
    "no manifest": (archive([(tarfile.TarInfo("store.toml"), b"")]), "is no whole backup"),
    "altered": (altered(), "is damaged: store.toml"),
    "no store": (packing({"config.toml": b""}, AT)[0], "store.toml is missing"),
    "a bomb": (gzip.compress(b"\0" * (64 << 20)), "is no whole backup"),
}


@pytest.mark.parametrize(("data", "what"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_backup_is_refused(data: bytes, what: str) -> None:
    """Whatever is not exactly what was packed is refused, with its path."""
    with pytest.raises(UnreadableError, match=what) as raised:
        backup.unpack(data, "b.tar.gz")
    assert raised.value.message.startswith("b.tar.gz ")


def test_what_unpacks_without_end() -> None:
    """A small file that unpacks to far more than a store is given up before it fills the memory."""
    with pytest.raises(UnreadableError, match="unpacks to more than a backup can hold"):
        backup.unpack(a_bomb(), "b.tar.gz")


def test_an_empty_image_of_a_disk_can_be_saved() -> None:
    """What would look like that once it is compressed is not compressed."""
    names = {**packed(), "students/amelie/disk.img": b"\0" * (40 << 20)}
    assert backup.unpack(packing(names)[0], "b.tar.gz").files == names


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
    """A link, a pipe: the backup is made without them, and each is said with its path, in the backup too."""
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
    assert named == ["link", "pipe", "sub/link"]
    assert [remark.path.removeprefix("students/amelie/") for remark in manifest.left_out] == named
    assert sorted(manifest.files) == [
        "store.toml", "students/amelie/.plan", "students/amelie/journal.jsonl", "students/amelie/profile.toml",
    ]  # fmt: skip


@pytest.mark.parametrize("form", [3, 99])
def test_a_newer_format_is_left_alone(form: int) -> None:
    """Whatever else is in it, and however it is named: who reads it needs a newer version."""
    manifest = json.dumps({"format": form, "anything": ["else"]}).encode()
    data = archive([(tarfile.TarInfo("manifest.json"), manifest), (tarfile.TarInfo("../x"), b"")])
    with pytest.raises(NewerStoreError, match=f"b.tar.gz: the backup has format {form}.* reads up to 2"):
        backup.unpack(data, "b.tar.gz")


@pytest.mark.parametrize("form", [0, -1, "2", None, True, 1.5])
def test_a_format_that_there_never_was(form: object) -> None:
    """It is no backup of ours."""
    manifest = json.dumps({"format": form, "made_at": AT.isoformat(), "students": {}, "files": {}}).encode()
    with pytest.raises(UnreadableError, match="is no whole backup"):
        backup.unpack(archive([(tarfile.TarInfo("manifest.json"), manifest)]), "b.tar.gz")


def test_format_1_is_read() -> None:
    """A backup of an earlier version, without what its manifest lacked then."""
    data = b"schema = 1\n"
    manifest = {
        "format": 1, "made_at": AT.isoformat(), "students": {},
        "files": {"store.toml": {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}},
    }  # fmt: skip
    members = [(tarfile.TarInfo("manifest.json"), json.dumps(manifest).encode()), (tarfile.TarInfo("store.toml"), data)]
    held = backup.unpack(archive(members), "b.tar.gz")
    assert (held.files, held.manifest.raw, held.taken.folders) == ({"store.toml": data}, [], [])


def test_every_damaged_file_is_named() -> None:
    """The first five in the message, the others below it."""
    names = [f"students/a/{number}" for number in range(7)]
    good = backup.unpack(packing({**packed(), **dict.fromkeys(names, b"1")})[0], "good").manifest
    members = [(tarfile.TarInfo("manifest.json"), backup_archive.pretty(good)), (tarfile.TarInfo("store.toml"), b"?")]
    members += [(tarfile.TarInfo(name), b"2") for name in names]
    with pytest.raises(UnreadableError, match=r"store.toml, students/a/0, .*students/a/3$") as raised:
        backup.unpack(archive(members), "b.tar.gz")
    assert raised.value.details == ("students/a/4", "students/a/5", "students/a/6")


@pytest.mark.parametrize("folders", [["../x"], ["students/amelie"]])
def test_folders_that_no_backup_has(folders: list[str]) -> None:
    """One that leads out of the store, one where a file is."""
    taken = Taken({**packed(), "students/amelie/journal.jsonl": b"", "students/amelie": b""}, folders, [])
    with pytest.raises(UnreadableError, match="is no whole backup"):
        backup.unpack(backup_archive.pack(taken, AT)[0], "b.tar.gz")


def _decompressed(data: bytes) -> bytes | None:
    with contextlib.suppress(OSError, EOFError, zlib.error):
        return gzip.decompress(data)
    return None


def test_a_flipped_byte_shows(store: Path, tmp_path: Path) -> None:
    """Wherever it is, but for the header of the compression, which tells nothing of what is in it.

    Among zeros a flipped byte can be another way to write the same ones: then what is unpacked is the same bytes.
    """
    add(store)
    saved(store, tmp_path / "b.tar.gz")
    data = (tmp_path / "b.tar.gz").read_bytes()
    whole = unpacked(tmp_path / "b.tar.gz")
    for place in range(len(data)):
        flipped = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        if 4 <= place < 10 or _decompressed(flipped) == _decompressed(data):  # time, strength, system
            assert backup.unpack(flipped, "b") == whole
        else:
            with pytest.raises(UnreadableError):
                backup.unpack(flipped, "b")


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (packing({"store.toml": b""})[0], True), (b"age-encryption.org/v1\n", True), (b"hello", False), (b"", False),
        (gzip.compress(b"hello"), False), (b"\x1f\x8b\x00" * 9, False),
    ],
    ids=["ours", "age", "text", "empty", "other gzip", "broken gzip"],
)  # fmt: skip
def test_a_backup_is_known_by_its_beginning(data: bytes, is_one: bool) -> None:
    """Such a file is not taken into another backup."""
    assert backup_archive.is_backup(data) is is_one


def test_where_a_remark_stands() -> None:
    """Path, line and field, in both languages; a sentence that names its place stands alone."""
    full = backup.placed(Remark("x", "wrong", "faux", 3, "name"), "/s/x")
    assert (str(full), full.french) == ("/s/x, line 3, field name: wrong", "/s/x, ligne 3, champ name\u00a0: faux")
    assert str(backup.placed(Remark("", "wrong", "faux"), "")) == "wrong"


def test_an_erasure_that_was_interrupted_counts(store: Path) -> None:
    """The folder has the uid in its name before there is a tombstone."""
    student = add(store)
    (store / "students" / "amelie").rename(store / "students" / f".erased-of-{student.tombstone}")
    with files.folder(str(store)) as root:
        assert backup.tombstones(root) == {student.tombstone}
        (store / "students").rename(store / "aside")
        (store / "students").symlink_to(store / "aside")
        assert backup.tombstones(root) == set()
