"""What kind of files the mentor's own messages are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorcli.store import files
from mentorcli.store.check_messages import message_faults
from mentorcli.store.faults import Fault
from store import kit


def faults(store: Path) -> list[Fault]:
    """Return the faults of the messages of a store."""
    with files.folder(str(store)) as root:
        return list(message_faults(root))


@pytest.fixture
def messages(store: Path) -> Path:
    """Return the folder of the messages of a store with two, and a file of the person's own."""
    kit.add(store)
    folder = store / "messages"
    folder.mkdir(mode=0o700)
    for name in ("moved.en.md", "moved.fr.md", "mine.txt"):
        (folder / name).touch(mode=0o600)
    (folder / "mine.txt").chmod(0o644)
    return folder


def test_sound_messages_have_no_faults(store: Path, messages: Path) -> None:
    """What a person keeps beside them is their own."""
    assert messages.is_dir()
    assert faults(store) == []


@pytest.mark.parametrize(
    ("change", "parts", "what", "remedy"),
    [
        (lambda one: one.chmod(0o755), ("messages",), "mode 0755", "mode"),
        (lambda one: (one / "moved.en.md").chmod(0o644), ("messages", "moved.en.md"), "mode 0644", "mode"),
        (lambda one: (one / ".moved.en.md.tmp").touch(), ("messages", ".moved.en.md.tmp"), "interrupted", "left"),
        (
            lambda one: ((one / "moved.en.md").unlink(), (one / "moved.en.md").mkdir()),
            ("messages", "moved.en.md"),
            "no plain file",
            None,
        ),
        (
            lambda one: ((one / "moved.en.md").unlink(), (one / "moved.en.md").symlink_to("x")),
            ("messages", "moved.en.md"),
            "symbolic link",
            None,
        ),
        (lambda one: (one.rename(one.with_name("m")), one.symlink_to("m")), ("messages",), "symbolic link", None),
        (lambda one: (one.rename(one.with_name("m")), one.touch()), ("messages",), "no folder", None),
    ],
)
def test_what_is_wrong_is_named(
    store: Path, messages: Path, change: Callable[[Path], object], parts: tuple[str, ...], what: str, remedy: str | None
) -> None:
    """With what `--repair` does about it, if anything."""
    change(messages)
    found = faults(store)
    assert [(fault.parts, fault.remedy) for fault in found] == [(parts, remedy)]
    assert what in found[0].what
