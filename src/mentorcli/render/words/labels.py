"""The words for the codes of the records: statuses, reasons, kinds, fundings, phases."""

from __future__ import annotations

from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.student import Funding, ProjectStatus, StudentStatus

STATUS = {
    "en": {
        SessionStatus.SCHEDULED: "planned",
        SessionStatus.COMPLETED: "held",
        SessionStatus.NO_SHOW: "no-show",
        SessionStatus.CANCELLED: "cancelled",
    },
    "fr": {
        SessionStatus.SCHEDULED: "prévue",
        SessionStatus.COMPLETED: "tenue",
        SessionStatus.NO_SHOW: "no-show",
        SessionStatus.CANCELLED: "annulée",
    },
}
REASON = {
    "en": {
        Reason.ABSENT: "absent",
        Reason.LATE: "late",
        Reason.LATE_CANCELLATION: "cancelled late",
        Reason.CANCELLED_IN_TIME: "cancelled in time",
        Reason.CANCELLED_BY_MENTOR: "cancelled by the mentor",
    },
    "fr": {
        Reason.ABSENT: "absence",
        Reason.LATE: "retard",
        Reason.LATE_CANCELLATION: "annulation tardive",
        Reason.CANCELLED_IN_TIME: "annulation dans les temps",
        Reason.CANCELLED_BY_MENTOR: "annulation par le mentor",
    },
}
KIND = {
    "en": {
        SessionKind.DISCOVERY: "discovery session",
        SessionKind.MENTORING: "mentoring session",
        SessionKind.PRESENTATION: "presentation",
    },
    "fr": {
        SessionKind.DISCOVERY: "session de découverte",
        SessionKind.MENTORING: "session de mentorat",
        SessionKind.PRESENTATION: "soutenance",
    },
}
FUNDING = {
    "en": {
        Funding.FUNDED: "funded",
        Funding.SELF_PAID: "self-paid",
        Funding.APPRENTICESHIP: "apprenticeship",
        Funding.UNKNOWN: "unknown funding",
    },
    "fr": {
        Funding.FUNDED: "financé",
        Funding.SELF_PAID: "autofinancé",
        Funding.APPRENTICESHIP: "alternance",
        Funding.UNKNOWN: "financement inconnu",
    },
}
STUDENT_STATUS = {
    "en": {
        StudentStatus.ACTIVE: "active",
        StudentStatus.PAUSED: "paused",
        StudentStatus.UNREACHABLE: "unreachable",
        StudentStatus.TRANSFERRED: "transferred",
        StudentStatus.COMPLETED: "completed",
    },
    "fr": {
        StudentStatus.ACTIVE: "actif",
        StudentStatus.PAUSED: "en pause",
        StudentStatus.UNREACHABLE: "injoignable",
        StudentStatus.TRANSFERRED: "transféré",
        StudentStatus.COMPLETED: "formation terminée",
    },
}
PROJECT_STATUS = {
    "en": {
        ProjectStatus.TODO: "to do",
        ProjectStatus.IN_PROGRESS: "in progress",
        ProjectStatus.PRESENTED: "presented",
        ProjectStatus.VALIDATED: "validated",
    },
    "fr": {
        ProjectStatus.TODO: "à faire",
        ProjectStatus.IN_PROGRESS: "en cours",
        ProjectStatus.PRESENTED: "présenté",
        ProjectStatus.VALIDATED: "validé",
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
