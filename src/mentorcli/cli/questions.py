"""What a service must be told before it goes on: asked in a terminal, an error elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from mentorcli.cli.context import AppContext
from mentorcli.errors import RefusedError, SessionQuestionError, WhoQuestionError
from mentorcli.models.session import CancelledBy
from mentorcli.text import bilingual, in_language

R = TypeVar("R")
_WHO = {
    CancelledBy.STUDENT: bilingual("the student", "l'étudiant"),
    CancelledBy.MENTOR: bilingual("the mentor", "le mentor"),
}


class Answers(NamedTuple):
    """What was answered so far: the id of the session meant, or that it is a new one, and who called it off."""

    session: str | None = None
    new: bool = False
    by: CancelledBy | None = None


def answered(app: AppContext, service: Callable[[Answers], R]) -> R:
    """Run a service with the answers it asks for. Without a terminal its question is the error."""
    answers = Answers()
    while True:
        try:
            return service(answers)
        except SessionQuestionError as question:
            if not app.interactive:
                raise
            chosen = _chosen(app, question.message, [text for _, text in question.choices])
            session = question.choices[chosen][0]
            answers = answers._replace(session=session or None, new=not session)
        except WhoQuestionError as question:
            if not app.interactive:
                raise
            who = list(_WHO)[_chosen(app, question.message, list(_WHO.values()))]
            answers = answers._replace(by=who)


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
            raise RefusedError(bilingual("Nothing is changed", "Rien n'est changé"))
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(choices):
            return int(typed) - 1
