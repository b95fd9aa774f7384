"""The sections of the evidence of a verdict on what stands beside it, and on what is not known, as Markdown."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models.results.dossier import Dossier, EarlierNoShow
from mentorcli.models.session import Reason, SessionStatus
from mentorcli.models.session_history import EventKind
from mentorcli.render import View
from mentorcli.render.markdown import escaped, link, quoted
from mentorcli.render.text import kind_word, moment, reason_word
from mentorcli.render.text.attendance import attendance_sentence
from mentorcli.render.text.dossier_rule import beside
from mentorcli.render.text.dossier_rule import journal as journal_sentence
from mentorcli.render.text.dossier_rule import unknown as unknown_sentence
from mentorcli.rules.session_history import other_clock
from mentorcli.text import command_line, one_line

LATE_OFF = (Reason.LATE_CANCELLATION,)


def notes(dossier: Dossier, view: View) -> list[str]:
    """Return the notes that came with the session, word for word, and when each was written."""
    lang, lines = view.lang, []
    for note, recorded_at in dossier.notes:
        at = _moment(note.at, view)
        if recorded_at is None:
            lines += [f"- {beside('note-unknown', lang, at=at)}", "", *quoted(note.text), ""]
        else:
            said = beside("note", lang, at=at, recorded=_moment(recorded_at, view))
            lines += [f"- {said}", "", *quoted(note.text), ""]
    if dossier.session.notes:
        lines += [f"- {beside('session-notes', lang)}", "", *quoted(dossier.session.notes), ""]
    return lines[:-1] if lines else [beside("no-notes", lang)]


def recording(dossier: Dossier, view: View) -> list[str]:
    """Return the link to the recording and when it was kept, or that there is none."""
    lang, url = view.lang, dossier.session.recording
    if not url:
        return [beside("missing-recording" if dossier.required else "no-recording", lang)]
    if dossier.recording_at is None:
        return [beside("recording-unknown", lang, link=link(url))]
    return [beside("recording", lang, link=link(url), at=_moment(dossier.recording_at, view))]


def earlier(dossier: Dossier, view: View) -> list[str]:
    """Return the student's earlier no-shows, oldest first, each with its reason and when it was reported."""
    if not dossier.earlier:
        return [beside("no-earlier", view.lang)]
    return [f"- {_earlier(one, view)}." for one in dossier.earlier]


def _earlier(found: EarlierNoShow, view: View) -> str:
    lang, session = view.lang, found.session
    reason = reason_word(session.reason, lang) if session.reason else beside("no-reason", lang)
    if session.because:
        reason = beside("forced", lang, reason=reason, because=escaped(one_line(session.because) or ""))
    kind, at = kind_word(session.kind, lang), _moment(session.scheduled_at, view)
    what = beside("earlier", lang, at=at, kind=kind, id=session.id, reason=reason)
    if not found.reported_at:
        return beside("not-reported", lang, what=what)
    return beside("reported", lang, what=what, at=", ".join(_moment(one, view) for one in found.reported_at))


def attendance(dossier: Dossier, view: View) -> list[str]:
    """Return the student's attendance before the session and with it."""
    both = (("before", dossier.before), ("with-it", dossier.with_it))
    return [f"- {beside(key, view.lang, figures=attendance_sentence(figures, view.lang))}" for key, figures in both]


def unknown(dossier: Dossier, view: View) -> list[str]:
    """Return what the journal does not hold."""
    lang = view.lang
    lines = [unknown_sentence("platform", lang)]
    lines += [unknown_sentence(key, lang) for key, there in _missing(dossier).items() if there]
    machines = sum(event.machine is None for event in dossier.events)
    if machines:
        lines.append(unknown_sentence("machine", lang, count=machines))
    clocks = sum(map(other_clock, dossier.events))
    if clocks:
        command = command_line("session show", dossier.session.id, options=["--json"])
        lines.append(unknown_sentence("clock", lang, count=clocks, command=f"`{command}`"))
    lines += [unknown_sentence("purged", lang, at=_moment(at, view)) for at in dossier.journal.purged_at]
    return [f"- {line}" for line in lines]


def _missing(dossier: Dossier) -> dict[str, bool]:
    """Return which usual facts of a session are not on record, by the names of their sentences."""
    session, planned, told = dossier.basis, dossier.planned, dossier.told
    came = session.held or session.reason is Reason.LATE
    return {
        "plan": planned is None or planned.kind is not EventKind.PLANNED,
        "first-written": told is not None and told.kind is EventKind.IMPORTED,
        "arrival": session.status is not SessionStatus.SCHEDULED and came and not session.late_seconds,
        "measured": bool(session.late_seconds),
        "how": session.cancelled_at is not None and session.reason is not Reason.CANCELLED_BY_MENTOR,
        "recording": not dossier.session.recording,
    }


def journal(dossier: Dossier, view: View) -> list[str]:
    """Return what the journal itself is: its checksums, and entries that were put together."""
    found, lang = dossier.journal, view.lang
    key = "sealed" if found.sealed else "unsealed"
    lines = [journal_sentence.counted(key, found.lines, lang)]
    lines += [journal_sentence("merged", lang, at=_moment(at, view)) for at in found.merged_at]
    return [f"- {line}" for line in lines]


def _moment(at: datetime, view: View) -> str:
    return moment(view.local(at), view.lang)
