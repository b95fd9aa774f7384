"""`mentor student add`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.student.details import (
    check_email,
    check_name,
    check_phone,
    emit_student,
    one_line,
    started_on,
)
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.student import SLUG_LENGTH, Funding, FundingPeriod, Student, is_slug
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.student import sentence
from mentorcli.store.ids import record_id
from mentorcli.text import fold, slugify, visible

_FALLBACK = "student"
_MARK_CHARS = 4  # room left in a slug for the number that keeps it apart


@command(
    "add",
    'mentor student add "Amélie Durand" --email a@example.org --path "Data Analyst" --funding funded',
    'mentor student add "Sam Okoro" --started 2026-11-02 --slug sam',
)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="First and last name.", show_default=False)],
    email: o.Email = None,
    phone: o.Phone = None,
    path: o.Path = None,
    funding: o.FundingOption = None,
    started: o.Started = None,
    slug: Annotated[
        str | None,
        typer.Option(
            "--slug", metavar="TEXT", help="Short name for commands: a-z, 0-9 and - (default: from the name)."
        ),
    ] = None,
) -> None:
    """Add a student."""
    app = app_of(ctx)
    written = check_name(name)
    chosen = _checked_slug(slug) if slug is not None else slugify(written)
    fields = {
        "email": check_email(email),
        "phone": check_phone(phone),
        "path": one_line(path),
        "started": started_on(app, started),
        "funding": (FundingPeriod(funding),) if funding and funding is not Funding.UNKNOWN else (),
    }
    with app.workspace.transaction() as writer:
        _refuse_twice(app, written, chosen, explicit=slug is not None)
        student = Student(
            id=chosen or _numbered(app.workspace.store.slugs()),
            name=written,
            tombstone=record_id(),
            **fields,  # type: ignore[arg-type]
        )
        records = writer.create(student, cmd="student add", at=app.workspace.now)
    if app.options.json:
        emit_student(app, records)
        return
    app.output.print_message(
        sentence("student-added", app.lang, name=student.name, slug=student.id),
        common_sentence(
            "next", app.lang, command=f'mentor session schedule {student.id} "{sentence("example-when", app.lang)}"'
        ),
    )


def _checked_slug(slug: str) -> str:
    if not is_slug(slug) or slug.startswith("-"):
        fitting = slugify(slug)
        raise UsageError(
            f"--slug {visible(slug[:70])!r} is not made of a-z, 0-9 and -, at most {SLUG_LENGTH} of them",
            f"Try: --slug {fitting}" if fitting else "Such as: --slug amelie",
        )
    return slug


def _refuse_twice(app: AppContext, name: str, slug: str, *, explicit: bool) -> None:
    """Refuse a student who is there already: under that slug, or, with the slug left open, under that name."""
    slugs = app.workspace.store.slugs()
    if slug in slugs:
        raise RefusedError(
            f"There is a student {slug} already",
            f"For another person of that name: --slug {_free(slug, slugs)}",
        )
    if explicit or slug:
        return
    same = next((d for d in app.workspace.store.all_students() if fold(d.student.name) == fold(name)), None)
    if same is not None:
        raise RefusedError(
            f"There is a student {visible(name)} already ({same.id})",
            f"For another person of that name: --slug {_free(same.id, slugs)}",
        )


def _free(slug: str, taken: list[str]) -> str:
    """Return the slug with the first number that makes it a new one."""
    stem = slug[: SLUG_LENGTH - _MARK_CHARS]
    return next(f"{stem}-{n}" for n in range(2, len(taken) + 3) if f"{stem}-{n}" not in taken)


def _numbered(taken: list[str]) -> str:
    """Return a slug for a name of which no letter can be kept, such as one in Chinese."""
    return _FALLBACK if _FALLBACK not in taken else _free(_FALLBACK, taken)
