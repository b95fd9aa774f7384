"""A span of whole days, such as "24/12..2/1" or "tomorrow..friday": two days of docs/when.md with two dots between."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from mentorcli.counts import counted
from mentorcli.errors import UsageError
from mentorcli.text import bilingual, in_language
from mentorcli.when.moments import parse_day
from mentorcli.when.normalise import fold, quote, usage
from mentorcli.when.request import Direction

NOON = 12
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
LONGEST = timedelta(days=183)  # of a span whose years are guessed: beyond half a year the ends are the wrong way round
_DOTS = r"\s*(?:\.\.+|\u2026)\s*"
_DATE = r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?"
_DASHES = (
    rf"({_DATE})-({_DATE})",  # no date of one day has these
    r"(\d{1,2}(?:er)?)-(\d{1,2}(?:er)?\s+[^\W\d].*)",  # 24-30 december
    r"(.+?)\s+-\s+(.+)",
    r"(.+?)\s*[\u2013\u2014]\s*(.+)",
)
_NUMBER = r"\d{1,2}(?:er|st|nd|rd|th)?"
_WORDS = r"(?:from|du|de) (.+?) (?:to|till|until|au|a|jusqu'au) (.+)"


def parse_days(text: str, *, now: datetime, zone: tzinfo | None) -> tuple[date, date]:
    """Return the first and the last local day of a span, both included; a single day is both.

    What leaves the choice is looked for ahead, but for a date without a year where the span holds today: it has begun
    already. The end is looked for from the start on. `now` is aware; `zone` is the user's, None for the system's.
    Raises UsageError for a text that is no such span, an end before the start, and one of more than half a year where
    the years are not typed.
    """
    first, last = _parts(text)
    try:
        return _days(first, last, _Span(now, zone))
    except UsageError as error:
        raise UsageError(error.message, _with_form(error.hint)) from None


def _days(first: str, last: str | None, asked: _Span) -> tuple[date, date]:
    """Return the days of a span by its two ends. Raises UsageError."""
    start, back = asked.day(first), asked.day(first, Direction.BACK)
    if last is None:
        return start, start
    if start - back > A_WEEK:  # a date without its year
        end = asked.end(last, back - A_DAY)
        if back <= asked.today <= end <= back + LONGEST:
            return back, end
        if back <= end <= back + LONGEST and asked.is_fixed(last):  # such as 20/11..yesterday
            return back, end
    end = asked.end(last, start if start - back == A_WEEK else start - A_DAY)
    guessed = not (asked.is_fixed(first) and asked.is_fixed(last))
    if end < start or (guessed and end - start > LONGEST):
        raise _wrong(f"{first}..{last}", f"{last}..{first}", start, end)
    return start, end


class _Span:
    """From when a span is looked for."""

    def __init__(self, now: datetime, zone: tzinfo | None) -> None:
        self.now, self.zone = now, zone
        self.today = now.astimezone(zone).date()

    def day(self, text: str, direction: Direction = Direction.AHEAD, since: date | None = None) -> date:
        """Return a typed day, looked for from now or from a local day on."""
        now = self.now
        if since is not None:
            now = datetime(since.year, since.month, since.day, NOON, tzinfo=now.astimezone(self.zone).tzinfo)
        return parse_day(text, now=now, zone=self.zone, direction=direction)

    def is_fixed(self, text: str) -> bool:
        """Return whether a typed day is the same wherever it is looked for."""
        return self.day(text) == self.day(text, Direction.BACK)

    def end(self, text: str, since: date) -> date:
        """Return the last day: where a direction decides, the first one after the day `since`, else as it is typed."""
        if self.is_fixed(text):
            return self.day(text)
        later = self.day(text, since=since)
        return later if later > since else self.day(text, since=since + A_DAY)


def _parts(text: str) -> tuple[str, str | None]:
    """Return the two ends as they were typed, None for the second where there is one day only."""
    ends = re.split(_DOTS, text.strip(), maxsplit=1)
    if len(ends) == 1 and (found := re.fullmatch(_WORDS, fold(text))):
        return _one_month(found[1], found[2])
    if len(ends) == 1:
        found = next((one for form in _DASHES if (one := re.fullmatch(form, text.strip()))), None)
        return _one_month(found[1], found[2]) if found is not None else (text, None)
    if not ends[0] or not ends[1]:
        missing = bilingual(
            f"{quote(text)} has no {'first' if not ends[0] else 'last'} day",
            f"{quote(text)}\u00a0: il manque le {'premier' if not ends[0] else 'dernier'} jour",
        )
        raise usage(missing, "24/12..2/1", "2026-12-24..2027-01-02")
    return _one_month(ends[0], ends[1])


def _one_month(first: str, last: str) -> tuple[str, str]:
    """Return the two ends, both with the month that stands with one: `24`, `30 december`, or `december 24`, `30`."""
    if re.fullmatch(_NUMBER, first, re.I) and (month := re.fullmatch(rf"{_NUMBER}([\s/.]+\w.*)", last, re.I)):
        return first + month[1], last
    if re.fullmatch(_NUMBER, last, re.I) and (month := re.fullmatch(rf"([^\W\d]+\.?\s+){_NUMBER}", first, re.I)):
        return first, month[1] + last
    return first, last


def _with_form(hint: str | None) -> str | None:
    """Return what to type with the form of several days, where it does not stand there already."""
    if hint and ".." in hint:
        return hint
    french = in_language(hint, "fr") if hint else ""
    return bilingual(
        f"{hint or ''} Several days: 24/12..2/1".strip(), f"{french} Plusieurs jours\u00a0: 24/12..2/1".strip()
    )


def _wrong(text: str, turned: str, start: date, end: date) -> UsageError:
    """Return the error for a span whose end lies before its start, or too far behind it, with what to type."""
    if end < start:
        message = bilingual(
            f"{quote(text)} would end on {end:%Y-%m-%d}, before its start on {start:%Y-%m-%d}",
            f"{quote(text)} finirait le {end:%d/%m/%Y}, avant son début le {start:%d/%m/%Y}",
        )
        return usage(message, f"{end:%Y-%m-%d}..{start:%Y-%m-%d}", f"{end:%d/%m/%Y}..{start:%d/%m/%Y}")
    days = (end - start).days
    long = bilingual(counted("day", days, "en"), counted("day", days, "fr"))
    message = bilingual(
        f"{quote(text)} would be from {start:%Y-%m-%d} to {end:%Y-%m-%d}, {long}: type the years",
        f"{quote(text)} irait du {start:%d/%m/%Y} au {end:%d/%m/%Y}, {long.french}\u00a0: tapez les années",
    )
    return usage(message, f"{start:%Y-%m-%d}..{end:%Y-%m-%d}", turned)
