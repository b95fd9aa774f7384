"""The words of a report and of a sheet of attendance, in English and French."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorcli.counts import counted
from mentorcli.models.session import Reason, SessionStatus
from mentorcli.render import View
from mentorcli.render.text import MINUTE, Sentences, day, reason_word, status_word
from mentorcli.render.text.message_values import month_name
from mentorcli.rules.report import is_whole
from mentorcli.rules.session_outcome import recorded_verdict
from mentorcli.text import slugify

if TYPE_CHECKING:
    from mentorcli.models.results.report import ReportWritten, SheetWritten
    from mentorcli.models.session import Session

_YEAR_END = (12, 31)

headings = Sentences(
    {
        "kicker": ("Mentoring report", "Bilan de mentorat"),
        "kicker-student": ("Review", "Bilan individuel"),
        "kicker-sheet": ("Attendance", "Assiduité"),
        "figures": ("In figures", "En chiffres"),
        "attention": ("Who needs attention", "À suivre de près"),
        "attention-student": ("What needs attention", "Points d'attention"),
        "hours": ("Hours held", "Heures réalisées"),
        "by-week": ("Hours by week", "Heures par semaine"),
        "by-month": ("Hours by month", "Heures par mois"),
        "by-level": ("By level of expertise", "Par niveau d'expertise"),
        "attendance": ("Attendance, student by student", "Assiduité, étudiant par étudiant"),
        "attendance-student": ("Attendance, week by week", "Assiduité, semaine par semaine"),
        "no-shows": ("No-shows, and why", "No-shows et explications"),
        "projects": ("Projects", "Projets"),
        "presentations": ("Presentations", "Soutenances"),
        "open": ("What is open", "Ce qui reste à faire"),
        "statement": ("Statement", "Relevé"),
        "sessions": ("Session by session", "Session par session"),
        "goals": ("Goals", "Objectifs"),
        "notes": ("Notes", "Notes"),
        "method": ("How it is counted", "Comment c'est compté"),
        "months": ("Month by month", "Mois par mois"),
        "signature": ("Mentor: name, date, signature", "Mentor : nom, date, signature"),
    }
)

words = Sentences(
    {
        "student": ("Student", "Étudiant"),
        "held": ("Held", "Réalisées"),
        "missed": ("No-shows", "No-shows"),
        "minutes": ("Hours held", "Heures réalisées"),
        "rate": ("Attendance", "Assiduité"),
        "no-rate": ("–", "–"),
        "rate-col": ("Rate", "Taux"),
        "off-in-time": ("Cancelled in time", "Annulées à temps"),
        "off-by-mentor": ("Cancelled by the mentor", "Annulées par le mentor"),
        "weeks": ("Weeks", "Semaines"),
        "week-of": ("week of {day}: {hours}", "semaine du {day} : {hours}"),
        "month-of": ("{month}: {hours}", "{month} : {hours}"),
        "so-far": ("Since the start", "Depuis le début"),
        "date": ("Day", "Date"),
        "why": ("What happened", "Ce qui s'est passé"),
        "project": ("Project", "Projet"),
        "level": ("Level", "Niveau"),
        "status": ("Status", "Statut"),
        "since": ("Since", "Depuis"),
        "result": ("Result", "Résultat"),
        "sort": ("Sessions", "Sessions"),
        "count": ("Number", "Nombre"),
        "each": ("Length", "Durée"),
        "time": ("Time", "Temps"),
        "unit": ("Each", "Unité"),
        "amount": ("Amount", "Montant"),
        "month": ("Month", "Mois"),
        "session": ("Session", "Session"),
        "planned-length": ("Planned", "Prévue"),
        "level-of": ("Level {level}", "Niveau {level}"),
        "no-level": ("Not known", "Inconnu"),
        "unknown": ("unknown", "inconnu"),
        "asked-for": ("asked for", "demandée"),
        "planned": ("planned", "prévue"),
        "to-document": ("to document", "à renseigner"),
        "done": ("done", "atteint"),
        "before": ("{span}: {figure}", "{span} : {figure}"),
        "of-counted": ("{held} of {whole}", "{held} sur {whole}"),
        "rate-of": ("{rate} ({of})", "{rate} ({of})"),
        "days-before": ("The {days} before", "Les {days} d'avant"),
        "as-of": ("As of {moment}.", "Au {moment}."),
        "made": ("Made on {moment} with mentor.", "Fait le {moment} avec mentor."),
        "until": ("{span}, so far: made on {day}", "{span}, en cours : fait le {day}"),
        "from-to": ("{first} to {last}", "du {first} au {last}"),
        "sheet-span": ("From {first} to {last}", "Du {first} au {last}"),
        "total": ("Total", "Total"),
        "fixed": ("Monthly sums, {students}", "Forfaits mensuels, {students}"),
        "and": ("{first}, {second}", "{first}, {second}"),
        "next": ("Next session: {at}", "Prochaine session : {at}"),
        "column-label": ("{title}. {figures}", "{title}. {figures}"),
        "hours-note": (
            "Real lengths where they are known, else planned ones.",
            "Durées réelles si elles sont connues, sinon prévues.",
        ),
    }
)

remarks = Sentences(
    {
        "nobody": ("Nobody: nothing is due for a student.", "Personne : rien n'est à faire pour un étudiant."),
        "nothing-open": ("Nothing: every record is complete.", "Rien : tout est renseigné."),
        "nothing-but-open": ("Nothing beyond what is open.", "Rien d'autre que ce qui reste à faire."),
        "nothing-due": ("Nothing is due.", "Rien à faire."),
        "no-sessions": ("No session in this span.", "Aucune session sur cette période."),
        "no-no-show": ("No no-show in this span.", "Aucun no-show sur cette période."),
        "strip-key": (
            "{weeks} up to {last}; those of this report are underlined.",
            "{weeks} jusqu'au {last} ; celles de ce bilan sont soulignées.",
        ),
        "strip-own": ("{weeks} up to {last}.", "{weeks} jusqu'au {last}."),
        "spark-key": (
            "The line is the rate over all sessions so far, from {low} at its foot to 100%.",
            "La courbe est le taux sur toutes les sessions jusque-là, de {low} en bas à 100 %.",
        ),
        "key-none": ("none", "aucune"),
        "key-once": ("held", "réalisée"),
        "key-more": ("two or more", "deux ou plus"),
        "key-missed": ("no-show", "no-show"),
        "strip": (
            "{weeks}: {held} with a session held, {missed} with a no-show",
            "{weeks} : {held} avec une session réalisée, {missed} avec un no-show",
        ),
        "spark": ("rate from {first} to {last}", "taux de {first} à {last}"),
        "others": (
            "{count} students without a documented session in these weeks are not listed.",
            "{count} étudiants sans session renseignée sur ces semaines ne sont pas listés.",
        ),
        "others-of-one": (
            "{count} student without a documented session in these weeks is not listed.",
            "{count} étudiant sans session renseignée sur ces semaines n'est pas listé.",
        ),
        "latest": (
            "The latest {shown} of {whole}.",
            "Les {shown} plus récents sur {whole}.",
        ),
        "latest-sessions": ("The latest {shown} of {whole}.", "Les {shown} plus récentes sur {whole}."),
        "undocumented": (
            "{count} sessions are not documented yet, and so in no figure.",
            "{count} sessions ne sont pas encore renseignées et ne comptent nulle part.",
        ),
        "undocumented-of-one": (
            "{count} session is not documented yet, and so in no figure.",
            "{count} session n'est pas encore renseignée et ne compte nulle part.",
        ),
        "method-rate": (
            "Attendance is sessions held out of sessions held and no-shows. What was cancelled in time, and by the "
            "mentor, stands beside it and is never counted in it. Before the first session there is no rate.",
            "L'assiduité rapporte les sessions réalisées au total des sessions réalisées et des no-shows. Les annulations "
            "dans les temps, et celles du mentor, figurent à côté et n'y comptent jamais. Avant la première session, il n'y a pas de taux.",
        ),
        "method-late": (
            "By the rules in force on {day} ({policy}), a no-show is an absence, a student who comes more than {late} late, or "
            "a cancellation {hours} h or less before the start.",
            "Selon les règles en vigueur le {day} ({policy}), un no-show est une absence, une arrivée avec plus de {late} de "
            "retard, ou une annulation {hours} h ou moins avant le début.",
        ),
        "method-fraction": (
            "By the rules in force on {day} ({policy}), a no-show is an absence, a student who comes later than {late} of the planned "
            "length, or a cancellation {hours} h or less before the start.",
            "Selon les règles en vigueur le {day} ({policy}), un no-show est une absence, une arrivée après {late} de la durée "
            "prévue, ou une annulation {hours} h ou moins avant le début.",
        ),
        "method-hours": (
            "Hours are those of sessions held: the real length where it is known, else the planned one.",
            "Les heures sont celles des sessions réalisées : la durée réelle si elle est connue, sinon la durée prévue.",
        ),
        "method-days": (
            "Weeks run from Monday to Sunday, in local time.",
            "Les semaines vont du lundi au dimanche, à l'heure locale.",
        ),
        "many": (
            "{sessions}: too many for one sheet day by day, so month by month.",
            "{sessions} : trop pour une seule feuille jour par jour, donc mois par mois.",
        ),
        "no-notes": ("Without notes.", "Sans notes."),
    }
)

said = Sentences(
    {
        "written": ("Report written: {path}", "Bilan écrit : {path}"),
        "sheet-written": ("Attendance written: {path}", "Assiduité écrite : {path}"),
        "holds-names": (
            "It names students; initials instead: --anonymous",
            "Il nomme des étudiants ; des initiales à la place : --anonymous",
        ),
        "holds-notes": (
            "It holds {notes} and names the student; neither with --anonymous",
            "Il contient {notes} et le nom de l'étudiant ; ni l'un ni l'autre avec --anonymous",
        ),
        "no-browser": ("No browser was found to open {path}", "Aucun navigateur trouvé pour ouvrir {path}"),
        "named-file": (
            "The name of the file tells who it is about: {path}",
            "Le nom du fichier dit de qui il s'agit : {path}",
        ),
    }
)


def span_name(first: date, last: date, lang: str) -> str:
    """Return what a span of local days is called: a month, a year, else from which day to which."""
    if is_whole(first, last):
        if (first.year, first.month) == (last.year, last.month):
            return month_name(first, lang)
        if first.year == last.year and first.month == 1 and (last.month, last.day) == _YEAR_END:
            return str(first.year)
        return words("and", lang, first=month_name(first, lang), second=month_name(last, lang)).replace(", ", " – ")
    if first == last:
        return day(first, lang)
    return words("from-to", lang, first=day(first, lang), last=day(last, lang))


def compact_hours(minutes: int) -> str:
    """Return a length in minutes as short as a chart needs it: `45 min`, `2 h`, `1 h 30`."""
    whole, rest = divmod(minutes, MINUTE)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest:02}" if rest else f"{whole} h"


def reason_of(session: Session, lang: str, *, own_words: bool) -> str:
    """Return why a session is a no-show: the verdict with its figures, and with `own_words` the mentor's reason."""
    from mentorcli.render.text.verdict import no_show_explained

    verdict = recorded_verdict(session)
    reason = session.reason or Reason.ABSENT
    if verdict is None:
        word = reason_word(reason, lang)
        told = f"{word[:1].upper()}{word[1:]}"
    else:
        told = no_show_explained(verdict, lang)
    return f"{told}. {session.because}" if own_words and session.because else f"{told}."


def outcome_of(session: Session, view: View) -> str:
    """Return where a session stands, in words: with the reason where there is one."""
    if session.status is SessionStatus.SCHEDULED:
        return words(
            "to-document" if view.now is not None and session.scheduled_at <= view.now else "planned", view.lang
        )
    status = status_word(session.status, view.lang)
    if session.reason is None:
        return status
    reason = reason_word(session.reason, view.lang)
    return reason if session.status is SessionStatus.CANCELLED else words("and", view.lang, first=status, second=reason)


def weeks_text(weeks: dict[date, tuple[int, int]], lang: str) -> str:
    """Return what a row of weeks shows, for who cannot see it."""
    held = sum(bool(own) for own, _ in weeks.values())
    missed = sum(bool(own) for _, own in weeks.values())
    return remarks("strip", lang, weeks=counted("week", len(weeks), lang), held=held, missed=missed)


def report_text(done: ReportWritten, lang: str) -> list[str]:
    """Return where a report stands, and what of persons is in it."""
    lines = [said("written", lang, path=done.path)]
    if done.report.notes:
        return [*lines, said("holds-notes", lang, notes=counted("note", done.report.notes, lang))]
    return lines if done.report.anonymous else [*lines, said("holds-names", lang)]


def named_file_warning(done: ReportWritten, lang: str) -> list[str]:
    """Return that the name of an anonymous report's file has a part of a student's name in it, where it does."""
    if not done.report.anonymous or done.path is None:
        return []
    name = set(slugify(done.path.rpartition("/")[2]).split("-"))
    students = [line.student for line in done.report.lines]
    known = {word for one in students for word in (*one.id.split("-"), *slugify(one.name).split("-")) if len(word) > 1}
    return [said("named-file", lang, path=done.path)] if name & known else []


def no_browser_line(path: str, lang: str) -> str:
    """Return that nothing could be found to open a page with."""
    return said("no-browser", lang, path=path)


def sheet_text(done: SheetWritten, lang: str) -> list[str]:
    """Return where a sheet of attendance stands."""
    return [said("sheet-written", lang, path=done.path)]
