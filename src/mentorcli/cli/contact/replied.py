"""`mentor contact replied`."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.contact import Reply
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.render.text.contact import sentence
from mentorcli.rules.contact import status_after_reply
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id


@command("replied", "mentor contact replied amelie", 'mentor contact replied amelie --at "yesterday 18:00"')
def replied(
    ctx: typer.Context,
    student: o.StudentArg,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When (default: now).")] = None,
) -> None:
    """Say that the student answered: the follow-up is over. An unreachable student is active again."""
    app = app_of(ctx)
    moment = app.moment(at) if at else app.workspace.now
    if moment > app.workspace.now:
        raise UsageError(f"--at {at} is in the future", "Log a reply once it has come.")
    reply = Reply(record_id(), moment)
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        status = status_after_reply(records.student)
        back = status is not records.student.status
        changed = (replace(records.student, status=status),) if back else ()
        writer.append(records, reply, *changed, cmd="contact replied", at=app.workspace.now)
    if app.options.json:
        app.output.print_json(
            {"student": records.id, "replied_at": app.workspace.local(moment).isoformat(), "status": status}
        )
        return
    app.output.print_message(sentence("reply-back" if back else "reply", app.lang, name=records.student.name))
    app.output.print_message(
        common_sentence("next", app.lang, command=f'mentor session schedule {records.id} "tomorrow 14:00"')
    )
