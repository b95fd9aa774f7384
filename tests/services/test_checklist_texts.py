"""The items of a checklist by the policy in force."""

from __future__ import annotations

from datetime import date

from mentorcli.services import checklist_texts
from mentorcli.services.settings import set_setting
from mentorcli.services.workspace import Workspace


def test_own_figures_are_in_texts_and_days(workspace: Workspace) -> None:
    """The request, the notes and the transfer fall when the settings say."""
    set_setting(workspace, "policy.request_weeks_min", "1")
    set_setting(workspace, "policy.assessor_notes_hours", "25")
    set_setting(workspace, "policy.transfer_days", "10")
    items = {item.id: item for item in checklist_texts.items(workspace, "presentation", None)}
    assert items["request-date"].text == "Request the presentation, one to three weeks before the date you aim at."
    assert (items["request-date"].due_days, items["explain-course"].due_days) == (-7, -21)
    assert items["write-notes"].text == "Have the assessment notes written within 25 hours."
    assert (items["write-notes"].due_days, items["start-recording"].due_days) == (2, 0)
    (chase,) = [item for item in checklist_texts.items(workspace, "transfer", None) if item.id == "chase"]
    assert (chase.text.split(":")[0], chase.due_days) == ("Still no mentor after 10 days", 10)


def test_the_policy_is_that_of_the_day(workspace: Workspace) -> None:
    """A presentation in January has the length of January."""
    set_setting(workspace, "policy.dated.2027-01-01.questions_minutes", "15")
    before, after = (
        next(item.text for item in checklist_texts.items(workspace, "presentation", day) if item.id == "remind-format")
        for day in (None, date(2027, 1, 1))
    )
    assert before.endswith("then 10 minutes of questions, 30 in all.")
    assert after.endswith("then 15 minutes of questions, 35 in all.")


def test_a_transfer_goes_by_the_policy_of_today(workspace: Workspace) -> None:
    """Its status is late or not by today's figure: the list says the same, whenever the transfer began."""
    set_setting(workspace, "policy.dated.2026-11-16.transfer_days", "10")
    for day in (None, date(2026, 11, 2)):
        (chase,) = [item for item in checklist_texts.items(workspace, "transfer", day) if item.id == "chase"]
        assert chase.due_days == 10
