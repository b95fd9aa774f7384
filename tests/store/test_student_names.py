"""Names read without the records, for TAB."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.store.student_names import names
from store.kit import a_student, add, opened


@pytest.mark.parametrize("name", ["Amélie Durand", 'Eve "Q" \\ Sharp', "田中 🌸"])
def test_a_name_is_read_as_it_was_written(store: Path, name: str) -> None:
    """Quotes, backslashes and wide characters included."""
    add(store, a_student("amelie", name=name))
    with opened(store) as one:
        assert names(one, ["amelie"]) == {"amelie": name}


@pytest.mark.parametrize("profile", [b"", b"name = 7\n", b"\xff", b'name = "\\ud8"\n', b"name = 'Zoe'\n"])
def test_what_is_written_otherwise_has_no_name(store: Path, profile: bytes) -> None:
    """Nothing is guessed and nothing is raised; the others have theirs."""
    add(store)
    add(store, a_student("sam"))
    (store / "students" / "sam" / "profile.toml").write_bytes(profile)
    with opened(store) as one:
        assert set(names(one, ["amelie", "sam", "nobody"])) == {"amelie"}


def test_there_may_be_no_store(store: Path) -> None:
    """Then nobody has a name."""
    with opened(store) as one:
        assert names(one, ["amelie"]) == {}
