"""What a session went through, in English and French: a line a change, for its page and for the evidence of a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.session_history import EventKind, FieldChange, SessionEvent
from mentorcli.render import View
from mentorcli.render.text import Sentences, funding_word, kind_word, moment, reason_word, span, status_word
from mentorcli.rules.session_history import other_zone
from mentorcli.text import one_line, visible

_event = Sentences(
    {
        EventKind.PLANNED: ("planned for {start}, {minutes} min", "prévue pour le {start}, {minutes} min"),
        EventKind.RECORDED: (
            "noted without having been planned: {start}, {minutes} min, {outcome}",
            "notée sans avoir été prévue : {start}, {minutes} min, {outcome}",
        ),
        EventKind.IMPORTED: (
            "taken in from a file: {start}, {minutes} min, {outcome}",
            "reprise d'un fichier : {start}, {minutes} min, {outcome}",
        ),
        EventKind.MOVED: ("moved from {was_start} to {start}", "déplacée du {was_start} au {start}"),
        EventKind.JUDGED: ("{outcome}", "{outcome}"),
        EventKind.JUDGED_AGAIN: (
            "was {was}, now {outcome}",
            "avant : {was} ; désormais : {outcome}",
        ),
        EventKind.UNMARKED: ("no-show taken back, now {outcome}", "no-show repris, désormais {outcome}"),
        EventKind.REOPENED: ("was {was}, planned again for {start}", "{was}, de nouveau prévue pour le {start}"),
        EventKind.CORRECTED: ("corrected", "corrigée"),
        EventKind.DELETED: ("deleted", "supprimée"),
        EventKind.TAKEN_BACK: (
            '"{back}" of {back_at} taken back, now {outcome}',
            "« {back} » du {back_at} annulé, désormais {outcome}",
        ),
        EventKind.DONE_AGAIN: (
            '"{back}" of {back_at} taken back, now {outcome} again',
            "« {back} » du {back_at} annulé, de nouveau {outcome}",
        ),
    }
)
sentence = Sentences(
    {
        "change": ("{field}: {before} → {after}", "{field} : {before} → {after}"),
        "set": ("{field}: {after}", "{field} : {after}"),
        "gone": ("{field}: {before} → nothing", "{field} : {before} → rien"),
        "text": ("{field} changed", "{field} : texte modifié"),
        "undone": ("taken back later", "annulé par la suite"),
        "by": ('by "{command}"', "par « {command} »"),
        "elsewhere": ("on another machine ({machine})", "sur une autre machine ({machine})"),
        "zone": ("written there as {at}", "noté là-bas {at}"),
        "nothing": ("no session", "aucune session"),
        "why": ("{outcome} ({reason})", "{outcome} ({reason})"),
        "late": ("{outcome}, {span} late", "{outcome}, {span} de retard"),
        "called-off": ("{outcome}, called off {at}", "{outcome}, annulation le {at}"),
        "forced": ("{outcome}, against the rule", "{outcome}, contre la règle"),
        "line": ("{at}: {what}", "{at} : {what}"),
    }
)
field_label = Sentences(
    {
        "scheduled_at": ("start", "début"),
        "duration_minutes": ("planned length", "durée prévue"),
        "kind": ("kind", "type"),
        "status": ("status", "statut"),
        "reason": ("reason", "motif"),
        "late_seconds": ("lateness", "retard"),
        "cancelled_at": ("called off", "annulation"),
        "actual_minutes": ("real length", "durée réelle"),
        "because": ("against the rule because", "contre la règle parce que"),
        "policy": ("policy", "règles"),
        "limit_seconds": ("limit", "limite"),
        "recording": ("recording", "enregistrement"),
        "project": ("project", "projet"),
        "level": ("level", "niveau"),
        "funding": ("funding", "financement"),
        "notes": ("session notes", "notes de session"),
    }
)
LONG = ("notes", "recording", "because")
_TOLD = frozenset(("scheduled_at", "duration_minutes", "kind", "status", "reason", "late_seconds", "cancelled_at"))
_OF_A_VERDICT = _TOLD | {"policy", "limit_seconds", "because"}
_LENGTHS, _SPANS = ("duration_minutes", "actual_minutes"), ("late_seconds", "limit_seconds")
_WORDS: dict[str, Callable[[Any, str], str]] = {
    "kind": kind_word,
    "status": status_word,
    "reason": reason_word,
    "funding": funding_word,
}
# What the sentence of each kind of change tells already.
_SAID = {
    EventKind.MOVED: frozenset(("scheduled_at",)),
    EventKind.REOPENED: _OF_A_VERDICT,
    EventKind.JUDGED: _OF_A_VERDICT - {"scheduled_at", "duration_minutes", "kind"},
    EventKind.JUDGED_AGAIN: _OF_A_VERDICT - {"scheduled_at", "duration_minutes", "kind", "limit_seconds"},
    EventKind.UNMARKED: _OF_A_VERDICT - {"scheduled_at", "duration_minutes", "kind"},
}
_BEGINNINGS = (EventKind.PLANNED, EventKind.RECORDED, EventKind.IMPORTED)
_WHOLE = (*_BEGINNINGS, EventKind.DELETED, EventKind.TAKEN_BACK, EventKind.DONE_AGAIN)


def history_lines(events: Iterable[SessionEvent], view: View) -> list[str]:
    """Return a line a change: when it was written, what it did, by which command, and where if not here."""
    return [
        sentence("line", view.lang, at=moment(view.local(event.at), view.lang), what=event_text(event, view))
        for event in events
    ]


def event_text(event: SessionEvent, view: View, *, whole: bool = False) -> str:
    """Return what a change did, by which command and where; `whole`: with the texts that it changed."""
    lang, now, was = view.lang, event.after, event.before
    back = event.takes_back
    what = _event(
        event.kind,
        lang,
        start=_start(now or was, view),
        was_start=_start(was, view),
        minutes=now.duration_minutes if now else "",
        outcome=outcome(now, view),
        was=outcome(was, view),
        back=visible(back.command) if back else "",
        back_at=moment(view.local(back.at), lang) if back else "",
    )
    others = [] if event.kind in _WHOLE else [one for one in event.changes if one.field not in _said(event)]
    told = [change_text(one, view, whole=whole) for one in others]
    return ", ".join([what, *told, *written(event, view)])


def _said(event: SessionEvent) -> frozenset[str]:
    return _SAID.get(event.kind, frozenset())


def written(event: SessionEvent, view: View) -> list[str]:
    """Return by which command a change was made, where if not on this machine, and whether it was taken back."""
    lang = view.lang
    found = [sentence("by", lang, command=visible(event.command))]
    if not event.own:
        found.append(sentence("elsewhere", lang, machine=visible(event.machine or "")))
    if other_zone(event, view.zone):
        found.append(sentence("zone", lang, at=f"{event.at:%Y-%m-%d %H:%M:%S %z}"))
    if event.undone:
        found.append(sentence("undone", lang))
    return found


def _start(session: Session | None, view: View) -> str:
    return moment(view.local(session.scheduled_at), view.lang) if session is not None else ""


def outcome(session: Session | None, view: View) -> str:
    """Return where a session stands, why, and the figure of it; that there is none where there is none."""
    lang = view.lang
    if session is None:
        return sentence("nothing", lang)
    found = status_word(session.status, lang)
    if session.reason is not None:
        found = sentence("why", lang, outcome=found, reason=reason_word(session.reason, lang))
    if session.status is SessionStatus.SCHEDULED:
        return found
    if session.late_seconds:
        found = sentence("late", lang, outcome=found, span=span(session.late_seconds, lang))
    if session.cancelled_at is not None:
        found = sentence("called-off", lang, outcome=found, at=moment(view.local(session.cancelled_at), lang))
    return sentence("forced", lang, outcome=found) if session.because else found


def change_text(change: FieldChange, view: View, *, whole: bool) -> str:
    """Return one fact before and after; of a long text only that it changed, unless `whole`."""
    lang, field = view.lang, field_label(change.field, view.lang)
    if change.field in LONG and not whole:
        return sentence("text", lang, field=field)
    before, after = (value_text(change.field, value, view) for value in (change.before, change.after))
    key = "change" if before and after else "set" if after else "gone"
    return sentence(key, lang, field=field, before=before, after=after)


def value_text(field: str, value: object, view: View) -> str:
    """Return a fact of a session in words, no text where it is not known."""
    lang = view.lang
    if value is None:
        return ""
    if isinstance(value, datetime):
        return moment(view.local(value), lang)
    if field in _WORDS:
        return _WORDS[field](value, lang)
    if field in _LENGTHS:
        return f"{value} min"
    return span(int(str(value)), lang) if field in _SPANS else visible(one_line(str(value)) or "")
