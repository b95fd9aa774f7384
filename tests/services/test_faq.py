"""The FAQ as its service gives it: the product's topics and the mentor's own entries together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentorcli.errors import ClashError, NotFoundError, NothingFoundError, RefusedError, UsageError
from mentorcli.models.faq import OwnEntry
from mentorcli.services import faq
from mentorcli.services.settings import set_setting
from mentorcli.services.workspace import Workspace
from mentorcli.text import call_program
from services.conftest import Fresh

INVOICE = OwnEntry("where-do-i-send-my-invoice", "Where do I send my invoice?", "Through the billing page.", "en")


def add_invoice(workspace: Workspace, answer: str = INVOICE.answer) -> OwnEntry:
    """Add an entry of the mentor's own."""
    return faq.add(workspace, INVOICE.question, answer)


def test_the_answers_come_best_first_in_the_language_of_the_question(workspace: Workspace) -> None:
    """`lang` overrules it, `limit` cuts the list, and no settings are needed."""
    workspace.home.config.parent.mkdir()
    workspace.home.config.write_text("no TOML", encoding="utf-8")
    found = faq.search(workspace, "étudiant absent")
    assert (found.hits[0].id, found.hits[0].lang, found.lang) == ("student-no-show", "fr", "fr")
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)
    found = faq.search(workspace, "new mentor presentation", "fr", 1)
    assert [(hit.id, hit.lang) for hit in found.hits] == [("presentations-as-new-mentor", "fr")]


@pytest.mark.parametrize(("lang", "query", "where"), [(None, "visa", "help desk"), ("fr", "visa", "centre d'aide")])
def test_what_is_not_known_says_where_to_ask(workspace: Workspace, lang: str | None, query: str, where: str) -> None:
    """In the language asked for, else that of the question."""
    with pytest.raises(NothingFoundError) as caught:
        faq.search(workspace, query, lang)
    assert where in (caught.value.hint or "")


def test_entries_are_listed_once_with_ones_own_last(workspace: Workspace) -> None:
    """In the language of the run where an entry has it."""
    assert len(faq.list_entries(workspace)) == 23
    add_invoice(workspace)
    workspace.choose_lang("fr")
    entries = faq.list_entries(workspace)
    assert [entry.lang for entry in entries] == ["fr"] * 23 + ["en"]
    assert entries[-1] == INVOICE.entry()


def test_one_entry_is_shown_by_its_id(workspace: Workspace) -> None:
    """An id that is close is proposed for one that there is not; else the list is."""
    assert faq.show(workspace, "student-no-show").commands == ("noshow check", "noshow mark", "noshow report")
    for typed, hint in (("student-noshow", "student-no-show"), ("zzz", "mentor faq list")):
        with pytest.raises(NotFoundError) as caught:
            faq.show(workspace, typed)
        assert hint in (caught.value.hint or "")


def test_an_entry_gets_an_id_from_its_question(fresh: Fresh) -> None:
    """Numbered where it is taken, `entry` where the question has no letter; the store has it in the next run."""
    assert add_invoice(fresh()) == INVOICE
    assert add_invoice(fresh(), "Again.").id == "where-do-i-send-my-invoice-2"
    assert add_invoice(fresh(), "Again.").id == "where-do-i-send-my-invoice-3"
    assert faq.add(fresh(), "?!", "Whatever.", "fr") == OwnEntry("entry", "?!", "Whatever.", "fr")
    long = faq.add(fresh(), "invoice " * 20, "x").id
    assert (len(long), len(faq.add(fresh(), "invoice " * 20, "x").id)) == (60, 57)
    assert list(faq.own_entries(fresh()))[:2] == [INVOICE.id, "where-do-i-send-my-invoice-2"]


def test_the_language_of_an_entry_is_that_of_its_question(workspace: Workspace) -> None:
    """Unless it is named; one that there is not is refused."""
    assert faq.add(workspace, "Où est le café ?", "Au troisième étage.").lang == "fr"
    assert faq.add(workspace, "Où est le thé ?", "Third floor.", "en").lang == "en"
    with pytest.raises(UsageError):
        faq.add(workspace, "q", "a", "de")


@pytest.mark.parametrize(("question", "answer"), [("", "x"), ("x", "")])
def test_an_empty_text_makes_no_entry_and_no_store(workspace: Workspace, question: str, answer: str) -> None:
    """It is refused before anything is written."""
    with pytest.raises(UsageError, match="is empty"):
        faq.add(workspace, question, answer)
    assert faq.own_entries(workspace) == {}
    assert not workspace.home.store.exists()


def test_an_edit_changes_what_is_named(fresh: Fresh) -> None:
    """The rest stays; what is so already is not written again."""
    add_invoice(fresh())
    done = faq.edit(fresh(), INVOICE.id, answer="By e-mail.", lang="fr")
    assert done == (OwnEntry(INVOICE.id, INVOICE.question, "By e-mail.", "fr"), True)
    workspace = fresh()
    before = (workspace.home.store / "mentor.jsonl").read_bytes()
    assert faq.edit(workspace, INVOICE.id, answer="By e-mail.", lang=None).changed is False
    assert (workspace.home.store / "mentor.jsonl").read_bytes() == before
    assert faq.edit(fresh(), INVOICE.id, question="Invoices?", lang=None).entry.question == "Invoices?"


@pytest.mark.parametrize(
    ("question", "answer", "lang"), [(None, None, None), ("", None, None), (None, "", None), (None, "x", "de")]
)
def test_an_edit_without_a_change_is_refused(
    workspace: Workspace, question: str | None, answer: str | None, lang: str | None
) -> None:
    """Nothing to change, an empty text, and a language that there is not."""
    with pytest.raises(UsageError):
        faq.edit(workspace, INVOICE.id, question=question, answer=answer, lang=lang)


def test_only_ones_own_entries_can_be_changed(fresh: Fresh) -> None:
    """Those of the product are refused, unknown ones not found; a removed one is gone."""
    add_invoice(fresh())
    with pytest.raises(RefusedError):
        faq.edit(fresh(), "student-no-show", answer="x", lang=None)
    with pytest.raises(RefusedError):
        faq.remove(fresh(), "student-no-show")
    with pytest.raises(NotFoundError) as caught:
        faq.remove(fresh(), "where-do-i-send-invoices")
    assert INVOICE.id in (caught.value.hint or "")
    assert faq.remove(fresh(), INVOICE.id) == INVOICE
    assert faq.own_entries(fresh()) == {}


@pytest.mark.parametrize(("lang", "told"), [("en", "By your settings"), ("fr", "Selon vos réglages")])
def test_an_answer_says_where_the_settings_differ(workspace: Workspace, lang: str, told: str) -> None:
    """In the language of the answer, found or shown or listed; an answer without that figure stays as it was."""
    workspace.choose_lang(lang)
    assert told not in faq.show(workspace, "student-no-show").answer
    set_setting(workspace, "policy.late_minutes", "10")
    found = faq.search(workspace, "étudiant absent", lang)
    for answer in (
        faq.show(workspace, "student-no-show").answer,
        next(entry.answer for entry in faq.list_entries(workspace) if entry.id == "student-no-show"),
        found.hits[0].answer,
    ):
        assert answer.splitlines()[-1].startswith(told)
        assert answer.endswith(" 10 min.")
    assert told not in faq.show(workspace, "transfer-student").answer


def test_settings_with_a_fault_leave_an_answer_as_written(workspace: Workspace) -> None:
    """The FAQ is where one looks for help."""
    entry = faq.show(workspace, "student-no-show")
    workspace.home.config.parent.mkdir(exist_ok=True)
    workspace.home.config.write_text("[policy]\nlate_minutes = 999\n", encoding="utf-8")
    workspace.invalidate_settings()
    assert faq.with_own_figures(workspace, entry) == entry


def test_an_edited_text_changes_what_differs(workspace: Workspace, fresh: Fresh) -> None:
    """What was changed meanwhile stays; a question of two lines is one line in the text and stays as it is."""
    made = faq.add(workspace, "Where do I\nsend it?", "There.\n\nOr here.")
    shown = faq.entry_text(fresh(), made.id)
    assert shown == "Where do I send it?\n\nThere.\n\nOr here.\n"
    faq.edit(fresh(), made.id, answer="There.\n\nOr at home.", lang=None)
    done = faq.save_text(fresh(), made.id, shown, shown.replace("There.", "Nowhere."))
    assert done == (replace(made, answer="Nowhere.\n\nOr at home."), True)
    same = faq.save_text(fresh(), made.id, shown, shown)
    assert (same.entry, same.changed) == (done.entry, False)
    with pytest.raises(ClashError):
        faq.save_text(fresh(), made.id, shown, shown.replace("Or here.", "Or at work."))


def test_a_text_without_a_part_is_refused(workspace: Workspace, fresh: Fresh) -> None:
    """Neither a question nor an answer can be empty; an entry that is gone is not found."""
    made = add_invoice(workspace)
    shown = faq.entry_text(workspace, made.id)
    for text, what in (("", "question"), (f"{made.question}\n", "answer")):
        with pytest.raises(UsageError, match=f"The {what} is empty"):
            faq.save_text(fresh(), made.id, shown, text)
    faq.remove(fresh(), made.id)
    with pytest.raises(NotFoundError):
        faq.save_text(fresh(), made.id, shown, "Mine")


def test_answers_carry_the_store_of_the_run(workspace: Workspace) -> None:
    """The commands in what comes with the product are as they are to be typed; one's own entries are as written."""
    own = faq.add(workspace, "mentor undo?", "Type mentor undo", "en")
    call_program("elsewhere", ["training", "undo"])
    try:
        listed = {entry.id: entry.answer for entry in faq.list_entries(workspace)}
        found = faq.search(workspace, "mentor undo").hits
    finally:
        call_program(None)
    assert "mentor --store elsewhere training status" in listed["training-completion"]
    assert listed[own.id] == "Type mentor undo"
    assert next(hit.answer for hit in found if hit.id == own.id) == "Type mentor undo"
