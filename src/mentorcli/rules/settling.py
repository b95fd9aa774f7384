"""What only a person can settle: records that are sound one by one and cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING

from mentorcli.models.links import link_fault
from mentorcli.models.results.store import ToSettle
from mentorcli.models.session import Reason, Session, SessionStatus
from mentorcli.text import Bilingual, bilingual, command_line, visible

if TYPE_CHECKING:
    from mentorcli.models.note import Note
    from mentorcli.models.project import Project, Resource
    from mentorcli.models.training import TrainingStep
    from mentorcli.models.transfer import Transfer

_THERE = (Reason.ABSENT, Reason.LATE)
_STATUS = {
    SessionStatus.SCHEDULED: ("planned", "prévue"),
    SessionStatus.COMPLETED: ("held", "réalisée"),
    SessionStatus.CANCELLED: ("cancelled", "annulée"),
}
MINUTE = 60
_SHOWN = 60


def told_ahead(session: Session, now: datetime) -> bool:
    """Return whether a session tells what happened at a moment that is still to come (aware datetimes).

    One that was called off in advance is none, whatever the rule made of that.
    """
    if session.cancelled_at is not None and session.cancelled_at > now:
        return True
    return session.scheduled_at > now and (session.held or session.reason in _THERE)


def to_settle(
    student: str,
    sessions: Iterable[Session],
    projects: Iterable[Project],
    transfers: Iterable[Transfer],
    *,
    now: datetime,
    zone: tzinfo | None,
    notes: Iterable[tuple[Note, Session | None]] = (),
) -> list[ToSettle]:
    """Return what is to settle about one student, whose records come in the order in which they were written.

    Times are shown in the mentor's zone (None: the system's). `notes` are those on the student, each with its session
    as the note's operation left it where another machine has overwritten that.
    """
    known = sorted(sessions, key=_start)  # of two at one start the one written first stays first
    return [
        *_ahead(student, known, now, zone),
        *_twice(student, known, zone),
        *_in_progress(student, projects),
        *_open_transfers(student, transfers),
        *_notes_of_none(student, {session.id: session for session in known}, notes, zone),
    ]


_TOLD = {
    SessionStatus.COMPLETED: ("held", "réalisée"),
    SessionStatus.NO_SHOW: ("no-show", "no-show"),
    SessionStatus.CANCELLED: ("cancelled", "annulée"),
}


def _ahead(student: str, sessions: list[Session], now: datetime, zone: tzinfo | None) -> Iterator[ToSettle]:
    for session in sessions:
        if told_ahead(session, now):
            start = _shown(session.scheduled_at, zone)
            told = _TOLD[session.status]
            yield ToSettle(
                student,
                bilingual(
                    f"{student}: the session of {start} is {told[0]}, at a moment still to come",
                    f"{student}\u00a0: la session du {start} est notée {told[1]}, à un moment encore à venir",
                ),
                command_line("session delete", session.id),
            )


def _twice(student: str, sessions: list[Session], zone: tzinfo | None) -> Iterator[ToSettle]:
    """Yield each session at whose start another one of the student stands; those called off do not count."""
    standing = [session for session in sessions if session.status is not SessionStatus.CANCELLED]
    for moment, found in groupby(standing, key=_start):
        same = sorted(found, key=lambda session: session.status is SessionStatus.SCHEDULED)
        start = _shown(moment, zone)
        for session in same[1:]:
            yield ToSettle(
                student,
                bilingual(
                    f"{student}: two sessions begin at {start}: {same[0].id} and {session.id}",
                    f"{student}\u00a0: deux sessions commencent le {start}\u00a0: {same[0].id} et {session.id}",
                ),
                command_line("session delete", session.id),
            )


def _in_progress(student: str, projects: Iterable[Project]) -> Iterator[ToSettle]:
    going = [project for project in projects if project.status == "in-progress"]
    for project in going[:-1]:
        one, other = visible(project.title), visible(going[-1].title)
        yield ToSettle(
            student,
            bilingual(
                f"{student}: two projects are in progress: {one!r} and {other!r}",
                f"{student}\u00a0: deux projets sont en cours\u00a0: «\u00a0{one}\u00a0» et «\u00a0{other}\u00a0»",
            ),
            command_line("project present", student, project.title),
        )


def _open_transfers(student: str, transfers: Iterable[Transfer]) -> Iterator[ToSettle]:
    for _ in [transfer for transfer in transfers if transfer.ended_at is None][1:]:
        yield ToSettle(
            student,
            bilingual(f"{student}: two transfers are under way", f"{student}\u00a0: deux transferts sont en cours"),
            command_line("transfer cancel", student),
        )


def _notes_of_none(
    student: str,
    sessions: Mapping[str, Session],
    notes: Iterable[tuple[Note, Session | None]],
    zone: tzinfo | None,
) -> Iterator[ToSettle]:
    """Yield each note of a no-show whose session is none: one of two changes, unknown to each other, is lost."""
    for note, lost in notes:
        session = sessions.get(note.session or "")
        if session is None or session.status is SessionStatus.NO_SHOW:
            continue
        start, held = _shown(session.scheduled_at, zone), _STATUS[session.status]
        english = french = f" ({visible(note.text)})"
        if lost is not None:
            again = command_line("session edit", lost.id, options=_evidence(lost))
            english = f", of another machine that did not know of this; if it was one: {again}; if not"
            french = f", d'une autre machine qui l'ignorait\u00a0; si c'en était un\u00a0: {again}\u00a0; sinon"
        yield ToSettle(
            student,
            bilingual(
                f"{student}: the session of {start} is {held[0]}, and the note of its no-show stands{english}",
                f"{student}\u00a0: la session du {start} est {held[1]}, et la note de son no-show demeure{french}",
            ),
            _judge(student, session, start),
        )


def _judge(student: str, session: Session, start: str) -> str:
    """Return the command that judges a session, so that its note goes or is true."""
    if session.status is SessionStatus.SCHEDULED:
        return command_line("session log", student, options=["--at", start])
    return command_line("session edit", session.id, options=["--rejudge"])


def _evidence(session: Session) -> list[str]:
    """Return the options that tell what happened to a no-show."""
    if session.cancelled_at is not None:
        return ["--cancelled-by", "student", "--cancelled-at", session.cancelled_at.isoformat()]
    if not session.late_seconds:
        return ["--absent"]
    minutes, seconds = divmod(session.late_seconds, MINUTE)
    return ["--late", f"{minutes}m{seconds}s" if seconds else f"{minutes}m"]


def _start(session: Session) -> datetime:
    return session.scheduled_at.astimezone(UTC)


def _shown(moment: datetime, zone: tzinfo | None) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def links_to_settle(
    student: str,
    resources: Iterable[Resource] = (),
    sessions: Iterable[Session] = (),
    steps: Iterable[TrainingStep] = (),
) -> list[ToSettle]:
    """Return what is kept as a link and is none, of a student (a slug) or (`steps`) of the mentor's training."""
    found = [
        (one.url, bilingual(f"{student}: the resource", f"{student}\u00a0: la ressource"),
         command_line("resource remove", student, visible(one.url)))
        for one in resources
    ]  # fmt: skip
    found += [
        (one.recording, bilingual(f"{student}: the recording", f"{student}\u00a0: l'enregistrement"),
         command_line("session edit", one.id, options=["--recording", ""]))
        for one in sessions
        if one.recording is not None
    ]  # fmt: skip
    found += [
        (one.link, bilingual(f"training {one.id}: the link", f"formation {one.id}\u00a0: le lien"),
         command_line("training done", one.id, options=["--link", "URL"]))
        for one in steps
        if one.link is not None
    ]  # fmt: skip
    return [
        ToSettle(student, _unfit(url, what, fault), command)
        for url, what, command in found
        if (fault := link_fault(url)) is not None
    ]


def _unfit(url: str, what: Bilingual, fault: Bilingual) -> Bilingual:
    shown = visible(url[:_SHOWN])
    return bilingual(
        f"{what} {shown!r} is no link: {fault}",
        f"{what.french} «\u00a0{shown}\u00a0» n'est pas un lien\u00a0: {fault.french}",
    )
