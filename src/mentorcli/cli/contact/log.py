"""`mentor contact log`."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.contact.details import _record
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.contact import Contact, ContactVia
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.contact import sentence
from mentorcli.rules.contact import status_after
from mentorcli.services.followup import clock_ended, contact_due
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords


@command(
    "log",
    "mentor contact log amelie --via email",
    'mentor contact log amelie --via phone --at "yesterday 17:00" --note "Left a message"',
)
def log(
    ctx: typer.Context,
    student: o.StudentArg,
    via: Annotated[ContactVia, typer.Option("--via", help="How you tried.", show_default=False)],
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When (default: now).")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A word on it; - reads it.")] = None,
) -> None:
    """Keep an attempt to reach a student. The contact form ends your part of the follow-up."""
    app = app_of(ctx)
    moment = app.moment(at) if at else app.workspace.now
    if moment > app.workspace.now:
        raise UsageError(f"--at {at} is in the future", "Log a contact once it is made.")
    contact = Contact(record_id(), via, moment, app.text_argument(note) or None)
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        status = status_after(records.student, via, ended=clock_ended(records))
        handed_over = status is not records.student.status
        changed = (replace(records.student, status=status),) if handed_over else ()
        writer.append(records, contact, *changed, cmd="contact log", at=app.workspace.now)
    if app.options.json:
        app.output.print_json({**_record(app, records, contact), "status": records.student.status})
        return
    _tell_logged(app, records, contact, handed_over=handed_over)


def _tell_logged(app: AppContext, records: StudentRecords, contact: Contact, *, handed_over: bool) -> None:
    """Say what was kept and what comes next."""
    from mentorcli.render.text.steps import contact_sentence, via_word

    lang, name = app.lang, records.student.name
    at = app.in_words(contact.at)
    app.output.print_message(sentence("contact-logged", lang, name=name, via=via_word(contact.via, lang), at=at))
    due = contact_due(app.workspace, records)
    if handed_over:
        app.output.print_message(sentence("handed-over", lang, name=name, slug=records.id))
    elif due is not None:
        app.output.print_message(common_sentence("next", lang, command=contact_sentence(due, lang)))
