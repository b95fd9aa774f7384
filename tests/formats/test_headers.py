"""Where a table begins, and two columns that tell a start together."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mentorcli.formats import mapped, recognise
from mentorcli.formats.day_and_time import with_time
from mentorcli.formats.headers import begun
from mentorcli.formats.tables import table
from mentorcli.models.foreign import ForeignFile

KNOWN = ("date", "étudiant", "statut")
HEADER = "Date;Étudiant;Statut;Jours"
ROW = "03/11/2026;Zoé;tenue;1"


def imported(text: str, columns: dict[str, str] | None = None) -> ForeignFile:
    """Return a table of another tool as it is read."""
    return recognise.read(text.encode(), "f.csv", columns=columns)


@pytest.mark.parametrize(
    "above",
    [
        ["Relevé d'activité – octobre 2026;;;", "Mentor : Jeanne;;;", ";;;"],
        ["Relevé, octobre 2026, Jeanne, Test, Paris"],
        ['"Statut du relevé";Date', "", ""],
    ],
)
def test_titles_above_the_header_are_told(above: list[str]) -> None:
    """Each row keeps its number, for what is said of it."""
    found = begun("\r\n".join([*above, HEADER, ROW]), KNOWN)
    assert found.header == ("Date", "Étudiant", "Statut", "Jours")
    assert f"the header is in row {len(above) + 1}; above it, left out: " in found.remarks[0]
    assert f"l'en-tête est à la ligne {len(above) + 1}\u00a0; " in found.remarks[0].french
    assert [row.line for row in table(found.text, "f").rows] == [len(above) + 2]


@pytest.mark.parametrize(
    "text",
    [f"{HEADER}\n{ROW}\n", "Jour;Qui;Quoi\n1;2;3\n", "a;b;c;d;e\nDate;Statut\n", "Date;Statut;x\nDate;Statut;y;z\n"],
)
def test_the_first_line_is_the_header_where_none_is_better(text: str) -> None:
    """Nothing is left out."""
    found = begun(text, KNOWN)
    assert (found.text, found.remarks) == (text, ())
    assert begun("", KNOWN).header == ("",)


@pytest.mark.parametrize(("mark", "first"), [(";", "sep=;"), (",", '"sep=,"'), ("\t", "SEP=\t"), ("^", "\ufeffsep=^")])
def test_the_separator_that_excel_names_is_obeyed(mark: str, first: str) -> None:
    """Its line is no row; another sign than the usual ones too."""
    found = begun("\n".join([first, HEADER.replace(";", mark), ROW.replace(";", mark)]), KNOWN)
    assert (found.separator, found.remarks) == (mark, ())
    rows = table(found.text, "f", separator=found.separator)
    assert (rows.header[1], rows.rows[0]) == ("Étudiant", (3, tuple(ROW.split(";"))))


def test_an_import_has_its_header_anywhere_too() -> None:
    """Columns that the user named are known ones."""
    text = "sep=;\nMes sessions\n\nJour;Qui;Statut\n03/11/2026 10:00;Zoé;tenue\n"
    found = imported(text, {"start": "Jour", "student": "Qui"})
    assert [(one.row, one.start) for one in found.sessions] == [(5, datetime(2026, 11, 3, 10))]  # noqa: DTZ001 - local
    assert "left out: Mes sessions" in found.remarks[0]


def test_a_day_and_a_time_in_two_columns_are_one_start() -> None:
    """Whichever of them has the name of the start; a length may be hours and minutes."""
    for head in ("Date,Start,Student,Length", "Start,When,Student,Durée (min)"):
        found = imported(f"{head}\n2025-11-12,3:30 PM,Ann Lee,0:45\n2025-11-13,15h30,Ann Lee,1h\nTotal,,,\n")
        assert [one.start.hour for one in found.sessions if isinstance(one.start, datetime)] == [15, 15]
        assert [one.minutes for one in found.sessions] == [45, 60]
        assert "the start is in two columns" in found.remarks[0]
        assert [fault.row for fault in found.faults] == [4]


def test_columns_that_tell_no_time_stay_as_they_are() -> None:
    """Days alone, a start that is whole, and what the user named."""
    days = imported("Date,Start,Student\n2025-11-12,2025-11-10,Ann Lee\n")
    assert days.sessions[0].start == date(2025, 11, 10)
    whole = imported("Start,Time off,Student\n2025-11-12 10:00,15:00,Ann Lee\n")
    assert whole.sessions[0].start == datetime(2025, 11, 12, 10)  # noqa: DTZ001 - local
    named = table("Date,Start,Student\n2025-11-12,15:00,Ann Lee\n", "f")
    assert with_time(named, {"start": 1}, {"start": "Start"}) == ({"start": 1}, ())
    assert with_time(named, {"start": 0}, {"start": "Date"})[0] == {"start": 0, "time": 1}
    assert with_time(table("Start,x\n15:00,1\n", "f"), {"start": 0}, {}) == ({"start": 0}, ())
    assert with_time(named, {}, {}) == ({}, ())


def test_the_names_of_columns_that_are_known() -> None:
    """Of the fields, of first names, and those that the user gave or saved."""
    names = mapped.known_names({"start": "Tag"}, {"mine": {"student": "Wer"}})
    assert {"Tag", "Wer", "prénom", "date"} <= names


def test_minutes_and_seconds_are_no_length_in_hours() -> None:
    """`45:00` may be either, so it is refused."""
    found = imported("Date,Student,Length\n2025-11-12 10:00,Ann Lee,45:00\n")
    assert "planned '45:00' cannot be read" in found.faults[0].reason
