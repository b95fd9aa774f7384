"""The labels of the codes in the records: statuses, reasons, kinds, fundings, phases.

A code is looked up by its text, which is what the enum members are, so that no model has to be loaded for its label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorcli.render.text.sentences import Sentences

if TYPE_CHECKING:
    from mentorcli.models.project import ProjectStatus
    from mentorcli.models.session import Reason, SessionKind, SessionStatus
    from mentorcli.models.student import Funding, StudentStatus

_status = Sentences(
    {
        "scheduled": ("planned", "prévue"),
        "completed": ("held", "tenue"),
        "no-show": ("no-show", "no-show"),
        "cancelled": ("cancelled", "annulée"),
    }
)
_reason = Sentences(
    {
        "absent": ("absent", "absence"),
        "late": ("late", "retard"),
        "late-cancellation": ("cancelled late", "annulation tardive"),
        "cancelled-in-time": ("cancelled in time", "annulation dans les temps"),
        "cancelled-by-mentor": ("cancelled by the mentor", "annulation par le mentor"),
    }
)
_kind = Sentences(
    {
        "discovery": ("discovery session", "session de découverte"),
        "mentoring": ("mentoring session", "session de mentorat"),
        "presentation": ("presentation", "soutenance"),
    }
)
_funding = Sentences(
    {
        "funded": ("funded", "financé"),
        "self-paid": ("self-paid", "autofinancé"),
        "apprenticeship": ("apprenticeship", "alternance"),
        "unknown": ("unknown funding", "financement inconnu"),
    }
)
_student_status = Sentences(
    {
        "active": ("active", "actif"),
        "paused": ("paused", "en pause"),
        "unreachable": ("unreachable", "injoignable"),
        "transferred": ("transferred", "transféré"),
        "completed": ("completed", "formation terminée"),
    }
)
_project_status = Sentences(
    {
        "todo": ("to do", "à faire"),
        "in-progress": ("in progress", "en cours"),
        "presented": ("presented", "présenté"),
        "validated": ("validated", "validé"),
    }
)
_phase = Sentences(
    {
        "before": ("Before", "Avant"),
        "day": ("On the day", "Le jour même"),
        "during": ("Meanwhile", "Entre-temps"),
        "after": ("Afterwards", "Après"),
    }
)


def status_word(status: SessionStatus, lang: str) -> str:
    """Return the label of a session's status."""
    return _status(status, lang)


def reason_word(reason: Reason, lang: str) -> str:
    """Return the label of the reason for a no-show or a cancellation."""
    return _reason(reason, lang)


def kind_word(kind: SessionKind, lang: str) -> str:
    """Return the label of a session's kind."""
    return _kind(kind, lang)


def funding_word(funding: Funding, lang: str) -> str:
    """Return the label of a funding: who pays for the training."""
    return _funding(funding, lang)


def student_status_word(status: StudentStatus, lang: str) -> str:
    """Return the label of a student's status."""
    return _student_status(status, lang)


def project_status_word(status: ProjectStatus, lang: str) -> str:
    """Return the label of a project's status."""
    return _project_status(status, lang)


def phase_word(phase: str, lang: str) -> str:
    """Return the heading of a phase of a checklist."""
    return _phase(phase, lang)
