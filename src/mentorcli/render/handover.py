"""The handover: one Markdown page that the next mentor can start from, with nothing on it that was left out."""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.models.results.transfers import Handover
from mentorcli.models.session import Session
from mentorcli.render import View
from mentorcli.render.markdown import escaped
from mentorcli.render.markdown import link as markdown_link
from mentorcli.render.text import (
    COLON,
    Sentences,
    day,
    funding_word,
    kind_word,
    moment,
    project_status_word,
    reason_word,
    status_word,
    student_status_word,
)
from mentorcli.render.text.attendance import attendance_sentence
from mentorcli.render.text.contact import via_word
from mentorcli.rules.redaction import Redaction

sentence = Sentences(
    {
        "title": ("Handover: {name}", "Passation : {name}"),
        "made": ("Written on {day}.", "Rédigé le {day}."),
        "reason": ("Reason for the transfer", "Motif du transfert"),
        "no-reason": ("No transfer is under way.", "Aucun transfert n'est en cours."),
        "to": ("Next mentor: {to}", "Mentor suivant : {to}"),
        "profile": ("Profile", "Profil"),
        "path": ("Path", "Parcours"),
        "status": ("Status", "Statut"),
        "funding": ("Funding", "Financement"),
        "email": ("E-mail", "E-mail"),
        "phone": ("Phone", "Téléphone"),
        "started": ("Started", "Début"),
        "projects": ("Projects", "Projets"),
        "level": ("level {level}", "niveau {level}"),
        "resources": ("Resources suggested", "Ressources conseillées"),
        "attendance": ("Attendance", "Assiduité"),
        "checklist": ("Open checklist items", "Points ouverts des listes"),
        "goals": ("Open goals", "Objectifs ouverts"),
        "sessions": ("Last sessions", "Dernières sessions"),
        "notes": ("Notes", "Notes"),
        "contacts": ("Contact history", "Historique des contacts"),
        "none": ("None.", "Aucun élément."),
        "hidden": ("[left out]", "[non transmis]"),
        "due": ("due {day}", "pour le {day}"),
    }
)


def handover_page(handover: Handover, view: View, without: frozenset[str]) -> str:
    """Return the page as Markdown, without the parts named (of `rules.transfer.HANDOVER_PARTS`)."""
    page = _Page(handover, view, without)
    sections = {
        "reason": page.reason,
        "profile": page.profile,
        "projects": page.projects,
        "attendance": page.attendance,
        "checklist": page.checklist,
        "goals": page.goals,
        "sessions": page.sessions,
        "notes": page.notes,
        "contacts": page.contacts,
        "resources": page.resources,
    }
    parts = [page.head()]
    for part, section in sections.items():
        if part not in without and (part != "goals" or handover.goals):
            parts.append([f"## {page.sentence(part)}", "", *(section() or [page.sentence("none")])])
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


class _Page:
    """The page's sections, each a list of lines."""

    def __init__(self, handover: Handover, view: View, without: frozenset[str]) -> None:
        self.handover = handover
        self.view = view
        self.lang = view.lang
        self.without = without
        self.redaction = Redaction(
            handover.emails if "email" in without else (), handover.phones if "phone" in without else ()
        )

    def head(self) -> list[str]:
        """Return the title and the day."""
        title = self.sentence("title", name=self.plain(self.handover.student.name))
        return [f"# {title}", "", self.sentence("made", day=day(self.handover.today, self.lang))]

    def reason(self) -> list[str]:
        """Return why the student changes mentor, and to whom."""
        transfer = self.handover.transfer
        if transfer is None:
            return [self.sentence("no-reason")]
        to = ["", self.sentence("to", to=self.plain(transfer.to))] if transfer.to else []
        return [self.plain(transfer.reason), *to]

    def profile(self) -> list[str]:
        """Return who the student is."""
        student = self.handover.student
        facts = {
            "path": student.path,
            "status": student_status_word(student.status, self.lang),
            "funding": funding_word(student.funding_on(self.handover.today), self.lang),
            "email": student.email,
            "phone": student.phone,
            "started": day(student.started, self.lang) if student.started else None,
        }
        colon = COLON[self.lang]
        shown = ((key, value) for key, value in facts.items() if value and key not in self.without)
        return [f"- {self.sentence(key)}{colon}{self.plain(value)}" for key, value in shown]

    def projects(self) -> list[str]:
        """Return the projects with their level and status."""
        lines = []
        for project in self.handover.projects:
            level = self.sentence("level", level=project.level) + ", " if project.level else ""
            lines.append(f"- {self.plain(project.title)} ({level}{project_status_word(project.status, self.lang)})")
        return lines

    def attendance(self) -> list[str]:
        """Return the figures with their denominators."""
        figures = attendance_sentence(self.handover.attendance, self.lang)
        return [figures[:1].upper() + figures[1:]]

    def checklist(self) -> list[str]:
        """Return what is not ticked."""
        lines = []
        for _, project, item in self.handover.open_items:
            due = ", " + self.sentence("due", day=day(item.due, self.lang)) if item.due else ""
            lines.append(f"- [ ] {item.text} ({self.plain(project or '')}{due})")
        return lines

    def goals(self) -> list[str]:
        """Return what was agreed and is not met, oldest first."""
        return [
            f"- {day(self.view.day(goal.agreed_at), self.lang)}{COLON[self.lang]}{self.plain(goal.text)}"
            for goal in self.handover.goals
        ]

    def sessions(self) -> list[str]:
        """Return the last sessions, newest first, with their notes."""
        return [line for session in reversed(self.handover.sessions) for line in self._session(session)]

    def _session(self, session: Session) -> Iterable[str]:
        reason = f" ({reason_word(session.reason, self.lang)})" if session.reason else ""
        kind, status = kind_word(session.kind, self.lang), status_word(session.status, self.lang)
        yield f"- {moment(self.view.local(session.scheduled_at), self.lang)}, {kind}{COLON[self.lang]}{status}{reason}"
        if "notes" not in self.without:
            yield from self.indented(session.notes)

    def notes(self) -> list[str]:
        """Return the notes on the student, newest first."""
        lines = []
        for note in reversed(self.handover.notes):
            first, *others = self.plain(note.text).split("\n")
            on = day(self.view.day(note.at), self.lang)
            lines += [f"- {on}{COLON[self.lang]}{first}", *(f"  {line}" for line in others)]
        return lines

    def contacts(self) -> list[str]:
        """Return the attempts to reach the student, oldest first."""
        lines = []
        for contact in self.handover.contacts:
            at = moment(self.view.local(contact.at), self.lang)
            lines.append(f"- {at}{COLON[self.lang]}{via_word(contact.via, self.lang)}")
            if "notes" not in self.without:
                lines += self.indented(contact.note)
        return lines

    def resources(self) -> list[str]:
        """Return the resources suggested; what is no link is shown, and leads nowhere."""
        return [f"- {self.plain(r.title) + ' ' if r.title else ''}{self.link(r.url)}" for r in self.handover.resources]

    def sentence(self, key: str, **values: object) -> str:
        """Return a sentence of the page with its values."""
        return sentence(key, self.lang, **values)

    def plain(self, text: str) -> str:
        """Return what a person typed so that Markdown shows it as it is, without what is left out.

        That is looked for in the text as it was typed: escaped, it would be another one.
        """
        parts, done = [], 0
        for begin, end in self.redaction.spans(text):
            parts += [self._after(text[done:begin], done), self.sentence("hidden")]
            done = end
        return "".join([*parts, self._after(text[done:], done)])

    @staticmethod
    def _after(text: str, done: int) -> str:
        """Return a part of a text; right behind the brackets of what is left out `(` and `:` would make a link."""
        return "\\" * (done > 0 and text.startswith(("(", ":"))) + escaped(text)

    def link(self, url: str) -> str:
        """Return the address of a page, as a link where it is one and nothing of it is left out."""
        if self.redaction.spans(url):
            return self.plain(url)
        return markdown_link(url)

    def indented(self, text: str | None) -> list[str]:
        """Return free text as lines that belong to the item before."""
        return [f"  {line}" for line in self.plain(text).split("\n")] if text else []
