"""`mentor faq`: ask the FAQ, and add what it does not know."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import faq_ids, own_faq_ids
from mentorcli.cli.desk import LANGUAGES, Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.errors import NotFoundError, NothingFoundError, RefusedError, UsageError
from mentorcli.models.faq import FaqEntry, FaqHit, OwnEntry
from mentorcli.text import slugify, visible

if TYPE_CHECKING:
    from mentorcli.store.writer import Writer

app = new_app()

KIND = "faq"
NEXT_BEST = 2
WHAT = "What do you want to know?"
WIDEST = 100

IdArg = Annotated[
    str, typer.Argument(metavar="ID", help="An id, as `mentor faq list` shows it.", autocompletion=faq_ids)
]
OwnIdArg = Annotated[
    str, typer.Argument(metavar="ID", help="An id, as `mentor faq list` shows it.", autocompletion=own_faq_ids)
]


@command(
    app,
    "search",
    "mentor faq search student absent",
    "mentor faq search mon étudiant ne répond plus",
    "mentor faq search recording --lang fr --json",
)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS...", help="What you want to know, in your own words.")
    ] = None,
    lang: o.Lang = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many entries.")] = None,
) -> None:
    """Find the answer to a question, asked in English or French."""
    from mentorcli.search import Index

    desk = o.desk_of(ctx)
    if lang is not None:
        desk.choose_lang(lang)
    query = " ".join(words or ()).strip() or _asked(desk)
    index = Index(_all(desk))
    hits = index.search(query, lang, limit)
    if not hits:
        from mentorcli.render.words.faq import NOTHING, WHERE_TO_ASK

        language = lang or index.language(query)
        raise NothingFoundError(NOTHING[language], WHERE_TO_ASK[language])
    _print_hits(desk, hits, lang or hits[0].lang)


def _asked(desk: Desk) -> str:
    """Ask for the words that were not typed. Raises UsageError where nobody can answer, or nothing is said."""
    import sys

    said = ""
    if desk.interactive:
        sys.stderr.write(f"{WHAT} ")  # Typer's own prompt writes to standard output, where the answer goes
        sys.stderr.flush()
        said = sys.stdin.readline().strip()
    if not said:
        raise UsageError(WHAT, "Type some words: mentor faq search student absent")
    return said


def _print_hits(desk: Desk, hits: tuple[FaqHit, ...], lang: str) -> None:
    """Show the best answer whole in a terminal; one hit a line in a pipe."""
    if desk.json:
        names = ("id", "question", "answer", "lang", "score")
        desk.emit([{name: getattr(hit, name) for name in names} for hit in hits])
    elif desk.terminal:
        from mentorcli.render.words.faq import see_also, whole

        width = _width()
        desk.show(*whole(hits[0], width), *see_also(hits[1 : 1 + NEXT_BEST], lang, width))
    else:
        rows = [(hit.id, f"{hit.score:.3f}", hit.question, " ".join(hit.answer.split("\n"))) for hit in hits]
        show_table(desk, ("Id", "Score", "Question", "Answer"), rows, empty="")


@command(app, "list", "mentor faq list", "mentor faq list --lang fr")
def list_(ctx: typer.Context, lang: o.Lang = None) -> None:
    """List every question, your own last."""
    desk = o.desk_of(ctx)
    entries = _in(desk, desk.choose_lang(lang))
    if desk.json:
        desk.emit([_record(entry) for entry in entries])
        return
    show_table(
        desk, desk.headers("id", "question"), [(entry.id, entry.question) for entry in entries], empty="No entry."
    )


@command(app, "show", "mentor faq show student-no-show", "mentor faq show student-no-show --lang fr")
def show(ctx: typer.Context, entry: IdArg, lang: o.Lang = None) -> None:
    """Show one question with its answer."""
    from mentorcli.render.words.faq import whole

    desk = o.desk_of(ctx)
    found = _pick(entry, _in(desk, desk.choose_lang(lang)))
    if desk.json:
        desk.emit(_record(found))
        return
    desk.show(*whole(found, _width()) if desk.terminal else (found.question, "", found.answer))


@command(
    app,
    "add",
    'mentor faq add "Where do I send my invoice?" "Through the billing page, before the 5th."',
    'pbpaste | mentor faq add "Where do I send my invoice?" -',
)
def add(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="As you would ask it.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="What to remember; - reads standard input.")],
    lang: o.Lang = None,
) -> None:
    """Add an entry of your own; the next search finds it."""
    desk = o.desk_of(ctx)
    _check_lang(lang)
    asked, answered = _written(desk, question, "question"), _written(desk, answer, "answer")
    base = slugify(asked) or "entry"
    with desk.writing() as writer:
        entries = _all(desk)
        taken = {entry.id for entry in entries}
        key = next(
            key for n in range(1, len(taken) + 2) if (key := base if n == 1 else f"{base[:55]}-{n}") not in taken
        )
        made = OwnEntry(key, asked, answered, lang or _language(asked, entries))
        _save(desk, writer, made, "faq add")
    _tell(desk, made, desk.said("faq-added", id=key))


@command(
    app,
    "edit",
    'mentor faq edit where-do-i-send-my-invoice --answer "By e-mail, before the 5th."',
    'mentor faq edit where-do-i-send-my-invoice --question "Where does my invoice go?"',
)
def edit(
    ctx: typer.Context,
    entry: OwnIdArg,
    question: Annotated[str | None, typer.Option("--question", metavar="TEXT", help="The new question.")] = None,
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="TEXT", help="The new answer; - reads standard input.")
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Change an entry of your own."""
    desk = o.desk_of(ctx)
    _check_lang(lang)
    if question is None and answer is None and lang is None:
        raise UsageError("Nothing to change", "Give --question, --answer or --lang.")
    asked = _written(desk, question, "question") if question is not None else None
    answered = _written(desk, answer, "answer") if answer is not None else None
    with desk.writing() as writer:
        before = _own_entry(desk, entry)
        after = OwnEntry(before.id, asked or before.question, answered or before.answer, lang or before.lang)
        if after != before:
            _save(desk, writer, after, "faq edit")
    _tell(desk, after, desk.said("faq-changed" if after != before else "faq-same", id=after.id))


@command(
    app,
    "remove",
    "mentor faq remove where-do-i-send-my-invoice",
    "mentor faq remove where-do-i-send-my-invoice --yes",
)
def remove(ctx: typer.Context, entry: OwnIdArg) -> None:
    """Remove an entry of your own."""
    desk = o.desk_of(ctx)
    with desk.writing() as writer:
        gone = _own_entry(desk, entry)
        writer.append_mentor(cmd="faq remove", at=desk.now, drop=[(KIND, gone.id)])
    _tell(desk, gone, desk.said("faq-removed", id=gone.id))


# What there is to ask


def _own(desk: Desk) -> dict[str, OwnEntry]:
    """Return the mentor's own entries; the store is not even opened where no journal can hold one."""
    from mentorcli.store.paths import MENTOR_JOURNAL

    if not (desk.home.store / MENTOR_JOURNAL).exists():
        return {}
    return desk.store.mentor().current(KIND)


def _all(desk: Desk) -> list[FaqEntry]:
    """Return every entry in every language, as the search takes it."""
    from mentorcli.content import faq_to_search

    return [*faq_to_search(), *(own.entry() for own in _own(desk).values())]


def _in(desk: Desk, lang: str) -> list[FaqEntry]:
    """Return every entry once, in a language where it has it."""
    from mentorcli.content import faq_entries

    return [*faq_entries(lang), *(own.entry() for own in _own(desk).values())]


def _pick(key: str, entries: list[FaqEntry]) -> FaqEntry:
    found = next((entry for entry in entries if entry.id == key), None)
    if found is None:
        raise _unknown(key, [entry.id for entry in entries])
    return found


def _own_entry(desk: Desk, key: str) -> OwnEntry:
    """Return an own entry. Raises RefusedError for one that comes with the product, NotFoundError for none."""
    own = _own(desk)
    if key in own:
        return own[key]
    if any(entry.id == key for entry in _in(desk, LANGUAGES[0])):
        raise RefusedError(
            f"{key} comes with mentor and cannot be changed", "Add your own: mentor faq add QUESTION ANSWER"
        )
    raise _unknown(key, list(own))


def _unknown(key: str, ids: list[str]) -> NotFoundError:
    from difflib import get_close_matches

    close = get_close_matches(slugify(key), ids, n=3, cutoff=0.4)
    hint = f"Did you mean {' or '.join(close)}?" if close else "See: mentor faq list"
    return NotFoundError(f"No FAQ entry {visible(key[:60])!r}", hint)


# What is written


def _check_lang(lang: str | None) -> None:
    if lang is not None and lang not in LANGUAGES:
        raise UsageError(f"--lang is {visible(lang)!r}", "Use --lang en or --lang fr.")


def _written(desk: Desk, value: str, what: str) -> str:
    text = desk.text(value)
    if not text:
        raise UsageError(f"The {what} is empty", "Such as: mentor faq add QUESTION ANSWER")
    return text


def _language(question: str, entries: list[FaqEntry]) -> str:
    from mentorcli.search import detect_language

    return detect_language(question, entries)


def _save(desk: Desk, writer: "Writer", entry: OwnEntry, cmd: str) -> None:
    writer.append_mentor(entry, cmd=cmd, at=desk.now)


def _tell(desk: Desk, entry: OwnEntry, sentence: str) -> None:
    if desk.json:
        desk.emit(_record(entry.entry()))
    desk.say(sentence)


def _record(entry: FaqEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "question": entry.question,
        "answer": entry.answer,
        "lang": entry.lang,
        "commands": list(entry.commands),
        "own": entry.own,
    }


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size().columns, WIDEST)
