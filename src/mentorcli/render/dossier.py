"""The evidence of one verdict: one Markdown page for somebody who knows nothing of the case."""

from __future__ import annotations

from collections.abc import Callable

from mentorcli.counts import counted
from mentorcli.models.results.dossier import Dossier
from mentorcli.models.session import Reason, Session, SessionStatus
from mentorcli.models.session_history import EventKind, SessionEvent
from mentorcli.render import View
from mentorcli.render.dossier_parts import LATE_OFF, attendance, earlier, journal, notes, recording, unknown
from mentorcli.render.dossier_rule import arithmetic, rule, verdict
from mentorcli.render.markdown import escaped
from mentorcli.render.text import COLON, day, kind_word, moment, span
from mentorcli.render.text.dossier import WORDS, heading, sentence
from mentorcli.render.text.policy import source_text
from mentorcli.render.text.session_history import event_text, outcome, written
from mentorcli.render.text.verdict import verdict_sentence
from mentorcli.rules.noshow import elapsed_seconds
from mentorcli.rules.session_history import corrections, documented_first, happened_at, other_zone, same_day


def dossier_page(dossier: Dossier, view: View) -> str:
    """Return the evidence as Markdown, times in the reader's zone."""
    page = _Page(dossier, view)
    sections: dict[str, Callable[[], list[str]]] = {
        "short": page.short,
        "words": page.words,
        "plan": page.plan,
        "happened": page.happened,
        "written": page.written,
        "rule": lambda: rule(dossier, view),
        "arithmetic": lambda: arithmetic(dossier, view),
        "verdict": lambda: verdict(dossier, view),
        "history": page.history,
        "corrections": page.corrections,
        "notes": lambda: notes(dossier, view),
        "recording": lambda: recording(dossier, view),
        "earlier": lambda: earlier(dossier, view),
        "attendance": lambda: attendance(dossier, view),
        "unknown": lambda: unknown(dossier, view),
        "journal": lambda: journal(dossier, view),
    }
    parts = [page.head()]
    parts += [[f"## {heading(name, view.lang)}", "", *section()] for name, section in sections.items()]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


class _Page:
    """The sections on what was planned, what happened and when that was written, each a list of lines."""

    def __init__(self, dossier: Dossier, view: View) -> None:
        self.found = dossier
        self.view = view
        self.lang = view.lang

    def head(self) -> list[str]:
        """Return the title, and what the page is made of."""
        name = escaped(self.found.student.name)
        title = self._said("title", name=name, start=self._start(self.found.session))
        now = moment(self.view.local(self.found.now), self.lang)
        return [f"# {title}", "", self._said("intro", now=now)]

    def short(self) -> list[str]:
        """Return the case in three lines."""
        session, found = self.found.session, self.found
        lines = [
            self._said(
                "who",
                kind=kind_word(session.kind, self.lang),
                name=escaped(found.student.name),
                start=self._start(session),
                minutes=session.duration_minutes,
                id=session.id,
            )
        ]
        if found.verdict is not None:
            lines.append(self._said("verdict", verdict=verdict_sentence(found.verdict, self.lang)))
        else:
            lines.append(self._said("stands", outcome=outcome(session, self.view)))
        if found.told is not None and found.told.kind is not EventKind.IMPORTED:
            lines.append(self._said("told-short", at=self._at(found.told), day=self._day(found.told)))
        return [f"- {line}" for line in lines]

    def words(self) -> list[str]:
        """Return what the words mean."""
        return [f"- {self._said(word)}" for word in WORDS]

    def plan(self) -> list[str]:
        """Return when the session was planned, and from when to when it was moved."""
        planned = self.found.planned
        lines = [self._planned(planned)] if planned is not None else [self._said("no-plan")]
        moved = [event for event in self.found.events if event.moved and event.after and event.takes_back is None]
        for event in moved:
            before, after = (self._start(one) for one in (event.before, event.after) if one is not None)
            key = "moved-undone" if event.undone else "moved"
            lines.append(self._said(key, at=self._at(event), before=before, after=after))
        if not moved:
            lines.append(self._said("never-moved"))
        return [f"- {line}" for line in lines]

    def _planned(self, event: SessionEvent) -> str:
        session = event.after or self.found.session
        values = {
            "at": self._at(event),
            "start": self._start(session),
            "kind": kind_word(session.kind, self.lang),
            "minutes": session.duration_minutes,
        }
        if event.kind is not EventKind.PLANNED:
            return self._said("imported" if event.kind is EventKind.IMPORTED else "never-planned", **values)
        ahead = elapsed_seconds(event.at, session.scheduled_at)
        return self._said("planned" if ahead >= 0 else "planned-after", **values, span=span(ahead, self.lang))

    def happened(self) -> list[str]:
        """Return what happened, as the record tells it."""
        session = self.found.basis
        if session.status is SessionStatus.SCHEDULED:
            return [self._said("open")]
        lasted = self.found.session.actual_minutes
        lines = [self._off(session) if session.status is SessionStatus.CANCELLED else self._came(session)]
        return [*lines, self._said("lasted", minutes=lasted)] if lasted else lines

    def _came(self, session: Session) -> str:
        if session.reason in (Reason.ABSENT, *LATE_OFF):
            return self._said("absent") if session.reason is Reason.ABSENT else self._off(session)
        if session.late_seconds is None:
            return self._said("came" if session.held else "late-unknown")
        if not session.late_seconds:
            return self._said("on-time")
        told = SessionEvent("", EventKind.JUDGED, session.scheduled_at, "", None, session)
        arrival = moment(self.view.local(happened_at(told)), self.lang)
        return self._said("late", arrival=arrival, span=span(session.late_seconds, self.lang))

    def _off(self, session: Session) -> str:
        by_mentor = session.reason is Reason.CANCELLED_BY_MENTOR
        who = self._said("the-mentor" if by_mentor else "the-student")
        if session.cancelled_at is None:
            return self._said("off-unknown", who=who)
        notice = elapsed_seconds(session.cancelled_at, session.scheduled_at)
        key = "before" if notice > 0 else "after" if notice else "at"
        return self._said(
            "off",
            who=who,
            at=moment(self.view.local(session.cancelled_at), self.lang),
            notice=self._said(key, span=span(notice, self.lang)),
        )

    def written(self) -> list[str]:
        """Return when and where what happened was written down, and how long after it."""
        told = self.found.told
        if told is None:
            return [self._said("open")]
        if told.kind is EventKind.IMPORTED:
            return [self._said("told-import", at=self._at(told))]
        where = "no-machine" if told.machine is None else "here" if told.own else "elsewhere"
        lines = [
            self._said(
                "told", at=self._at(told), command=told.command, where=self._said(where, machine=told.machine or "")
            )
        ]
        lines.append(self._delay(told, told.after or self.found.session))
        date = day(self.view.local(told.at).date(), self.lang)
        source = source_text("billing", self.lang)
        lines.append(self._said("asked", day=self._day(told), date=date, source=source))
        first = documented_first(list(self.found.events))
        if first is not None and first.op != told.op:
            lines.append(self._said("told-before", at=self._at(first), outcome=outcome(first.after, self.view)))
        if other_zone(told, self.view.zone):
            lines.append(self._said("zone", at=f"{told.at:%Y-%m-%d %H:%M:%S %z}"))
        return [f"- {line}" for line in lines]

    def _delay(self, told: SessionEvent, session: Session) -> str:
        """Return how long after what happened it was written down."""
        seconds = elapsed_seconds(happened_at(told), told.at)
        what = "the-calling-off" if session.cancelled_at else "the-arrival" if session.late_seconds else "the-start"
        return self._said("delay" if seconds >= 0 else "early", span=span(seconds, self.lang), what=self._said(what))

    def _day(self, told: SessionEvent) -> str:
        """Return how the local day of the writing stands to that of the session."""
        start = (told.after or self.found.session).scheduled_at
        if same_day(told.at, start, self.view.zone):
            return self._said("same-day")
        days = (self.view.day(told.at) - self.view.day(start)).days
        return self._said("days-later", days=counted("day", days, self.lang)) if days > 0 else self._said("day-before")

    def history(self) -> list[str]:
        """Return every line of the journal on the session."""
        return [self._line(event) for event in self.found.events]

    def corrections(self) -> list[str]:
        """Return what was changed after the session was documented."""
        later = corrections(list(self.found.events))
        if not later:
            from mentorcli.render.text.dossier_rule import beside

            return [beside("no-corrections", self.lang)]
        return [self._correction(event) for event in later]

    def _correction(self, event: SessionEvent) -> str:
        """Return a change of a documented session: where it stood before and after, where that is what changed."""
        before, after = (outcome(one, self.view) for one in (event.before, event.after))
        if before == after:
            return self._line(event)
        rest = ", ".join([self._said("became", before=before, after=after), *written(event, self.view)])
        return f"- {self._at(event)}{COLON[self.lang]}{escaped(rest)}"

    def _line(self, event: SessionEvent) -> str:
        """Return a change as an item, with the texts that it changed."""
        return f"- {self._at(event)}{COLON[self.lang]}{escaped(event_text(event, self.view, whole=True))}"

    def _start(self, session: Session) -> str:
        return moment(self.view.local(session.scheduled_at), self.lang)

    def _at(self, event: SessionEvent) -> str:
        return moment(self.view.local(event.at), self.lang)

    def _said(self, key: str, **values: object) -> str:
        return sentence(key, self.lang, **values)
