"""The handover: one Markdown page that the next mentor can start from, with nothing on it that was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mentorcli.models.attendance import Attendance
from mentorcli.models.checklist import ChecklistItem
from mentorcli.models.contact import Contact
from mentorcli.models.note import Note
from mentorcli.models.project import Project, Resource
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.models.transfer import Transfer
from mentorcli.render.text.attendance import attendance_sentence
from mentorcli.render.text.labels import (
    funding_word,
    kind_word,
    project_status_word,
    reason_word,
    status_word,
    student_status_word,
)
from mentorcli.render.text.quantities import day, moment, typeset
from mentorcli.render.text.steps import via_word

# What `--without` can leave out. `notes` are all free texts: the student's notes, those of sessions and of contacts.
PARTS = (
    "notes", "phone", "email", "reason", "funding", "projects", "resources", "attendance", "checklist", "sessions",
    "contacts",
)  # fmt: skip
WORDS = {
    "en": {
        "title": "Handover: {name}", "made": "Written on {day}.", "reason": "Reason for the transfer",
        "no-reason": "No transfer is under way.", "to": "Next mentor: {to}", "profile": "Profile", "path": "Path",
        "status": "Status", "funding": "Funding", "email": "E-mail", "phone": "Phone", "started": "Started",
        "projects": "Projects", "level": "level {level}", "resources": "Resources suggested",
        "attendance": "Attendance", "checklist": "Open checklist items", "sessions": "Last sessions", "notes": "Notes",
        "contacts": "Contact history", "none": "None.", "hidden": "[left out]", "due": "due {day}",
    },
    "fr": {
        "title": "Passation : {name}", "made": "Rédigé le {day}.", "reason": "Motif du transfert",
        "no-reason": "Aucun transfert n'est en cours.", "to": "Mentor suivant : {to}", "profile": "Profil",
        "path": "Parcours", "status": "Statut", "funding": "Financement", "email": "E-mail", "phone": "Téléphone",
        "started": "Début", "projects": "Projets", "level": "niveau {level}", "resources": "Ressources conseillées",
        "attendance": "Assiduité", "checklist": "Points ouverts des listes", "sessions": "Dernières sessions",
        "notes": "Notes", "contacts": "Historique des contacts", "none": "Aucun élément.", "hidden": "[non transmis]",
        "due": "pour le {day}",
    },
}  # fmt: skip
COLON = {"en": ": ", "fr": " : "}
_DIGITS_AT_LEAST = 6


class Handover(NamedTuple):
    """What is handed over; times are local, sessions, notes and contacts oldest first.

    `open_items` are the checklist's name, its project and an item that is not done.
    """

    student: Student
    today: date
    transfer: Transfer | None
    projects: tuple[Project, ...]
    resources: tuple[Resource, ...]
    attendance: Attendance
    sessions: tuple[Session, ...]
    notes: tuple[Note, ...]
    contacts: tuple[Contact, ...]
    open_items: tuple[tuple[str, str | None, ChecklistItem], ...]


def page(facts: Handover, lang: str, without: frozenset[str]) -> str:
    """Return the page as Markdown, in `en` or `fr`, without the parts named (of PARTS)."""
    writer = _Page(facts, lang, without)
    sections = [writer.head()]
    for part in (
        "reason",
        "profile",
        "projects",
        "attendance",
        "checklist",
        "sessions",
        "notes",
        "contacts",
        "resources",
    ):
        if part not in without:
            lines = getattr(writer, part)()
            sections.append([f"## {WORDS[lang][part]}", "", *(lines or [WORDS[lang]["none"]])])
    return writer.redacted("\n\n".join("\n".join(lines) for lines in sections) + "\n")


class _Page:
    """The page's sections, each a list of lines."""

    def __init__(self, facts: Handover, lang: str, without: frozenset[str]) -> None:
        self.facts = facts
        self.lang = lang
        self.without = without
        self.words = WORDS[lang]

    def head(self) -> list[str]:
        """Return the title and the day."""
        title = self.say("title", name=_plain(self.facts.student.name))
        return [f"# {title}", "", self.say("made", day=day(self.facts.today, self.lang))]

    def reason(self) -> list[str]:
        """Return why the student changes mentor, and to whom."""
        transfer = self.facts.transfer
        if transfer is None:
            return [self.words["no-reason"]]
        to = ["", self.say("to", to=_plain(transfer.to))] if transfer.to else []
        return [_plain(transfer.reason), *to]

    def profile(self) -> list[str]:
        """Return who the student is."""
        student = self.facts.student
        facts = {
            "path": student.path,
            "status": student_status_word(student.status, self.lang),
            "funding": funding_word(student.funding_on(self.facts.today), self.lang),
            "email": student.email,
            "phone": student.phone,
            "started": day(student.started, self.lang) if student.started else None,
        }
        colon = COLON[self.lang]
        kept = ((key, value) for key, value in facts.items() if value and key not in self.without)
        return [typeset(f"- {self.words[key]}{colon}", self.lang) + _plain(value) for key, value in kept]

    def projects(self) -> list[str]:
        """Return the projects with their level and status."""
        lines = []
        for project in self.facts.projects:
            level = self.say("level", level=project.level) + ", " if project.level else ""
            lines.append(f"- {_plain(project.title)} ({level}{project_status_word(project.status, self.lang)})")
        return lines

    def attendance(self) -> list[str]:
        """Return the figures with their denominators."""
        sentence = attendance_sentence(self.facts.attendance, self.lang)
        return [sentence[:1].upper() + sentence[1:]]

    def checklist(self) -> list[str]:
        """Return what is not ticked."""
        lines = []
        for _, project, item in self.facts.open_items:
            due = ", " + self.say("due", day=day(item.due, self.lang)) if item.due else ""
            lines.append(f"- [ ] {item.text} ({_plain(project or '')}{due})")
        return lines

    def sessions(self) -> list[str]:
        """Return the last sessions, newest first, with their notes."""
        return [line for session in reversed(self.facts.sessions) for line in self._session(session)]

    def _session(self, session: Session) -> Iterable[str]:
        reason = f" ({reason_word(session.reason, self.lang)})" if session.reason else ""
        kind, status = kind_word(session.kind, self.lang), status_word(session.status, self.lang)
        yield f"- {moment(session.scheduled_at, self.lang)}, {kind}{COLON[self.lang]}{status}{reason}"
        if "notes" not in self.without:
            yield from _indented(session.notes)

    def notes(self) -> list[str]:
        """Return the notes on the student, newest first."""
        lines = []
        for note in reversed(self.facts.notes):
            first, *others = _plain(note.text).split("\n")
            lines += [f"- {day(note.at.date(), self.lang)}{COLON[self.lang]}{first}", *(f"  {line}" for line in others)]
        return lines

    def contacts(self) -> list[str]:
        """Return the attempts to reach the student, oldest first."""
        lines = []
        for contact in self.facts.contacts:
            lines.append(f"- {moment(contact.at, self.lang)}{COLON[self.lang]}{via_word(contact.via, self.lang)}")
            if "notes" not in self.without:
                lines += _indented(contact.note)
        return lines

    def resources(self) -> list[str]:
        """Return the resources suggested."""
        return [f"- {_plain(r.title) + ' ' if r.title else ''}<{r.url}>" for r in self.facts.resources]

    def say(self, key: str, **values: object) -> str:
        """Return words of the page with what they speak of."""
        return typeset(self.words[key], self.lang).format(**values)

    def redacted(self, text: str) -> str:
        """Return the page without a phone number or address that is left out, wherever somebody wrote it."""
        student = self.facts.student
        if "email" in self.without and student.email:
            text = re.sub(re.escape(student.email), self.words["hidden"], text, flags=re.IGNORECASE)
        digits = re.sub(r"\D", "", student.phone or "")
        if "phone" in self.without and len(digits) >= _DIGITS_AT_LEAST:
            # The last nine digits are the number, however its country and its spaces are written.
            number = r"[\s().\-/]*".join(digits[-9:])
            text = re.sub(rf"\+?[\d\s().\-/]*{number}", " " + self.words["hidden"], text)
        return text


def _indented(text: str | None) -> list[str]:
    """Return free text as lines that belong to the item before."""
    return [f"  {line}" for line in _plain(text).split("\n")] if text else []


def _plain(text: str) -> str:
    """Return what a person typed so that Markdown shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)
