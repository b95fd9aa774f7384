"""The services on students: who they are and what is noted about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.note import Note
from mentorcli.models.student import Funding, FundingPeriod, StudentStatus
from mentorcli.services import student_edit, students
from mentorcli.services.lookup import find_student
from mentorcli.services.students import ProfileFields
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language

NOW = datetime.fromisoformat("2026-11-24T15:00:00+01:00")
NOTHING = ProfileFields()


@pytest.fixture
def amelie(workspace: Workspace) -> str:
    """Add one student and return the slug."""
    return students.add(workspace, "Amélie Durand", ProfileFields(email="a@example.org")).student.id


def test_fields_are_given_where_one_is_not_none() -> None:
    """An empty text is given: it clears its field."""
    assert not NOTHING.given
    assert ProfileFields(email="").given
    assert ProfileFields(funding_from="today").given


def test_add_stores_what_was_given(workspace: Workspace) -> None:
    """The details handed over are those that the store then has."""
    fields = ProfileFields(
        email=" s@example.org", phone="+33 6 12 34 56 78", path="Data\nAnalyst", funding=Funding.SELF_PAID,
        started="2/11/2026",
    )  # fmt: skip
    added = students.add(workspace, "Sam  Okoro", fields, slug="sam")
    assert added == students.find_details(workspace, "sam")
    student = added.student
    assert (student.id, student.name, student.email) == ("sam", "Sam Okoro", "s@example.org")
    assert (student.phone, student.path, student.started) == ("+33 6 12 34 56 78", "Data Analyst", date(2026, 11, 2))
    assert student.funding == (FundingPeriod(Funding.SELF_PAID),)
    assert (added.today, added.notes, added.projects, added.resources) == (date(2026, 11, 24), (), (), ())


def test_add_makes_the_slug_of_the_name(workspace: Workspace) -> None:
    """Of a name without letters for it a general one, numbered."""
    names = ("Amélie Durand", "李小龙", "王芳")
    slugs = [students.add(workspace, name, NOTHING).student.id for name in names]
    assert slugs == ["amelie-durand", "student", "student-2"]


@pytest.mark.parametrize(
    ("slug", "known"), [(None, r"Amélie DURAND already \(amelie-durand\)"), ("amelie-durand", "amelie-durand already")]
)
def test_add_refuses_who_is_there(workspace: Workspace, amelie: str, slug: str | None, known: str) -> None:
    """By the name or by the slug chosen; the hint has one that is free."""
    assert amelie == "amelie-durand"
    with pytest.raises(RefusedError, match=f"There is a student {known}$") as caught:
        students.add(workspace, "Amélie DURAND", NOTHING, slug=slug)
    assert caught.value.hint == "For another person of that name: --slug amelie-durand-2"


@pytest.mark.parametrize(
    ("first", "second", "slug"),
    [
        ("李 Anna", "王 Anna", "anna-2"), ("Sam 🌸", "Sam 🚀", "sam-2"), ("C Roy", "C++ Roy", "c-roy-2"),
        ("Иван", "Пётр", "student-2"),
    ],
)  # fmt: skip
def test_another_name_has_a_slug_of_its_own(workspace: Workspace, first: str, second: str, slug: str) -> None:
    """Though a slug made from it would be the same: what a slug cannot hold makes another name."""
    students.add(workspace, first, NOTHING)
    assert students.add(workspace, second, NOTHING).student.id == slug
    assert find_student(workspace, second).id == slug


def test_add_refuses_a_name_that_no_slug_tells_apart(workspace: Workspace) -> None:
    """Where the slug is open, the name has to be new."""
    students.add(workspace, "李小龙", NOTHING)
    with pytest.raises(RefusedError, match=r"There is a student 李小龙 already \(student\)") as caught:
        students.add(workspace, "李小龙", NOTHING)
    assert caught.value.hint == "For another person of that name: --slug student-2"


@pytest.mark.parametrize(
    ("name", "fields", "slug"),
    [
        ("", NOTHING, None), ("Sam", NOTHING, "S m"), ("Sam", ProfileFields(email="x"), None),
        ("Sam", ProfileFields(phone="x"), None), ("Sam", ProfileFields(started="x"), None),
    ],
)  # fmt: skip
def test_add_refuses_what_cannot_be_right(
    workspace: Workspace, store: Path, name: str, fields: ProfileFields, slug: str | None
) -> None:
    """Before a store is made."""
    with pytest.raises(UsageError):
        students.add(workspace, name, fields, slug=slug)
    assert not store.exists()


def test_find_details_returns_notes_projects_and_resources(workspace: Workspace, amelie: str, mentor: Mentor) -> None:
    """Of the student meant, by a part of the name."""
    mentor("student", "note", amelie, "Prefers mornings")
    mentor("project", "add", amelie, "Dashboard")
    mentor("resource", "add", amelie, "https://example.org/sql")
    found = students.find_details(workspace, "durand")
    assert [note.text for note in found.notes] == ["Prefers mornings"]
    assert [project.title for project in found.projects] == ["Dashboard"]
    assert [resource.url for resource in found.resources] == ["https://example.org/sql"]
    with pytest.raises(NotFoundError):
        students.find_details(workspace, "nobody")


def test_details_are_those_of_the_records(workspace: Workspace, amelie: str) -> None:
    """With the local day of the workspace."""
    assert students.details_of(workspace, find_student(workspace, amelie)) == students.find_details(workspace, amelie)


@pytest.mark.parametrize(
    ("statuses", "every", "slugs"),
    [
        ((), False, ["ap", "zoe"]),
        ((), True, ["ap", "sam", "zoe"]),
        ((StudentStatus.PAUSED,), False, ["sam"]),
        ((StudentStatus.PAUSED,), True, ["sam"]),
        ((StudentStatus.PAUSED, StudentStatus.ACTIVE), False, ["ap", "sam", "zoe"]),
        ((StudentStatus.COMPLETED,), False, []),
    ],
)
def test_lists_are_of_some_statuses_or_of_all(
    workspace: Workspace, statuses: tuple[StudentStatus, ...], every: bool, slugs: list[str]
) -> None:
    """A status goes before `every`; the profiles alone and the whole records are of the same students."""
    for slug in ("zoe", "sam", "ap"):
        students.add(workspace, slug, NOTHING, slug=slug)
    student_edit.edit(workspace, "sam", ProfileFields(status=StudentStatus.PAUSED))
    found = students.list_students(workspace, statuses, every=every)
    assert [student.id for student in found.students] == slugs
    assert (found.others, found.chosen, found.today) == (3 - len(slugs), bool(statuses), workspace.today)
    details = students.list_details(workspace, statuses, every=every)
    assert [one.student for one in details] == list(found.students)


def test_fields_are_checked_before_they_are_stored(workspace: Workspace) -> None:
    """Those that were given, an empty one as None; a day is one of the past."""
    fields = ProfileFields(email="a@example.org", phone="", started="2 days ago", name="x")
    started = date(2026, 11, 22)
    assert students.checked_fields(workspace, fields) == {"email": "a@example.org", "phone": None, "started": started}
    assert students.day_of(workspace, "monday") == date(2026, 11, 23)
    assert students.day_of(workspace, "") is None
    with pytest.raises(UsageError, match="no e-mail"):
        students.checked_fields(workspace, ProfileFields(email="x"))


def test_who_is_there_already_is_named_with_a_free_slug() -> None:
    """In both languages."""
    error = students.there_already("Ann", " (ann)", "ann-2")
    assert error.message == "There is a student Ann already (ann)"
    assert in_language(error.hint or "", "fr").endswith("--slug ann-2")


def test_a_note_is_dated_now(workspace: Workspace, amelie: str) -> None:
    """And returned with those before it."""
    students.save_note(workspace, find_student(workspace, amelie).student, "first")
    notes = students.save_note(workspace, find_student(workspace, amelie).student, "second").notes
    assert [(note.text, note.at) for note in notes] == [("first", NOW), ("second", NOW)]


@pytest.mark.parametrize("text", [None, ""])
def test_an_empty_note_is_refused(workspace: Workspace, amelie: str, text: str | None) -> None:
    """Nothing is written."""
    with pytest.raises(UsageError, match="The note is empty"):
        students.save_note(workspace, find_student(workspace, amelie).student, text)
    assert find_student(workspace, amelie).records(Note) == {}


def test_forget_erases_all_there_is(
    workspace: Workspace, amelie: str, mentor: Mentor, fresh: Callable[[], Workspace]
) -> None:
    """What is announced before is what is erased; the rest of the store stays."""
    mentor("session", "log", amelie, "--at", "14:00")
    students.add(workspace, "Zoé", NOTHING)
    students.save_note(workspace, find_student(workspace, amelie).student, "text")
    about = students.erasure(workspace, "durand")
    assert (about.details.student.id, about.sessions, len(about.details.notes), about.backups) == (amelie, 1, 1, ())
    assert students.forget(workspace, amelie) == about
    assert workspace.wrote
    with pytest.raises(NotFoundError):
        students.find_details(fresh(), amelie)
    assert [one.id for one in students.list_students(fresh()).students] == ["zoe"]


def test_forget_names_the_backups_that_hold_the_student(
    workspace: Workspace, amelie: str, mentor: Mentor, tmp_path: Path
) -> None:
    """They are not touched: a backup is the user's own."""
    assert mentor("store", "backup", str(tmp_path / "one.tar.gz")).code == 0
    backups = list(tmp_path.glob("one*"))
    assert students.forget(workspace, amelie).backups == tuple(str(path) for path in backups)
    assert all(path.exists() for path in backups)
