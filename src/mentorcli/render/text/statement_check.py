"""Whether the two computations of a statement agree, and what has no amount, in English and French."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mentorcli.counts import counted
from mentorcli.models.results.statements import MonthStatement, YearStatement
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.statement import Group, Recount
from mentorcli.models.student import Funding
from mentorcli.models.tariff import Price
from mentorcli.render import View
from mentorcli.render.text import Sentences, day, funding_word, hours, reason_word, status_word
from mentorcli.render.text.cells import word
from mentorcli.render.text.money import figure, money
from mentorcli.text import command_line

NAMED = 3  # more groups that differ than these are not named

sentence = Sentences(
    {
        "agrees": (
            "Checked: a second computation by another route gives the same {total}.",
            "Vérifié : un second calcul, fait autrement, donne les mêmes {total}.",
        ),
        "agrees-count": (
            "Checked: a second count by another route gives the same {sessions} and {hours}.",
            "Vérifié : un second décompte, fait autrement, donne aussi {sessions} et {hours}.",
        ),
        "agrees-year": (
            "Checked: a second computation by another route gives the same for each month.",
            "Vérifié : un second calcul, fait autrement, donne le même résultat pour chaque mois.",
        ),
        "differs": (
            "{month}: the two computations do not agree, so send nothing. Line by line: {first}; by the other route: {second}",
            "{month} : les deux calculs ne concordent pas, n'envoyez donc rien. Ligne par ligne : {first} ; par l'autre voie : {second}",
        ),
        "differs-in": ("they differ in {groups}", "ils diffèrent pour {groups}"),
        "failed": (
            "{month}: the second computation could not be made ({why}), so send nothing. Line by line: {first}",
            "{month} : le second calcul n'a pas pu se faire ({why}), n'envoyez donc rien. Ligne par ligne : {first}",
        ),
        "no-amount": ("no total", "pas de total"),
        "figures": ("{sessions}, {hours}, {total}", "{sessions}, {hours}, {total}"),
        "group": ("{words}: {first} / {second}", "{words} : {first} / {second}"),
        "other": ("monthly sums or open sessions", "les forfaits mensuels ou les sessions à renseigner"),
        "level": ("level {level}", "niveau {level}"),
        "missing-tariff": (
            "{which} without an amount: no tariff holds on {day} yet. Write [[tariff]] with from = {iso} or earlier: mentor config edit",
            "{which} sans montant : aucun tarif ne s'applique encore le {day}. Écrivez [[tariff]] avec from = {iso} ou plus tôt : mentor config edit",
        ),
        "missing-level": (
            "{which} without an amount: the level is not known. Give it, such as: {command}",
            "{which} sans montant : le niveau n'est pas connu. Donnez-le, par exemple : {command}",
        ),
        "missing-rate": (
            'the tariff from {day} has no rate for {kind} of level {level} ({which}). Add {level} = "..." to its {table}: mentor config edit',
            'le tarif du {day} n\'a pas de montant pour {kind} de niveau {level} ({which}). Ajoutez {level} = "..." à son champ {table} : mentor config edit',
        ),
        "assumed": (
            "{which} without a real length: the planned one is taken (session edit ID --lasted 45m)",
            "{which} sans durée réelle : la durée prévue est retenue (session edit ID --lasted 45m)",
        ),
        "unknown-funding": (
            "{which} of unknown funding: paid in full",
            "{which} au financement inconnu : tarif plein",
        ),
        "cancelled-paid": (
            "{count} sessions called off and paid in full, as the tariff has no status.cancelled",
            "{count} sessions annulées mais au tarif plein, car le tarif n'a pas de status.cancelled",
        ),
        "cancelled-paid-of-one": (
            "{count} session called off and paid in full, as the tariff has no status.cancelled",
            "{count} session annulée mais au tarif plein, car le tarif n'a pas de status.cancelled",
        ),
    }
)


def checked_line(found: MonthStatement, view: View) -> list[str]:
    """Return that the two routes agree, nothing where they do not or there is nothing to add up."""
    statement, lang = found.statement, view.lang
    if not found.checked or not statement.lines:
        return []
    if statement.total is not None:
        return [sentence("agrees", lang, total=money(statement.total, statement.currency, lang))]
    count = counted("session", len(statement.sessions), lang)
    return [sentence("agrees-count", lang, sessions=count, hours=_held(statement.figures(), lang))]


def year_checked_line(found: YearStatement, view: View) -> list[str]:
    """Return that the two routes agree in each month of a year, nothing where they do not."""
    return [sentence("agrees-year", view.lang)] if found.checked and found.sessions else []


def differs_warnings(months: Iterable[MonthStatement], view: View) -> list[str]:
    """Return for each month whose two computations differ the figures of both, and where they differ."""
    return [_differs(one, view.lang) for one in months if not one.checked and (one.second or one.failure)]


def _differs(found: MonthStatement, lang: str) -> str:
    mine, code, month = found.statement.figures(), found.statement.currency, f"{found.month:%Y-%m}"
    first = _figures(mine, code, lang)
    if found.second is None:
        return sentence("failed", lang, month=month, why=found.failure, first=first)
    said = sentence("differs", lang, month=month, first=first, second=_figures(found.second, code, lang))
    apart = [group for group in {**mine.lines, **found.second.lines} if _of(mine, group) != _of(found.second, group)]
    groups = [
        sentence(
            "group",
            lang,
            words=_words(group, lang),
            first=_count(_of(mine, group), lang),
            second=_count(_of(found.second, group), lang),
        )
        for group in apart[:NAMED]
    ]
    named = "; ".join(groups) or sentence("other", lang)
    return f"{said}; {sentence('differs-in', lang, groups=named)}"


def _of(figures: Recount, group: Group) -> tuple[int, int, int | None]:
    return figures.lines.get(group, (0, 0, 0))


def _figures(figures: Recount, code: str | None, lang: str) -> str:
    """Return sessions, hours held and the total of one computation."""
    total = sentence("no-amount", lang) if figures.total is None else money(_sum(figures.total), code, lang)
    count = counted("session", figures.sessions, lang)
    return sentence("figures", lang, sessions=count, hours=_held(figures, lang), total=total)


def _held(figures: Recount, lang: str) -> str:
    del lang
    return hours(sum(line[1] for group, line in figures.lines.items() if group[3] == SessionStatus.COMPLETED))


def _sum(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _count(line: tuple[int, int, int | None], lang: str) -> str:
    count = counted("session", line[0], lang)
    return count if line[2] is None else f"{count} {figure(_sum(line[2]), lang)}"


def _words(group: Group, lang: str) -> str:
    """Return a group in words: level, kind, funding, status, reason and length."""
    level, kind, funding, status, reason, planned, unit = group
    said = [
        sentence("level", lang, level=level) if level is not None else "",
        word(SessionKind(kind), lang),
        funding_word(Funding(funding), lang) if funding is not None else "",
        status_word(SessionStatus(status), lang),
        reason_word(Reason(reason), lang) if reason is not None else "",
        f"{planned} min",
        figure(_sum(unit), lang) if unit is not None else "",
    ]
    return ", ".join(one for one in said if one)


def missing_warnings(months: Iterable[MonthStatement], view: View) -> list[str]:
    """Return what has no amount, each kind with the entry of the tariff to write, or the level to give."""
    found: dict[tuple[object, ...], list[tuple[Session, Price]]] = {}
    for one in months:
        for session, price in one.statement.unpriced if one.has_tariffs else ():
            since = price.tariff.since if price.tariff is not None else None
            is_presentation = session.kind is SessionKind.PRESENTATION
            of_rate = (since, session.level, is_presentation) if price.missing == "rate" else ()
            found.setdefault((price.missing, *of_rate), []).append((session, price))
    return [_missing(pairs, view.lang) for pairs in found.values()]


def _missing(pairs: list[tuple[Session, Price]], lang: str) -> str:
    session, price = pairs[0]
    count = counted("session", len(pairs), lang)
    if price.tariff is None:
        return sentence("missing-tariff", lang, which=count, day=day(price.day, lang), iso=price.day)
    if price.missing == "level":
        command = command_line("session edit", session.id, options=("--level", "2"))
        return sentence("missing-level", lang, which=count, command=command)
    table = "presentation" if session.kind is SessionKind.PRESENTATION else "mentoring"
    since, kind = day(price.tariff.since, lang), word(SessionKind(table), lang)
    return sentence("missing-rate", lang, which=count, day=since, kind=kind, level=session.level, table=table)


def notes(months: Iterable[MonthStatement], view: View) -> list[str]:
    """Return what was taken for lack of better: planned lengths, full pay where funding or factor is not known."""
    pairs = [
        pair
        for one in months
        for pair in zip(one.statement.sessions, one.statement.prices, strict=True)
        if pair[1].amount
    ]
    counts = {
        "assumed": sum(price.assumed for _, price in pairs),
        "unknown-funding": sum(_unknown_funding(price) for _, price in pairs),
    }
    lang, off = view.lang, sum(_cancelled_paid(session, price) for session, price in pairs)
    said = [sentence(key, lang, which=counted("session", count, lang)) for key, count in counts.items() if count]
    return [*said, sentence.counted("cancelled-paid", off, lang)] if off else said


def _unknown_funding(price: Price) -> bool:
    """Return whether a tariff tells fundings apart and that of the session is not known."""
    own = price.tariff is not None and bool(price.tariff.funding)
    return own and any(one.name == "funding" and one.key == Funding.UNKNOWN and not one.own for one in price.factors)


def _cancelled_paid(session: Session, price: Price) -> bool:
    return session.status is SessionStatus.CANCELLED and any(
        one.name == "status" and not one.own for one in price.factors
    )
