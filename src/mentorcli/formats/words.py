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

# A cancellation is made of three facts, each in words of its own; what stands between them links them.
_CALLED_OFF = frozenset(["annule", "annulee", "annulation", "canceled", "cancelled", "cancellation", "cancelation"])
_LATE_WORDS = frozenset(["late", "tard", "tardive", "tardivement", "retard"])
_LATE_PHRASES = ("hors delai", "hors delais", "moins de 24h", "moins de 24 h", "moins de 24 heures", "less than 24h",
                 "less than 24 hours")  # fmt: skip
_TIME_PHRASES = ("in time", "on time", "a temps", "dans les temps", "dans le delai", "dans les delais")
_MENTORS, _STUDENTS = (
    frozenset({"mentor", "mentore"}),
    frozenset(["etudiant", "etudiante", "eleve", "student", "mentee"]),
)
_LINKS = frozenset(["by", "the", "par", "le", "la", "de", "du", "en", "avant", "before"])

# As `plain_word` leaves them. On the platform a student who came too late is "absent" (domain, section 9).
_STATUSES = (
    (HELD, "completed|complete|held|done|attended|present|presente|finished|realise|realisee|effectue|effectuee|tenu|"
           "tenue|termine|terminee|fait|faite|honore|honoree|suivi|suivie"),
    (PLANNED, "scheduled|planned|pending|upcoming|prevu|prevue|planifie|planifiee|en attente|a venir"),
    (ABSENT, "absent|absente|noshow|no show|student absent|marked student as absent|etudiant absent|etudiante absente|"
             "eleve absent|eleve absente|marque absent|marquee absente|marque comme absent|marquee comme absente|"
             "etudiant marque absent|etudiante marquee absente|marked absent|marked as absent|student marked as absent|"
             "student no show|no show etudiant|absence de l'etudiant|absence de l'etudiante|non presente|"
             "non present|absence|absence etudiant|missed|manque|manquee"),
    (LATE, "late|too late|retard|en retard|trop en retard|etudiant en retard|etudiante en retard|retard etudiant|"
           "retard de l'etudiant|student late|student too late|marked student as late"),
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
    word = plain_word(text)
    return _STATUS_OF.get(word) or _cancellation(word)


def _cancellation(word: str) -> Outcome | None:
    """Return what a session that was called off is: by the mentor it is never a no-show, whenever that was.

    None for words that say something else.
    """
    if _CALLED_OFF.isdisjoint(word.split()):
        return None
    said = {phrase for phrase in (*_LATE_PHRASES, *_TIME_PHRASES) if f" {phrase} " in f" {word} "}
    rest = f" {word} "
    for phrase in sorted(said, key=len, reverse=True):
        rest = rest.replace(f" {phrase} ", " ")
    parts = {part.removeprefix("l'").removeprefix("d'") for part in rest.split()}
    late = bool(parts & _LATE_WORDS or said & set(_LATE_PHRASES))
    if parts - _CALLED_OFF - _LATE_WORDS - _MENTORS - _STUDENTS - _LINKS:
        return None
    if parts & _MENTORS:
        return None if parts & _STUDENTS else BY_MENTOR
    return CALLED_OFF_LATE if late else CANCELLED


def kind_of(text: str) -> SessionKind | None:
    """Return the kind of session, None for a word that is none."""
    return _KIND_OF.get(plain_word(text))


def funding_of(text: str) -> Funding | None:
    """Return the funding, unknown for a word that says it is, None for a word that is none."""
    return _FUNDING_OF.get(plain_word(text))
