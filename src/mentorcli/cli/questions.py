"""What a service must be told before it goes on, asked in a terminal."""

from __future__ import annotations

from mentorcli.cli.context import AppContext
from mentorcli.cli.evidence import Answers
from mentorcli.errors import RefusedError, SessionQuestionError, WhoQuestionError
from mentorcli.models.session import CancelledBy
from mentorcli.text import bilingual, in_language

_WHO = {
    CancelledBy.STUDENT: bilingual("the student", "l'étudiant"),
    CancelledBy.MENTOR: bilingual("the mentor", "le mentor"),
}


def answers_after(app: AppContext, question: SessionQuestionError | WhoQuestionError, answers: Answers) -> Answers:
    """Ask a question in the terminal and return the answers with the new one. Raises RefusedError for Enter alone."""
    if isinstance(question, WhoQuestionError):
        return answers._replace(by=list(_WHO)[_chosen(app, question.message, list(_WHO.values()))])
    chosen = _chosen(app, question.message, [text for _, text in question.choices])
    session = question.choices[chosen][0]
    return answers._replace(session=session or None, new=not session)


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
