"""Everything kept about one student."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentorcli.models.project import Project, Resource
from mentorcli.models.session import Reason, SessionStatus
from mentorcli.models.student import Student, StudentStatus
from mentorcli.store.student_records import heads, names
from store.kit import AT, a_note, a_session, a_student, add, opened, put


def test_records_come_in_their_order(store: Path) -> None:
    """Notes come oldest first, projects and resources in the order they were added."""
    student = add(store)
    late, early = a_note("late"), replace(a_note("early"), at=AT.replace(day=1))
    projects = [Project(id="b", title="B"), Project(id="a", title="A")]
    resources = [Resource(id="z", url="https://example.org/z"), Resource(id="y", url="https://example.org/y")]
    put(store, "amelie", late, early, *projects, *resources)
    with opened(store) as one:
        records = one.student("amelie")
        assert [note.text for note in records.notes] == ["early", "late"]
        assert records.projects == projects
        assert records.resources == resources
        assert records.records(Student) == {student.id: student}


def test_a_session_is_known_as_it_was_before_its_no_show(store: Path) -> None:
    """The last state that was no no-show is found, none where it began as one."""
    add(store)
    planned = a_session(notes="planned")
    missed = replace(planned, status=SessionStatus.NO_SHOW, reason=Reason.ABSENT)
    born_missed = a_session(status=SessionStatus.NO_SHOW, reason=Reason.LATE)
    put(store, "amelie", planned)
    put(store, "amelie", missed, born_missed)
    put(store, "amelie", replace(missed, reason=Reason.LATE))
    with opened(store) as one:
        records = one.student("amelie")
        assert records.before(missed) == planned
        assert records.before(born_missed) is None
    put(store, "amelie", drop=(("session", planned.id),))
    with opened(store) as one:
        assert one.student("amelie").before(missed) == planned


def test_what_another_machine_overwrote(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session as its note's operation left it, where the one after is of another machine; else none."""
    add(store)
    missed = a_session(status=SessionStatus.NO_SHOW, reason=Reason.LATE)
    note = replace(a_note("missed"), session=missed.id)
    other = replace(a_note("of nothing"), session=None)
    put(store, "amelie", missed, note, other)
    with opened(store) as one:
        assert one.student("amelie").overwritten(note) is None
    held = replace(missed, status=SessionStatus.COMPLETED, reason=None)
    put(store, "amelie", held)
    with opened(store) as one:
        assert one.student("amelie").overwritten(note) is None
        assert one.student("amelie").overwritten(other) is None
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another machine"))
    put(store, "amelie", held)
    put(store, "amelie", replace(held, notes="mine"))
    with opened(store) as one:
        assert one.student("amelie").overwritten(note) == missed


# Names and status, read without the records


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


def test_a_head_says_where_a_student_stands(store: Path) -> None:
    """One without a line for it is active; one whose line says what no status is has no head."""
    add(store, a_student("amelie", status=StudentStatus.PAUSED))
    for slug, before, after in (("sam", b'status = "active"', b""), ("zoe", b'status = "active"', b'status = "gone"')):
        add(store, a_student(slug))
        path = store / "students" / slug / "profile.toml"
        path.write_bytes(path.read_bytes().replace(before, after))
    with opened(store) as one:
        assert heads(one, ["amelie", "sam", "zoe"]) == {
            "amelie": ("Amélie Durand", StudentStatus.PAUSED),
            "sam": ("Amélie Durand", StudentStatus.ACTIVE),
        }


def test_there_may_be_no_store(store: Path) -> None:
    """Then nobody has a name."""
    with opened(store) as one:
        assert names(one, ["amelie"]) == {}
