"""What `mentor transfer` prints, in English and French (domain, section 7)."""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.counts import counted
from mentorcli.models.results.transfers import HandoverPage, TransferChanged, TransferWaiting
from mentorcli.models.transfer import TransferWait
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences, day, moment, student_status_word
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.cells import CALLED, figures, short_day, words
from mentorcli.text import BAD, command_line, part

COLUMNS = (CALLED, figures(0)._replace(telling=True), words(1, telling=True), words(0), Column(3), Column(2))

sentence = Sentences(
    {
        "since": ("since {day}", "depuis le {day}"),
        "late": ("late", "en retard"),
        "waiting": (
            "waiting for {days}, asked for on {day}",
            "en attente depuis {days}, demandé le {day}",
        ),
        "waiting-late": (
            "waiting for {days}, asked for on {day}; later than usual, ask through the contact form",
            "en attente depuis {days}, demandé le {day} ; plus long que d'habitude, se renseigner par le formulaire de contact",
        ),
        "transfer-started": (
            "Transfer of {name} under way since {at}; it takes a few days to a few weeks",
            "Transfert {name:de} en cours depuis le {at} ; de quelques jours à quelques semaines",
        ),
        "list-anew": (
            "Its checklist begins anew ({ticks} of the earlier transfer taken back)",
            "Sa liste repart de zéro (du transfert précédent, {ticks} en moins)",
        ),
        "transfer-completed": ("Transferred: {name}", "Transfert terminé : {name}"),
        "transfer-cancelled": (
            "Transfer taken back: {name} stays with you",
            "Transfert annulé : {name} reste avec vous",
        ),
        "no-transfer": ("No transfer is under way.", "Aucun transfert en cours."),
        "cancel-planned": (
            "Cancel what is still planned with {name} ({sessions})?",
            "Annuler ce qui est encore prévu avec {name} ({sessions}) ?",
        ),
        "sessions-cancelled": (
            "Planned sessions cancelled by you: {count}",
            "Sessions prévues annulées par vous : {count}",
        ),
        "status": (
            "Status: {now}; before: {before}. To take all of it back: mentor undo",
            "Statut : {now} ; avant : {before}. Pour revenir en arrière : mentor undo",
        ),
        "handover-written": ("Handover of {name} written: {file}", "Dossier de passation {name:de} rédigé : {file}"),
    }
)


def transfer_sentence(wait: TransferWait, lang: str) -> str:
    """Return how long a transfer has taken, and that it is late where it is; begins with a small letter."""
    about = {"days": counted("day", wait.days, lang), "day": day(wait.since, lang)}
    return sentence("waiting-late" if wait.late else "waiting", lang, **about)


def transfer_started_text(done: TransferChanged, view: View) -> list[str]:
    """Return that a transfer is under way, and the command for its request."""
    at = moment(view.local(done.transfer.started_at), view.lang)
    anew = [sentence("list-anew", view.lang, ticks=counted("tick", done.unticked, view.lang))] if done.unticked else []
    return [
        sentence("transfer-started", view.lang, name=done.student.name, at=at),
        *anew,
        common_sentence("next", view.lang, command=command_line("transfer request", done.student.id)),
    ]


def transfer_completed_text(done: TransferChanged, view: View) -> list[str]:
    """Return that the student is transferred, and how many sessions were cancelled with it."""
    lines = [sentence("transfer-completed", view.lang, name=done.student.name)]
    if done.cancelled:
        lines.append(sentence("sessions-cancelled", view.lang, count=len(done.cancelled)))
    if done.before is not None:
        now, before = (student_status_word(one, view.lang) for one in (done.student.status, done.before))
        lines.append(sentence("status", view.lang, now=now, before=before))
    return lines


def transfer_cancelled_text(done: TransferChanged, view: View) -> list[str]:
    """Return that the student stays."""
    return [sentence("transfer-cancelled", view.lang, name=done.student.name)]


def cancel_planned_question(name: str, count: int, view: View) -> str:
    """Return the question whether to cancel the sessions still planned with a student."""
    return sentence("cancel-planned", view.lang, name=name, sessions=counted("session", count, view.lang))


def transfers_table(found: Iterable[TransferWaiting], view: View) -> Table:
    """Return the transfers under way."""
    listed = list(found)
    rows = [
        (one.called, transfer_sentence(one.wait, view.lang), one.transfer.to or "", one.transfer.reason)
        for one in listed
    ]
    return Table(rows, COLUMNS, lambda: [_cells(one, view) for one in listed], sentence("no-transfer", view.lang))


def _cells(one: TransferWaiting, view: View) -> tuple[str, ...]:
    """Return a transfer as a terminal lists it: red where it takes longer than usual."""
    waits = counted("day", one.wait.days, view.lang)
    late = part(sentence("late", view.lang), BAD) if one.wait.late else ""
    since = sentence("since", view.lang, day=short_day(one.wait.since, view))
    return one.called, waits, since, late, one.transfer.to or "", one.transfer.reason


def handover_written_text(page: HandoverPage, view: View) -> list[str]:
    """Return where the handover was written."""
    return [sentence("handover-written", view.lang, name=page.student.name, file=page.file)]
