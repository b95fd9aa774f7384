"""What a half-typed line may be completed with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError
from mentorcli.services import candidates
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _three(mentor: Mentor) -> None:
    """Add three students."""
    for name in ("Amélie Durand", "Amélie Petit", "Zoé Okoro"):
        mentor("student", "add", name)


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("", ["amelie-durand", "amelie-petit", "zoe-okoro"]),
        ("ame", ["amelie-durand", "amelie-petit"]),
        ("Amé", ["amelie-durand", "amelie-petit"]),
        ("OKORO", ["zoe-okoro"]),
        ("amelie-", ["amelie-durand", "amelie-petit"]),
        ("e", []),
        ("-", []),
        ("nobody", []),
    ],
)
def test_students_begin_so_or_one_contains_it(workspace: Workspace, typed: str, slugs: list[str]) -> None:
    """A part that several contain is none of them yet."""
    assert list(candidates.student_names(workspace, typed)) == slugs


def test_a_student_who_was_erased_is_no_candidate(workspace: Workspace, mentor: Mentor, store: Path) -> None:
    """Not even where something has put the folder back; the others are completed as before."""
    folder = store / "students" / "amelie-petit"
    shutil.copytree(folder, store / "aside")
    assert mentor("student", "forget", "amelie-petit", "--yes").code == 0
    (store / "aside").rename(folder)
    assert candidates.student_names(workspace, "ame") == {"amelie-durand": "Amélie Durand"}


def test_students_have_their_names(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """But not in a list that nobody reads."""
    assert candidates.student_names(workspace, "zo") == {"zoe-okoro": "Zoé Okoro"}
    monkeypatch.setattr(candidates, "MOST", 1)
    assert candidates.student_names(workspace, "ame") == {"amelie-durand": "", "amelie-petit": ""}


def test_sessions_come_the_latest_first(workspace: Workspace, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a student all, of everyone those of whose id 4 characters are typed; not more than are read."""
    planned = ("session", "schedule", "zoe", "--json")
    first, second = (mentor(*planned, when).json()["id"] for when in ("2026-12-01 10:00", "2026-12-08 10:00"))
    assert [one.id for one in candidates.sessions_of(workspace, "zoe", "")] == [second, first]
    assert [one.id for one in candidates.sessions_of(workspace, "zoe", first)] == [first]
    assert [one.id for one in candidates.sessions(workspace, first[:4])] == [first]
    assert candidates.sessions(workspace, first[:3]) == []
    monkeypatch.setattr(candidates, "MOST", 1)
    assert [one.id for one in candidates.sessions_of(workspace, "zoe", "")] == [second]


def test_projects_and_resources_are_the_students(workspace: Workspace, mentor: Mentor) -> None:
    """Nobody is guessed for them."""
    mentor("project", "add", "zoe", "Dashboard")
    mentor("resource", "add", "zoe", "https://example.org/sql")
    assert [one.title for one in candidates.projects(workspace, "okoro")] == ["Dashboard"]
    assert [one.url for one in candidates.resources(workspace, "okoro")] == ["https://example.org/sql"]
    assert candidates.projects(workspace, "petit") == []
    assert candidates.resources(workspace, "petit") == []
    for ask in (candidates.projects, candidates.resources):
        with pytest.raises(NotFoundError):
            ask(workspace, "nobody")


def test_checklist_items_have_their_state(workspace: Workspace, mentor: Mentor) -> None:
    """That of the student and the project."""
    mentor("project", "add", "zoe", "Dashboard")
    mentor("presentation", "checklist", "zoe", "--project", "Dashboard", "--done", "1,2")
    items = candidates.checklist_items(workspace, "presentation", "zoe", "Dashboard")
    assert [item.number for item in items if item.done] == [1, 2]
    assert not any(item.done for item in candidates.checklist_items(workspace, "transfer", "zoe"))


def test_faq_questions_end_with_the_mentors_own(workspace: Workspace, mentor: Mentor) -> None:
    """Those that come with the product are in the language in use; one's own in whatever they were written."""
    mentor("faq", "add", "Where is my invoice?", "On the billing page.")
    own = [("where-is-my-invoice", "Where is my invoice?")]
    assert candidates.own_questions(workspace) == own
    english = candidates.faq_questions(workspace)
    workspace.choose_lang("fr")
    french = candidates.faq_questions(workspace)
    assert english[-1:] == french[-1:] == own
    assert [topic for topic, _ in english] == [topic for topic, _ in french]
    assert english != french


def test_policies_have_titles_in_the_language_in_use(workspace: Workspace) -> None:
    """The names are the same in both."""
    english = dict(candidates.policy_titles(workspace))
    workspace.choose_lang("fr")
    french = dict(candidates.policy_titles(workspace))
    assert list(english) == list(french)
    assert english["openclassrooms-help-centre"] == "Help centre" != french["openclassrooms-help-centre"]
