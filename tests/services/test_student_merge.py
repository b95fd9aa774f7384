"""Two entries of one person put together, as one operation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import AmbiguousError, NotFoundError, UsageError
from mentorcli.models.goal import Goal
from mentorcli.models.note import Note
from mentorcli.models.presentation import PresentationRequest
from mentorcli.models.session import SessionStatus
from mentorcli.models.student import Funding
from mentorcli.services import student_merge
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from services.conftest import Fresh

Seen = Callable[[], dict[str, object]]


@pytest.fixture
def two(mentor: Mentor, fresh: Fresh) -> None:
    """Make two entries of one person, with something of every type in both."""
    for command in (
        ("student", "add", "Ann Lee", "--email", "a@example.org", "--funding", "funded"),
        ("student", "add", "Ann Leé", "--slug", "anne", "--email", "b@example.org", "--phone", "112"),
        ("project", "add", "ann-lee", "Dashboard"),
        ("project", "start", "ann-lee", "dash", "--on", "2026-11-01"),
        ("project", "add", "anne", "dashboard", "--level", "3"),
        ("project", "start", "anne", "dash", "--on", "2026-09-01"),
        ("session", "log", "anne", "--at", "2026-10-10 10:00", "--absent"),
        ("session", "log", "anne", "--at", "2026-10-17 10:00"),
        ("session", "log", "anne", "--at", "2026-11-10 10:00"),
        ("session", "schedule", "anne", "2026-12-01 10:00"),
        ("session", "log", "ann-lee", "--at", "2026-11-10 10:00"),
        ("project", "validate", "anne", "dash", "--on", "2026-11-15"),
        ("project", "add", "anne", "Other"),
        ("student", "note", "anne", "Prefers mornings"),
        ("contact", "log", "anne", "--via", "email"),
        ("contact", "replied", "anne"),
        ("resource", "add", "ann-lee", "https://example.org/1"),
        ("resource", "add", "anne", "https://example.org/1"),
        ("resource", "add", "anne", "https://example.org/2"),
        ("transfer", "start", "anne", "--reason", "r"),
        ("presentation", "checklist", "ann-lee", "--project", "dash", "--done", "2"),
        ("presentation", "checklist", "anne", "--project", "dash", "--done", "1,2"),
    ):
        assert mentor(*command).code == 0, command
    for slug in ("ann-lee", "anne"):
        workspace = fresh()
        with workspace.transaction() as writer:
            goals = [Goal(record_id(), number, f"{slug} {number}", workspace.now) for number in (1, 2)]
            writer.append(workspace.store.student(slug), *goals, cmd="test", at=workspace.now)


def state(workspace: Workspace, slug: str) -> dict[str, object]:
    """Return everything of a student, by type."""
    records = find_student(workspace, slug)
    return {
        "student": records.student,
        **{kind: dict(records.replay.current(kind)) for kind in records.replay.kinds() - {"student"}},
    }


def ask(records: StudentRecords, workspace: Workspace, project: str, days: int) -> PresentationRequest:
    """Return a request for a presentation, made some days from now."""
    from datetime import timedelta

    at = workspace.now + timedelta(days=days)
    return PresentationRequest(f"ask{records.id.replace('-', '')}{days + 9}{record_id()}"[:20], project, at.date(), at)


@pytest.mark.usefixtures("two")
def test_everything_moves(fresh: Fresh) -> None:
    """Sessions as they were judged, with their history and a funding that is known; what both have is one."""
    before = {one.id: one for one in fresh().store.student("anne").sessions.values()}
    history = fresh().store.student("anne")
    about = student_merge.planned(fresh(), "anne", "ann-lee")
    done = student_merge.merge(fresh(), "anne", "ann-lee")
    assert about._replace(details=done.details) == done
    after = fresh().store.student("ann-lee")
    for key, session in before.items():
        moved = after.sessions[key]
        assert (moved.student, moved.project) == ("ann-lee", session.project and "Dashboard")
        funding = session.funding if session.status is SessionStatus.SCHEDULED else Funding.FUNDED  # was not known
        assert (moved.status, moved.funding, moved.level) == (session.status, funding, session.level)
        assert after.documented_at(moved) == history.documented_at(session)
    assert [(goal.number, goal.text) for goal in after.goals] == [
        (1, "ann-lee 1"), (2, "ann-lee 2"), (3, "anne 1"), (4, "anne 2"),
    ]  # fmt: skip
    assert [(one.title, one.status, one.level) for one in after.projects] == [
        ("Dashboard", "validated", 3), ("Other", "todo", None),
    ]  # fmt: skip
    assert [one.url for one in after.resources] == ["https://example.org/1", "https://example.org/2"]
    assert (len(after.notes), len(after.replay.current("contact")), len(after.replay.current("reply"))) == (2, 1, 1)
    assert len(after.replay.current("tick")) == 2
    assert (after.student.phone, after.student.email) == ("112", "a@example.org")
    assert (done.taken, done.differing) == (("phone",), ("name", "email"))
    assert (done.united, done.checklists) == (("Dashboard",), ("presentation",))
    assert [one.command.split()[:3] for one in done.settle] == [["mentor", "session", "delete"]]
    assert done.moved["session"] == 4
    with pytest.raises(NotFoundError):
        find_student(fresh(), "anne")


@pytest.mark.usefixtures("two")
def test_undone_and_done_again(mentor: Mentor, fresh: Fresh, store: Path) -> None:
    """Both entries read as before, to the last record; done again they are one."""
    states = [state(fresh(), slug) for slug in ("anne", "ann-lee")]
    student_merge.merge(fresh(), "anne", "ann-lee")
    together = state(fresh(), "ann-lee")
    assert mentor("undo").code == 0
    assert [state(fresh(), slug) for slug in ("anne", "ann-lee")] == states
    assert not (store / "merged").exists()
    assert mentor("undo", "--redo").code == 0
    assert state(fresh(), "ann-lee") == together
    assert mentor("undo").code == 0
    student_merge.merge(fresh(), "anne", "ann-lee")
    again = state(fresh(), "ann-lee")
    assert again["session"] == together["session"]
    assert mentor("store", "check").code == 1  # two sessions at one start are to settle
    assert "Sound: 1 student" in mentor("store", "check").out


@pytest.mark.usefixtures("two")
def test_what_was_changed_since_is_not_lost(mentor: Mentor, fresh: Fresh) -> None:
    """An undo waits for what builds on it, and so does doing it again; a slug that was given away meanwhile too."""
    session = next(one for one in fresh().store.student("anne").sessions.values() if one.held)
    student_merge.merge(fresh(), "anne", "ann-lee")
    mentor("session", "edit", session.id, "--notes", "x")
    change = next(one["id"] for one in mentor("undo", "--list", "--json").json() if one["command"] == "student merge")
    assert "Later changes build on it" in mentor("undo", change).err
    mentor("undo")
    mentor("student", "add", "Anne Roy", "--slug", "anne")
    refused = mentor("undo", change)
    assert (refused.code, "mentor student edit anne --slug anne-2" in refused.err) == (1, True)
    assert mentor("student", "edit", "anne", "--slug", "anne-2").code == 0
    assert mentor("undo", change).code == 0
    mentor("student", "note", "anne", "later")
    assert "Later changes build on it" in mentor("undo", "--redo").err
    mentor("student", "forget", "anne", "--yes")
    assert "One of the two entries is gone" in mentor("undo", "--redo").err


@pytest.mark.usefixtures("two")
def test_the_one_that_stays_wins(mentor: Mentor, fresh: Fresh) -> None:
    """A record of one id in both is its own; a funding that differs is named, an e-mail that is missing is taken."""
    workspace = fresh()
    with workspace.transaction() as writer:
        for slug in ("ann-lee", "anne"):
            note = Note("note00000001", workspace.now, slug)
            writer.append(workspace.store.student(slug), note, cmd="test", at=workspace.now)
    mentor("student", "edit", "ann-lee", "--email", "", "--funding", "self-paid", "--funding-from", "2026-12-01")
    mentor("student", "edit", "anne", "--funding", "apprenticeship", "--funding-from", "start")
    done = student_merge.merge(fresh(), "anne", "ann-lee")
    assert "ann-lee" in [note.text for note in fresh().store.student("ann-lee").notes]
    assert "anne" not in [note.text for note in fresh().store.student("ann-lee").notes]
    assert done.differing == ("name", "funding")
    assert done.taken == ("email", "phone")


@pytest.mark.usefixtures("two")
def test_the_later_request_stands(fresh: Fresh) -> None:
    """For a presentation of one project; one of a project that only the other has moves."""
    workspace = fresh()
    with workspace.transaction() as writer:
        for slug, asked in (("ann-lee", ("Dashboard", 0)), ("anne", ("dashboard", 1)), ("anne", ("Other", 2))):
            records = workspace.store.student(slug)
            writer.append(records, ask(records, workspace, *asked), cmd="test", at=workspace.now)
    student_merge.merge(fresh(), "anne", "ann-lee")
    requests = fresh().store.student("ann-lee").records(PresentationRequest).values()
    assert [(one.project, one.target.day) for one in requests] == [("Dashboard", 25), ("Other", 26)]


@pytest.mark.usefixtures("two")
def test_an_earlier_request_stays_behind(fresh: Fresh) -> None:
    """The one that stays has the later one."""
    workspace = fresh()
    with workspace.transaction() as writer:
        for slug, asked in (("ann-lee", ("Dashboard", 2)), ("anne", ("dashboard", 1))):
            records = workspace.store.student(slug)
            writer.append(records, ask(records, workspace, *asked), cmd="test", at=workspace.now)
    student_merge.merge(fresh(), "anne", "ann-lee")
    requests = fresh().store.student("ann-lee").records(PresentationRequest).values()
    assert [(one.project, one.target.day) for one in requests] == [("Dashboard", 26)]


@pytest.mark.usefixtures("two")
def test_who_is_meant_is_never_guessed(workspace: Workspace, mentor: Mentor) -> None:
    """Words that fit several, whatever their status, and one entry named twice, are refused."""
    mentor("student", "edit", "anne", "--status", "completed")
    with pytest.raises(AmbiguousError):
        student_merge.planned(workspace, "ann l", "ann-lee")
    with pytest.raises(UsageError, match="Both are anne"):
        student_merge.planned(workspace, "anne", "anne")
    with pytest.raises(NotFoundError):
        student_merge.planned(workspace, "anne", "zoe")
    assert student_merge.planned(workspace, "anne", "ann-lee").details.student.id == "ann-lee"


@pytest.mark.usefixtures("two")
def test_a_no_show_can_still_be_unmarked(mentor: Mentor, fresh: Fresh) -> None:
    """What it was before came along, and so did its note."""
    student_merge.merge(fresh(), "anne", "ann-lee")
    missed = next(s for s in fresh().store.student("ann-lee").sessions.values() if s.status is SessionStatus.NO_SHOW)
    mentor("session", "edit", missed.id, "--late", "2m")
    notes = [note.text for note in fresh().store.student("ann-lee").notes]
    assert notes == ["Prefers mornings"]


@pytest.mark.usefixtures("two")
def test_an_old_export_knows_both_as_one(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """Nobody is made anew; an export of later puts the two together where they are apart."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    mentor("store", "export", "--out", str(old))
    student_merge.merge(fresh(), "anne", "ann-lee")
    before = state(fresh(), "ann-lee")
    assert mentor("store", "import", str(old)).code == 0
    assert state(fresh(), "ann-lee") == before
    mentor("store", "export", "--out", str(new))
    mentor("undo")
    apart = [state(fresh(), slug) for slug in ("anne", "ann-lee")]
    assert mentor("store", "import", str(old)).code == 0
    assert [state(fresh(), slug) for slug in ("anne", "ann-lee")] == apart
    assert mentor("store", "import", str(new)).code == 0
    assert state(fresh(), "ann-lee") == before
    mentor("undo")
    assert [state(fresh(), slug) for slug in ("anne", "ann-lee")] == apart


def test_an_entry_with_a_row_of_its_own_is_part_of_no_other(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """Whatever an export says of it beside: erasing the other one would erase it too."""
    file = tmp_path / "e.json"
    for slug in ("a", "b"):
        mentor("student", "add", "Ann", "--slug", slug)
    student_merge.merge(fresh(), "b", "a")
    one = json.loads(mentor("store", "export").out)["students"][0]
    mentor("undo")
    document = json.loads(mentor("store", "export").out)
    document["students"] = [one, document["students"][1]]
    file.write_text(json.dumps(document), encoding="utf-8")
    assert mentor("store", "import", str(file), "--theirs").code == 0
    assert fresh().store.student("a").student.aliases == ()
    assert mentor("student", "forget", "a", "--yes").code == 0
    assert mentor("student", "show", "b").code == 0


@pytest.mark.usefixtures("two")
def test_what_an_old_export_has_more_comes_in(
    mentor: Mentor, fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note that was never here is one of the entry that stays."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    mentor("student", "note", "anne", "said elsewhere")
    mentor("store", "export", "--out", str(old))
    mentor("undo")
    student_merge.merge(fresh(), "anne", "ann-lee")
    assert mentor("store", "import", str(old)).code == 0
    assert "said elsewhere" in [note.text for note in fresh().store.student("ann-lee").notes]
    mentor("store", "export", "--out", str(new))
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    for file in (new, old):
        assert mentor("store", "import", str(file)).code == 0
        assert [one["id"] for one in mentor("student", "list", "--json").json()] == ["ann-lee"]
    text = new.read_text(encoding="utf-8").replace('"aliases": [', '"aliases": ["../x", ')
    new.write_text(text, encoding="utf-8")
    assert "alias" in mentor("store", "import", str(new)).err


@pytest.mark.usefixtures("two")
def test_erasing_the_one_that_stays_erases_both(mentor: Mentor, fresh: Fresh, store: Path, tmp_path: Path) -> None:
    """Nothing of either is left, backups of both are named, and neither comes back by a backup or an export."""
    early, late, export = tmp_path / "early.tar.gz", tmp_path / "late.tar.gz", tmp_path / "e.json"
    mentor("store", "backup", str(early))
    mentor("store", "export", "--out", str(export))
    student_merge.merge(fresh(), "anne", "ann-lee")
    mentor("store", "backup", str(late))
    done = mentor("student", "forget", "ann-lee", "--yes")
    assert str(early) in done.err
    assert str(late) in done.err
    left = [path for path in store.rglob("*") if path.is_file()]
    assert not any(b"nn-lee" in path.read_bytes() or b"anne" in path.read_bytes() for path in left)
    assert not (store / "merged").exists()
    for command in (("import", str(export)), ("restore", str(late), "--yes"), ("restore", str(early), "--yes")):
        assert mentor("store", *command).code == 0
        assert mentor("student", "list", "--all", "--json").json() == []
        assert not (store / "merged").exists()


@pytest.mark.usefixtures("two")
def test_a_backup_brings_the_way_back_too(mentor: Mentor, fresh: Fresh, tmp_path: Path) -> None:
    """What stands aside is in it; the store is sound, and what was put together can be taken apart."""
    file = tmp_path / "b.tar.gz"
    before = state(fresh(), "anne")
    student_merge.merge(fresh(), "anne", "ann-lee")
    mentor("store", "backup", str(file))
    change = mentor("undo", "--list", "--json").json()[0]["id"]
    mentor("undo")
    assert mentor("store", "restore", str(file), "--yes").code == 0
    with pytest.raises(NotFoundError):
        find_student(fresh(), "anne")
    assert mentor("undo", change).code == 0
    assert state(fresh(), "anne") == before


@pytest.mark.usefixtures("two")
def test_three_entries_are_one(mentor: Mentor, fresh: Fresh, store: Path) -> None:
    """One after the other; taken back one after the other, the last first; erased with all that stands aside."""
    mentor("student", "add", "Ann L", "--slug", "a")
    student_merge.merge(fresh(), "anne", "ann-lee")
    student_merge.merge(fresh(), "ann-lee", "a")
    assert len(list((store / "merged").iterdir())) == 2
    assert len(fresh().store.student("a").student.aliases) == 2
    assert mentor("undo").code == 0
    assert mentor("undo").code == 0
    assert sorted(fresh().store.slugs()) == ["a", "ann-lee", "anne"]
    student_merge.merge(fresh(), "anne", "ann-lee")
    student_merge.merge(fresh(), "ann-lee", "a")
    assert mentor("student", "forget", "a", "--yes").code == 0
    assert not (store / "merged").exists()
