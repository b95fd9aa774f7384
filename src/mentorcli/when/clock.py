"""Wall time and instants: attaching the user's zone, and what a clock change does to it.

`zone` is the user's zone, or None for the system's. Comparisons are made in UTC throughout: Python compares
two datetimes of the same zone by their wall time, which is wrong in the hour that a clock change repeats.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.text import Bilingual, bilingual
from mentorcli.when.normalise import quote, usage

_STAMP = "%Y-%m-%d %H:%M"


class Moment(NamedTuple):
    """A moment that was typed.

    `at` is aware, in the user's zone, in whole seconds. `repeated` is true when that local time occurs twice
    because of a clock change and the first was taken; the user is to be told.
    """

    at: datetime
    repeated: bool = False


def repeated_warning(typed: str, first: datetime) -> Bilingual:
    """Return what the user is told where `typed` occurs twice and the first one is taken."""
    return bilingual(
        f"{typed} occurs twice because the clocks change; the first one is taken ({first.isoformat()})",
        f"{typed} a lieu deux fois à cause du changement d'heure\u00a0; la première est retenue ({first.isoformat()})",
    )


def to_local(moment: datetime, zone: tzinfo | None) -> datetime:
    """Return the aware `moment` in the user's zone (None: the system's)."""
    return moment.astimezone(zone)


def localise(naive: datetime, zone: tzinfo | None) -> Moment:
    """Return the moment at which the user's clock shows `naive`, in whole seconds.

    A time that occurs twice takes the first, with `repeated` set. Raises UsageError for a time that a clock
    change skips, naming the gap and the next time that exists, and for a year before 1970 or after 2199.
    """
    typed = f"{naive:{_STAMP}}"
    check_year(naive.year, typed)
    return attach(naive, zone, typed)


def attach(naive: datetime, zone: tzinfo | None, typed: str) -> Moment:
    """Do what `localise` does, for a year known to be good; an error quotes `typed`."""
    naive = naive.replace(microsecond=0)
    instants = readings(naive, zone)
    if not instants:
        raise _skipped(naive, zone, typed)
    return Moment(to_local(instants[0], zone), repeated=len(instants) > 1)


def check_year(year: int, typed: str) -> None:
    """Raise UsageError, quoting `typed`, when `year` is before 1970 or after 2199."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = bilingual(
            f"{quote(typed)} falls in the year {year}: years go from {FIRST_YEAR} to {LAST_YEAR}.",
            f"{quote(typed)} tombe en {year}\u00a0: les années vont de {FIRST_YEAR} à {LAST_YEAR}.",
        )
        raise usage(message, "2026-11-25 14:00", "25/11/2026 14h", "25 nov 2026 2pm")


def readings(naive: datetime, zone: tzinfo | None) -> tuple[datetime, ...]:
    """Return the instants, in UTC, at which the user's clock shows `naive`.

    One as a rule; two, in order, when a clock change repeats it; none when a clock change skips it.
    """
    first, second = _both(naive, zone)
    if first == second:
        return (first,)
    # The order tells the kind of change: within a gap, "before the change" gives the later instant.
    return (first, second) if first < second else ()


def day_start(day: date, zone: tzinfo | None) -> datetime:
    """Return the first instant of `day` in the user's zone.

    That is midnight, or where a clock change skips midnight, the first time the clock shows after it.
    """
    midnight = datetime.combine(day, time())
    instants = readings(midnight, zone)
    return to_local(instants[0] if instants else _change(midnight, zone), zone)


def _both(naive: datetime, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """Return `naive` in UTC, read with the offset before and after a clock change nearby."""
    # By way of the timestamp: for a time that the system's zone skips, `astimezone` confuses the two offsets.
    before, after = (naive.replace(tzinfo=zone, fold=fold).timestamp() for fold in (0, 1))
    return datetime.fromtimestamp(before, UTC), datetime.fromtimestamp(after, UTC)


def _change(skipped: datetime, zone: tzinfo | None) -> datetime:
    """Return the instant, in UTC, of the clock change that skips the wall time `skipped`."""
    late, early = _both(skipped, zone)
    new_offset = to_local(late, zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        if to_local(middle, zone).utcoffset() == new_offset:
            late = middle
        else:
            early = middle
    return late


def _skipped(naive: datetime, zone: tzinfo | None, typed: str) -> Exception:
    """Return the error for a wall time that a clock change skips."""
    change = _change(naive, zone)
    end = to_local(change, zone).replace(tzinfo=None)
    late, early = _both(naive, zone)
    start = end - (late - early)
    stamp = f"{naive:{_STAMP}}"
    english = "" if typed == stamp else f" is {stamp}, which"
    french = "" if typed == stamp else f" est le {stamp}, qui"
    message = bilingual(
        f"{quote(typed)}{english} does not exist: the clocks go from {start:{_STAMP}} to {end:{_STAMP}}, "
        f"the next time that exists.",
        f"{quote(typed)}{french} n'existe pas\u00a0: l'horloge passe de {start:{_STAMP}} à {end:{_STAMP}}, "
        f"la première heure qui existe ensuite.",
    )
    half_hour = timedelta(minutes=30)
    nearby = (end, end + half_hour, start - half_hour)
    return usage(message, *(f"{moment:{_STAMP}}" for moment in nearby))
