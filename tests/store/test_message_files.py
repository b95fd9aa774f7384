"""The mentor's own messages as files of the store: read as they are, and nothing else taken for one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorcli.errors import UnreadableError
from mentorcli.store import message_files
from mentorcli.store.message_files import decoded, file_of, key_of, lenient, names, own, read, unreadable
from store import kit

KEY = "reminder.fr"


@pytest.fixture
def messages(store: Path) -> Path:
    """Return the folder of the messages of a store with a student and one message."""
    kit.add(store)
    folder = store / "messages"
    folder.mkdir(mode=0o700)
    (folder / "reminder.fr.md").write_text("Bonjour\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("reminder.fr.md", "reminder.fr"),
        ("comment-strong.en.md", "comment-strong.en"),
        ("reminder.de.md", None),
        ("reminder.md", None),
        (".reminder.fr.md.tmp", None),
        ("Reminder.fr.md", None),
        ("reminder.fr.md~", None),
        ("reminder.fr.md\n", None),
    ],
)
def test_a_file_is_named_after_its_message(file: str, key: str | None) -> None:
    """Every other file in the folder is the person's own affair."""
    assert key_of(file) == key
    assert key is None or file_of(key) == file


def test_what_is_there_is_read(store: Path, messages: Path) -> None:
    """A store, a folder or a file that is not there holds none."""
    (messages / "notes.txt").write_text("mine", encoding="utf-8")
    with kit.opened(store) as one:
        assert (names(one), own(one)) == (["notes.txt", "reminder.fr.md"], [KEY])
        assert (read(one, KEY), read(one, "ping.fr")) == (b"Bonjour\n", None)
    shutil.rmtree(messages)
    with kit.opened(store) as one:
        assert (names(one), own(one), read(one, KEY)) == ([], [], None)
    with kit.opened(store / "nowhere") as one:
        assert (names(one), own(one), read(one, KEY)) == ([], [], None)


def a_link(path: Path) -> None:
    """Put a link there."""
    path.unlink()
    path.symlink_to("/etc/hostname")


def a_folder(path: Path) -> None:
    """Put a folder there."""
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    """Put a pipe there, which nobody writes to."""
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("put", [a_link, a_folder, a_pipe])
def test_what_is_no_plain_file_is_never_read(store: Path, messages: Path, put: Callable[[Path], None]) -> None:
    """At once, with the path and how to look at it."""
    path = messages / "reminder.fr.md"
    put(path)
    with kit.opened(store) as one, pytest.raises(UnreadableError) as caught:
        read(one, KEY)
    assert str(path) in caught.value.message
    assert f"ls -l {path}" in str(caught.value.hint)


@pytest.mark.parametrize("put", [a_link, a_pipe])
def test_a_folder_that_is_none_is_named(store: Path, messages: Path, put: Callable[[Path], None]) -> None:
    """Both by who asks for the names, and for one message."""
    shutil.rmtree(messages)
    messages.write_text("")
    put(messages)
    with kit.opened(store) as one:
        for ask in (lambda: names(one), lambda: read(one, KEY)):
            with pytest.raises(UnreadableError, match=str(messages)):
                ask()


def test_text_is_utf_8(store: Path) -> None:
    """A byte order mark and the line ends of Windows are none of the text; what is no UTF-8 has its line."""
    with kit.opened(store) as one:
        assert decoded(one, KEY, b"\xef\xbb\xbfa\r\nb\n") == "a\nb\n"
        with pytest.raises(UnreadableError, match="line 2: not valid UTF-8") as caught:
            decoded(one, KEY, b"a\n\xe9\n")
        assert "mentor message edit reminder --lang fr" in str(caught.value.hint)
        assert "mentor message reset reminder --lang fr" in str(caught.value.hint)
    assert (lenient("é".encode()), lenient(b"\xe9")) == ("é", "é")


def test_a_fault_has_its_path_and_line(store: Path, messages: Path) -> None:
    """In both languages where the fault has both."""
    with kit.opened(store) as one:
        error = unreadable(one, "ping.en", 3, "odd")
    assert error.message == f"{messages / 'ping.en.md'}, line 3: odd"
    assert error.exit_code == 4
    assert message_files.key_of("ping.en.md") == "ping.en"
