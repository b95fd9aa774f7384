"""`mentor student list`."""

from typing import Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli import student_options as po
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.student import StudentStatus
from mentorcli.render import Table
from mentorcli.render.text.student import students_table
from mentorcli.services import students


@command("list", "mentor student list", "mentor student list --status paused --json")
def list_(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Those no longer active too.")] = False,
    status: po.StudentStatuses = None,
    limit: o.Limit = None,
) -> None:
    """List your active students."""
    app = app_of(ctx)
    wanted, most = tuple(status or ()), o.check_limit(limit)

    def table() -> Table:
        found = students.list_students(app.workspace, wanted, every=every)
        return students_table(found._replace(students=tuple(app.limited(found.students, most))), app.view)

    app.answer_table(json=lambda: _records(app, wanted, most, every=every), table=table)


def _records(
    app: AppContext, wanted: tuple[StudentStatus, ...], most: int | None, *, every: bool
) -> list[dict[str, Any]]:
    """Return the students as the JSON that scripts read."""
    from mentorcli.render.json.student import details_json  # 1 ms: only --json needs it

    found = students.list_details(app.workspace, wanted, every=every)
    return [details_json(one, app.view) for one in app.limited(found, most)]
