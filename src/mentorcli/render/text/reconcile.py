"""What `mentor reconcile` shows, in English and French: what differs, the sums, and the letter about it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from mentorcli.counts import counted
from mentorcli.models.reconcile import Compared, Form, State
from mentorcli.models.results.reconcile import Reconciliation
from mentorcli.models.session import Session
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences, clock
from mentorcli.render.text.cells import SLUG, id_column, short_day
from mentorcli.render.text.column_maps import columns_saved
from mentorcli.render.text.message_values import month_name
from mentorcli.render.text.money import money
from mentorcli.render.text.reconcile_open import open_warnings
from mentorcli.render.text.reconcile_words import (
    MOST_CANDIDATES,
    difference_words,
    row_words,
    session_words,
    sides,
    title_words,
)
from mentorcli.text import BAD, GOOD, NAME, SOON, command_line, in_language, joined, part, visible

_MOST_LISTED = 20
COLUMNS = (
    Column(telling=True, least=11),
    Column(1, telling=True, least=17),
    SLUG._replace(kind="text", role=NAME, telling=True, least=10),
    Column(telling=True, least=36),
    id_column(3),
)
TITLES = (Column(telling=True, least=11), Column(telling=True, least=18), Column(telling=True, least=32))
_ROLES = {
    State.DIFFERS: BAD,
    State.DOUBTFUL: SOON,
    State.THERE: BAD,
    State.HERE: BAD,
    State.UNPRICED: SOON,
    State.AGREES: GOOD,
}

sentence = Sentences(
    {
        State.DIFFERS: ("differs", "diffère"),
        State.DOUBTFUL: ("doubtful", "douteuse"),
        State.THERE: ("only there", "relevé seul"),
        State.HERE: ("only here", "ici seul"),
        State.UNPRICED: ("no amount", "sans montant"),
        State.AGREES: ("agrees", "concorde"),
        "perhaps": ("perhaps {which}", "peut-être {which}"),
        "or": (" or ", " ou "),
        "read": (
            "{month}, {name}, {encoding}: {counts}",
            "{month}, {name}, {encoding} : {counts}",
        ),
        "count-differs": ("{count} differ", "{count} diffèrent"),
        "count-differs-of-one": ("1 differs", "{count} diffère"),
        "count-doubtful": ("{count} doubtful", "{count} douteuses"),
        "count-doubtful-of-one": ("1 doubtful", "{count} douteuse"),
        "count-there": ("{count} only there", "{count} sur le relevé seul"),
        "count-there-of-one": ("1 only there", "{count} sur le relevé seul"),
        "count-here": ("{count} only here", "{count} ici seulement"),
        "count-here-of-one": ("1 only here", "{count} ici seulement"),
        "count-unpriced": ("{count} whose amount was not compared", "{count} au montant pas comparé"),
        "count-unpriced-of-one": ("1 whose amount was not compared", "{count} au montant pas comparé"),
        "count-agrees": ("{count} agree", "{count} concordent"),
        "count-agrees-of-one": ("1 agrees", "{count} concorde"),
        "unread": ("{rows} not read", "{rows} non lues"),
        "unread-of-one": ("{rows} not read", "{rows} non lue"),
        "sums": ("On the statement {there}, here {here}", "Sur le relevé {there}, ici {here}"),
        "more-there": (": {amount} more there", " : {amount} de plus sur le relevé"),
        "more-here": (": {amount} more here", " : {amount} de plus ici"),
        "guessed": (
            "The file has no dates: it is compared with {month}; another month: --month",
            "Le fichier n'a pas de dates : il est comparé avec {month} ; un autre mois : --month",
        ),
        "other-months": (
            "{rows} of other months left out",
            "{rows} d'autres mois, laissées de côté",
        ),
        "other-months-of-one": (
            "{rows} of another month left out",
            "{rows} d'un autre mois, laissée de côté",
        ),
        "no-cancelled": (
            "The file has no cancelled sessions: {count} here not compared",
            "Le fichier n'a pas de sessions annulées : {count} d'ici non comparées",
        ),
        "no-cancelled-of-one": (
            "The file has no cancelled sessions: 1 here not compared",
            "Le fichier n'a pas de sessions annulées : {count} d'ici non comparée",
        ),
        "no-funding": (
            "The file does not tell the funding: it is not compared",
            "Le fichier ne dit pas le financement : il n'est pas comparé",
        ),
        "no-amounts": (
            "Amounts are not compared: the file has none",
            "Les montants ne sont pas comparés : le fichier n'en a pas",
        ),
        "no-tariff": (
            "Amounts are not compared: no tariff is set (mentor tariff example)",
            "Les montants ne sont pas comparés : aucun tarif n'est défini (mentor tariff example)",
        ),
        "row": ("row {row} not read: {reason}", "ligne {row} non lue : {reason}"),
        "more": ("{count} more", "{count} de plus"),
        "waiting": (
            "not documented yet, so not compared: {which} ({command})",
            "pas encore renseignée, donc pas comparée : {which} ({command})",
        ),
        "waiting-one": ("{student}, {start}", "{student}, {start}"),
        "letter": (
            "To contest it before you approve: add --letter",
            "Pour le contester avant d'approuver : ajoutez --letter",
        ),
    }
)


def reconcile_table(found: Reconciliation, view: View, *, lines: bool) -> Table:
    """Return what differs, what is doubtful and what one side alone has; with `lines` what agrees too."""
    kept = [one for one in found.compared if lines or one.state is not State.AGREES]
    titles = found.file.form is Form.TITLES
    return Table(
        [_row(one, view) for one in kept],
        TITLES if titles else COLUMNS,
        lambda: [_title_cells(one, view) if titles else _cells(one, view) for one in kept],
    )


def _row(one: Compared, view: View) -> tuple[str, ...]:
    """Return one comparison as a pipe gets it."""
    there, here = one.there, one.here
    return (
        one.state,
        ",".join(map(str, one.rows)),
        _start_code(one, view),
        _who(one),
        title_words(one.title, "en") if one.title is not None else "",
        str(there.sessions) if there else "",
        str(here.sessions) if here else "",
        str(there.amount) if there and there.amount is not None else "",
        str(here.amount) if here and here.amount is not None else "",
        ",".join(difference.field for difference in one.differences),
        ",".join(session.id for session in one.sessions),
    )


def _start_code(one: Compared, view: View) -> str:
    if one.title is not None:
        return ""
    if one.row is not None and one.row.start is not None:
        start = one.row.start
        return f"{start:%Y-%m-%d %H:%M}" if isinstance(start, datetime) else f"{start:%Y-%m-%d}"
    return f"{view.local(one.sessions[0].scheduled_at):%Y-%m-%d %H:%M}" if one.sessions else ""


def _who(one: Compared) -> str:
    """Return the student who is here, else the name in the file."""
    certain = len(one.sessions) == 1 and one.state is not State.DOUBTFUL
    if one.title is None and certain:
        return one.sessions[0].student
    return visible(one.row.name or "") if one.row is not None else ""


def _state(one: Compared, lang: str) -> str:
    return part(sentence(one.state, lang), _ROLES[one.state])


def _cells(one: Compared, view: View) -> tuple[str, ...]:
    identity = one.sessions[0].id if len(one.sessions) == 1 else ""
    if one.title is not None:  # the monthly sums, among sessions
        return _state(one, view.lang), "", title_words(one.title, view.lang), sides(one, view.lang), ""
    return _state(one, view.lang), _start_words(one, view), _who(one), _detail(one, view), identity


def _start_words(one: Compared, view: View) -> str:
    """Return when a session begins, the row's own words first: a day alone where the file has no time of day."""
    if one.row is not None and one.row.start is not None:
        start = one.row.start
        if not isinstance(start, datetime):
            return short_day(start, view, padded=True)
        return f"{short_day(start.date(), view, padded=True)} {clock(start)}"
    local = view.local(one.sessions[0].scheduled_at)
    return f"{short_day(local.date(), view, padded=True)} {clock(local)}"


def _title_cells(one: Compared, view: View) -> tuple[str, ...]:
    words = title_words(one.title, view.lang) if one.title is not None else ""
    detail = sides(one, view.lang)
    if one.perhaps is not None:
        detail = sentence("perhaps", view.lang, which=title_words(one.perhaps, view.lang))
    return _state(one, view.lang), words, detail


def _detail(one: Compared, view: View) -> str:
    """Return in what a row and a session differ, whom it may be about, or what the one side has."""
    lang = view.lang
    if one.state is State.DOUBTFUL:
        return sentence("perhaps", lang, which=_candidates(one, view))
    if one.state is State.HERE:
        return session_words(one.sessions[0], one.here.amount if one.here else None, lang)
    if one.differences:
        return ", ".join(difference_words(difference, lang) for difference in one.differences)
    return row_words(one.row, lang) if one.row is not None else ""


def _candidates(one: Compared, view: View) -> str:
    """Return the sessions that may be meant, the first few."""
    listed = [_candidate(session, view) for session in one.sessions[:MOST_CANDIDATES]]
    return sentence("or", view.lang).join(listed)


def _candidate(session: Session, view: View) -> str:
    local = view.local(session.scheduled_at)
    return f"{session.student} {short_day(local.date(), view)} {clock(local)}"


def counts_line(found: Reconciliation, lang: str) -> str:
    """Return the month, the file, and how many rows there are in each state."""
    counts = [
        sentence.counted(f"count-{state}", found.count(state), lang)
        for state in (State.AGREES, *(one for one in State if one is not State.AGREES))
        if found.count(state) or state is State.AGREES
    ]
    unread = len(found.file.faults)
    counts += [sentence.counted("unread", unread, lang, rows=counted("line", unread, lang))] if unread else []
    return sentence(
        "read", lang, month=month_name(found.month, lang), name=found.name, encoding=found.file.encoding,
        counts=", ".join(counts),
    )  # fmt: skip


def reminders(found: Reconciliation, view: View) -> list[str]:
    """Return what stands below the table: the counts, the sums, what was not compared, and how to contest."""
    lang = view.lang
    lines = [counts_line(found, lang), *_sums(found, lang)]
    lines += [in_language(remark, lang) for remark in found.file.remarks]
    if found.guessed:
        lines.append(sentence("guessed", lang, month=month_name(found.month, lang)))
    if found.other_months:
        rows = counted("line", found.other_months, lang)
        lines.append(sentence.counted("other-months", found.other_months, lang, rows=rows))
    if found.cancelled_here:
        lines.append(sentence.counted("no-cancelled", found.cancelled_here, lang))
    if not found.tells_funding:
        lines.append(sentence("no-funding", lang))
    if not found.has_amounts or not found.has_tariffs:
        lines.append(sentence("no-amounts" if not found.has_amounts else "no-tariff", lang))
    if found.saved is not None:
        lines.append(columns_saved(found.saved, lang))
    if found.contestable and found.letter is None:
        lines.append(sentence("letter", lang))
    return lines


def _sums(found: Reconciliation, lang: str) -> list[str]:
    """Return what both sides come to, and by how much they differ; nothing where one of them is not known."""
    if found.there is None or found.here is None:
        return []
    code, apart = found.currency, found.there - found.here
    sums = sentence("sums", lang, there=money(found.there, code, lang), here=money(found.here, code, lang))
    if not apart:
        return [sums]
    more = sentence("more-there" if apart > Decimal() else "more-here", lang, amount=money(abs(apart), code, lang))
    return [joined(sums, more)]


def warnings(found: Reconciliation, view: View) -> list[str]:
    """Return the rows that could not be read, what was not compared, and the sessions that nobody documented."""
    lang, faults = view.lang, found.file.faults
    lines = [sentence("row", lang, row=one.row, reason=in_language(one.reason, lang)) for one in faults[:_MOST_LISTED]]
    if len(faults) > _MOST_LISTED:
        lines.append(sentence("more", lang, count=len(faults) - _MOST_LISTED))
    lines += open_warnings(found, lang)
    if found.waiting:
        named = [
            sentence("waiting-one", lang, student=one.student, start=f"{view.local(one.scheduled_at):%Y-%m-%d %H:%M}")
            for one in found.waiting
        ]
        which = "; ".join(named) if len(named) <= MOST_CANDIDATES else counted("session", len(named), lang)
        command = command_line("session list", options=("--undocumented",))
        lines.append(sentence("waiting", lang, which=which, command=command))
    return lines
