"""Crashes of the machine: a few of the states that each changing command may leave; `crashes.py` tries them all."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reliability import fuzzed
from reliability.conftest import Tell
from reliability.crash_cases import CHANGES_NOTHING, CRASHES, NEEDS_A_TERMINAL, OF_GIT, Crash
from reliability.crashes import Ground, TakenAwayError, place, ran, tried
from reliability.disk import Op, Trace, Tree, states
from reliability.recorded import STRACE, recording
from test_year import every_command

ONE_OF = 211
"""So many states, one of which is tried with every run."""
ALONE = {
    "doctor": ([],),
    "message write": (["reminder", "sam"],),
    "presentation timing": (["--presented", "20m"],),
    "transfer request": (["sam"],),
}


def _here(crash: Crash) -> bool:
    """Return whether a command is recorded with every run: an editor and git are processes, which strace alone sees."""
    return not crash.editor and (STRACE is not None or not crash.then)


@pytest.fixture(autouse=True)
def _environ() -> Iterator[None]:
    """Bring the environment back, which a ground points at its own folder."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    """Return a folder with a store that holds something of everything."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(dir=place()) as folder:
        made = Ground(Path(folder))
        os.environ.clear()
        os.environ.update(before)
        yield made


def test_every_command_is_tried() -> None:
    """A new one that changes something has a case; one that only reads is named as such."""
    assert not CRASHES.keys() & CHANGES_NOTHING
    assert CRASHES.keys() | CHANGES_NOTHING | NEEDS_A_TERMINAL | OF_GIT == {*every_command(), "sync"}


@pytest.mark.parametrize("command", sorted(CHANGES_NOTHING))
def test_what_only_reads_changes_nothing(command: str, ground: Ground) -> None:
    """No byte, no name: nothing that a crash could leave half done."""
    ground.settle()
    ground.put()
    for words in fuzzed.READING.get(command, ALONE.get(command, ([],))):
        with recording(ground.work) as recorder:
            code, _, said = ran(*command.split(), *words)
        assert code in (0, 1), (words, said)
        assert recorder.trace().ops == [], words


def test_what_reads_a_repository_changes_nothing(ground: Ground) -> None:
    """Neither the store nor what git keeps of it."""
    ground.begin(CRASHES["sync"][0])
    for command in sorted(OF_GIT):  # which git was seen to be new enough is noted once
        assert ran(*command.split())[0] == 0
    before = Tree.of(ground.work).files()
    for command in sorted(OF_GIT):
        assert ran(*command.split())[0] == 0
    assert Tree.of(ground.work).files() == before


@pytest.mark.parametrize("command", [name for name, cases in CRASHES.items() if any(map(_here, cases))])
def test_no_crash_leaves_a_broken_store(command: str, ground: Ground, tell: Tell) -> None:
    """Before or after, for whoever comes next; and nothing is left for a repair."""
    for crash in CRASHES[command]:
        if _here(crash):
            done = tried(ground, command, crash, part=ONE_OF * (3 if crash.then else 1), outside=False, second=0)
            assert done.bad == []
            tell("crash states of the disk", done.counts["crash states"])


@pytest.mark.skipif(STRACE is None, reason="strace is not here")
@pytest.mark.parametrize("command", ["student add", "config set", "store restore"])
def test_both_recorders_see_the_same(command: str, ground: Ground) -> None:
    """The calls of `os` in this process, and the system calls of one of its own."""
    crash = CRASHES[command][0]
    seen = []
    for outside in (False, True):
        ground.begin(crash)
        seen.append([op.kind for op in ground.record(crash, outside=outside).ops])
    assert seen[0] == seen[1]


def test_a_name_without_its_bytes_is_among_the_states(tmp_path: Path) -> None:
    """A file renamed into place before it was synced: the new name may hold nothing, half or zeros."""
    (tmp_path / "file").write_bytes(b"old!")
    with recording(tmp_path) as recorder:
        fd = os.open(tmp_path / "new", os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(fd, b"new.")
        os.close(fd)
        os.replace(tmp_path / "new", tmp_path / "file")  # noqa: PTH105 - the call that is recorded
    found = {state.tree.files().get("file") for state in states(recorder.trace())}
    assert found == {b"old!", b"", b"ne", b"new.", b"ne\0\0", b"\0\0\0\0"}


def test_what_was_synced_is_in_every_state(tmp_path: Path) -> None:
    """The bytes by the file's own sync, the name by that of its folder."""
    before = Tree.of(tmp_path)
    before.names[0]["folder"] = 1
    before.names[1], before.next = {}, 3
    ops = [Op("name", 2, 1, "file"), Op("write", 2, data=b"all"), Op("sync", 2), Op("sync", 1), Op("cut", 2)]
    ends = [state.tree.files().get("folder/file") for state in states(Trace(before, ops)) if state.ended]
    assert ends == [b"", b"all"]


def test_a_ground_that_somebody_takes_away_is_told(tmp_path: Path) -> None:
    """What is found in it then is no state of a crash: `put` would have made another one in silence."""
    made = Ground(tmp_path / "ground", begun=False)
    made.stand()
    (tmp_path / "ground").rename(tmp_path / "away")
    with pytest.raises(TakenAwayError):
        made.stand()
    made.work.mkdir(parents=True)
    with pytest.raises(TakenAwayError):
        made.stand()


def test_a_recovery_is_told_from_another_one_by_what_it_does(tmp_path: Path) -> None:
    """The same operations on the same paths with the same bytes, whatever else is there."""
    digests = []
    for number, data in enumerate((b"1", b"1", b"2")):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / f"other{number}").write_bytes(b"")
        with recording(folder) as recorder:
            fd = os.open(folder / "new", os.O_WRONLY | os.O_CREAT, 0o600)
            os.write(fd, data)
            os.close(fd)
        digests.append(recorder.trace().digest())
    assert digests[0] == digests[1] != digests[2]


def test_what_was_not_recorded_is_told(tmp_path: Path) -> None:
    """A file that another process wrote: nothing is concluded from a record that lacks it."""
    with recording(tmp_path) as recorder:
        subprocess.run(["/bin/sh", "-c", f"echo x > {tmp_path}/new"], check=True)
    with pytest.raises(AssertionError, match="new"):
        recorder.trace()
