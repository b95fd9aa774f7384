"""What a service must be told before it goes on, asked in a terminal."""

from __future__ import annotations

from mentorcli.cli.context import AppContext
from mentorcli.errors import RefusedError, SessionQuestionError, WhoQuestionError
from mentorcli.models.session import CancelledBy
from mentorcli.text import bilingual, in_language

_WHO = {
    CancelledBy.STUDENT: bilingual("the student", "l'étudiant"),
    CancelledBy.MENTOR: bilingual("the mentor", "le mentor"),
}


def chosen_session(app: AppContext, question: SessionQuestionError) -> str:
    """Ask which session is meant and return its id, empty for a new one. Raises RefusedError for Enter alone."""
    return question.choices[_chosen(app, question.message, [text for _, text in question.choices])][0]


def who_called_off(app: AppContext, question: WhoQuestionError) -> CancelledBy:
    """Ask who called a session off. Raises RefusedError for Enter alone."""
    return list(_WHO)[_chosen(app, question.message, list(_WHO.values()))]


def _chosen(app: AppContext, question: str, choices: list[str]) -> int:
    """Ask until a number of the list is given. Raises RefusedError for Enter alone: nothing is to be done."""
    lines = [f"  {number}  {in_language(choice, app.lang)}" for number, choice in enumerate(choices, 1)]
    app.output.print_prompt(in_language(question, app.lang), *lines)
    prompt = bilingual(
        "Number (Enter: none, nothing changes): ", "Numéro (Entrée\u00a0: aucun, rien ne change)\u00a0: "
    )
    while True:
        typed = app.ask(prompt.in_language(app.lang)).strip()
        if not typed:
            raise RefusedError(bilingual("Nothing is changed", "Rien n'a changé"))
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(choices):
            return int(typed) - 1
