"""The services on resources: added and removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.services import resources, students
from mentorcli.services.students import ProfileFields
from mentorcli.services.workspace import Workspace

URL = "https://example.org/sql"


@pytest.fixture(autouse=True)
def _amelie(workspace: Workspace) -> None:
    """Add a student with one resource."""
    students.add(workspace, "Amélie Durand", ProfileFields())
    resources.add(workspace, "amelie", URL, title=" SQL\nbasics ")


def test_a_resource_is_a_link_that_may_have_a_title(workspace: Workspace) -> None:
    """The title is one line."""
    done = resources.add(workspace, "durand", "https://example.org/2")
    assert (done.resource.url, done.resource.title) == ("https://example.org/2", None)
    assert done.details == students.find_details(workspace, "amelie")
    assert [(one.url, one.title) for one in done.details.resources] == [
        (URL, "SQL basics"), ("https://example.org/2", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "paid", "english", "french"),
    [
        (URL + "/", False, f"{URL} is on the list already", f"{URL} est déjà dans la liste"),
        ("https://example.org/2", True, "Only free resources are", "Seules des ressources gratuites"),
    ],
)
def test_a_link_is_free_and_new(
    workspace: Workspace, store: Path, url: str, paid: bool, english: str, french: str
) -> None:
    """What refuses it is said in the user's language."""
    for lang, message in (("en", english), ("fr", french)):
        workspace.choose_lang(lang)
        with pytest.raises(RefusedError, match=message):
            resources.add(workspace, "amelie", url, paid=paid)
    assert "example.org/2" not in (store / "students" / "amelie-durand" / "journal.jsonl").read_text(encoding="utf-8")


def test_a_resource_is_removed_by_its_link(workspace: Workspace) -> None:
    """A slash at its end does not matter; once removed it is unknown."""
    done = resources.remove(workspace, "amelie", f" {URL}/ ")
    assert (done.resource.title, done.details.resources) == ("SQL basics", ())
    with pytest.raises(NotFoundError, match="No resource with that link") as caught:
        resources.remove(workspace, "amelie", URL)
    assert caught.value.hint == "See: mentor resource list amelie-durand"
