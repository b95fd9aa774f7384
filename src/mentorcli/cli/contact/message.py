"""`mentor contact message`."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import NothingFoundError
from mentorcli.models.contact import ContactStep
from mentorcli.render.text.contact import sentence
from mentorcli.services import letters
from mentorcli.services.followup import contact_due, contacts
from mentorcli.services.lookup import find_student
from mentorcli.store.student_records import StudentRecords


@command("message", "mentor contact message amelie", "mentor contact message amelie --lang fr")
def message(
    ctx: typer.Context,
    student: o.StudentArg,
    step: Annotated[ContactStep | None, typer.Option("--step", help="Another step than the one due.")] = None,
    lang: o.Lang = None,
) -> None:
    """Print the text for the step that is due, ready to paste. Exit 1 where none is due."""
    from mentorcli.render.text.messages import contact_lines
    from mentorcli.render.text.quantities import day

    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    records = find_student(app.workspace, student)
    chosen = step or _due_step(app, records)
    made = [replace(contact, at=app.workspace.local(contact.at)) for contact in contacts(records)]
    values = {
        "phone": records.student.phone,
        "first_contact": day(made[0].at.date(), app.lang) if made else None,
        "contacts": contact_lines(made, app.lang),
    }
    text = letters.letter(app.workspace, f"contact-{chosen}", records, values)
    if app.options.json:
        app.output.print_json({"student": records.id, "step": chosen, **letters.letter_json(app.lang, text)})
        return
    app.output.print_text(*letters.letter_text(text, app.lang), copied=True)


def _due_step(app: AppContext, records: StudentRecords) -> ContactStep:
    """Return the step that is due. Raises NothingFoundError that says what comes, if anything."""
    from mentorcli.render.text.steps import contact_sentence

    due = contact_due(app.workspace, records)
    if due is not None and due.step is not None:
        return due.step
    hint = contact_sentence(due, app.lang) if due is not None else sentence("message-any", app.lang)
    raise NothingFoundError(sentence("nothing-due", app.lang, name=records.student.name), hint)
