"""Transfers: asked for, waited for, completed or taken back, and the page for the next mentor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotSavedError, RefusedError, UsageError
from mentorcli.models.session import Reason, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.models.transfer import TransferOutcome
from mentorcli.services import transfers
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from services.conftest import Fresh


@pytest.fixture(autouse=True)
def _sam(mentor: Mentor) -> None:
    """Add one student with a session ahead and one that was not documented."""
    mentor("student", "add", "Sam")
    mentor("session", "schedule", "sam", "2026-11-24 12:00")
    mentor("session", "schedule", "sam", "2026-12-01 10:00")


def sam(workspace: Workspace) -> StudentRecords:
    """Return the student's records."""
    return find_student(workspace, "sam")


def test_a_transfer_is_started_once(workspace: Workspace) -> None:
    """It is under way from now on; a second one is refused."""
    assert transfers.transfer_under_way(sam(workspace)) is None
    assert transfers.transfer_day(workspace, sam(workspace)) is None
    done = transfers.start(workspace, "sam", "Evenings", "Ada")
    assert (done.student.id, done.transfer.reason, done.transfer.to) == ("sam", "Evenings", "Ada")
    assert transfers.transfer_under_way(sam(workspace)) == done.transfer
    assert transfers.find_transfer(sam(workspace)) == done.transfer
    assert transfers.transfer_day(workspace, sam(workspace)) == date(2026, 11, 24)
    with pytest.raises(RefusedError, match="under way already"):
        transfers.start(workspace, "sam", "Really")


def test_a_transfer_is_taken_back(workspace: Workspace) -> None:
    """The student stays; without a transfer there is nothing to take back."""
    transfers.start(workspace, "sam", "Evenings")
    done = transfers.cancel(workspace, "sam")
    assert (done.transfer.outcome, done.transfer.ended_at) == (TransferOutcome.CANCELLED, workspace.now)
    assert done.student.status is StudentStatus.ACTIVE
    with pytest.raises(RefusedError, match="No transfer of Sam is under way"):
        transfers.cancel(workspace, "sam")
    with pytest.raises(RefusedError, match="No transfer of Sam is under way"):
        transfers.find_transfer(sam(workspace))


def test_a_transfer_is_completed_with_its_sessions(workspace: Workspace) -> None:
    """What is ahead is cancelled by the mentor; a transferred student is not transferred again."""
    transfers.start(workspace, "sam", "Evenings")
    assert transfers.planned_sessions(workspace, "sam").ahead == 1
    done = transfers.complete(workspace, "sam", cancel_sessions=True)
    assert (done.student.status, done.transfer.outcome) == (StudentStatus.TRANSFERRED, TransferOutcome.COMPLETED)
    assert [(one.status, one.reason) for one in done.cancelled] == [
        (SessionStatus.CANCELLED, Reason.CANCELLED_BY_MENTOR)
    ]
    assert done.planned == 0
    with pytest.raises(RefusedError, match="transferred already"):
        transfers.start(workspace, "sam", "Again")


def test_a_transfer_is_completed_without_its_sessions(workspace: Workspace) -> None:
    """How many are still ahead is handed over."""
    transfers.start(workspace, "sam", "Evenings")
    done = transfers.complete(workspace, "sam", cancel_sessions=False)
    assert (done.cancelled, done.planned) == ((), 1)
    with pytest.raises(RefusedError, match="No transfer"):
        transfers.planned_sessions(workspace, "sam")


def test_transfers_under_way_are_listed_oldest_first(
    mentor: Mentor, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all students, or of one."""
    mentor("student", "add", "Amélie")
    mentor("student", "add", "Zoé")
    transfers.start(fresh(), "sam", "Evenings")
    monkeypatch.setenv("MENTOR_NOW", "2026-12-16T15:00:00+01:00")
    workspace = fresh()
    started = transfers.start(workspace, "amelie", "Go")
    found = transfers.status(workspace)
    assert [(one.student.id, one.wait.days, one.wait.late) for one in found] == [
        ("sam", 22, True),
        ("amelie", 0, False),
    ]
    assert transfers.status(workspace, "amelie") == [found[1]]
    assert transfers.status(workspace, "zoe") == []
    assert transfers.with_wait(workspace, started.student, started.transfer) == found[1]


def test_the_request_has_the_reason(workspace: Workspace) -> None:
    """Where none is under way yet, it is left open."""
    found = transfers.request(workspace, "sam")
    assert (found.student.id, found.transfer) == ("sam", None)
    transfers.start(workspace, "sam", "Evenings")
    assert "Evenings" in transfers.request(workspace, "sam").letter.body


def test_the_handover_is_gathered(mentor: Mentor, workspace: Workspace) -> None:
    """What is documented, oldest first and the last ten; what is open on the lists of its presentations."""
    for day in range(1, 13):
        mentor("session", "log", "sam", "--at", f"2026-11-{day:02} 10:00")
    mentor("project", "add", "sam", "A board")
    mentor("presentation", "request", "sam", "--project", "A board", "--date", "2026-12-15")
    mentor("presentation", "checklist", "sam", "--project", "A board", "--done", "1")
    found = transfers.handover_of(workspace, sam(workspace))
    assert [session.scheduled_at.day for session in found.sessions] == list(range(3, 13))
    assert (found.today, found.transfer, found.attendance.attended) == (date(2026, 11, 24), None, 12)
    assert {item.number for _, _, item in found.open_items} == {*range(2, 15)} - {6}, "6 is what was asked for"


def test_the_page_leaves_out_what_is_asked(workspace: Workspace) -> None:
    """Parts are named as typed; one that there is not is refused."""
    page = transfers.handover(workspace, "sam", without="notes, sessions")
    assert (page.student.id, page.without, page.file) == ("sam", frozenset({"notes", "sessions"}), None)
    assert "## Last sessions" not in page.text
    with pytest.raises(UsageError, match="'all' is no part"):
        transfers.handover(workspace, "sam", without="all")


def test_the_page_is_written(workspace: Workspace, tmp_path: Path) -> None:
    """Into a new file that only its owner can read, or over one by force; nowhere else."""
    file = tmp_path / "sam.md"
    page = transfers.handover(workspace, "sam", out=str(file))
    assert (page.file, file.read_text(encoding="utf-8")) == (str(file), page.text)
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(RefusedError, match="is there already"):
        transfers.handover(workspace, "sam", out=str(file))
    file.write_text("longer than the page" * 1000, encoding="utf-8")
    transfers.handover(workspace, "sam", out=str(file), force=True)
    assert file.read_text(encoding="utf-8") == page.text
    (tmp_path / "link.md").symlink_to(file)
    transfers.handover(workspace, "sam", out=str(tmp_path / "link.md"), force=True)
    assert (tmp_path / "link.md").is_symlink()
    with pytest.raises(NotSavedError):
        transfers.handover(workspace, "sam", out=str(tmp_path / "no" / "sam.md"))


def test_a_second_transfer_begins_with_a_fresh_checklist(mentor: Mentor, workspace: Workspace) -> None:
    """What was ticked before the first one counts for it; of the first one nothing is left in the second."""

    def ticked() -> list[int]:
        return [i["number"] for i in mentor("transfer", "checklist", "sam", "--json").json()["items"] if i["done"]]

    mentor("transfer", "checklist", "sam", "--done", "1")
    assert transfers.start(workspace, "sam", "Go").unticked == 0
    mentor("transfer", "checklist", "sam", "--done", "2,3")
    mentor("presentation", "checklist", "sam", "--done", "1")
    mentor("transfer", "cancel", "sam")
    assert ticked() == [1, 2, 3]
    second = mentor("transfer", "start", "sam", "--reason", "Again")
    assert "Its checklist begins anew (3 ticks of the earlier transfer taken back)" in second.out
    assert ticked() == []
    assert mentor("presentation", "checklist", "sam", "--json").json()["items"][0]["done"], "another list"
    mentor("undo")
    assert ticked() == [1, 2, 3]
    mentor("transfer", "checklist", "sam", "--undone", "2-3")
    french = mentor("--store", str(workspace.home.store), "transfer", "start", "sam", "--reason", "x", "-q")
    assert (french.code, french.out, ticked()) == (0, "", [])
