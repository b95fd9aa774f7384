"""A mentor's past, taken in from another tool. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.results.session_import import SessionImport
from mentorcli.models.student import StudentStatus
from mentorcli.services import session_import, session_import_faults
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh

HEAD = "Nom;Date;Statut\n"


@contextlib.contextmanager
def quiet(stage: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show no progress."""
    del stage, total
    yield lambda _: None


def take(workspace: Workspace, text: str, **choices: Any) -> SessionImport:
    """Take in a file."""
    return session_import.take(workspace, text.encode(), "x.csv", session_import.Choices(**choices), quiet)


def planned(workspace: Workspace, text: str, **choices: Any) -> SessionImport:
    """Return what a file would bring."""
    return session_import.preview(workspace, text.encode(), "x.csv", session_import.Choices(**choices), quiet)


def test_the_same_file_twice_changes_nothing(fresh: Fresh, mentor: Mentor) -> None:
    """One undo takes all of it back; the first held session is found anew."""
    text = HEAD + "DURAND Amélie;03/11/2026 10:00;Réalisée\nSam Okoro;05/11/2026 18:00;Étudiant absent\n"
    done = take(fresh(), text, status=StudentStatus.COMPLETED)
    assert (done.new, done.same, done.saved) == (2, 0, True)
    assert [(one.name, one.slug, one.new) for one in done.students] == [
        ("Amélie Durand", "amelie-durand", True), ("Sam Okoro", "sam-okoro", True),
    ]  # fmt: skip
    listed = mentor("session", "list", "--json").json()
    assert [(one["student"], one["status"], one["scheduled_at"]) for one in listed] == [
        ("sam-okoro", "no-show", "2026-11-05T18:00:00+01:00"),
        ("amelie-durand", "completed", "2026-11-03T10:00:00+01:00"),
    ]
    assert mentor("student", "show", "amelie", "--json").json()["status"] == "completed"
    again = take(fresh(), text)
    assert (again.new, again.same, again.saved) == (0, 2, False)
    assert mentor("store", "check").code == 0
    mentor("undo")
    assert mentor("student", "list", "--all", "--json").json() == []


def test_it_joins_what_is_here(fresh: Fresh, mentor: Mentor) -> None:
    """A student of that name in any order, a session of that start; an open one is named with what the file says."""
    mentor("student", "add", "Amélie Durand", "--slug", "am")
    mentor("session", "schedule", "am", "2026-11-10 10:00")
    mentor("session", "log", "am", "--at", "2026-11-03 10:00")
    text = HEAD + "".join(f"Durand, Amelie;{day}/11/2026 10:00;Réalisée\n" for day in ("03", "10", "17"))
    done = take(fresh(), text)
    assert [(one.slug, one.new, len(one.sessions), one.same) for one in done.students] == [("am", False, 1, 2)]
    assert [(one.row, one.status) for one in done.open_here] == [(3, "completed")]
    assert done.students[0].since == done.students[0].until


def test_nobody_is_guessed(fresh: Fresh, mentor: Mentor) -> None:
    """A part of a name is refused with the way to say who; so is who is nobody, where none are to be added."""
    mentor("student", "add", "Amélie Durand", "--slug", "am")
    text = HEAD + "Amélie;03/11/2026 10:00;tenue\n"
    with pytest.raises(RefusedError, match="1 row cannot be taken") as refused:
        take(fresh(), text)
    assert 'Amélie may be am: say who, --student "Amélie=SLUG"' in refused.value.details[0]
    assert take(fresh(), text, who={"Amélie": "am"}).students[0].slug == "am"
    other = text.replace("03/11", "04/11")
    assert take(fresh(), other, who={"amelie": "new"}).students[0].new
    with pytest.raises(UsageError, match="no such student"):
        take(fresh(), text, who={"Bob": "am"})
    with pytest.raises(UsageError, match="No student 'nobody'"):
        take(fresh(), text, who={"Amélie": "nobody"})
    with pytest.raises(RefusedError, match="2 rows") as refused:
        take(fresh(), HEAD + "Max;03/11/2026 10:00;tenue\nMax;04/11/2026 10:00;tenue\n", create=False)
    assert "--students create" in refused.value.details[1]


def test_one_person_with_an_id_and_without(workspace: Workspace) -> None:
    """Is one new student; two ids of one name are two."""
    rows = [
        {"id": str(number), "who_id": who, "who_name": "Zoé Petit", "status": "réalisée", "type": "session", "lvl": 1,
         "when": f"2021-06-{number:02}T14:00:00Z", "funding": "autre"}
        for number, who in ((1, "71"), (2, ""), (3, "72"))
    ]  # fmt: skip
    text = json.dumps({"students": [], "sessions": rows[:2], "students_history": []})
    assert [(one.slug, len(one.sessions)) for one in planned(workspace, text).students] == [("zoe-petit", 2)]
    text = json.dumps({"students": [], "sessions": [rows[0], rows[2]], "students_history": []})
    assert [one.slug for one in planned(workspace, text).students] == ["zoe-petit", "zoe-petit-2"]


def test_what_is_made_up_is_counted(workspace: Workspace) -> None:
    """Noon, the usual length, who called it off, the first of two times; what does not exist is refused."""
    text = (
        "Nom;Date;Statut;Durée\nZoé;03/11/2026;tenue;\nZoé;04/11/2026 10:00;annulée;45\nZoé;25/10/2026 02:30;tenue;45\n"
        "Zoé;29/03/2026 02:30;tenue;45\n"
    )
    found = planned(workspace, text)
    assert dict(found.made_up) == {"noon": 1, "length": 1, "cancelled": 1, "repeated": 1}
    assert [str(fault.reason) for fault in found.refused] == [
        "2026-03-29 02:30 does not exist: a clock change skips it"
    ]
    assert found.students[0].sessions[0].scheduled_at.isoformat() == "2026-11-03T11:00:00+00:00"


def test_what_cannot_have_been(workspace: Workspace) -> None:
    """A held session to come, and two of one start; a planned one to come is welcome. The rest can be taken."""
    text = (
        HEAD + "Zoé;03/12/2026 10:00;tenue\nZoé;04/12/2026 10:00;prévue\nZoé;03/11/2026 10:00;tenue\n"
        "Zoé;03/11/2026 10:00;absent\nZoé;05/12/2026 10:00;annulée\n"
    )
    found = planned(workspace, text)
    assert [fault.row for fault in found.refused] == [2, 5]
    assert str(found.refused[0].reason) == str(session_import_faults.ahead())
    assert "nothing tells it from row 4" in found.refused[1].reason
    done = take(workspace, text, skip_bad=True)
    assert (done.new, len(done.refused), done.saved) == (3, 2, True)


def test_two_ids_of_one_start(workspace: Workspace) -> None:
    """The second is refused by its student and start."""
    text = "Id;" + HEAD + "1;Zoé;03/11/2026 10:00;tenue\n2;Zoé;03/11/2026 10:00;absent\n"
    assert str(planned(workspace, text).refused[0].reason) == str(session_import_faults.same_start(2))


def test_a_file_without_sessions_is_refused(workspace: Workspace) -> None:
    """It is another one, most likely."""
    with pytest.raises(RefusedError, match="no session in it"):
        planned(workspace, HEAD)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nom;Date;Statut;Durée\nZoé;03/11/2026 10:00;Réalisée;1441\n", "it is 1441 minutes long, of 1440 at most"),
        ("Nom;Date;Statut;Durée\nZoé;03/11/2026 10:00;Réalisée;99h\n", "it is 5940 minutes long"),
        ("Nom;Date;Statut;Durée réelle\nZoé;03/11/2026 10:00;Réalisée;99999\n", "it is 99999 minutes long"),
        ("Nom;Date;Fin;Statut\nZoé;03/11/2026 10:00;05/11/2026 10:00;Réalisée\n", "it is 2880 minutes long"),
        ("Nom;Date;Statut\nZoé;03/11/2026 10:00;Réalisée;and more\n", "4 cells for 3 columns: give the last one a "),
        ("Nom,Date,Notes\nZoé,03/11/2026 10:00,Well, and more\n", "4 cells for 3 columns"),
    ],
)
def test_a_row_that_fits_no_session_is_a_fault(workspace: Workspace, text: str, reason: str) -> None:
    """Neither a length that no session has, nor a cell that is under no column, is dropped or a fault of ours."""
    (fault,) = planned(workspace, text).refused
    assert (fault.row, str(fault.reason)[: len(reason)]) == (2, reason)


def test_empty_cells_behind_the_last_column_do_not_matter(workspace: Workspace) -> None:
    """Spreadsheets write them."""
    assert planned(workspace, HEAD + "Zoé;03/11/2026 10:00;Réalisée;; \n").refused == ()
