"""`mentor contact next`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.contact import ContactDue
from mentorcli.render.text.contact import sentence
from mentorcli.render.text.headings import heading
from mentorcli.services.followup import contact_due
from mentorcli.services.lookup import find_student


@command("next", "mentor contact next", "mentor contact next amelie --json")
def next_(ctx: typer.Context, student: o.OptionalStudent = None, lang: o.Lang = None) -> None:
    """Show the step due for each silent student, since when, and the one after."""
    from mentorcli.render.text.steps import contact_sentence

    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    all_records = [find_student(app.workspace, student)] if student else list(app.workspace.everyone())
    found = [(records, due) for records in all_records if (due := contact_due(app.workspace, records)) is not None]
    found.sort(key=lambda pair: (pair[1].step is None, pair[1].due, pair[0].id))
    if app.options.json:
        app.output.print_json([_due_record(due) for _, due in found])
        return
    rows = [(records.student.name, contact_sentence(due, app.lang), records.id) for records, due in found]
    headers = (heading("student", app.lang), heading("what", app.lang), "Id")
    app.output.print_table(headers, rows, empty=sentence("nobody-silent", app.lang))


def _due_record(due: ContactDue) -> dict[str, str | None]:
    return {"student": due.student, "step": due.step, "due": due.due.isoformat(), "next": due.next}
