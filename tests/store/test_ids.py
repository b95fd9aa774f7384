"""Identifiers of records, operations and of the machine that writes."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.models.student import is_random_id
from mentorcli.store import ids
from mentorcli.store.ids import Machine, state_folder, this_machine


def test_record_ids_are_what_the_contract_says() -> None:
    """A record id is 12 of 0-9 and a-z, and never the same twice."""
    made = {ids.record_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(is_random_id(one) and len(one) == 12 for one in made)


@given(st.text(max_size=30))
def test_an_operation_id_is_later_than_any_other(after: str) -> None:
    """Whatever stands in a journal, a new operation sorts behind it."""
    assert ids.operation_id(after) > after


def test_operation_ids_follow_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids made a microsecond apart sort in that order and have one length."""
    made = []
    for now in (0, 1_000, 2_000_000_000_000_000_000):
        monkeypatch.setattr(time, "time_ns", lambda now=now: now)
        made.append(ids.operation_id())
    assert made == sorted(made)
    assert all(re.fullmatch("[0-9a-z]{20}", one) for one in made)


def test_a_clock_that_went_back_is_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the clock a year behind, ids still count on, without growing."""
    last = ids.operation_id()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000_000_000_000)
    for _ in range(100):
        following = ids.operation_id(last)
        assert following > last
        assert len(following) == len(last)
        last = following


def test_a_record_id_is_never_a_word_or_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters alone or digits alone are drawn again."""
    drawn = iter([bytes([20] * 12), bytes([3] * 12), bytes([20] * 11 + [3])])
    monkeypatch.setattr("os.urandom", lambda _: next(drawn))
    assert ids.record_id() == "mmmmmmmmmmm3"


def test_it_is_remembered_privately(tmp_path: Path) -> None:
    """The second run has the id of the first, in a file nobody else may read."""
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}
    first = this_machine(environ)
    assert is_random_id(first.id)
    assert first == this_machine(environ) == Machine(first.id, lasting=True)
    path = tmp_path / "state" / "mentor" / "machine"
    assert path.read_text(encoding="ascii").strip() == first.id
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [entry.name for entry in path.parent.iterdir()] == ["machine"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not an id!\n", b"x" * 100])
def test_a_damaged_file_is_written_anew(tmp_path: Path, content: bytes) -> None:
    """What is no id is replaced by one."""
    path = tmp_path / "mentor" / "machine"
    path.parent.mkdir()
    path.write_bytes(content)
    machine = this_machine({"XDG_STATE_HOME": str(tmp_path)})
    assert machine == this_machine({"XDG_STATE_HOME": str(tmp_path)})
    assert machine.lasting


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    """The id is one for the run, and says so."""
    (tmp_path / "state").write_text("a file where a folder would be", encoding="utf-8")
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}
    one, other = this_machine(environ), this_machine(environ)
    assert (one.lasting, other.lasting) == (False, False)
    assert one.id != other.id


def test_two_first_runs_at_once_agree(tmp_path: Path) -> None:
    """Whoever comes second takes the id of the first."""
    environ = {"XDG_STATE_HOME": str(tmp_path)}
    found: list[Machine] = []
    threads = [threading.Thread(target=lambda: found.append(this_machine(environ))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert this_machine(environ) in found
    assert len(list((tmp_path / "mentor").iterdir())) == 1


def test_another_run_that_was_quicker_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its id stands in the file by the time this run would save its own."""
    link = os.link

    def quicker(aside: Path, path: Path) -> None:
        path.write_text("machine00001\n", encoding="ascii")
        link(aside, path)

    monkeypatch.setattr(os, "link", quicker)
    assert this_machine({"XDG_STATE_HOME": str(tmp_path)}) == Machine("machine00001", lasting=True)
    assert [entry.name for entry in (tmp_path / "mentor").iterdir()] == ["machine"]


def test_the_folder_is_the_platforms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand or by platformdirs, it is the same place; a relative XDG_STATE_HOME is none."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    wanted = Path(platformdirs.user_state_dir("mentor", appauthor=False))
    assert state_folder(os.environ) == wanted
    monkeypatch.setattr(sys, "platform", "darwin")
    assert state_folder(os.environ) == wanted
    monkeypatch.setattr(sys, "platform", "linux")
    assert state_folder({"XDG_STATE_HOME": "here"}) == Path("~/.local/state/mentor").expanduser()


def test_what_is_told_of_a_record_gives_always_the_same_id() -> None:
    """With a letter and a digit in it; something else gives another one."""
    made = ids.record_id_of("toggl\x007")
    assert made == ids.record_id_of("toggl\x007") != ids.record_id_of("toggl\x008")
    assert is_random_id(made)
    assert len(made) == ids.RECORD_CHARS
    assert made[-2].isdecimal()
    assert made[-1].isalpha()
