"""What `mentor noshow` shows, in English and French."""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.models.results.dossier import DossierPage
from mentorcli.models.results.noshows import MarkedNoShow, NoShowReport, UnmarkedNoShow
from mentorcli.models.session import Session
from mentorcli.render import Table, View
from mentorcli.render.text import Sentences, moment, status_word
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.session import amended_line, judged_text, made_line, standing_text, start_cell
from mentorcli.render.text.session_list import NO_SHOWS, no_show_cells
from mentorcli.text import command_line, one_line

sentence = Sentences(
    {
        "not-regular": (
            "These no-shows are not regular by the rule in force.",
            "Ces no-shows ne sont pas réguliers selon les règles appliquées.",
        ),
        "no-no-show": ("{name} has no no-show", "{name} n'a aucun no-show"),
        "report-sent": (
            "Kept as reported through the contact form: {name}",
            "Signalement par le formulaire de contact noté pour {name}",
        ),
        "report-next": ("Once it is sent: {command}", "Une fois envoyé : {command}"),
        "unmarked": (
            "Taken back: {name}, {start}: {status}",
            "No-show annulé : {name}, {start} ; la session est de nouveau {status}",
        ),
        "dossier-written": (
            "Evidence written: {name}, {start}: {file}",
            "Dossier écrit : {name}, {start} : {file}",
        ),
        "no-no-shows": ("No no-show.", "Aucun no-show."),
        "reason-went": (
            "By the rule it is a no-show now: your reason goes, and stays in the note: {words}",
            "D'après la règle, c'est maintenant un no-show : votre motif n'est plus nécessaire et reste dans la note : "
            "{words}",
        ),
        "not-marked": ("Not marked. {verdict}", "Non marqué. {verdict}"),
        "against-the-rule": (
            'To mark it against the rule: --force --because "why"',
            'Pour le marquer malgré la règle : --force --because "pourquoi"',
        ),
    }
)


def marked_text(done: MarkedNoShow, view: View) -> list[str]:
    """Return what was marked, why, what is to be done on the platform, and what it was before."""
    lines = judged_text(done.judged, view, "marked")
    if done.made:
        lines.insert(1, made_line(done.judged.session, view))
    if done.before is not None:
        lines.insert(1, amended_line(done.before, done.judged.session, view))
    if done.went is not None:
        lines.insert(2, sentence("reason-went", view.lang, words=one_line(done.went) or ""))
    return lines


def unmarked_text(done: UnmarkedNoShow, view: View) -> list[str]:
    """Return what the session is again, and the command to log it where what happened is open."""
    session, lang = done.session, view.lang
    start, status = moment(view.local(session.scheduled_at), lang), status_word(session.status, lang)
    lines = [sentence("unmarked", lang, name=done.student.name, start=start, status=status)]
    lines += standing_text(done.student, session, lang, active_again=done.active_again)
    if not done.undocumented:
        return lines
    command = command_line("session log", done.student.id, options=["--at", start_cell(session, view)])
    return [*lines, common_sentence("next", lang, command=command)]


def dossier_written_text(page: DossierPage, view: View) -> list[str]:
    """Return where the evidence of a verdict was written."""
    found = page.dossier
    start = moment(view.local(found.session.scheduled_at), view.lang)
    return [sentence("dossier-written", view.lang, name=found.student.name, start=start, file=page.file)]


def report_reminders(done: NoShowReport, view: View) -> list[str]:
    """Return what to know and to do after the report: whether it is due at all, and how to save that it was sent."""
    lines = [] if done.regular else [sentence("not-regular", view.lang)]
    if done.sent:
        return [*lines, sentence("report-sent", view.lang, name=done.student.name)]
    command = command_line("noshow report", done.student.id, options=("--sent",))
    return [*lines, sentence("report-next", view.lang, command=command)]


def no_shows_table(no_shows: Iterable[Session], view: View) -> Table:
    """Return no-shows as a list, in a pipe with codes as scripts know them."""
    listed = list(no_shows)
    rows: list[tuple[str, ...]] = [
        (one.id, start_cell(one, view), one.student, one.kind, one.reason or "", one.because or "") for one in listed
    ]
    return Table(
        rows,
        NO_SHOWS,
        lambda: [no_show_cells(one, view) for one in listed],
        empty=sentence("no-no-shows", view.lang),
        whole=command_line("noshow list", options=("--json",)),
    )
