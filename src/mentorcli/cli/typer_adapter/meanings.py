"""What words that are no command most likely want, by the tables of `everyday_words`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mentorcli.cli.context import AppContext
from mentorcli.cli.everyday_words import ACTIONS, ALONE, ANSWERS, COMMANDS, NOUNS, SPANS, WITHOUT_NOUN
from mentorcli.cli.typer_adapter.unquoted import is_length, is_student
from mentorcli.errors import UsageError
from mentorcli.text import bilingual, fold

_QUESTION_WORDS = 3  # from so many on, words that are no command are a question
_LATE = ("late", "retard")


class Wanted(NamedTuple):
    """What a line most likely wants: one command, or several to choose from, and the words that follow it.

    `certain`: noun and verb are words that are known, whatever follows them.
    """

    commands: tuple[str, ...]
    rest: tuple[str, ...] = ()
    certain: bool = False


def wanted_by(app: AppContext, words: Sequence[str]) -> Wanted | None:
    """Return what words most likely want, None where nobody can tell."""
    first = fold(words[0])
    second = fold(words[1]) if len(words) > 1 else ""
    _answer(first, alone=len(words) == 1)
    noun, verb = NOUNS.get(first), ACTIONS.get(first)
    if verb == "search" and len(words) > 1 and (NOUNS.get(second) in (None, "note") or words[2:]):
        return _search(app, words[1:])
    if noun and (found := COMMANDS[noun].get(ACTIONS.get(second, ""))):
        return Wanted((found,), tuple(words[2:]), certain=True)
    if verb and second in NOUNS and (found := COMMANDS[NOUNS[second]].get(verb)):
        return Wanted((found,), tuple(words[2:]), certain=True)
    if noun:
        return _by_noun(app, noun, first, tuple(words[1:]))
    if verb:
        return Wanted(WITHOUT_NOUN[verb], _with_verb(words), certain=True)
    return Wanted(("student show",), tuple(words)) if is_student(app, " ".join(words)) else None


def _search(app: AppContext, words: Sequence[str]) -> Wanted:
    """Return what a search wants: what was noted, the student of that name, else an answer of the FAQ."""
    if NOUNS.get(fold(words[0])) == "note":
        return Wanted(("find",), tuple(words[1:] or words), certain=True)
    command = "student show" if is_student(app, " ".join(words)) else "faq search"
    return Wanted((command,), tuple(words), certain=True)


def _answer(word: str, *, alone: bool) -> None:
    """Raise UsageError for a word about which there is something to know, and no command."""
    if alone and word in ANSWERS:
        raise UsageError(bilingual(f"No such command {word!r}", f"Commande inconnue\u00a0: {word!r}"), ANSWERS[word])


def _by_noun(app: AppContext, noun: str, typed: str, rest: tuple[str, ...]) -> Wanted:
    """Return what a noun without a verb wants."""
    if span := SPANS.get(typed):
        return Wanted((noun,), (*span.split(), *rest))
    if noun == "session" and rest and not is_student(app, " ".join(rest)):
        return Wanted(("session show",), rest)
    words = COMMANDS[noun]
    return Wanted(ALONE[noun], rest) if rest else Wanted((words.get("list", words.get("show", ALONE[noun][0])),))


def _with_verb(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words behind a verb that tells of lateness, with the verb where the option belongs."""
    rest = list(words[1:])
    if fold(words[0]) in _LATE and rest and is_length(rest[-1]):
        return (*rest[:-1], words[0], rest[-1])
    return tuple(rest)


def question(words: Sequence[str]) -> Wanted | None:
    """Return the search of the FAQ for words that read as a question."""
    is_one = len(words) >= _QUESTION_WORDS or words[-1].endswith("?") or any(" " in word for word in words)
    return Wanted(("faq search",), tuple(words)) if is_one else None
