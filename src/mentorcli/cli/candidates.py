"""What TAB offers, each with a description. A completion never fails and never prints anything else.

Nothing is imported before it is asked for: every command imports this module for its options.
"""

import contextlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from mentorcli.models.faq import OwnEntry

if TYPE_CHECKING:
    from mentorcli.cli.context import AppContext
    from mentorcli.models.checklist import Checklist
    from mentorcli.models.session import Session
    from mentorcli.store.student_records import StudentRecords

MIN_PREFIX = 4
DESCRIBED = 100  # nobody reads the names in a longer list, and each costs a file
FILES = "\0"  # stands for: the shell may offer its files

Offer = tuple[str, str]


class _Chosen(str):
    """A candidate that was chosen here. Typer would drop `amelie-durand` for `Amé`, which does not begin with it."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Return that it fits."""
        return True


def _asked(ctx: typer.Context, question: Callable[["AppContext"], Iterable[Offer]]) -> list[Offer]:
    """Return what is answered for the line typed so far; nothing that goes wrong reaches the shell."""
    with contextlib.suppress(Exception):
        app = ctx.find_root().obj
        app.workspace.store_option = ctx.find_root().params.get("store")
        return [(_Chosen(value), about) for value, about in question(app)]
    return []


def _beginning(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers that begin with what was typed, whatever the case and accents."""
    from mentorcli.text import fold

    replay = fold(typed)
    return [offer for offer in offers if fold(offer[0]).startswith(replay)]


def student_slugs(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the slugs that begin with what was typed, with names; where none does, the only one that holds it."""
    return _asked(ctx, lambda app: _students(app, incomplete))


def _students(app: "AppContext", typed: str) -> list[Offer]:
    from mentorcli.store.student_names import names
    from mentorcli.text import slugify

    slugs = app.workspace.store.slugs()
    part = slugify(typed)
    found = [slug for slug in slugs if slug.startswith(typed.lower()) or (part and slug.startswith(part))]
    if not found and part:
        holding = [slug for slug in slugs if part in slug]
        found = holding if len(holding) == 1 else []
    known = names(app.workspace.store, found) if len(found) <= DESCRIBED else {}
    return [(slug, known.get(slug, "")) for slug in found]


def session_ids(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return student slugs (a student means the latest session), and session ids from 4 characters on.

    Where the line names a student already, that student's sessions, the newest first.
    """
    student = ctx.params.get("student")
    if student:
        return _asked(ctx, lambda app: _sessions_of(app, str(student), incomplete))
    found = student_slugs(ctx, incomplete)
    if len(incomplete) >= MIN_PREFIX:
        found += _asked(ctx, lambda app: _newest_first(app, app.workspace.store.find_sessions(incomplete)))
    return found


def _sessions_of(app: "AppContext", student: str, typed: str) -> list[Offer]:
    from mentorcli.services.lookup import find_student

    records = find_student(app.workspace, student)
    fitting = [(records, session) for session in records.sessions.values() if session.id.startswith(typed)]
    return _newest_first(app, fitting)


def _newest_first(app: "AppContext", found: list[tuple["StudentRecords", "Session"]]) -> list[Offer]:
    found.sort(key=lambda pair: pair[1].scheduled_at, reverse=True)
    return [
        (
            session.id,
            f"{app.workspace.local(session.scheduled_at):%Y-%m-%d %H:%M} {records.id} {session.kind}, {session.status}",
        )
        for records, session in found[:DESCRIBED]
    ]


def project_titles(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the titles of the student's projects, with where each stands."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.services.lookup import find_student

        records = find_student(app.workspace, str(ctx.params["student"]))
        return _beginning(incomplete, ((project.title, project.status) for project in records.projects))

    return _asked(ctx, ask)


def resource_urls(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the links suggested to the student."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.services.lookup import find_student

        records = find_student(app.workspace, str(ctx.params["student"]))
        return _beginning(incomplete, ((resource.url, resource.title or "") for resource in records.resources))

    return _asked(ctx, ask)


def open_numbers(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the numbers of the checklist's items that are not ticked, after those typed already."""
    return _asked(ctx, lambda app: _numbers(ctx, app, incomplete, done=False))


def done_numbers(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the numbers of the checklist's items that are ticked, after those typed already."""
    return _asked(ctx, lambda app: _numbers(ctx, app, incomplete, done=True))


def _numbers(ctx: typer.Context, app: "AppContext", typed: str, *, done: bool) -> list[Offer]:
    head, comma, last = typed.rpartition(",")
    known = head.split(",")
    numbers = ((str(item.number), item.text) for item in _checklist(ctx, app).items if item.done is done)
    return [
        (f"{head}{comma}{number}", text) for number, text in numbers if number.startswith(last) and number not in known
    ]


def _checklist(ctx: typer.Context, app: "AppContext") -> "Checklist":
    from mentorcli.services.checklists import ChecklistChoice, of_student
    from mentorcli.services.lookup import find_student

    name = ctx.command_path.split()[-2]  # mentor presentation checklist
    records = find_student(app.workspace, str(ctx.params["student"]))
    return of_student(app.workspace, records, ChecklistChoice(name, ctx.params.get("project")))


def faq_ids(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the ids of the FAQ, the mentor's own entries included, with their questions."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.content import faq_to_search

        written = [(entry.id, entry.question) for entry in faq_to_search() if entry.lang == app.lang]
        return _beginning(incomplete, [*written, *_own_questions(app)])

    return _asked(ctx, ask)


def own_faq_ids(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the ids of the mentor's own entries of the FAQ, with their questions."""
    return _asked(ctx, lambda app: _beginning(incomplete, _own_questions(app)))


def _own_questions(app: "AppContext") -> list[Offer]:
    return [(entry.id, entry.question) for entry in app.workspace.store.mentor().records(OwnEntry).values()]


def policy_names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the names of the policies, with their titles."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli import content

        titles = ((name, content.policy_data(name)["title"][app.lang]) for name in content.policy_names())
        return _beginning(incomplete, titles)

    return _asked(ctx, ask)


def setting_keys(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the keys of the settings, with what they are for."""

    def ask(app: "AppContext") -> list[Offer]:
        from mentorcli.render.text.config import about
        from mentorcli.services.settings import KEYS

        return _beginning(incomplete, ((key, about(key, app.lang)) for key in KEYS))

    return _asked(ctx, ask)


def setting_values(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return what the setting named before may be, where that can be listed."""
    key = ctx.params.get("key")
    if key == "policy.name":
        return policy_names(ctx, incomplete)
    if key == "lang":
        return languages(ctx, incomplete)
    if key != "timezone":
        return []

    def ask(_: "AppContext") -> list[Offer]:
        from zoneinfo import available_timezones

        return _beginning(incomplete, ((zone, "") for zone in sorted(available_timezones())))

    return _asked(ctx, ask)


def languages(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the languages."""
    return _asked(ctx, lambda _: _beginning(incomplete, (("en", "English"), ("fr", "français"))))


def levels(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the levels of expertise."""
    return _asked(ctx, lambda _: _beginning(incomplete, ((level, "") for level in "123")))


def weekly(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Return the only rhythm of a series."""
    return _asked(ctx, lambda _: _beginning(incomplete, (("weekly", ""),)))


def files(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Leave it to the shell, which knows its files."""
    del incomplete
    return _asked(ctx, lambda _: ((FILES, ""),))
