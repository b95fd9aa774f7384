"""`mentor resource`: free courses and pages suggested to a student."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import resource_urls
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.cli.picking import pick_student
from mentorcli.cli.student.details import emit_student, one_line
from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.project import Resource
from mentorcli.rules.project import same_link
from mentorcli.store.ids import record_id

app = new_app()

Url = Annotated[str, typer.Argument(metavar="URL", help="The link.", show_default=False)]
KnownUrl = Annotated[
    str, typer.Argument(metavar="URL", help="The link.", show_default=False, autocompletion=resource_urls)
]


@command(
    app,
    "add",
    'mentor resource add amelie https://example.org/sql --title "SQL basics"',
    "mentor resource add amelie https://openclassrooms.com/en/courses/1",
)
def add(
    ctx: typer.Context,
    student: o.StudentArg,
    url: Url,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is.")] = None,
    paid: Annotated[bool, typer.Option("--paid", help="It costs money: refused.")] = False,
) -> None:
    """Keep a free resource suggested to a student. The courses of the path come first; none is mandatory."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    link = o.check_url(url.strip(), "URL")
    if paid:
        raise RefusedError(said("resource-paid", desk.lang), said("resource-paid-hint", desk.lang))
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        known = same_link(dossier.resources, link)
        if known is not None:
            raise RefusedError(said("resource-twice", desk.lang, url=known.url), None)
        resource = Resource(record_id(), link, one_line(title))
        writer.append(dossier, resource, cmd="resource add", at=desk.now)
    if desk.json:
        emit_student(desk, dossier)
        return
    desk.say(said("resource-added", desk.lang, name=dossier.student.name, what=resource.title or link))


@command(app, "list", "mentor resource list amelie", "mentor resource list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List the resources suggested to a student."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    dossier = pick_student(desk, student)
    if desk.json:
        desk.emit([{"title": r.title, "url": r.url} for r in dossier.resources])
        return
    headers = [said("head-title", desk.lang), said("head-link", desk.lang)]
    empty = said("no-resource", desk.lang, name=dossier.student.name, slug=dossier.id)
    show_table(desk, headers, [(r.title or "", r.url) for r in dossier.resources], empty=empty)


@command(
    app,
    "remove",
    "mentor resource remove amelie https://example.org/sql",
    "mentor resource remove amelie https://example.org/sql --quiet",
)
def remove(ctx: typer.Context, student: o.StudentArg, url: KnownUrl) -> None:
    """Take a suggested resource off the list."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        known = same_link(dossier.resources, url.strip())
        if known is None:
            raise NotFoundError(said("resource-unknown", desk.lang), f"See: mentor resource list {dossier.id}")
        writer.append(dossier, cmd="resource remove", at=desk.now, drop=[("resource", known.id)])
    if desk.json:
        emit_student(desk, dossier)
        return
    desk.say(said("resource-removed", desk.lang, name=dossier.student.name, what=known.title or known.url))
