"""The lines of a calendar: encodings, folding, parameters, what is cut short, what belongs to nothing."""

from __future__ import annotations

import time

import pytest

from formats.ics.kit import calendar, event, faults, found_in, hours
from mentorcli.errors import RefusedError
from mentorcli.formats.ics.lines import cut

AT = "DTSTART:20260701T140000Z"
TEXT = calendar(event(AT, title="Chloé Müller"))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "UTF-8 (BOM)"),
        (TEXT.encode("cp1252"), "Windows-1252"),
        (TEXT.encode("latin-1"), "Windows-1252"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.replace("\n", "\r").encode(), "UTF-8"),
        (TEXT.replace("\n", "\r\n").encode(), "UTF-8"),
    ],
)
def test_encodings_and_line_ends(data: bytes, encoding: str) -> None:
    """A name is read as it was written, never with a sign of replacement in it."""
    found = found_in(data)
    assert (found.encoding, [one.title for one in found.events], hours(found)) == (
        encoding, ["Chloé Müller"], ["2026-07-01 14:00"],
    )  # fmt: skip


@pytest.mark.parametrize("others", ["", "COMMENT:été\n"])
def test_a_character_that_is_folded_in_its_middle(others: str) -> None:
    """The octets of a character on two lines are put together before they are one."""
    data = calendar(event(AT, title="Chloé Müller")).encode()
    split = data.replace("é".encode(), b"\xc3\r\n \xa9").replace(b"BEGIN:VEVENT", others.encode() + b"BEGIN:VEVENT")
    assert found_in(split).events[0].title == "Chloé Müller"


def test_a_file_of_two_encodings_is_refused() -> None:
    """Which one is meant is not guessed."""
    data = calendar(event(AT, "COMMENT:été")).encode() + calendar(event(AT, title="Zoé", uid="e2")).encode("latin-1")
    with pytest.raises(RefusedError, match="two encodings"):
        found_in(data)


def test_mozilla_folds_within_a_property() -> None:
    """Name, parameters and value stand on lines of their own."""
    folded = calendar(event("DTSTART", " ;TZID=Europe/Paris", " :20260701T140000"))
    assert hours(found_in(folded)) == ["2026-07-01 12:00"]


def test_outlook_folds_with_tabs() -> None:
    """A tab continues a line like a space does."""
    found = found_in(calendar(event(AT, "ATTENDEE;CN=Sam Okoro:mailto:sam@exam", "\tple.com")))
    assert found.events[0].people[0].email == "sam@example.com"


def test_a_text_that_is_not_folded_at_all() -> None:
    """Its lines are no properties, whatever they look like; how many there are is said."""
    lines = ("DESCRIPTION:", "Dear all,", "", "Meeting ID: 123", "Duration: half an hour", "One tap mobile", AT)
    found = found_in(calendar(event(*lines, "DTEND:20260701T143000Z")))
    assert (hours(found), found.loose, found.events[0].minutes) == (["2026-07-01 14:00"], 4, 30)


def test_a_long_line_may_go_on_with_what_looks_like_a_property() -> None:
    """Where the line above was full it was folded for its length."""
    text = "DESCRIPTION:" + "To be copied into the other calendar, as it stands there: x".ljust(63, "x")
    assert faults(found_in(calendar(event(text, " DTSTART:20260101T000000Z", AT)))) == []


def test_quoted_printable_of_an_older_standard() -> None:
    """Letters are decoded, lines that go on are put together."""
    line = "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Chlo=C3=A9 M=C3=BC=\nller"
    text = calendar(event(AT)).replace("SUMMARY:Amélie Durand", line)
    assert found_in(text).events[0].title == "Chloé Müller"


def test_escapes_in_a_title() -> None:
    """Commas, semicolons and line ends are as a person wrote them, on one line."""
    assert found_in(calendar(event(AT, title=r"A\, B\; C\nD\\E"))).events[0].title == r"A, B; C D\E"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT[: TEXT.index("END:VEVENT")], ["1: VCALENDAR has no end", "4: VEVENT has no end"]),
        (TEXT.replace("END:VEVENT\n", ""), ["4: VEVENT has no end, before line 8"]),
        (TEXT.replace("END:VCALENDAR\n", "") + TEXT, ["1: VCALENDAR has no end"]),
        (TEXT.replace("END:VEVENT\n", event(AT, uid="e2") + "\n"), ["4: VEVENT has no end"]),
    ],
)
def test_what_is_cut_short_is_said(text: str, expected: list[str]) -> None:
    """What stands in it may be half of it, so it is not taken."""
    found = faults(found_in(text))
    assert len(found) == len(expected)
    assert all(said.startswith(start) for said, start in zip(found, expected, strict=True))
    assert "the file may be cut short" in found[-1]


def test_what_belongs_to_nothing_is_counted() -> None:
    """A property outside of everything, an end without its beginning."""
    found = found_in(f"SUMMARY:Stray\nEND:VTODO\n{TEXT}")
    assert (hours(found), found.loose) == (["2026-07-01 14:00"], 2)


def test_what_is_no_event_is_counted_by_its_name() -> None:
    """Tasks, free time; zones are no matter of the reader."""
    task = "BEGIN:VTODO\nUID:t\nSUMMARY:Amélie Durand\nDUE:20260701T140000Z\nEND:VTODO"
    busy = "BEGIN:VFREEBUSY\nUID:f\nEND:VFREEBUSY"
    found = found_in(calendar(task, busy, task, event(AT)))
    assert (found.others, len(found.events)) == ((("VFREEBUSY", 1), ("VTODO", 2)), 1)


@pytest.mark.parametrize("data", [b"", b"Nom;Date\n", b"BEGIN:VEVENT\nEND:VEVENT\n", b"BEGIN:VEVENT\nBEGIN:VEVENT\n"])
def test_a_file_without_a_calendar_is_refused(data: bytes) -> None:
    """The user hears how one begins."""
    with pytest.raises(RefusedError, match="has no calendar in it") as refused:
        found_in(data)
    assert "BEGIN:VCALENDAR" in str(refused.value.hint)


@pytest.mark.parametrize(
    "rows",
    [
        ["BEGIN:X"] * 30_000 + ["END:Y"] * 30_000,
        ["BEGIN:VEVENT", "BEGIN:VALARM"] * 20_000 + ["END:VALARM", "END:VJOURNAL"] * 20_000,
        ["SUMMARY;ENCODING=QUOTED-PRINTABLE:" + "x" * 500_000 + "=", *["a="] * 20_000],
    ],
    ids=["ends of nothing", "ends of something else", "a line that goes on and on"],
)
def test_a_large_calendar_is_cut_in_one_pass(rows: list[str]) -> None:
    """What is open, and how a line began, is not looked through again for each line."""
    began = time.monotonic()
    cut(calendar(*rows).encode(), "x.ics")
    assert time.monotonic() - began < 4
