"""What `mentor tariff explain` shows, in English and French: the arithmetic of a session in words."""

from __future__ import annotations

from mentorcli.models.results.tariffs import Explained
from mentorcli.models.session import SessionKind
from mentorcli.models.student import Funding
from mentorcli.models.tariff import Factor, Price
from mentorcli.render import View
from mentorcli.render.text import Sentences, day, funding_word, kind_word, moment, percentage, reason_word, status_word
from mentorcli.render.text.money import exact, figure, money
from mentorcli.render.text.tariff import ended
from mentorcli.text import NAME, command_line, part

HUNDRED = 100

sentence = Sentences(
    {
        "mentoring": ("mentoring", "mentorat"),
        "presentation": ("presentation", "soutenance"),
        "session": (
            "Session {id} with {student}: {kind}, {moment}, {facts}",
            "Session {id} avec {student} : {kind}, {moment}, {facts}",
        ),
        "of-level": ("level {level}", "niveau {level}"),
        "no-level": ("level unknown", "niveau inconnu"),
        "tariff": (
            "Tariff from {since}: the latest that has begun by its local day, {day}",
            "Tarif du {since} : le dernier en vigueur à sa date locale, le {day}",
        ),
        "no-tariff": (
            "No tariff holds on its local day, {day}. Write [[tariff]] with from = {iso} or earlier: mentor config edit",
            "Aucun tarif ne s'applique à sa date locale, le {day}. Écrivez [[tariff]] avec from = {iso} ou plus tôt : mentor config edit",
        ),
        "rate": ("{rate} for {kind}, level {level}", "{rate} pour {kind}, niveau {level}"),
        "no-rate": (
            'no rate for {kind}, level {level}: add {level} = "..." to its {table} (mentor config edit)',
            'pas de montant pour {kind}, niveau {level} : ajoutez {level} = "..." à son champ {table} (mentor config edit)',
        ),
        "no-rate-level": (
            "no rate, as the level is not known: {command}",
            "pas de montant, car le niveau n'est pas connu : {command}",
        ),
        "times": ("× {value} for {what}", "× {value} pour {what}"),
        "times-one": (
            "× 1 for {what}, as the tariff names no factor",
            "× 1 pour {what}, car le tarif ne donne pas de coefficient",
        ),
        "times-unknown": (
            'no factor for {what}: add {key} = "..." to its length (mentor config edit)',
            'pas de coefficient pour {what} : ajoutez {key} = "..." à son champ length (mentor config edit)',
        ),
        "what-length": ("{key} min planned", "{key} min prévues"),
        "what-billed": ("{key} min of {planned} planned ({part})", "{key} min sur {planned} prévues ({part})"),
        "what-assumed": (
            "a real length that is not known, taken as the {planned} min planned",
            "une durée réelle inconnue, comptée comme les {planned} min prévues",
        ),
        "presentation-note": (
            "A presentation is paid whoever pays for the training, and however long it was.",
            "Une soutenance est payée quel que soit le financement, et quelle que soit sa durée.",
        ),
        "result": ("= {exact}, so {amount}", "= {exact}, soit {amount}"),
        "result-rounded": (
            "= {exact}, rounded half up to the cent: {amount}",
            "= {exact}, arrondi au centime, la moitié vers le haut : {amount}",
        ),
        "no-amount": (
            "No amount: something above is missing.",
            "Pas de montant : il manque ce qui est indiqué plus haut.",
        ),
    }
)


def explained_text(found: Explained, view: View) -> list[str]:
    """Return the arithmetic of a session in words, with the figures."""
    session, price = found
    lang = view.lang
    level = sentence("of-level", lang, level=session.level) if session.level else sentence("no-level", lang)
    is_presentation = session.kind is SessionKind.PRESENTATION
    told = [
        level,
        *([] if is_presentation else [funding_word(session.funding, lang)]),
        status_word(session.status, lang),
    ]
    told += [reason_word(session.reason, lang)] if session.reason is not None else []
    head = sentence(
        "session",
        lang,
        id=session.id,
        student=session.student,
        kind=kind_word(session.kind, lang),
        moment=moment(view.local(session.scheduled_at), lang),
        facts=", ".join(told),
    )
    if price.tariff is None:
        return [head, sentence("no-tariff", lang, day=day(price.day, lang), iso=price.day)]
    since = sentence("tariff", lang, since=day(price.tariff.since, lang), day=day(price.day, lang))
    note = [sentence("presentation-note", lang)] if is_presentation else []
    factors = [f"  {_factor(found, one, lang)}" for one in price.factors]
    return [head, since, f"  {_rate(found, lang)}", *factors, *note, _result(price, price.tariff.currency, lang)]


def _rate(found: Explained, lang: str) -> str:
    session, price = found
    table = "presentation" if session.kind is SessionKind.PRESENTATION else "mentoring"
    kind = sentence(table, lang)
    if price.rate is not None:
        return sentence("rate", lang, rate=figure(price.rate, lang), kind=kind, level=session.level)
    if session.level is None:
        command = command_line("session edit", session.id, options=("--level", "2"))
        return sentence("no-rate-level", lang, command=command)
    return sentence("no-rate", lang, kind=kind, level=session.level, table=table)


def _factor(found: Explained, one: Factor, lang: str) -> str:
    """Return a factor with what it is for; one that the tariff does not name is said to be 1."""
    what = _what(found, one, lang)
    if one.value is None:
        return sentence("times-unknown", lang, what=what, key=one.key)
    if not one.own:
        return sentence("times-one", lang, what=what)
    return sentence("times", lang, value=exact(one.value, lang), what=what)


def _what(found: Explained, one: Factor, lang: str) -> str:
    planned = found.session.duration_minutes
    if one.name == "funding":
        return funding_word(Funding(one.key), lang)
    if one.name == "status":
        return ended(one.key, lang)
    if one.name == "length":
        return sentence("what-length", lang, key=one.key)
    if found.price.assumed:
        return sentence("what-assumed", lang, planned=planned)
    share = percentage(int(one.key) * HUNDRED // planned, lang)
    return sentence("what-billed", lang, key=one.key, planned=planned, part=share)


def _result(price: Price, currency: str, lang: str) -> str:
    if price.exact is None or price.amount is None:
        return sentence("no-amount", lang)
    key = "result" if price.exact == price.amount else "result-rounded"
    return sentence(key, lang, exact=exact(price.exact, lang), amount=part(money(price.amount, currency, lang), NAME))
