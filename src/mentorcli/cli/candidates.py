"""What TAB offers, each with a description. A completion never fails and never prints anything else.

Nothing is imported before it is asked for: every command imports this module for its options.
"""

import contextlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from mentorcli.cli.context import AppContext
    from mentorcli.models.session import Session

FILES = "\0"  # stands for: the shell may offer its files

Offer = tuple[str, str]


class _Chosen(str):
    """A candidate that was chosen here. Typer would drop `amelie-durand` for `Amé`, which does not begin with it."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Return that it fits."""
        return True


def asked(ctx: typer.Context, question: Callable[["AppContext"], Iterable[Offer]]) -> list[Offer]:
    """Return what is answered for the line typed so far; nothing that goes wrong reaches the shell."""
    with contextlib.suppress(Exception):
        app = ctx.find_root().obj
        return [(_Chosen(value), about) for value, about in question(app)]
    return []


def beginning(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers that begin with what was typed, whatever the case and accents."""
    from mentorcli.text import fold

    wanted = fold(typed)
    return [offer for offer in offers if fold(offer[0]).startswith(wanted)]


def student_slugs(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the slugs that begin with what was typed, with names; where none does, the only one that holds it."""

    def ask(app: "AppContext") -> Iterable[Offer]:
        from mentorcli.services.candidates import student_names

        return student_names(app.workspace, incomplete).items()

    return asked(ctx, ask)


def session_ids(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return student slugs (a student means the latest session), and session ids from 4 characters on.

    Where the line names a student already, that student's sessions, the newest first.
    """
    student = ctx.params.get("student")

    def ask(app: "AppContext") -> Iterable[Offer]:
        from mentorcli.services import candidates

        if student:
            return _described(app, candidates.sessions_of(app.workspace, str(student), incomplete))
        return _described(app, candidates.sessions(app.workspace, incomplete))

    # Each is asked alone: where one cannot be answered, the other still is.
    return [*([] if student else student_slugs(ctx, incomplete)), *asked(ctx, ask)]


def _described(app: "AppContext", found: list["Session"]) -> list[Offer]:
    from mentorcli.render.text import kind_word, status_word

    return [
        (
            one.id,
            f"{app.view.local(one.scheduled_at):%Y-%m-%d %H:%M} {one.student} {kind_word(one.kind, app.lang)}, "
            f"{status_word(one.status, app.lang)}",
        )
        for one in found
    ]


def project_titles(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the titles of the student's projects, with their status."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.render.text import project_status_word
        from mentorcli.services.candidates import projects

        found = projects(app.workspace, str(ctx.params["student"]))
        return beginning(incomplete, ((one.title, project_status_word(one.status, app.lang)) for one in found))

    return asked(ctx, ask)


def resource_urls(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the links suggested to the student."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.services.candidates import resources

        found = resources(app.workspace, str(ctx.params["student"]))
        return beginning(incomplete, ((resource.url, resource.title or "") for resource in found))

    return asked(ctx, ask)


def note_numbers(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the numbers of the notes on the student, the latest first, with what they say."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.services.candidates import notes

        found = notes(app.workspace, str(ctx.params["student"]))
        return beginning(incomplete, ((str(number), text) for number, text in found))

    return asked(ctx, ask)


def open_numbers(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the numbers of the checklist's items that are not ticked, after those typed already."""
    return asked(ctx, lambda app: _numbers(ctx, app, incomplete, done=False))


def done_numbers(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the numbers of the checklist's items that are ticked, after those typed already."""
    return asked(ctx, lambda app: _numbers(ctx, app, incomplete, done=True))


def _numbers(ctx: typer.Context, app: "AppContext", typed: str, *, done: bool) -> list[Offer]:
    from mentorcli.services.candidates import checklist_items

    head, comma, last = typed.rpartition(",")
    known = head.split(",")
    name = ctx.command_path.split()[-2]  # mentor presentation checklist
    items = checklist_items(app.workspace, name, str(ctx.params["student"]), ctx.params.get("project"))
    numbers = ((str(item.number), item.text) for item in items if item.done is done)
    return [
        (f"{head}{comma}{number}", text) for number, text in numbers if number.startswith(last) and number not in known
    ]


def faq_ids(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the ids of the FAQ, the mentor's own entries included, with their questions."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.services.candidates import faq_questions

        return beginning(incomplete, faq_questions(app.workspace))

    return asked(ctx, ask)


def own_faq_ids(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the ids of the mentor's own entries of the FAQ, with their questions."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.services.candidates import own_questions

        return beginning(incomplete, own_questions(app.workspace))

    return asked(ctx, ask)


def message_names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the names of the messages, with what each is for."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.services.candidates import messages

        return beginning(incomplete, messages(app.workspace))

    return asked(ctx, ask)


def comment_names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the names of the comments on presentations."""
    return [offer for offer in message_names(ctx, incomplete) if offer[0].partition("-")[0] == "comment"]


def policy_names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the names of the policies, with their titles."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.services.candidates import policy_titles

        return beginning(incomplete, policy_titles(app.workspace))

    return asked(ctx, ask)


def tariff_examples(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the names of the examples of tariffs, with what each is."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.render.text.tariff import about_example
        from mentorcli.services.tariffs import examples

        return beginning(incomplete, [(name, about_example(name, app.lang)) for name in examples()])

    return asked(ctx, ask)


def setting_keys(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the keys of the settings, with what they are for."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.render.text.config import about
        from mentorcli.services.settings import KEYS, dated_keys

        keys = (*KEYS, *dated_keys(app.workspace))
        return beginning(incomplete, ((key, about(key, app.lang)) for key in keys))

    return asked(ctx, ask)


def setting_values(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return what the setting named before may be, where that can be listed."""
    key = ctx.params.get("key") or ""
    if key.startswith("policy.") and key.endswith(".name"):
        return policy_names(ctx, incomplete)
    if key == "lang":
        return languages(ctx, incomplete)
    if key != "timezone":
        return []

    def ask(_: "AppContext") -> list[Offer]:
        from zoneinfo import available_timezones

        return beginning(incomplete, ((zone, "") for zone in sorted(available_timezones())))

    return asked(ctx, ask)


def languages(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the languages."""
    return asked(ctx, lambda _: beginning(incomplete, (("en", "English"), ("fr", "français"))))


def levels(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the levels of expertise."""
    return asked(ctx, lambda _: beginning(incomplete, ((level, "") for level in "123456789")))


def weekly(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the only rhythm of a series."""
    return asked(ctx, lambda _: beginning(incomplete, (("weekly", ""),)))


def files(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Leave it to the shell, which knows its files."""
    del incomplete
    return asked(ctx, lambda _: ((FILES, ""),))
