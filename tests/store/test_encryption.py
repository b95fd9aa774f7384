"""Backups that only the holder of a key can read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from mentorcli.errors import MentorError, RefusedError, UnreadableError, UsageError
from mentorcli.store.encryption import is_encrypted, opened_with, sealed_for
from store.kit import contents


@pytest.fixture
def pyrage() -> Any:
    """Return the library that encrypts, which is an extra."""
    return pytest.importorskip("pyrage")


@pytest.fixture
def key(pyrage: Any, tmp_path: Path) -> tuple[str, Path]:
    """Return a public key, and the file of the private one."""
    identity = pyrage.x25519.Identity.generate()
    file = tmp_path / "key.txt"
    file.write_text(f"# created: now\n# public key: {identity.to_public()}\n{identity}\n", encoding="utf-8")
    return str(identity.to_public()), file


def test_a_file_without_a_key(tmp_path: Path) -> None:
    """Comments alone: the other readers would have been all."""
    (tmp_path / "keys").write_text("# mine\n", encoding="utf-8")
    with pytest.raises(UsageError, match="holds no public key"):
        sealed_for([str(tmp_path / "keys")])


def test_there_and_back(key: tuple[str, Path]) -> None:
    """Only with the private key."""
    sealed = sealed_for([key[0]])(b"data")
    assert (is_encrypted(sealed), is_encrypted(b"data"), b"data" in sealed) == (True, False, False)
    assert opened_with(sealed, str(key[1]), "b.age") == b"data"


def test_several_readers(pyrage: Any, key: tuple[str, Path], tmp_path: Path) -> None:
    """A key, and a file of keys with comments."""
    other = pyrage.x25519.Identity.generate()
    (tmp_path / "team.txt").write_text(f"# the team\n\n{other.to_public()}\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text(str(other), encoding="utf-8")
    sealed = sealed_for([key[0], str(tmp_path / "team.txt")])(b"data")
    for file in (key[1], tmp_path / "other.txt"):
        assert opened_with(sealed, str(file), "b.age") == b"data"


@pytest.mark.usefixtures("pyrage")
def test_keys_of_ssh(tmp_path: Path) -> None:
    """Are taken as they are; one with a passphrase is not."""
    keygen = shutil.which("ssh-keygen")
    if keygen is None:
        pytest.skip("ssh-keygen is not here")
    for name, phrase in (("id", ""), ("locked", "phrase")):
        words = [keygen, "-q", "-t", "ed25519", "-N", phrase, "-C", "test", "-f", str(tmp_path / name)]
        subprocess.run(words, check=True, stdin=subprocess.DEVNULL)
    public = (tmp_path / "id.pub").read_text(encoding="utf-8").strip()
    sealed = sealed_for([public, str(tmp_path / "locked.pub")])(b"data")
    assert opened_with(sealed, str(tmp_path / "id"), "b.age") == b"data"
    with pytest.raises(MentorError, match=r"locked|decrypted"):
        opened_with(sealed, str(tmp_path / "locked"), "b.age")


@pytest.mark.usefixtures("pyrage")
@pytest.mark.parametrize("typed", ["age1nokey", "ssh-ed25519 nokey", "missing.txt", "a\0b"])
def test_what_is_no_public_key(typed: str) -> None:
    """Is refused before anything is written, with what a key looks like."""
    with pytest.raises(UsageError) as raised:
        sealed_for([typed])
    assert raised.value.hint is not None
    assert "age1..." in raised.value.hint


@pytest.mark.parametrize("text", ["", "# nothing\n", "hello\n", "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n", "\xff"])
def test_what_is_no_private_key(key: tuple[str, Path], tmp_path: Path, text: str) -> None:
    """Is named by its file."""
    file = tmp_path / "other.txt"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=r"other\.txt"):
        opened_with(sealed_for([key[0]])(b"data"), str(file), "b.age")


def test_what_cannot_be_decrypted(pyrage: Any, key: tuple[str, Path], tmp_path: Path) -> None:
    """Another key, a damaged file, no key at all: each with the file and what to do."""
    sealed = sealed_for([key[0]])(b"data" * 100_000)
    other = tmp_path / "other.txt"
    other.write_text(str(pyrage.x25519.Identity.generate()), encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"b\.age cannot be decrypted: it was made for another key"):
        opened_with(sealed, str(other), "b.age")
    with pytest.raises(UnreadableError, match=r"b\.age cannot be decrypted: it is damaged"):
        opened_with(sealed[:-5], str(key[1]), "b.age")
    with pytest.raises(UsageError, match=r"b\.age is encrypted"):
        opened_with(sealed, None, "b.age")


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said how to install it."""
    monkeypatch.setitem(sys.modules, "pyrage", None)
    for refused in (lambda: sealed_for(["age1x"]), lambda: opened_with(b"", "key.txt", "b.age")):
        with pytest.raises(RefusedError, match="pyrage") as raised:
            refused()
        error: MentorError = raised.value
        assert error.hint == "Install it where mentor is: pip install pyrage"


def test_an_encrypted_backup(key: tuple[str, Path], mentor: Mentor, store: Path, tmp_path: Path) -> None:
    """Made, checked and restored by its commands; without the key nothing of it can be read."""
    public, private = key
    assert mentor("student", "add", "Amélie Durand", "--slug", "amelie").code == 0
    saved = mentor("store", "backup", str(tmp_path), "--encrypt", public, "--json").json()
    assert saved["path"] == str(tmp_path / "mentor-backup-2026-11-24.tar.gz.age")
    assert saved["encrypted"] is True
    found = mentor("store", "backup", "--verify", saved["path"], "--identity", str(private), "--json").json()
    assert (found["whole"], found["students"], found["encrypted"]) == (True, 1, True)
    assert mentor("student", "note", "amelie", "later").code == 0
    before = contents(store)
    for words in (("store", "restore", saved["path"], "--yes"), ("store", "backup", "--verify", saved["path"])):
        ran = mentor(*words)
        assert (ran.code, "--identity FILE" in ran.err) == (2, True)
    assert contents(store) == before
    assert mentor("store", "restore", saved["path"], "--identity", str(private), "--yes").code == 0
    assert "later" not in mentor("student", "show", "amelie").out
    assert saved["path"] in mentor("student", "forget", "amelie", "--yes").err
