"""What pages of facts are made of: a label and what is known, a line each, and parts under a heading."""

from __future__ import annotations

import re

from mentorcli.models.session import Session
from mentorcli.render.cells import cut
from mentorcli.render.text import Sentences, funding_word, kind_word, moment, reason_word, span
from mentorcli.render.text.cells import documented_cell
from mentorcli.text import HEADING, ID, NAME, joined, part

label = Sentences(
    {
        "student": ("Student", "Étudiant"),
        "status": ("Status", "Statut"),
        "path": ("Path", "Parcours"),
        "funding": ("Funding", "Financement"),
        "email": ("E-mail", "E-mail"),
        "phone": ("Phone", "Téléphone"),
        "since": ("since {day}", "depuis le {day}"),
        "training-since": ("in training since {day}", "en formation depuis le {day}"),
        "reach": ("Reach", "Contact"),
        "attendance": ("Attendance", "Assiduité"),
        "project": ("Project", "Projet"),
        "next": ("Next", "Prochaine"),
        "going-on": ("Going on", "En cours"),
        "off": ("Away", "Congé"),
        "checklist": ("Checklist", "Liste"),
        "last-time": ("Last time", "Précédente"),
        "due": ("Due", "À faire"),
        "projects": ("Projects", "Projets"),
        "goals": ("Goals", "Objectifs"),
        "sessions": ("Sessions", "Sessions"),
        "notes": ("Notes", "Notes"),
        "history": ("History", "Historique"),
        "resources": ("Resources", "Ressources"),
        "all-notes": ("All of them: {command}", "Toutes : {command}"),
        "level": ("level {level}", "niveau {level}"),
        "level-of": ("Level", "Niveau"),
        "to-document": ("to document", "à renseigner"),
        "session": ("Session", "Session"),
        "start": ("Start", "Début"),
        "planned": ("Planned", "Prévue"),
        "lasted": ("Lasted", "Réelle"),
        "kind": ("Kind", "Type"),
        "late": ("Late", "Retard"),
        "called-off": ("Called off", "Annulée le"),
        "presence": ("Presence", "Présence"),
        "recording": ("Recording", "Vidéo"),
        "judged-by": ("Judged by", "Jugée selon"),
        "because": ("Because", "Parce que"),
        "confirmed": ("confirmed", "confirmée"),
        "not-confirmed": ("not confirmed", "non confirmée"),
        "required": ("required, no link kept", "obligatoire, aucun lien noté"),
    }
)
WIDTH = 13


def fact(key: str, value: str, lang: str) -> str:
    """Return a line of facts: the label, then what is known."""
    return joined(_label(label(key, lang), lang), _set_in(value, WIDTH + 1))


def listed_fact(key: str, values: list[str], lang: str, room: int | None = None) -> list[str]:
    """Return a line a value, the label before the first one; each is cut to `room` cells, None is without a limit."""
    labels = [label(key, lang), *[""] * (len(values) - 1)]
    shown = values if room is None else [cut(value, room) for value in values]
    return [joined(_label(one, lang), _set_in(value, WIDTH + 1)) for one, value in zip(labels, shown, strict=False)]


def _label(text: str, lang: str) -> str:
    """Return a label with its colon and the blanks up to what is known."""
    if not text:
        return " " * (WIDTH + 1)
    labelled = text + ("\u00a0:" if lang == "fr" else ":")
    return joined(part(labelled, HEADING), " " * (WIDTH - len(labelled) + 1))


def _set_in(text: str, columns: int) -> str:
    """Return a text with its later lines set in, so that none looks like one of the page."""
    if "\n" not in text and "\r" not in text:
        return text
    return re.sub(r"\n(?=[^\n])", "\n" + " " * columns, text.replace("\r\n", "\n").replace("\r", "\n"))


def _minutes(count: int | None) -> str | None:
    """Return a length, None where it is not known."""
    return f"{count} min" if count else None


def changed_facts(before: Session, now: Session, lang: str) -> list[str]:
    """Return a line for each fact of its day that a correction changes of a session, `-` where there is none now."""
    facts = [
        ("planned", _minutes(before.duration_minutes), _minutes(now.duration_minutes)),
        ("lasted", _minutes(before.actual_minutes), _minutes(now.actual_minutes)),
        ("project", before.project, now.project),
        ("level-of", before.level, now.level),
        ("funding", funding_word(before.funding, lang), funding_word(now.funding, lang)),
    ]
    return [fact(key, str(value or "-"), lang) for key, was, value in facts if was != value]


def session_page(session: Session, name: str, lang: str, *, required: bool) -> list[str]:
    """Return a session as lines of facts, times in their own zone; what is not known is left out.

    `required` tells that it must be recorded.
    """
    presence = "confirmed" if session.presence_confirmed else "not-confirmed"
    reason = f" ({reason_word(session.reason, lang)})" if session.reason else ""
    facts = {
        "session": part(session.id, ID),
        "student": joined(part(name, NAME), " (", part(session.student, ID), ")"),
        "start": moment(session.scheduled_at, lang),
        "planned": _minutes(session.duration_minutes),
        "lasted": _minutes(session.actual_minutes),
        "kind": kind_word(session.kind, lang),
        "status": joined(documented_cell(session.status, lang), reason),
        "late": span(session.late_seconds, lang) if session.late_seconds else None,
        "called-off": moment(session.cancelled_at, lang) if session.cancelled_at else None,
        "presence": label(presence, lang),
        "recording": session.recording or (label("required", lang) if required else None),
        "project": session.project,
        "level-of": str(session.level) if session.level else None,
        "funding": funding_word(session.funding, lang),
        "judged-by": session.policy,
        "because": session.because,
        "notes": session.notes,
    }
    return [fact(key, value, lang) for key, value in facts.items() if value]
