"""Files that no program wrote, made up by chance: calendars, tables, sheets, backups, own texts."""

from __future__ import annotations

import io
import json
import random
import tarfile
import zipfile
from collections.abc import Callable

import sheets
from reliability import fuzzed

SIGNS = "aé'\"`$\\;|&<>*?[](){}#~!%=,.:-_/@ \t\n\r\0\x1b\x7f\u00a0\u200b\u200f\u202e\ufeff\u0301\U0001f600漢\ud800"
LONG = 50_000
"""Characters: what a pattern that tries again and again would hang on."""
_HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n"
_EVENT = (
    "UID:{n}@example.org", "DTSTAMP:20261101T080000Z", "DTSTART:20261201T130000Z", "DTEND:20261201T134500Z",
    "SUMMARY:Zoé Petit", "ATTENDEE;CN=Sam Okoro:mailto:sam@example.org",
)  # fmt: skip
_LINES = (
    "RRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY;COUNT=999999999", "RRULE:FREQ=YEARLY;INTERVAL=0", "RRULE:FREQ=",
    "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z", "RRULE:FREQ=WEEKLY;BYDAY=54MO", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31,-31",
    "RRULE:FREQ=MINUTELY;BYHOUR=25", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=DAILY;BYSETPOS=-366",
    "DTSTART:00010101T000000Z", "DTSTART;VALUE=DATE:20261201", "DTSTART;TZID=Mars/Base:20261201T130000",
    "DTSTART;TZID=../../etc/passwd:20261201T130000", "DTSTART:20260230T250000", "DTSTART:99991231T235960Z",
    "DTSTART;TZID=Europe/Paris:99991231T235959", "DTSTART;TZID=America/New_York:00010101T000000",
    "RRULE:FREQ=WEEKLY;UNTIL=00010101T000000Z", "RDATE;TZID=Europe/Paris:99991231T235959", "EXDATE:00010101T000000Z",
    "RECURRENCE-ID:99991231T235959Z", "RECURRENCE-ID;TZID=Asia/Tokyo:00010101T000000", "DTEND:99991231T235959Z",
    "DTEND:20261201T120000Z", "DURATION:P99999999W", "DURATION:-PT1S", "DURATION:PT", "RDATE:20261201T130000Z,x,",
    "EXDATE;TZID=Europe/Paris:20261201T140000", "RECURRENCE-ID:20261208T130000Z", "SEQUENCE:99999999999999999999",
    f"SEQUENCE:{'9' * 5_000}", "END:Y\r\n" * 2_000, "BEGIN:X\r\n" * 2_000,
    "SEQUENCE:-1", "STATUS:CANCELLED", "SUMMARY;X=\"a:b\n", "SUMMARY:\\n\\,\\;\\\\\\", "UID:", "UID:0@example.org",
    "ATTENDEE;CN=\"a;b:c\":MAILTO:a@b", "BEGIN:VALARM", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "BEGIN:",
    "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY\r\n"
    "TZOFFSETFROM:+9999\r\nTZOFFSETTO:-0000\r\nEND:STANDARD\r\nEND:VTIMEZONE", " folded", "\tfolded", ":", ";", "",
    "METHOD:CANCEL", "X-WR-TIMEZONE:Nowhere", "DESCRIPTION:=cmd|' /C calc'!A0", "SUMMARY:\x1b[2J\u202e$(touch PWN)",
)  # fmt: skip
_HEADS = (
    ("student", "start", "minutes"), ("Étudiant", "Date", "Durée", "Statut"), ("Email", "Start date", "Start time",
     "Duration", "Client", "Project", "Description"), ("Date", "Type", "Niveau", "Montant", "Élève"),
    ("id", "start", "end", "tags", "annotation"), ("",), ("start", "start", "student"),
)  # fmt: skip
_CELLS = (
    "Zoé Petit", "sam@example.org", "2026-11-10 10:00", "10/11/2026", "10h30", "45", "1:30", "00:45:00", "completed",
    "annulé", "=cmd|' /C calc'!A0", "-1", "1e308", "999999999999999999999", "", '"', '""', "a\nb", "\0", "\u202e",
    "9" * 5_000 + "h", "99999", "99:00:00", "30.5.5", "1" * 40, "٤٥", "\u221245",
    "30,00 €", "30 000,00", "Niveau 3", "no-show", "1/3", "'", ";", ",", "\t", "{{ x }}", "2026-02-30 25:61",
)  # fmt: skip
_TEXTS = (
    "{{ first_name }}", "{{ nosuch }}", "{{ first_name.__class__.__mro__[1].__subclasses__() }}", "{% for x in y %}",
    "{% for x in range(99999999) %}x{% endfor %}", "{% include '/etc/passwd' %}", "{% import 'os' as os %}",
    "{{ self._TemplateReference__context }}", "{{ cycler.__init__.__globals__.os.popen('touch PWN').read() }}",
    "{{ 'x' * 999999999 }}", "{{ (9 ** 9) ** 9 ** 9 }}", "{{ first_name | attr('__class__') }}", "{#", "{% raw %}",
    "{{ first_name | map('upper') | list }}", "{{ '%999999999d' | format(1) }}", "{%- -%}", "}}", "# Subject\n\nBody",
    "{% set x = namespace() %}{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ lipsum(n=99999) }}", "{{" * 2000,
    "{{ first_name.format.__globals__ }}", "{{ url_for.__globals__ }}", "{{ ''['__class__'] }}", "(" * 5000,
)  # fmt: skip


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some of them changed, cut or said again; JSON now and then with another value."""
    way = chance.randrange(6)
    at = chance.randrange(max(len(data), 1))
    if way == 0:
        return data[:at]
    if way == 1:
        return data[:at] + bytes(chance.randrange(256) for _ in range(8)) + data[at:]
    if way == 2:
        return data[:at] + data[at // 2 :]
    if way == 3 and data[:2] == b'{"':
        document = json.loads(data)
        inside, key = chance.choice(list(fuzzed._places(document)))
        inside[key] = chance.choice(fuzzed.ODD)
        return json.dumps(document).encode()
    if way == 4:
        return data[:at] + chance.choice((b"1", b" ", b"a", b",", b'"', b"\\", b"(", b"-", b";X=")) * LONG + data[at:]
    return data.replace(b"a", chance.choice(SIGNS).encode("utf-8", "surrogatepass"))


def _whole_or_spoilt(data: bytes, chance: random.Random) -> bytes:
    return spoilt(data, chance) if chance.random() < 0.4 else data


def _encoded(text: str, chance: random.Random) -> bytes:
    code = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32-be"))
    return text.encode(code, "surrogatepass" if code.startswith("utf") else "replace")


def calendar(chance: random.Random) -> bytes:
    """Return a calendar: sound events with lines among them that are none, or too much."""
    rows = []
    for number in range(chance.randrange(5)):
        lines = [line.format(n=number) for line in _EVENT]
        for _ in range(chance.randrange(4)):
            lines.insert(chance.randrange(len(lines) + 1), chance.choice(_LINES))
        if chance.random() < 0.2:
            del lines[chance.randrange(len(lines))]
        rows += ["BEGIN:VEVENT", *lines, "END:VEVENT"]
    rows += [chance.choice(_LINES)] if chance.random() < 0.2 else []
    text = _HEAD.decode() + "".join(f"{row}\r\n" for row in rows) + "END:VCALENDAR\r\n"
    return _whole_or_spoilt(_encoded(text, chance), chance)


def table(chance: random.Random) -> bytes:
    """Return a table as text: heads that tools write, or none, cells that fit or do not, any separator."""
    head = chance.choice(_HEADS)
    width = max(len(head) + chance.choice((0, 0, 0, 0, 1, -1)), 1)
    rows = [head, *([chance.choice(_CELLS) for _ in range(width)] for _ in range(chance.randrange(6)))]
    sign = chance.choice((",", ",", ";", "\t", "|"))
    quoted = chance.random() < 0.5
    lines = (sign.join('"' + cell.replace('"', '""') + '"' if quoted else cell for cell in row) for row in rows)
    return _whole_or_spoilt(_encoded(chance.choice(("\n", "\r\n", "\r")).join(lines), chance), chance)


_PARTS = (
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
    "mimetype", "content.xml", "../out", "/tmp/out",  # noqa: S108
)  # fmt: skip
_XML = (
    b"", b"<", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>",
    b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", b"<workbook><sheets/></workbook>",
    b"<a>" * 20_000, b"\0" * (1 << 22), b"<worksheet><dimension ref='A1:XFD1048576'/><sheetData/></worksheet>",
)  # fmt: skip


_PLACES = (
    (b'r="B2"', b'r="XFD1048576"'), (b'r="B2"', b'r="A1048576"'), (b'r="B2"', b'r="A99999999999"'),
    (b'r="B2"', b""), (b'numFmtId="22"', b'numFmtId="46"'), (b"<v>", b"<v>1e"), (b"<v>", b"<v>-"),
    (b"<v>", b"<v>NaN"), (b"<row r=", b"<row x="), (b"<table:table-row>", b'<table:table-row table:number-rows-'
     b'repeated="99999999">'), (b'"float"', b'"time" office:time-value="PT9999999999999H"'), (b'"float"', b'"date"'),
)  # fmt: skip
"""In sound spreadsheets, and what stands there then."""


def _changed_sheet(chance: random.Random) -> bytes:
    """Return a sound spreadsheet with odd cells, and one or two of its places changed."""
    count = chance.randrange(2, 5)
    rows: sheets.Rows = [("Étudiant", "Date", "Durée", "Statut"), *(
        (chance.choice(_CELLS).translate(_NO_XML), 46336.4, chance.choice((45, 1e10, -1, 99999)), "completed")
        for _ in range(count)
    )]  # fmt: skip
    data = sheets.xlsx(A=rows) if chance.random() < 0.6 else sheets.ods(rows)
    packed = io.BytesIO()
    changes = chance.sample(_PLACES, 2)
    with zipfile.ZipFile(io.BytesIO(data)) as sound, zipfile.ZipFile(packed, "w") as archive:
        for name in sound.namelist():
            part = sound.read(name)
            for before, after in changes:
                part = part.replace(before, after, chance.randrange(1, 4))
            archive.writestr(name, part)
    return packed.getvalue()


_NO_XML = dict.fromkeys(range(32))


def sheet(chance: random.Random) -> bytes:
    """Return what calls itself a spreadsheet: a sound one that was changed, or odd parts, ways out and a bomb."""
    if chance.random() < 0.5:
        return _changed_sheet(chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in _PARTS:
            if chance.random() < 0.8:
                archive.writestr(name, chance.choice(_XML))
    return _whole_or_spoilt(packed.getvalue(), chance)


_KINDS = (tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE)
_ENTRIES = (
    "manifest.json", "../out", "/tmp/out", "students/amelie/journal.jsonl", "students/" + "x" * 200, "students",  # noqa: S108
    "students/../../out", "students/amelie/../../../out", "erased/x", ".restoring", "messages/reminder.en.md", "a\nb",
)  # fmt: skip


def backup(sound: bytes, chance: random.Random) -> bytes:
    """Return a backup that is cut or spoilt, or an archive of links, ways out and a bomb."""
    if chance.random() < 0.5:
        return spoilt(sound, chance)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        if chance.random() < 0.5:  # a sound one, with something more in it
            with tarfile.open(fileobj=io.BytesIO(sound)) as other:
                for entry in other.getmembers():
                    archive.addfile(entry, other.extractfile(entry) if entry.isfile() else None)
        for name in chance.sample(_ENTRIES, 5):
            entry = tarfile.TarInfo(name)
            entry.type = chance.choice(_KINDS)
            entry.linkname = chance.choice(("/etc/passwd", "../..", "manifest.json"))
            data = chance.choice((b"{}", b"\0" * (1 << 22), b'{"format":1}')) if entry.type == tarfile.REGTYPE else b""
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return _whole_or_spoilt(packed.getvalue(), chance) if chance.random() < 0.3 else packed.getvalue()


def text(chance: random.Random) -> bytes:
    """Return a text of the mentor's own: names that there are, and ways out of the template."""
    parts = [chance.choice(_TEXTS) for _ in range(chance.randrange(1, 4))]
    return _whole_or_spoilt(_encoded("\n".join(parts), chance), chance)


MADE: dict[str, Callable[[random.Random], bytes]] = {
    "bad.ics": calendar, "bad.csv": table, "bad.xlsx": sheet, "bad.ods": sheet,
}  # fmt: skip
"""Files by name that need nothing to begin with."""
