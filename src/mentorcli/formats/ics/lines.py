"""A calendar file as lines: encoding, folding, parameters, and the components between BEGIN and END."""

from __future__ import annotations

import quopri
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mentorcli.errors import RefusedError
from mentorcli.formats.encodings import decoded
from mentorcli.models.calendar import EventFault
from mentorcli.text import bilingual

_LINE = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[^\";:]*(?:\"[^\"]*\"[^\";:]*)*)*):(?P<value>.*)", re.DOTALL)
_PARAM = re.compile(r";([A-Za-z0-9-]+)=((?:\"[^\"]*\"|[^\";])*)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# What decides on the hour, or on which event it is: swallowed by a broken folding, it would be missed in silence.
_SWALLOWED = re.compile(
    r"(?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)[;:][^ ]*\d{8}|RRULE:FREQ=|STATUS:CANCELLED$|DURATION:P[T\d]"
)
_CP1252 = "Windows-1252"


class Property(NamedTuple):
    """A line of a component: its name and parameters in capitals, its value as it stands, and its line in the file.

    `swallowed` is the line below it that was folded into it although it reads like a property of its own.
    """

    name: str
    params: dict[str, str]
    value: str
    line: int
    swallowed: int | None = None

    @property
    def text(self) -> str:
        """The value as a person wrote it."""
        if self.params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            return quopri.decodestring(self.value.encode()).decode(errors="replace")
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


class Component(NamedTuple):
    """What stands between a BEGIN and its END: its name, the line of the BEGIN, its lines and what is inside it."""

    name: str
    line: int
    properties: list[Property]
    children: list[Component]

    def first(self, name: str) -> Property | None:
        """Return the first property of a name."""
        return next((one for one in self.properties if one.name == name), None)

    def every(self, name: str) -> list[Property]:
        """Return the properties of a name."""
        return [one for one in self.properties if one.name == name]

    def text(self, name: str) -> str:
        """Return the text of a property, empty where there is none."""
        found = self.first(name)
        return found.text.strip() if found is not None else ""


class CalendarFile(NamedTuple):
    """A file cut into its calendars; `loose` counts lines that belong to nothing or are no property."""

    encoding: str
    calendars: list[Component]
    faults: list[EventFault]
    loose: int


def cut(data: bytes, name: str) -> CalendarFile:
    """Return the calendars of a file. `name` is the file's, for messages.

    Raises RefusedError for bytes of no encoding that is read.
    """
    lines, encoding = _unfolded(data, name)
    return _Cutter(encoding).cut(lines)


def _unfolded(data: bytes, name: str) -> tuple[Iterator[tuple[int, str, int | None]], str]:
    """Return the logical lines, each with its number and the swallowed one, and the name of the encoding.

    A character may be folded in its middle: UTF-8 is what the bytes are once lines are put together again.
    """
    try:
        whole = decoded(data, name)
    except RefusedError:
        if not _is_utf_8(data):
            raise
        whole = None
    if whole is None or (whole.encoding == _CP1252 and _is_utf_8(data)):
        return _logical(data.decode(errors="surrogateescape"), broken=True), "UTF-8"
    return _logical(whole.text, broken=False), whole.encoding


def _is_utf_8(data: bytes) -> bool:
    """Return whether the bytes are UTF-8 with the lines put together that were folded."""
    try:
        b"".join(_joined(data)).decode()
    except UnicodeDecodeError:
        return False
    return True


def _joined(data: bytes) -> list[bytes]:
    """Return the lines with those that continue one put behind it."""
    found: list[bytes] = []
    for line in data.split(b"\n"):
        if line[:1] in (b" ", b"\t") and found:
            found[-1] = found[-1].rstrip(b"\r") + line[1:]
        else:
            found.append(line)
    return found


def _logical(text: str, *, broken: bool) -> Iterator[tuple[int, str, int | None]]:
    """Yield each logical line with its number, and the number of a line that its folding swallowed.

    `broken`: characters may be folded in their middle; their halves come as surrogates and are put together here.
    """
    if "\n" not in text:
        text = text.replace("\r", "\n")
    parts: list[str] = []
    begun, swallowed = 0, None
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip("\r")
        if line[:1] in (" ", "\t") and parts:
            if swallowed is None and _SWALLOWED.match(line[1:].lstrip()) and not _is_folded(parts[-1]):
                swallowed = number
            parts.append(line[1:])
        elif parts and _soft_break(parts):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif line:
            if parts:
                yield begun, _whole(parts, broken=broken), swallowed
            parts, begun, swallowed = [line], number, None
    if parts:
        yield begun, _whole(parts, broken=broken), swallowed


_SHORTEST_FOLD = 60  # octets: programs fold at 75, some at 72 or 76; what is much shorter was not full


def _is_folded(line: str) -> bool:
    """Return whether a line was full, so that what follows it was folded for its length."""
    return len(line.encode(errors="surrogateescape")) >= _SHORTEST_FOLD


def _soft_break(parts: Sequence[str]) -> bool:
    """Return whether a line of vCalendar 1.0 goes on below: it ends with the sign that says so."""
    return parts[-1].endswith("=") and _is_quoted_printable(parts[0])


@lru_cache(maxsize=1)  # asked again for each part of one line, which may be long and of many
def _is_quoted_printable(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.upper()


def _whole(parts: Sequence[str], *, broken: bool) -> str:
    line = "".join(parts)
    return line.encode(errors="surrogateescape").decode(errors="replace") if broken else line


class _Cutter:
    """Puts logical lines into the components that are open."""

    def __init__(self, encoding: str) -> None:
        self._found = CalendarFile(encoding, [], [], 0)
        self._open: list[Component] = []
        self._names: Counter[str] = Counter()  # of those that are open: an END of nothing is not looked for among them
        self._loose = 0

    def cut(self, lines: Iterator[tuple[int, str, int | None]]) -> CalendarFile:
        """Return what the lines hold."""
        for number, line, swallowed in lines:
            found = _LINE.fullmatch(line.lstrip("\ufeff"))
            if found is None or not (found["name"].isupper() or found["name"].islower()):
                self._loose += 1  # text of a description that is not folded, "Duration: half an hour" among it
                self._note_broken(number, line)
            elif found["name"].upper() == "BEGIN":
                self._begin(found["value"].strip().upper(), number)
            elif found["name"].upper() == "END":
                self._end(found["value"].strip().upper(), number)
            else:
                self._add(found, number, swallowed)
        for one in self._open:
            self._unended(one)
        return self._found._replace(loose=self._loose)

    def _add(self, found: re.Match[str], number: int, swallowed: int | None) -> None:
        if not self._open:
            self._loose += 1
            return
        params = {name.upper(): value.strip('"') for name, value in _PARAM.findall(found["params"])}
        one = Property(found["name"].upper(), params, found["value"], number, swallowed)
        self._open[-1].properties.append(one)

    def _note_broken(self, number: int, line: str) -> None:
        """Keep a line that is no property although it begins like one on which the hour depends."""
        name = re.match(r"[A-Za-z-]+(?=[;:])", line)
        if self._open and name is not None:
            self._open[-1].properties.append(Property(name[0].upper(), {}, "", number))

    def _begin(self, name: str, number: int) -> None:
        component = Component(name, number, [], [])
        if name == "VCALENDAR":  # the one before has no end
            for one in self._close(0):
                self._unended(one)
        elif name == "VEVENT" and self._open and self._open[-1].name == "VEVENT":
            self._unended(self._close(-1)[0])
        (self._open[-1].children if self._open else self._found.calendars).append(component)
        self._open.append(component)
        self._names[name] += 1

    def _close(self, at: int) -> list[Component]:
        """Take those that were opened from a place on off the open ones, and return them."""
        closed = self._open[at:]
        del self._open[at:]
        self._names.subtract(one.name for one in closed)
        return closed

    def _end(self, name: str, number: int) -> None:
        if not self._names[name]:
            self._loose += 1
            return
        at = next(n for n in range(len(self._open) - 1, -1, -1) if self._open[n].name == name)
        for one in self._close(at)[1:]:
            self._unended(one, number)

    def _unended(self, one: Component, number: int | None = None) -> None:
        """Note a component without its END: what stands in it may be half of it."""
        where = f", before line {number}" if number else ""
        french = f", avant la ligne {number}" if number else ""
        self._found.faults.append(
            EventFault(
                one.line,
                one.text("SUMMARY"),
                bilingual(
                    f"{one.name} has no end{where}: the file may be cut short",
                    f"{one.name} n'a pas de fin{french}\u00a0: le fichier est peut-être tronqué",
                ),
            )
        )
