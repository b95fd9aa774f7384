"""What a person reads, one file a feature; here the sentences by name, each in English and French side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from mentorcli.text import Line, de, joined, to_be_typed

if TYPE_CHECKING:
    from mentorcli.models.project import ProjectStatus
    from mentorcli.models.results.student import Mention
    from mentorcli.models.session import Reason, SessionKind, SessionStatus
    from mentorcli.models.student import Funding, StudentStatus

DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
}
MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": (
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
}
SPACED_IN_FRENCH = (" :", " ;", " ?", " !", " %", " »")
NO_BREAK = "\u00a0"
COLON = {"en": ": ", "fr": f"{NO_BREAK}: "}
MINUTE, HOUR, DAY = 60, 3600, 86400
DAYS_FROM = 2 * DAY


def span(seconds: int, lang: str, *, days_from: int = DAYS_FROM) -> str:
    """Return a length in seconds exactly, without its sign: `15 min 1 s`, `1 h 30 min`, `2 days 3 h`.

    Below `days_from` it is given in hours, the unit of the cancellation rule: `24 h 1 s`.
    """
    rest = abs(seconds)
    parts = []
    if rest >= days_from:
        days, rest = divmod(rest, DAY)
        from mentorcli.counts import counted  # hardly ever

        parts.append(counted("day", days, lang))
    hours, rest = divmod(rest, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    parts += [f"{count} {unit}" for count, unit in ((hours, "h"), (minutes, "min"), (rest, "s")) if count]
    return " ".join(parts) or "0 s"


def hours(minutes: int) -> str:
    """Return a sum of minutes in hours, however many: `53 h 15 min`."""
    whole, rest = divmod(minutes, MINUTE)
    return " ".join(f"{count} {unit}" for count, unit in ((whole, "h"), (rest, "min")) if count) or "0 min"


def day(value: date, lang: str) -> str:
    """Return a day: `Fri 20 Nov 2026`, `ven. 20 nov. 2026` (the first of a month is `1er` in French)."""
    number = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    return f"{DAYS[lang][value.weekday()]} {number} {MONTHS[lang][value.month - 1]} {value.year}"


def clock(at: datetime) -> str:
    """Return the time of day, `14:00`, with the seconds where there are any."""
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


def moment(at: datetime, lang: str) -> str:
    """Return a moment in its own zone: `Fri 20 Nov 2026 14:00 CET`.

    The zone is the datetime's own name for itself; a naive one has none and is written without.
    """
    return f"{day(at, lang)} {clock(at)} {at.tzname() or ''}".rstrip()


def percentage(whole: int, lang: str) -> str:
    """Return a percentage as the language writes it: `93%`, in French with a no-break space before the sign."""
    return f"{whole}{NO_BREAK}%" if lang == "fr" else f"{whole}%"


def percent(share: float, lang: str) -> str:
    """Return a share of 0 to 1 as a whole percentage; 0% and 100% are kept for exactly none and all."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return percentage(rounded, lang)


def typeset(text: str, lang: str) -> str:
    """Return text whose French punctuation stays by the word it follows, with no-break spaces; English as it is."""
    if lang == "fr":
        for mark in SPACED_IN_FRENCH:
            text = text.replace(mark, NO_BREAK + mark[1])
        text = text.replace("« ", "«" + NO_BREAK)
    return text


ENGLISH, FRENCH = 0, 1
_END = "\0"  # no text has one


class Sentences:
    """A feature's sentences: name -> (English, French). What a person typed is put in as it is.

    In French `{name:de}` is the name behind `de` or `d'`.
    """

    def __init__(self, table: Mapping[str, tuple[str, str]]) -> None:
        self.table = table

    def __call__(self, key: str, lang: str, /, **values: object) -> str:
        """Return a sentence by its name in a language (`en` or `fr`), its values put in.

        It is a line whose parts are the commands in it, and those of its values.
        """
        form = self.table[key][FRENCH if lang == "fr" else ENGLISH]
        template = to_be_typed(typeset(form, lang), template=True)
        if ":de}" in form:
            values |= {f"{name}_de": de(str(value)) for name, value in values.items() if f"{{{name}:de}}" in form}
            template = template.replace(":de}", "_de}")
        if "mentor " in form:
            from mentorcli.lines import filled  # few have a command of their own

            return filled(template, values)
        lines = {str(value): value for value in values.values() if isinstance(value, Line)}
        return _with_parts(template, values, lines) if lines else template.format(**values)

    def counted(self, key: str, count: int, lang: str, /, **values: object) -> str:
        """Return the sentence `key` with its `count`; where that takes the singular, the one named `key-of-one`."""
        from mentorcli.counts import is_one  # most sentences count nothing

        return self(f"{key}-of-one" if is_one(count, lang) else key, lang, count=count, **values)


def _with_parts(template: str, values: Mapping[str, object], lines: Mapping[str, Line]) -> str:
    """Return a sentence whose values are put in, with the parts of those that are `lines`, by their texts."""
    marked = {name: f"{_END}{value}{_END}" if isinstance(value, Line) else value for name, value in values.items()}
    pieces = template.format(**marked).split(_END)
    return joined(*(lines.get(piece, piece) if number % 2 else piece for number, piece in enumerate(pieces)))


sentence = Sentences(
    {
        "next": ("Next: {command}", "Ensuite : {command}"),
        "example-when": ("tomorrow 14:00", "demain 14h"),
        "namesake": (
            "{name} here is {slug}; of the same name: {others}",
            "{name} est ici {slug} ; du même nom : {others}",
        ),
    }
)


def example_when(lang: str) -> str:
    """Return a moment as one would type it."""
    return sentence("example-when", lang)


def to_be_filled(command: str, lang: str) -> str:
    """Return a command that may end in what is still to be put in, that word in the language."""
    for english, french in ((" WHEN", " QUAND"), (" URL", " LIEN")):
        if lang == "fr" and command.endswith(english):
            return command.removesuffix(english) + french
    return command


def namesake_lines(mentioned: Iterable[Mention], lang: str) -> list[str]:
    """Return a line for each student spoken of whose name others have too: who is meant, and who is not."""
    return [
        sentence("namesake", lang, name=one.student.name, slug=one.student.id, others=", ".join(one.namesakes))
        for one in mentioned
    ]


_status = Sentences(
    {
        "scheduled": ("planned", "prévue"),
        "completed": ("held", "réalisée"),
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
