"""The store on a system that lacks what Linux has: `python tests/hidden.py [PATH ...]`, by default all its tests.

No `dir_fd`, no `fcntl`, no `fchmod`, no sync of a folder, no exchange of two files in one step: `store/floor.py` and
`store/byte_lock.py` take their place, as on Windows. `--quick` is what is tried with every change.
"""

from __future__ import annotations

import os
import sys
import types
from pathlib import Path

HERE = Path(__file__).parent
BESIDE = (
    "test_the_first_folder_may_be_a_link", "test_another_run_that_was_quicker_is_not_written_over",
    "test_a_held_lock_is_waited_for_and_then_refused", "test_a_lock_that_is_freed_in_time_is_taken",
    "test_everything_is_made_durable", "test_a_writer_who_takes_long_is_not_waited_for",
    "test_the_second_try_waits_like_a_writer", "test_a_file_stays_with_its_group",
    "test_a_file_system_without_second_names", "test_what_may_not_be_opened_is_a_fault",
    "test_what_cannot_be_moved_is_refused_before", "test_what_was_replaced_and_cannot_be_deleted",
    "test_while_the_network_is_slow_the_store_is_free",
    "test_one_process_has_a_clock", "test_a_text_saved_twice_meanwhile_stays_in_its_latest_form",
)  # fmt: skip
"""Tests of what is hidden: they lock by `fcntl`, or wait for a process where nothing is hidden, make a function of `os`
itself fail, look at owners or syncs."""
QUICK = ("test_files.py", "test_lock.py", "test_transaction.py", "test_batch.py", "test_renaming.py", "test_floor.py")


def hide() -> None:
    """Take away what another system lacks; only what is imported from now on misses it."""
    import fcntl
    import shutil  # looks for dir_fd when it is imported

    assert shutil.rmtree.avoids_symlink_attacks
    os.supports_dir_fd.clear()
    os.supports_fd.clear()
    sys.modules["fcntl"] = None  # type: ignore[assignment]
    sys.modules["msvcrt"] = _stand_in(fcntl)


def _stand_in(fcntl: types.ModuleType) -> types.ModuleType:
    """Return a `msvcrt` whose locks are Linux's on a range of bytes, which go with an open file too."""
    import struct

    found = types.ModuleType("msvcrt")

    def locking(fd: int, mode: int, count: int) -> None:
        assert mode == 2, "only an attempt that does not wait"
        lock = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_CUR, 0, count, 0)
        fcntl.fcntl(fd, fcntl.F_OFD_SETLK, lock)

    found.locking = locking  # type: ignore[attr-defined]
    return found


def main(words: list[str]) -> int:
    """Run tests without what is hidden; return pytest's exit code."""
    import execnet  # noqa: F401 - of pytest-xdist, which looks for fcntl
    import pytest

    hide()
    names = QUICK if "--quick" in words else ("",)
    asked = [word for word in words if word != "--quick"]
    if not any(Path(word.partition("::")[0]).exists() for word in asked):
        asked += [str(HERE / "store" / name) for name in names]
    beside = " and ".join(f"not {name}" for name in BESIDE)
    return int(pytest.main(["-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-k", beside, *asked]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
