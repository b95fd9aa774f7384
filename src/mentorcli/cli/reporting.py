"""The report of a student's no-shows, as `mentor noshow report` writes it."""

from __future__ import annotations

from dataclasses import replace

from mentorcli.cli.context import AppContext
from mentorcli.errors import NothingFoundError
from mentorcli.models.contact import Contact, ContactVia
from mentorcli.models.session import SessionStatus
from mentorcli.render.text.noshow import sentence
from mentorcli.rules.attendance import attendance
from mentorcli.services import letters
from mentorcli.services.lookup import find_student
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords


def report(app: AppContext, student: str, *, sent: bool) -> None:
    """Print the report; `sent` keeps it as reported. Raises NothingFoundError where there is no no-show."""
    from mentorcli.render.json.letters import letter_json
    from mentorcli.render.text.attendance import attendance_sentence
    from mentorcli.render.text.letters import letter_text, no_show_lines

    records = find_student(app.workspace, student)
    missed = [s for s in records.sessions.values() if s.status is SessionStatus.NO_SHOW]
    if not missed:
        hint = f"See: mentor attendance {records.id}"
        raise NothingFoundError(sentence("no-no-show", app.lang, name=records.student.name), hint)
    figures = attendance(
        records.sessions.values(), policy=app.workspace.policy, now=app.workspace.now, student=records.id
    )
    shown = [replace(session, scheduled_at=app.workspace.local(session.scheduled_at)) for session in missed]
    values = {
        "attendance": attendance_sentence(figures, app.lang),
        "no_shows": no_show_lines(shown, app.lang),
    }
    text = letters.letter(app.workspace, "no-show-report", records, values)
    if sent:
        records = _keep(app, records)
    if app.options.json:
        about = {"student": records.id, "no_shows": len(missed), "regular_no_shows": figures.regular_no_shows}
        app.output.print_json({**about, "sent": sent, **letter_json(text, app.view)})
    else:
        app.output.print_text(*letter_text(text, app.view), copied=True)
    if not figures.regular_no_shows:
        app.output.remind(sentence("not-regular", app.lang))
    if sent:
        app.output.remind(sentence("report-sent", app.lang, name=records.student.name))
    else:
        app.output.remind(sentence("report-next", app.lang, command=f"mentor noshow report {records.id} --sent"))


def _keep(app: AppContext, records: StudentRecords) -> StudentRecords:
    """Keep that the no-shows were reported through the contact form."""
    with app.workspace.transaction() as writer:
        current = app.workspace.store.student(records.id)
        writer.append(
            current, Contact(record_id(), ContactVia.FORM, app.workspace.now), cmd="noshow report", at=app.workspace.now
        )
    return current
