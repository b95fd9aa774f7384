"""The words for the codes of the records: statuses, reasons, kinds, fundings, phases.

A code is looked up by its text, which is what the enum members are, so that no model has to be loaded for its
words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorcli.models.project import ProjectStatus
    from mentorcli.models.session import Reason, SessionKind, SessionStatus
    from mentorcli.models.student import Funding, StudentStatus

STATUS = {
    "en": {
        "scheduled": "planned",
        "completed": "held",
        "no-show": "no-show",
        "cancelled": "cancelled",
    },
    "fr": {
        "scheduled": "prévue",
        "completed": "tenue",
        "no-show": "no-show",
        "cancelled": "annulée",
    },
}
REASON = {
    "en": {
        "absent": "absent",
        "late": "late",
        "late-cancellation": "cancelled late",
        "cancelled-in-time": "cancelled in time",
        "cancelled-by-mentor": "cancelled by the mentor",
    },
    "fr": {
        "absent": "absence",
        "late": "retard",
        "late-cancellation": "annulation tardive",
        "cancelled-in-time": "annulation dans les temps",
        "cancelled-by-mentor": "annulation par le mentor",
    },
}
KIND = {
    "en": {
        "discovery": "discovery session",
        "mentoring": "mentoring session",
        "presentation": "presentation",
    },
    "fr": {
        "discovery": "session de découverte",
        "mentoring": "session de mentorat",
        "presentation": "soutenance",
    },
}
FUNDING = {
    "en": {
        "funded": "funded",
        "self-paid": "self-paid",
        "apprenticeship": "apprenticeship",
        "unknown": "unknown funding",
    },
    "fr": {
        "funded": "financé",
        "self-paid": "autofinancé",
        "apprenticeship": "alternance",
        "unknown": "financement inconnu",
    },
}
STUDENT_STATUS = {
    "en": {
        "active": "active",
        "paused": "paused",
        "unreachable": "unreachable",
        "transferred": "transferred",
        "completed": "completed",
    },
    "fr": {
        "active": "actif",
        "paused": "en pause",
        "unreachable": "injoignable",
        "transferred": "transféré",
        "completed": "formation terminée",
    },
}
PROJECT_STATUS = {
    "en": {
        "todo": "to do",
        "in-progress": "in progress",
        "presented": "presented",
        "validated": "validated",
    },
    "fr": {
        "todo": "à faire",
        "in-progress": "en cours",
        "presented": "présenté",
        "validated": "validé",
    },
}
PHASE = {
    "en": {"before": "Before", "day": "On the day", "during": "Meanwhile", "after": "Afterwards"},
    "fr": {"before": "Avant", "day": "Le jour même", "during": "Entre-temps", "after": "Après"},
}


def status_word(status: SessionStatus, lang: str) -> str:
    """Say where a session stands."""
    return STATUS[lang][status]


def reason_word(reason: Reason, lang: str) -> str:
    """Say why a session is a no-show or was cancelled."""
    return REASON[lang][reason]


def kind_word(kind: SessionKind, lang: str) -> str:
    """Say what a session is for."""
    return KIND[lang][kind]


def funding_word(funding: Funding, lang: str) -> str:
    """Say who pays for the training."""
    return FUNDING[lang][funding]


def student_status_word(status: StudentStatus, lang: str) -> str:
    """Say where a student stands with the mentor."""
    return STUDENT_STATUS[lang][status]


def project_status_word(status: ProjectStatus, lang: str) -> str:
    """Say how far a project is."""
    return PROJECT_STATUS[lang][status]


def phase_word(phase: str, lang: str) -> str:
    """Say the heading of a checklist's phase."""
    return PHASE[lang][phase]
