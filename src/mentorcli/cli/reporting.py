"""The report of a student's no-shows, as `mentor noshow report` writes it."""

from __future__ import annotations

from dataclasses import replace

from mentorcli.cli import writing
from mentorcli.cli.desk import Desk
from mentorcli.cli.picking import pick_student
from mentorcli.errors import NothingFoundError
from mentorcli.models.contact import Contact, ContactVia
from mentorcli.models.session import SessionStatus
from mentorcli.rules.attendance import attendance
from mentorcli.store.dossier import Dossier
from mentorcli.store.ids import record_id


def report(desk: Desk, student: str, *, sent: bool) -> None:
    """Print the report; `sent` keeps it as reported. Raises NothingFoundError where there is no no-show."""
    from mentorcli.render.words import attendance_sentence
    from mentorcli.render.words.done import said
    from mentorcli.render.words.messages import no_show_lines

    dossier = pick_student(desk, student)
    missed = [s for s in dossier.sessions.values() if s.status is SessionStatus.NO_SHOW]
    if not missed:
        hint = f"See: mentor attendance {dossier.id}"
        raise NothingFoundError(said("no-no-show", desk.lang, name=dossier.student.name), hint)
    figures = attendance(dossier.sessions.values(), policy=desk.policy, now=desk.now, student=dossier.id)
    shown = [replace(session, scheduled_at=desk.local(session.scheduled_at)) for session in missed]
    values = {
        "attendance": attendance_sentence(figures, desk.lang),
        "no_shows": no_show_lines(shown, desk.lang),
    }
    text = writing.written(desk, "no-show-report", dossier, values)
    if sent:
        dossier = _keep(desk, dossier)
    if desk.json:
        about = {"student": dossier.id, "no_shows": len(missed), "regular_no_shows": figures.regular_no_shows}
        desk.emit({**about, "sent": sent, **writing.record(desk, text)})
    else:
        writing.show(desk, text)
    if not figures.regular_no_shows:
        desk.remind(said("not-regular", desk.lang))
    if sent:
        desk.remind(said("report-sent", desk.lang, name=dossier.student.name))
    else:
        desk.remind(said("report-next", desk.lang, command=f"mentor noshow report {dossier.id} --sent"))


def _keep(desk: Desk, dossier: Dossier) -> Dossier:
    """Keep that the no-shows were reported through the contact form."""
    with desk.writing() as writer:
        current = desk.store.dossier(dossier.id)
        writer.append(current, Contact(record_id(), ContactVia.FORM, desk.now), cmd="noshow report", at=desk.now)
    return current
