"""A profile that a person wrote: every fault in it beside the types of its fields, and from when its funding holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.rules.student import MAX_NAME, is_email, is_phone
from mentorcli.text import Bilingual, bilingual, has_sign, one_line, visible

_SHOWN = 60


class ProfileFault(NamedTuple):
    """What is wrong with a field. `shape`: its value cannot be read at all."""

    field: str
    what: Bilingual
    shape: bool = False


def faults(fields: Mapping[str, object]) -> list[ProfileFault]:
    """Return what no option would take in the fields of a profile as written, by name.

    A value of another type than the field's is for the reader to refuse, but for a funding that is no list of periods.
    """
    return [*_name(fields.get("name", "")), *_contacts(fields), *_funding(fields.get("funding", ()))]


def holds_undated(periods: Sequence[FundingPeriod], day: date) -> bool:
    """Return whether what holds on a local day is no period with a day of its own."""
    return not any(one.since is not None and one.since <= day for one in periods)


def periods_from(
    before: Sequence[FundingPeriod], after: Sequence[FundingPeriod], day: date
) -> tuple[FundingPeriod, ...]:
    """Return the periods of `before` until a local day, and those of `after` from that day on.

    A period that only continues the one before it is left out.
    """
    holding = [one.funding for one in after if one.since is None or one.since <= day]
    changed = [
        *(one for one in before if one.since is None or one.since < day),
        FundingPeriod(holding[-1] if holding else Funding.UNKNOWN, day),
        *(one for one in after if one.since is not None and one.since > day),
    ]
    return tuple(one for place, one in enumerate(changed) if not place or changed[place - 1].funding is not one.funding)


def _name(value: object) -> Iterable[ProfileFault]:
    if not isinstance(value, str):
        return
    name = one_line(value) or ""
    if not name:
        yield ProfileFault("name", bilingual("it is empty", "il est vide"), shape=True)
    elif not has_sign(name):
        yield ProfileFault("name", bilingual("no letter in it", "aucune lettre"))
    elif len(name) > MAX_NAME:
        yield ProfileFault(
            "name",
            bilingual(f"{len(name)} characters, at most {MAX_NAME} fit", f"{len(name)} caractères, {MAX_NAME} au plus"),
        )


def _contacts(fields: Mapping[str, object]) -> Iterable[ProfileFault]:
    email, phone = (fields.get(key) for key in ("email", "phone"))
    if isinstance(email, str) and (line := one_line(email)) and not is_email(line):
        shown = visible(line[:_SHOWN])
        yield ProfileFault(
            "email", bilingual(f"{shown!r} is no e-mail address", f"{shown!r} n'est pas une adresse e-mail")
        )
    if isinstance(phone, str) and (line := one_line(phone)) and not is_phone(line):
        shown = visible(line[:_SHOWN])
        yield ProfileFault(
            "phone", bilingual(f"{shown!r} is no phone number", f"{shown!r} n'est pas un numéro de téléphone")
        )


def _funding(value: object) -> Iterable[ProfileFault]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not all(isinstance(one, Mapping) for one in value):
        known = value if isinstance(value, str) and value in tuple(Funding) else Funding.SELF_PAID
        example = f'funding = [{{ funding = "{known}" }}]'
        what = bilingual(
            f"a list of periods is expected, such as: {example}",
            f"une liste de périodes est attendue, par exemple\u00a0: {example}",
        )
        yield ProfileFault("funding", what, shape=True)
        return
    days = [one.get("since") for one in value]
    for earlier, later in pairwise(_day(one) for one in days if one is None or isinstance(one, date)):
        if earlier == later:
            yield ProfileFault("funding", _twice(later))
        elif earlier > later:
            yield ProfileFault("funding", _out_of_order(later, earlier))


def _day(since: date | None) -> date:
    """Return the day from which a period holds, the first there is for one that holds from the beginning."""
    if since is None:
        return date.min
    return since.date() if isinstance(since, datetime) else since


def _twice(day: date) -> Bilingual:
    if day == date.min:
        return bilingual("two periods without a day", "deux périodes sans jour")
    return bilingual(f"two periods begin on {day}", f"deux périodes commencent le {day}")


def _out_of_order(later: date, earlier: date) -> Bilingual:
    if later == date.min:
        return bilingual(
            f"the period without a day stands after {earlier}: it goes first",
            f"la période sans jour se trouve après le {earlier}\u00a0: elle vient en premier",
        )
    return bilingual(
        f"{later} stands after {earlier}: the oldest period goes first",
        f"le {later} se trouve après le {earlier}\u00a0: la période la plus ancienne vient en premier",
    )
