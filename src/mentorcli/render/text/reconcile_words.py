"""The words for what is compared with the platform's statement: a session, a title, in what two sides differ."""

from __future__ import annotations

from decimal import Decimal

from mentorcli.counts import counted
from mentorcli.models.reconcile import Compared, Difference, Side, State, StatementRow, Title
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding
from mentorcli.render.text import Sentences, funding_word, reason_word, status_word
from mentorcli.render.text.cells import level_cell, minutes_cell, word
from mentorcli.render.text.money import figure

MOST_CANDIDATES = 3
"""More sessions than these that may be meant are not named."""
_NOTHING = Side(0, None)
sentence = Sentences(
    {
        "fixed": ("monthly sums", "forfaits mensuels"),
        "no-level": ("no level", "sans niveau"),
        "nothing": ("none", "aucun"),
        "no-amount": ("no amount", "sans montant"),
        "lasted": ("lasted {length}", "durée réelle {length}"),
        "on-both": (
            "{there} on the statement, {here} in my notes",
            "{there} sur le relevé, {here} dans mes notes",
        ),
        "apart": ("{there} (here {here})", "{there} (ici {here})"),
    }
)


def outcome_words(status: SessionStatus, reason: Reason | None, lang: str) -> str:
    """Return what became of a session: the reason where there is one, else the status."""
    if status is SessionStatus.SCHEDULED:
        return word("to-document", lang)
    return reason_word(reason, lang) if reason is not None else status_word(status, lang)


def title_words(title: Title, lang: str) -> str:
    """Return what the sessions of one title share."""
    if title.fixed:
        return sentence("fixed", lang)
    reasons = {str(one): one for one in Reason}
    status = (
        reason_word(reasons[title.status], lang)
        if title.status in reasons
        else status_word(SessionStatus(title.status), lang)
    )
    parts = [
        level_cell(title.level, lang),
        word(title.kind, lang),
        funding_word(title.funding, lang) if title.funding else "",
        status,
    ]
    return ", ".join(part for part in parts if part)


def session_words(session: Session, amount: Decimal | None, lang: str) -> str:
    """Return what is here of a session: kind, level, what became of it, and its amount where that is known."""
    outcome = outcome_words(session.status, session.reason, lang)
    return _listed(_kind(session.kind, lang), outcome, level_cell(session.level, lang), _amount(amount, lang))


def row_words(row: StatementRow, lang: str) -> str:
    """Return what a row of the file tells of its session."""
    outcome = outcome_words(row.status, row.reason, lang) if row.status is not None else ""
    return _listed(_kind(row.kind, lang), outcome, level_cell(row.level, lang), _amount(row.amount, lang))


def _kind(kind: SessionKind | None, lang: str) -> str:
    """Return a kind where it is not mentoring, which most sessions are."""
    return "" if kind in (None, SessionKind.MENTORING) else word(kind, lang)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _amount(amount: Decimal | None, lang: str) -> str:
    return "" if amount is None else figure(amount, lang)


def sides(one: Compared, lang: str) -> str:
    """Return how many sessions there are of a title and what they are paid: the side that has them, else both.

    What is here stands in brackets where it is not the same.
    """
    there, here = one.there or _NOTHING, one.here or _NOTHING
    if one.state in (State.DIFFERS, State.UNPRICED):
        found = [difference_words(each, lang, short=True) for each in one.differences]
        if len(found) == 1 and one.differences[0].field == "amount" and not (one.title and one.title.fixed):
            found.insert(0, counted("session", there.sessions, lang))
        return ", ".join(found)
    side = here if one.state is State.HERE else there
    fixed = one.title is not None and one.title.fixed
    return _listed("" if fixed else counted("session", side.sessions, lang), _amount(side.amount, lang))


def difference_words(found: Difference, lang: str, *, whole: bool = False, short: bool = False) -> str:
    """Return in what two sides differ: `level 3 (here 2)`; `whole`: as a sentence for somebody else.

    `short`: a number of sessions without its noun.
    """
    name = "on-both" if whole else "apart"
    if short and found.field == "sessions":
        return sentence(name, lang, there=found.there, here=found.here)
    return sentence(
        name, lang, there=_value(found.field, found.there, lang), here=_value(found.field, found.here, lang)
    )


def _value(field: str, value: object, lang: str) -> str:
    """Return one side's value of a field in words."""
    if isinstance(value, tuple):
        return outcome_words(value[0], value[1], lang)
    if isinstance(value, SessionKind):
        return word(value, lang)
    if isinstance(value, Funding):
        return funding_word(value, lang)
    if isinstance(value, Decimal):
        return figure(value, lang)
    if field == "amount":
        return sentence("no-amount", lang)
    number = value if isinstance(value, int) else None
    if field == "level":
        return level_cell(number, lang) or sentence("no-level", lang)
    if field == "sessions":
        return counted("session", number or 0, lang)
    if field == "lasted":
        return sentence("lasted", lang, length=minutes_cell(number, lang))
    return minutes_cell(number, lang) or sentence("nothing", lang)
