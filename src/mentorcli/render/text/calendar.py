"""What `mentor calendar` says, in English and French: titles of events, the preview of an import, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from mentorcli.counts import counted
from mentorcli.formats.tables import shown
from mentorcli.models.results.calendars import Become, CalendarExport, CalendarImport, ExportedEvent, ImportedEvent
from mentorcli.models.session import SessionKind
from mentorcli.render import View
from mentorcli.render.text import Sentences, day, moment
from mentorcli.text import GOOD, NAME, QUIET, SOON, Line, command_line, in_language, joined, part, visible

_MOST_LISTED = 20
_ROLES = {
    **dict.fromkeys((Become.NEW, Become.MOVED), GOOD),
    **dict.fromkeys((Become.CALLED_OFF, Become.DOUBTFUL), SOON),
    **dict.fromkeys((Become.NOBODY, Become.UNCHANGED), QUIET),
}
_LEFT_OUT = (Become.NOBODY, Become.DOUBTFUL)

sentence = Sentences(
    {
        "title-discovery": ("Discovery: {name}", "Découverte : {name}"),
        "title-mentoring": ("Mentoring: {name}", "Mentorat : {name}"),
        "title-presentation": ("Presentation: {name}", "Soutenance : {name}"),
        "reading": ("Reading", "Lecture"),
        "checking": ("Checking", "Vérification"),
        "writing": ("Writing", "Écriture"),
        "read": ("{encoding}: {events}", "{encoding} : {events}"),
        "new": ("new", "nouvelle"),
        "moved": ("moved", "déplacée"),
        "called-off": ("called off", "annulée"),
        "unchanged": ("unchanged", "inchangée"),
        "nobody": ("fits nobody", "aucun étudiant"),
        "doubtful": ("doubtful", "douteuse"),
        "session": ("{name}, {minutes} min", "{name}, {minutes} min"),
        "was": ("{session}, was {before}", "{session}, était {before}"),
        "off": (
            "{name}, in the calendar; here: {command} (--at when, --by who)",
            "{name}, dans le calendrier ; ici : {command} (--at quand, --by qui)",
        ),
        "why": ("{whose}: {reason}", "{whose} : {reason}"),
        "line": ("line {line}", "ligne {line}"),
        "unreadable": ("line {line}: {reason}", "ligne {line} : {reason}"),
        "unreadable-title": ("line {line} {title}: {reason}", "ligne {line} {title} : {reason}"),
        "first-of-two": (
            "{moment}: the clocks show that time twice; the first one is taken",
            "{moment} : l'horloge montre cette heure deux fois ; la première est prise",
        ),
        "more": ("{count} more: --json lists all", "{count} de plus : --json les liste tous"),
        "unchanged-count": ("unchanged: {count}", "inchangées : {count}"),
        "unreadable-count": ("Left out, {events} that cannot be read:", "Laissés de côté, illisibles, {events} :"),
        "outside": (
            "left out by what was asked for, or called off and not here: {count}",
            "laissés de côté par votre choix, ou annulés et absents d'ici : {count}",
        ),
        "tied": (
            "here already, and known by their event from now on: {count}",
            "déjà là, et reconnues à leur événement désormais : {count}",
        ),
        "past": (
            "{count} new sessions have begun: they are open until you say what happened (--from today leaves them out)",
            "{count} nouvelles sessions ont commencé : à renseigner (--from aujourd'hui les laisse de côté)",
        ),
        "past-of-one": (
            "1 new session has begun: it is open until you say what happened (--from today leaves it out)",
            "{count} nouvelle session a commencé : à renseigner (--from aujourd'hui la laisse de côté)",
        ),
        "made-up": (
            "{count} new sessions have no length in the file: the usual one is put in",
            "{count} nouvelles sessions n'ont pas de durée dans le fichier : la durée habituelle est mise",
        ),
        "made-up-of-one": (
            "1 new session has no length in the file: the usual one is put in",
            "{count} nouvelle session n'a pas de durée dans le fichier : la durée habituelle est mise",
        ),
        "endless": (
            "{count} series have no end: taken up to {day} (--to another day)",
            "{count} séries n'ont pas de fin : reprises jusqu'au {day} (--to un autre jour)",
        ),
        "endless-of-one": (
            "1 series has no end: taken up to {day} (--to another day)",
            "{count} série n'a pas de fin : reprise jusqu'au {day} (--to un autre jour)",
        ),
        "others": ("no events, left out: {others}", "pas des événements, laissés de côté : {others}"),
        "loose": (
            "{count} lines belong to no event: broken texts, left out",
            "{count} lignes n'appartiennent à aucun événement : textes mal repliés, laissés de côté",
        ),
        "loose-of-one": (
            "1 line belongs to no event: a broken text, left out",
            "{count} ligne n'appartient à aucun événement : texte mal replié, laissé de côté",
        ),
        "question": ("Import {sessions}?", "Reprendre {sessions} ?"),
        "question-tied": ("Keep by which event {sessions} are known?", "Retenir à quel événement on reconnaît {sessions} ?"),
        "imported": (
            "Imported: {new}, {moved}. Back: {command}",
            "Repris : {new}, {moved}. Pour revenir : {command}",
        ),
        "count-new": ("{count} new", "{count} nouvelles"),
        "count-new-of-one": ("1 new", "{count} nouvelle"),
        "count-moved": ("{count} moved", "{count} déplacées"),
        "count-moved-of-one": ("1 moved", "{count} déplacée"),
        "nothing": ("Nothing to import: the sessions here agree with it.", "Rien à reprendre : les sessions d'ici y correspondent."),
        "dry-run": ("Nothing was written.", "Rien n'a été écrit."),
        "exported": ("{sessions} exported to {file}", "{sessions} exportées vers {file}"),
        "exported-of-one": ("{sessions} exported to {file}", "{sessions} exportée vers {file}"),
        "no-zone": (
            "the system's time zone has no name that is known: the times are in UTC. To name it: {command}",
            "le fuseau horaire du système n'a pas de nom connu : les heures sont en UTC. Pour le nommer : {command}",
        ),
    }
)  # fmt: skip

_TITLES = {
    SessionKind.DISCOVERY: "title-discovery",
    SessionKind.MENTORING: "title-mentoring",
    SessionKind.PRESENTATION: "title-presentation",
}


def event_title(event: ExportedEvent, lang: str) -> str:
    """Return what a session is called in a calendar: its kind, and who."""
    return str(sentence(_TITLES[event.kind], lang, name=event.name))


def stage_label(stage: str, lang: str) -> str:
    """Return the label of a stage of an import (`reading`, `checking`, `writing`)."""
    return sentence(stage, lang)


def exported_text(done: CalendarExport, lang: str) -> list[str]:
    """Return how many sessions were exported, and where to."""
    number = len(done.events)
    return [sentence.counted("exported", number, lang, sessions=counted("session", number, lang), file=done.out)]


def zone_warning(lang: str) -> str:
    """Return that the times of an export are in UTC, since nobody knows the name of the zone."""
    return sentence("no-zone", lang, command=command_line("config set", "timezone", "Europe/Paris"))


def preview_text(found: CalendarImport, view: View) -> list[str]:
    """Return what an import brings: a line for each event that matters, the others counted."""
    lang = view.lang
    number = len(found.events) + len(found.faults) + found.outside
    lines: list[str] = [sentence("read", lang, encoding=found.encoding, events=counted("event", number, lang))]
    for become in Become:
        one_kind = [one for one in found.events if one.become is become]
        lines += _of_a_kind(become, one_kind, view)
    lines += [
        f"  {sentence('first-of-two', lang, moment=moment(view.local(one.start), lang))}"
        for one in found.events
        if one.repeated and one.start is not None and one.become in (Become.NEW, Become.MOVED)
    ]
    return [*lines, *_remarks(found, view), *_unreadable(found, lang)]


def _of_a_kind(become: Become, events: Sequence[ImportedEvent], view: View) -> list[str]:
    """Return the events of which the same becomes: each on its line, or only how many there are."""
    lang = view.lang
    if become is Become.UNCHANGED:
        told = [_line(one, view) for one in events if one.reason is not None]
        quiet = len(events) - len(told)
        return [*told, *([f"  {sentence('unchanged-count', lang, count=quiet)}"] if quiet else [])]
    lines: list[str] = [_line(one, view) for one in events[: _MOST_LISTED if become in _LEFT_OUT else None]]
    more = len(events) - len(lines)
    return [*lines, f"  {sentence('more', lang, count=more)}"] if more else lines


def _line(one: ImportedEvent, view: View) -> Line:
    """Return an event's line: what becomes of it, when it is, whose it is or what it is called, and why."""
    lang = view.lang
    width = max(len(sentence(become, lang)) for become in Become)
    label = f"{sentence(one.become, lang):{width}}"
    at = moment(view.local(one.start), lang) if one.start is not None else ""
    told = part(label, _ROLES[one.become])
    pieces = [piece for piece in (told, at, _what(one, view)) if piece]
    return joined("  ", joined(*pieces, between="  "))


def _what(one: ImportedEvent, view: View) -> str:
    lang = view.lang
    name = part(visible(one.name), NAME) if one.name else ""
    if one.become is Become.CALLED_OFF and one.session is not None:
        return sentence("off", lang, name=name, command=command_line("session cancel", one.session.id))
    if one.become in (Become.NEW, Become.MOVED) and one.session is not None:
        told = sentence("session", lang, name=name, minutes=one.session.duration_minutes)
        if one.before is None:
            return told
        return sentence("was", lang, session=told, before=moment(view.local(one.before.scheduled_at), lang))
    whose = name or _title(one, lang)
    if one.reason is None:
        return whose
    return sentence("why", lang, whose=whose, reason=in_language(one.reason, lang))


def _title(one: ImportedEvent, lang: str) -> str:
    """Return what an event is called, in quotes; one without a title by its line."""
    if not one.title:
        return sentence("line", lang, line=one.line)
    return f"«\u00a0{shown(one.title)}\u00a0»" if lang == "fr" else f'"{shown(one.title)}"'


def _remarks(found: CalendarImport, view: View) -> list[str]:
    """Return what was put in or left out beside the events, as far as there is any."""
    lang = view.lang
    last = day(view.day(found.until - timedelta(seconds=1)), lang) if found.until is not None else ""
    counts = (("past", found.past), ("made-up", found.made_up), ("endless", found.endless), ("loose", found.loose))
    lines = [sentence.counted(name, number, lang, day=last) for name, number in counts if number]
    lines += [
        sentence(name, lang, count=number)
        for name, number in (("tied", found.tied), ("outside", found.outside))
        if number
    ]
    if found.others:
        named = ", ".join(f"{number} {name}" for name, number in found.others)
        lines.append(sentence("others", lang, others=visible(named)))
    return [f"  {line}" for line in lines]


def _unreadable(found: CalendarImport, lang: str) -> list[str]:
    """Return the events that cannot be read, each with its line and the reason."""
    if not found.faults:
        return []
    head = sentence("unreadable-count", lang, events=counted("event", len(found.faults), lang))
    lines: list[str] = [part(head, SOON)]
    for one in found.faults:
        title = f'"{shown(one.title)}"' if one.title else ""
        key = "unreadable-title" if title else "unreadable"
        lines.append(f"  {sentence(key, lang, line=one.line, title=title, reason=in_language(one.reason, lang))}")
    return lines


def question_text(found: CalendarImport, lang: str) -> str:
    """Return the question whether to import."""
    key, number = ("question", found.changes) if found.changes else ("question-tied", found.tied)
    return sentence(key, lang, sessions=counted("session", number, lang))


def done_text(found: CalendarImport, view: View, *, dry_run: bool, seen: bool) -> list[str]:
    """Return what was imported; `seen`: the preview was shown already."""
    lines = [] if seen else preview_text(found, view)
    if not found.changes and not found.tied:
        return [*lines, sentence("nothing", view.lang)]
    if dry_run:
        return [*lines, sentence("dry-run", view.lang)]
    counts = found.counts
    return [
        *lines,
        sentence(
            "imported",
            view.lang,
            new=sentence.counted("count-new", counts[Become.NEW], view.lang),
            moved=sentence.counted("count-moved", counts[Become.MOVED], view.lang),
            command=command_line("undo"),
        ),
    ]
