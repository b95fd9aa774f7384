"""The report of a student's no-shows for the contact form (domain, section 5)."""

from __future__ import annotations

from dataclasses import replace

from mentorcli.errors import NothingFoundError
from mentorcli.models import report as reports
from mentorcli.models.results.noshows import NoShowReport
from mentorcli.render.text.attendance import attendance_sentence
from mentorcli.render.text.letters import no_show_lines
from mentorcli.render.text.noshow import sentence
from mentorcli.services.attendance import attendance_now
from mentorcli.services.letters import letter
from mentorcli.services.lookup import find_student
from mentorcli.services.noshows import no_shows_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual


def report(workspace: Workspace, typed: str, *, sent: bool = False) -> NoShowReport:
    """Return the report of a student's no-shows for the contact form, in the language of this run.

    `sent` saves that it was sent and which no-shows it named. Raises NothingFoundError where there is no no-show.
    """
    records = find_student(workspace, typed)
    text = letter(workspace, "no-show-report", records, message_values(workspace, records))
    missed, figures = no_shows_of(records), attendance_now(workspace, records)
    if sent:
        _save_sent(workspace, records.id, tuple(session.id for session in missed))
    return NoShowReport(records.student, len(missed), figures.regular_no_shows, text, sent=sent)


def message_values(workspace: Workspace, records: StudentRecords) -> dict[str, str | None]:
    """Return what the report is filled with. Raises NothingFoundError where there is no no-show."""
    missed, lang = no_shows_of(records), workspace.lang
    if not missed:
        hint = bilingual(f"See: mentor attendance {records.id}", f"Voyez\u00a0: mentor attendance {records.id}")
        raise NothingFoundError(sentence("no-no-show", lang, name=records.student.name), hint)
    shown = [replace(session, scheduled_at=workspace.local(session.scheduled_at)) for session in missed]
    sentences = attendance_sentence(attendance_now(workspace, records), lang), no_show_lines(shown, lang)
    return dict(zip(("attendance", "no_shows"), sentences, strict=True))


def _save_sent(workspace: Workspace, student: str, sessions: tuple[str, ...]) -> None:
    """Save that the student's no-shows of these ids were reported through the contact form, unless all were before."""
    with workspace.transaction() as writer:
        records = workspace.store.student(student)
        if records.reported().issuperset(sessions):
            workspace.store.skipped = True
            return
        report = reports.NoShowReport(record_id(), workspace.now, sessions)
        writer.append(records, report, cmd="noshow report", at=workspace.now)
