"""Messages filled in from the store."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.services.letters import letter
from mentorcli.services.lookup import find_student
from mentorcli.services.workspace import Workspace


@pytest.mark.parametrize(("lang", "blank"), [("en", "(to fill in)"), ("fr", "(à compléter)")])
def test_a_letter_knows_the_student(mentor: Mentor, workspace: Workspace, lang: str, blank: str) -> None:
    """Name and path are put in, other values as given, in the language of the run; what is not known is left open."""
    mentor("student", "add", "Zoé", "--path", "Data Analyst")
    workspace.choose_lang(lang)
    records = find_student(workspace, "zoe")
    found = letter(workspace, "transfer-request", records, {"reason": "Evenings"})
    assert all(text in found.body for text in ("Zoé", "Data Analyst", "Evenings"))
    assert blank in letter(workspace, "transfer-request", records, {}).body
