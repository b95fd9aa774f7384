"""Asking in a terminal for what a command line lacks: its arguments, with what TAB would offer to choose from."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from mentorcli.cli.context import AppContext
from mentorcli.cli.typer_adapter.unquoted import extra_words
from mentorcli.errors import MentorError, NotFoundError, RefusedError, UsageError
from mentorcli.text import bilingual, in_language

SHOWN = 20  # what fits on a screen with the question below it
_PICKED = ("STUDENT", "SESSION")


def completed(app: AppContext, args: Sequence[str], missing: Any) -> list[str]:
    """Return the words of a command line with the answer for the parameter that was missing.

    Raises RefusedError for an empty answer, NotFoundError where there is nothing to choose from.
    """
    parameter = missing.param
    if extra_words(missing.ctx.command, args):  # what is missing may be among the words that are too many
        raise missing
    answer = _answer(app, missing.ctx, parameter)
    if parameter.param_type_name == "option":
        return [f"{parameter.opts[0]}={answer}", *args]
    return [*args, answer] if "--" in args else [*args, "--", answer]


def need_not_be_given(context: Any, name: str) -> None:
    """Let an argument of the command that is being read be left out: an option read before it stands for it."""
    for parameter in context.command.params:
        if parameter.name == name:
            parameter.required = False


def _answer(app: AppContext, context: Any, parameter: Any) -> str:
    """Ask until the answer is one that fits; Enter alone, Ctrl-C and Ctrl-D end it."""
    label = (
        parameter.make_metavar(context).strip("[]") if parameter.param_type_name == "argument" else parameter.opts[0]
    )
    offers = _offers(context, parameter)
    if not offers:
        _check_there_is_one(app, parameter, label)
    about, question = _question(context, parameter, label, listed=bool(offers))
    app.output.print_prompt(about, *_listed(offers, app.workspace.readable_lang))
    while True:
        typed = app.ask(question).strip()
        if not typed:
            raise RefusedError(bilingual("Nothing is changed", "Rien n'a changé"))
        chosen = _by_number(offers, typed)
        try:
            _check(app, parameter, label, chosen)
        except MentorError as error:
            lang = app.workspace.readable_lang
            lines = [error.message, *(f"  {in_language(one, lang)}" for one in error.details), error.hint or ""]
            app.output.print_prompt(*(in_language(line, lang) for line in lines if line))
            continue
        return chosen


def _check_there_is_one(app: AppContext, parameter: Any, label: str) -> None:
    """Raise NotFoundError where nothing can be named: there is no student, or no FAQ entry of the mentor's own."""
    if label in _PICKED and not app.workspace.store.slugs():
        raise NotFoundError(
            bilingual("No student yet", "Pas encore d'étudiant"),
            bilingual(
                'Add one first: mentor student add "Amélie Durand"',
                'Ajoutez-en un d\'abord\u00a0: mentor student add "Amélie Durand"',
            ),
        )
    if parameter.name == "entry":
        raise NotFoundError(
            bilingual("You have no FAQ entry of your own yet", "Vous n'avez pas encore d'entrée à vous dans la FAQ"),
            bilingual("How to add one: mentor faq add --help", "Pour en ajouter une\u00a0: mentor faq add --help"),
        )


def _offers(context: Any, parameter: Any) -> list[tuple[str, str]]:
    """Return what TAB would offer at this place, each with what it is."""
    with contextlib.suppress(Exception):
        return [
            (item.value, item.help or "") for item in parameter.shell_complete(context, "") if item.value.isprintable()
        ]
    return []


def _question(context: Any, parameter: Any, label: str, *, listed: bool) -> tuple[str, str]:
    """Return what a parameter is, and the question for it; where offers are `listed`, a number answers it too."""
    from mentorcli.cli.typer_adapter.help_pages import french_help

    french = french_help(context)
    if french is None:
        about = f"{label}: {parameter.help or ''}".rstrip(": ")
        return about, f"{label} (a number, or type it): " if listed else f"{label}: "
    from mentorcli.render.text.help import french_metavars

    name = french_metavars(label)
    about = f"{name}\u00a0: {french.sentence(parameter.help or '')}".rstrip("\u00a0: ")
    return about, f"{name} (un numéro, ou tapez-le)\u00a0: " if listed else f"{name}\u00a0: "


def _listed(offers: list[tuple[str, str]], lang: str) -> list[str]:
    """Return the offers as numbered lines, as many as fit on a screen."""
    width = max((len(value) for value, _ in offers[:SHOWN]), default=0)
    lines = [f"  {number:>2}  {value:<{width}}  {about}".rstrip() for number, (value, about) in enumerate(offers, 1)]
    more = len(lines) - SHOWN
    rest = bilingual(f"and {more} more", f"et {more} de plus").in_language(lang)
    return [*lines[:SHOWN], f"  {rest}"] if more > 0 else lines


def _by_number(offers: list[tuple[str, str]], typed: str) -> str:
    """Return the offer that a number stands for; anything else as it was typed."""
    if typed in (value for value, _ in offers) or not (typed.isascii() and typed.isdigit()):
        return typed
    number = int(typed[:4])
    return offers[number - 1][0] if 1 <= number <= min(len(offers), SHOWN) else typed


def _check(app: AppContext, parameter: Any, label: str, typed: str) -> None:
    """Raise MentorError for a choice that there is not, and for a student or session that cannot be found."""
    choices = [str(choice) for choice in getattr(parameter.type, "choices", ())]
    if choices and typed not in choices:
        raise UsageError(
            bilingual(
                f"{typed!r} is none of {', '.join(choices)}",
                f"{typed!r} ne convient pas\u00a0; au choix\u00a0: {', '.join(choices)}",
            )
        )
    if label in _PICKED:
        from mentorcli.services.lookup import find_session, find_student

        (find_student if label == "STUDENT" else find_session)(app.workspace, typed)
