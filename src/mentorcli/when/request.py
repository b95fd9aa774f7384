"""What is to be read and in which situation, and the errors that explain why it was not."""

import re
from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import NamedTuple

from mentorcli.errors import UsageError
from mentorcli.text import bilingual
from mentorcli.when.clock import to_local
from mentorcli.when.normalise import quote, usage
from mentorcli.when.times import impossible_time, read_time

_BARE_TIME = "([0-9]{1,2})([0-9]{2})?"  # 10, 1000: the end of a span, after a time that is plainly one


class Direction(Enum):
    """Which way a day without a full date is looked for."""

    BACK = "back"  # what happened: log, noshow, contact log
    AHEAD = "ahead"  # what is planned: schedule


class Asked(NamedTuple):
    """A text to read.

    `now` is in the user's zone and in whole seconds. `day_only` is true where a day is wanted, `length` where
    `--duration` gives the length of what starts then; they only choose the words of an error.
    """

    text: str
    now: datetime
    zone: tzinfo | None
    direction: Direction
    day_only: bool = False
    length: bool = False


def ask(
    text: str, now: datetime, zone: tzinfo | None, direction: Direction, *, day_only: bool, length: bool = False
) -> Asked:
    """Return `text` with its situation; `now` is any aware datetime."""
    return Asked(text, to_local(now, zone).replace(microsecond=0), zone, direction, day_only, length)


def refusal(asked: Asked, folded: str) -> UsageError:
    """Return the error for a text that is no WHEN, with the reason where one is plain."""
    quoted = quote(asked.text)
    examples = _examples(asked)
    if re.fullmatch(r"[0-9]{1,2}", folded) and not asked.day_only:
        hour = int(folded) if int(folded) < 24 else 14  # noqa: PLR2004
        return usage(
            bilingual(f"{quoted} alone is not a time of day.", f"{quoted} seul n'est pas une heure."),
            f"{hour}:00",
            f"{hour}h30",
            f"{_near_word(asked)} {hour}h",
        )
    if re.search(r"(?<![0-9])[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}(?![0-9])", folded):
        return usage(
            bilingual(
                f"{quoted} needs its year in four digits.", f"{quoted}\u00a0: l'année s'écrit en quatre chiffres."
            ),
            *examples,
        )
    if (wrong := impossible_time(folded)) is not None:
        return usage(
            bilingual(
                f"{quoted}: there is no time of day {quote(wrong)}.",
                f"{quoted}\u00a0: l'heure {quote(wrong)} n'existe pas.",
            ),
            *examples,
        )
    if (span := _span(folded)) is not None:
        return span_refusal(asked.text, *span, length=asked.length)
    wanted, voulu = ("a date", "une date") if asked.day_only else ("a date and time", "une date et une heure")
    message = bilingual(f"{quoted} cannot be read as {wanted}.", f"{quoted} ne se lit pas comme {voulu}.")
    return usage(message, *examples)


def span_refusal(text: str, start: str, minutes: int, *, length: bool) -> UsageError:
    """Return the error for a start with an end behind it: the length is an option of its own, where there is one."""
    message = bilingual(
        f"{quote(text)} has a start and an end: give the start alone",
        f"{quote(text)} a un début et une fin\u00a0: donnez le début seul",
    )
    if not length:
        return UsageError(message, bilingual(f'Type it as: "{start}"', f'Tapez\u00a0: "{start}"'))
    return UsageError(
        message,
        bilingual(
            f'A planned length goes into --duration: "{start}" --duration {minutes}m',
            f'La durée prévue va dans --duration\u00a0: "{start}" --duration {minutes}m',
        ),
    )


def _span(folded: str) -> tuple[str, int] | None:
    """Return the start and the minutes of a text that ends in two times of one day, None for another."""
    found = re.fullmatch(r"(.*?)([^ ]+) ?(?:-|\u2013|to|and|a|et|jusqu'a) ?([^ ]+)", folded)
    if found is None:
        return None
    begin, end = read_time(found[2]), read_time(found[3])
    if end is None and begin is not None and (bare := re.fullmatch(_BARE_TIME, found[3])):
        end = read_time(f"{bare[1]}:{bare[2] or '00'}")
    if begin is None and end is not None and re.fullmatch("[0-9]{1,2}", found[2]):
        begin = read_time(f"{found[2]}:00")
    if begin is None or end is None or end <= begin:
        return None
    minutes = (end.hour - begin.hour) * 60 + end.minute - begin.minute
    day = re.sub(r"(?:^| )(?:from|between|de|entre) $", " ", found[1]).lstrip()
    return f"{day}{begin:%H:%M}", minutes


def no_such_date(asked: Asked) -> UsageError:
    """Return the error for a date that no calendar has; numeric dates are read day first."""
    return usage(
        bilingual(
            f"{quote(asked.text)} names a day that does not exist.",
            f"{quote(asked.text)} désigne un jour qui n'existe pas.",
        ),
        *_examples(asked),
    )


def needs_time(asked: Asked) -> UsageError:
    """Return the error for a whole day where a time of day is wanted."""
    day = " ".join(asked.text.split())
    examples = (f"{day} 14:00", f"{day} 9h30", f"{day} 2pm")
    return usage(
        bilingual(
            f"{quote(asked.text)} is a whole day: add the time.",
            f"{quote(asked.text)} est un jour entier\u00a0: ajoutez l'heure.",
        ),
        *examples,
    )


def _near_word(asked: Asked) -> str:
    return "yesterday" if asked.direction is Direction.BACK else "tomorrow"


def _examples(asked: Asked) -> tuple[str, str, str]:
    """Return three texts that can be read here: a word, a full date near now, an ISO form."""
    back = asked.direction is Direction.BACK
    near = asked.now + timedelta(days=-3 if back else 3)
    word = _near_word(asked)
    if asked.day_only:
        return word, f"{near:%d/%m/%Y}", f"{near:%Y-%m-%d}"
    return f"{word} 14h30", f"{near:%d/%m/%Y} 9h15", f"{near:%Y-%m-%d} 14:00"
