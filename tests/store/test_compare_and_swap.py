"""Replacing a file that a person may be saving at that moment: nothing of theirs is lost on any system."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentorcli.store import compare_and_swap, files
from store.kit import failing

NAME = "config.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[int]:
    """Return an open folder."""
    with files.folder(str(tmp_path)) as fd:
        yield fd


@pytest.fixture(params=["in one step", "one after the other"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let two files change places in one step, or not."""
    if request.param != "in one step":
        monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    return str(request.param)


def content(path: Path) -> dict[str, bytes]:
    """Return what is in a folder."""
    return {one.name: one.read_bytes() for one in path.iterdir()}


@pytest.mark.usefixtures("system")
def test_only_what_was_read_is_replaced(tmp_path: Path, folder: int) -> None:
    """Nothing, a file that is as expected, and one that is not; and taking it away."""
    assert compare_and_swap.replace(NAME, b"1", folder, expected=None)
    assert not compare_and_swap.replace(NAME, b"2", folder, expected=None)
    assert compare_and_swap.replace(NAME, b"2", folder, expected=b"1")
    assert not compare_and_swap.replace(NAME, b"3", folder, expected=b"1")
    assert content(tmp_path) == {NAME: b"2"}
    assert not compare_and_swap.remove(NAME, folder, expected=b"1")
    assert content(tmp_path) == {NAME: b"2"}
    assert compare_and_swap.remove(NAME, folder, expected=b"2")
    assert not compare_and_swap.remove(NAME, folder, expected=b"2")
    assert content(tmp_path) == {}


@pytest.mark.usefixtures("system")
def test_a_file_that_somebody_deletes_is_not_there_again(
    tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was expected is gone: the caller reads again."""
    (tmp_path / NAME).write_bytes(b"1")
    monkeypatch.setattr(files, "on_step", lambda step: (tmp_path / NAME).unlink() if step == "rename" else None)
    assert not compare_and_swap.replace(NAME, b"2", folder, expected=b"1")
    assert content(tmp_path) == {}


def test_a_text_saved_twice_meanwhile_stays_in_its_latest_form(
    tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time in place of ours, before what came out is back."""
    path = tmp_path / NAME
    path.write_bytes(b"other")
    swap, calls = compare_and_swap.swap, []

    def slow(*names: str, within: int = folder) -> bool:
        calls.append(names)
        if len(calls) == 2:
            path.write_bytes(b"latest")
        return swap(names[0], names[1], within)

    monkeypatch.setattr(compare_and_swap, "swap", lambda one, other, _: slow(one, other))
    assert not compare_and_swap.replace(NAME, b"ours", folder, expected=b"before")
    assert content(tmp_path) == {NAME: b"latest"}


@pytest.mark.usefixtures("system")
@pytest.mark.parametrize("expected", [None, b"before"])
@pytest.mark.parametrize("step", ["create-open", "create-sync", "rename", "folder-sync"])
def test_an_error_leaves_what_was_there(
    tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch, step: str, expected: bytes | None
) -> None:
    """And its mode, and nothing beside it."""
    if expected is not None:
        (tmp_path / NAME).write_bytes(expected)
        (tmp_path / NAME).chmod(0o640)
    monkeypatch.setattr(files, "on_step", failing(step))
    with pytest.raises(OSError, match=r"Input/output error"):
        compare_and_swap.replace(NAME, b"new", folder, expected=expected)
    assert content(tmp_path) == ({} if expected is None else {NAME: expected})
    assert expected is None or (tmp_path / NAME).stat().st_mode & 0o777 == 0o640


def _without_second_names(*_: object, **__: object) -> None:
    raise PermissionError(1, os.strerror(1))


def test_a_file_system_without_second_names(tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as FAT: it is renamed where nothing stands there."""
    monkeypatch.setattr(os, "link", _without_second_names)
    assert compare_and_swap.replace(NAME, b"1", folder, expected=None)
    assert not compare_and_swap.replace(NAME, b"2", folder, expected=None)
    assert content(tmp_path) == {NAME: b"1"}


def test_a_file_system_that_cannot_exchange(tmp_path: Path, folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The call is there and refuses."""

    class Library:
        renameat2: Callable[..., int] = staticmethod(lambda *_: -1)

    monkeypatch.setattr(ctypes, "CDLL", lambda _: Library)
    (tmp_path / NAME).write_bytes(b"1")
    assert compare_and_swap.replace(NAME, b"2", folder, expected=b"1")
    assert content(tmp_path) == {NAME: b"2"}
