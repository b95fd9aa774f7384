"""Asking in a terminal for what a command line lacks: its arguments, with what TAB would offer to choose from."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from mentorcli.cli.context import AppContext
from mentorcli.errors import MentorError, UsageError
from mentorcli.text import bilingual

SHOWN = 20  # what fits on a screen with the question below it
_PICKED = ("STUDENT", "SESSION")


def completed(app: AppContext, args: Sequence[str], missing: Any) -> list[str]:
    """Return the words of a command line with the answer for the parameter that was missing."""
    parameter = missing.param
    answer = _answer(app, missing.ctx, parameter)
    if parameter.param_type_name == "option":
        return [f"{parameter.opts[0]}={answer}", *args]
    return [*args, answer] if "--" in args else [*args, "--", answer]


def _answer(app: AppContext, context: Any, parameter: Any) -> str:
    """Ask until the answer is one that fits; Ctrl-C and Ctrl-D end it."""
    label = (
        parameter.make_metavar(context).strip("[]") if parameter.param_type_name == "argument" else parameter.opts[0]
    )
    offers = _offers(context, parameter)
    app.output.print_prompt(f"{label}: {parameter.help or ''}".rstrip(": "), *_listed(offers))
    question = f"{label} (a number, or type it): " if offers else f"{label}: "
    while True:
        typed = app.ask(question).strip()
        if not typed:
            continue
        chosen = _by_number(offers, typed)
        try:
            _check(app, parameter, label, chosen)
        except MentorError as error:
            app.output.print_prompt(
                error.message, *(f"  {detail}" for detail in error.details), *([error.hint] if error.hint else [])
            )
            continue
        return chosen


def _offers(context: Any, parameter: Any) -> list[tuple[str, str]]:
    """Return what TAB would offer at this place, each with what it is."""
    with contextlib.suppress(Exception):
        return [
            (item.value, item.help or "") for item in parameter.shell_complete(context, "") if item.value.isprintable()
        ]
    return []


def _listed(offers: list[tuple[str, str]]) -> list[str]:
    """Return the offers as numbered lines, as many as fit on a screen."""
    width = max((len(value) for value, _ in offers[:SHOWN]), default=0)
    lines = [f"  {number:>2}  {value:<{width}}  {about}".rstrip() for number, (value, about) in enumerate(offers, 1)]
    more = len(lines) - SHOWN
    return [*lines[:SHOWN], f"  and {more} more"] if more > 0 else lines


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
            bilingual(f"{typed!r} is none of {', '.join(choices)}", f"{typed!r} n'est pas l'un de {', '.join(choices)}")
        )
    if label in _PICKED:
        from mentorcli.services.lookup import find_session, find_student

        (find_student if label == "STUDENT" else find_session)(app.workspace, typed)
