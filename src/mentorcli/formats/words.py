"""Status, kind and funding in the words of other tools, English and French, in any case and gender."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.student import Funding
from mentorcli.text import fold


class Outcome(NamedTuple):
    """What became of a session, as a word of another tool says it. A plain cancellation does not tell by whom."""

    status: SessionStatus
    reason: Reason | None = None


HELD = Outcome(SessionStatus.COMPLETED)
PLANNED = Outcome(SessionStatus.SCHEDULED)
CANCELLED = Outcome(SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME)
BY_MENTOR = Outcome(SessionStatus.CANCELLED, Reason.CANCELLED_BY_MENTOR)
ABSENT = Outcome(SessionStatus.NO_SHOW, Reason.ABSENT)
LATE = Outcome(SessionStatus.NO_SHOW, Reason.LATE)
CALLED_OFF_LATE = Outcome(SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION)

# As `plain_word` leaves them. On the platform a student who came too late is "absent" (domain, section 9).
_STATUSES = (
    (HELD, "completed|complete|held|done|attended|present|presente|finished|realise|realisee|effectue|effectuee|tenu|"
           "tenue|termine|terminee|fait|faite|honore|honoree|suivi|suivie"),
    (PLANNED, "scheduled|planned|pending|upcoming|prevu|prevue|planifie|planifiee|en attente|a venir"),
    (CANCELLED, "canceled|cancelled|annule|annulee|canceled in time|cancelled in time|annule a temps|annulee a temps"),
    (BY_MENTOR, "cancelled by mentor|canceled by mentor|annule par le mentor|annulee par le mentor|"
                "annulee par la mentore|annule par la mentore"),
    (ABSENT, "absent|absente|noshow|no show|student absent|marked student as absent|etudiant absent|etudiante absente|"
             "eleve absent|eleve absente|non presente|non present|absence|absence etudiant|missed|manque|manquee"),
    (LATE, "late|too late|en retard|trop en retard|etudiant en retard|etudiante en retard"),
    (CALLED_OFF_LATE, "late canceled|late cancelled|canceled late|cancelled late|late cancellation|late cancelation|"
                      "late canceled by student|late cancelled by student|"
                      "annule tardivement|annulee tardivement|annulation tardive|annule tard|annulee tard"),
)  # fmt: skip
_KINDS = (
    (SessionKind.DISCOVERY, "discovery|decouverte|onboarding|session decouverte|session de decouverte|"
                            "discovery session"),
    (SessionKind.PRESENTATION, "presentation|soutenance|defense|defence|evaluation|project presentation"),
    (SessionKind.MENTORING, "mentoring|mentorat|session|coaching|standard|mentoring session|session de mentorat|"
                            "session mentorat|seance|seance de mentorat"),
)  # fmt: skip
_FUNDINGS = (
    (Funding.FUNDED, "funded|financed|finance|financee|third party|finance par un tiers|financee par un tiers|"
                     "financed by a third party|financed by third party"),
    (Funding.SELF_PAID, "self paid|selfpaid|self funded|self financed|autofinance|autofinancee|auto finance|"
                        "auto financee"),
    (Funding.APPRENTICESHIP, "apprenticeship|apprentissage|alternance|apprenti|apprentie|alternant|alternante|"
                             "work study|en alternance|contrat d'apprentissage"),
    (Funding.UNKNOWN, "|unknown|other|autre|autres|inconnu|inconnue|none|null|undefined|non defini|n/a"),
)  # fmt: skip
_STATUS_OF = {word: meaning for meaning, listed in _STATUSES for word in listed.split("|")}
_KIND_OF = {word: meaning for meaning, listed in _KINDS for word in listed.split("|")}
_FUNDING_OF = {word: meaning for meaning, listed in _FUNDINGS for word in listed.split("|")}


def plain_word(text: str) -> str:
    """Return a word for comparison: folded, hyphens and underscores as blanks, both genders in one as the feminine."""
    folded = fold(text).replace("(e)", "e").replace("·", "").replace("\u2019", "'")
    return " ".join(folded.replace("-", " ").replace("_", " ").split()).strip(" .")


def outcome_of(text: str) -> Outcome | None:
    """Return what a status means, None for a word that is none."""
    return _STATUS_OF.get(plain_word(text))


def kind_of(text: str) -> SessionKind | None:
    """Return the kind of session, None for a word that is none."""
    return _KIND_OF.get(plain_word(text))


def funding_of(text: str) -> Funding | None:
    """Return the funding, unknown for a word that says it is, None for a word that is none."""
    return _FUNDING_OF.get(plain_word(text))
