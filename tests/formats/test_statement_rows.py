"""The platform's statement as it is written: a row a session, a row a title, or lines that were pasted."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from mentorcli.errors import RefusedError, UsageError
from mentorcli.formats.statement_rows import read
from mentorcli.models.reconcile import Form, StatementFile
from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.student import Funding

EXCEL = (
    '"Date";"Étudiant";"Type";"Niveau";"Statut";"Montant"\r\n'
    '"03/11/2026 10:00";"DURAND Amélie";"Mentorat";"2";"Réalisée";"35,00\u00a0€"\r\n'
    '"05/11/2026 18:00";"Okoro Sam";"Mentorat";"Niveau 1";"Étudiant absent";"7,50 €"\r\n'
    '"13/11/2026 16:00";"Ines ROY";"Soutenance";"";"Annulée tardivement";"1\u202f035,00\u00a0€"\r\n'
)
INVOICE = (
    "Intitulé;Quantité;Prix unitaire;Montant HT\n"
    "Session mentorat - Expertise 2 - financed - standard - completed;2;35,00;70,00\n"
    "Session mentorat - Expertise 1 - self-paid - standard - no-show;1;7,50;\n"
    "Session mentorat - Expertise 2 - financed - defense - completed;2;35,00;71,00\n"
    "Flat fees;1;30,00;30,00\n"
    "Total HT;;;178,50\n"
)


def of(text: str, encoding: str = "utf-8-sig", columns: dict[str, str] | None = None) -> StatementFile:
    """Return a text as it is read."""
    return read(text.encode(encoding), "f.csv", columns or {})


@pytest.mark.parametrize(("encoding", "label"), [("utf-8-sig", "UTF-8 (BOM)"), ("cp1252", "Windows-1252")])
def test_a_row_a_session_as_excel_writes_it(encoding: str, label: str) -> None:
    """Names in any order, decimal commas, no-break blanks, gendered words, days first."""
    text = EXCEL if encoding != "cp1252" else EXCEL.replace("\u202f", "\u00a0")
    found = of(text, encoding)
    assert (found.form, found.encoding, found.faults, found.remarks) == (Form.SESSIONS, label, (), ())
    first, second, third = found.rows
    assert (first.name, first.parts, first.level, first.amount) == (
        "Amélie Durand",
        "amelie durand",
        2,
        Decimal("35.00"),
    )
    assert first.start == datetime(2026, 11, 3, 10)  # noqa: DTZ001 - local
    assert (second.status, second.reason, second.level) == (SessionStatus.NO_SHOW, Reason.ABSENT, 1)
    assert (third.kind, third.reason, third.level) == (SessionKind.PRESENTATION, Reason.LATE_CANCELLATION, None)
    assert (third.amount, third.funding, third.minutes) == (Decimal("1035.00"), None, None)


def test_a_row_a_title_with_its_quantity() -> None:
    """A missing amount is the product; one that is not the product is told; a total is no row."""
    found = of(INVOICE)
    assert found.form is Form.TITLES
    assert [(row.sessions, row.amount, row.fixed) for row in found.rows] == [
        (2, Decimal("70.00"), False),
        (1, Decimal("7.50"), False),
        (2, Decimal("71.00"), False),
        (1, Decimal("30.00"), True),
    ]
    assert found.rows[0].funding is Funding.FUNDED
    assert [str(one) for one in found.remarks] == [
        "row 4: 2 x 35.00 is 70.00, not 71.00 as the file says",
        "rows of sums, left out: 1",
    ]


def test_what_a_title_says_beside_is_told_and_a_bad_quantity_is_refused() -> None:
    """Without a column of quantities a row is one session, which is said; a column of levels counts."""
    found = of("Title;Level\nSession - held - bonus;3\nSession - wurst;1\n")
    assert [str(one) for one in found.remarks] == [
        "no column of quantities: a row is one session",
        "row 2: not understood: bonus",
        "row 3: not understood: wurst",
    ]
    assert (found.rows[0].level, found.rows[0].sessions, found.rows[0].amount) == (3, 1, None)
    assert "no word for what became of it" in found.faults[0].reason
    bad = of("Title;Qty;Amount\nSession - held;1,5;1\nSession - held;x;1\nSession - held;2;wurst\n")
    assert [fault.row for fault in bad.faults] == [2, 3, 4]


def test_columns_of_any_name_can_be_named() -> None:
    """By field; without a column of dates or of titles nothing is guessed."""
    text = "Jour;Qui;Quoi\n03/11/2026;Zoé;held\n"
    found = of(text, columns={"start": "Jour", "student": "Qui", "status": "Quoi"})
    assert (found.rows[0].start, found.rows[0].name) == (date(2026, 11, 3), "Zoé")
    with pytest.raises(UsageError, match="no column"):
        of(text, columns={"start": "Tag"})
    with pytest.raises(RefusedError, match="no column of dates, and none of titles"):
        of("Statut;Niveau\nheld;2\n")


def test_remembered_columns_are_taken_where_all_of_them_are_there() -> None:
    """And said; those of other commands' fields do not count."""
    saved = {"other": {"start": "Tag"}, "mine": {"start": "Jour", "student": "Qui", "notes": "Rien"}}
    found = read(b"Jour;Qui\n03/11/2026;Sam\n", "f", {}, saved)
    assert str(found.remarks[0]) == "columns as saved: mine"
    assert found.rows[0].parts == "sam"


def test_a_file_without_a_status_says_so() -> None:
    """And a row that cannot be read is named with its reason."""
    found = of("Date;Student;Duration;First name\n2026-11-03 10:00;Okoro;45 min;Sam\nx;Zoé;;\n")
    assert (found.rows[0].name, found.rows[0].minutes, found.rows[0].status) == ("Sam Okoro", 45, None)
    assert "not compared" in found.remarks[0]
    assert [(fault.row, str(fault.reason)) for fault in found.faults] == [(3, "start 'x' cannot be read")]


def test_pasted_lines_need_no_header() -> None:
    """A heading above them is said; numbers are level and length; a line without a status is refused."""
    found = of("Mes sessions\n03/11/2026 10:00 DURAND Amélie 2 45 Réalisée 35,00 €\n5/11/2026\t18h00\tSam\t1\n\n")
    assert [str(one) for one in found.remarks] == ["row 1 taken as a heading: Mes sessions"]
    row = found.rows[0]
    assert (row.name, row.level, row.minutes, row.amount) == ("Amélie Durand", 2, 45, Decimal("35.00"))
    assert [fault.row for fault in found.faults] == [3]
    apart = of("2026-11-05\t18h00\theld\t2\t30\t7\n")
    assert apart.rows[0].start == datetime(2026, 11, 5, 18)  # noqa: DTZ001 - local
    assert (apart.rows[0].name, apart.rows[0].level, apart.rows[0].minutes) == (None, 2, 30)
    day = of("2026-11-05; Zoé; held\nFlat fees; 30,00\n")
    assert (day.rows[0].start, day.rows[1].fixed) == (date(2026, 11, 5), True)


def test_a_table_may_stand_below_titles() -> None:
    """Its header is looked for; its rows keep their numbers, and an amount may have one decimal, with a dot."""
    head = "Relevé d'activité – octobre 2026;;;;\nMentor : Jeanne;;;;\n;;;;\n"
    found = of(head + "Date;Nom;Prénom;Statut;Montant (€)\n29/10/2026 10:00;Okoro;Sam;Retard;13.5\nTOTAL;;;;13,50\n")
    assert [(row.row, row.name, row.amount) for row in found.rows] == [(5, "Sam Okoro", Decimal("13.50"))]
    assert str(found.remarks[0]).startswith("the header is in row 4; above it, left out: Relevé")
    excel = of("sep=,\nTitle,Quantity,Amount\nSession - N2 - held,2,40.5\n")
    assert (excel.form, excel.rows[0].amount) == (Form.TITLES, Decimal("40.50"))
    apart = of("Date;Début;Étudiant;Statut\n29/10/2026;10h30;Sam;tenue\n")
    assert apart.rows[0].start == datetime(2026, 10, 29, 10, 30)  # noqa: DTZ001 - local


def test_nothing_of_a_pasted_line_is_dropped_in_silence() -> None:
    """What has no place is told; `13.5` is an amount."""
    found = of("29/10/2026 10:00;Sam Okoro;tenue;2;45;7;13.5;bonus;12,00\n")
    assert found.rows[0].amount == Decimal("12.00")
    assert [str(one) for one in found.remarks] == ["row 1: not understood: bonus, 7, 13.50"]


def test_pasted_titles_are_titles() -> None:
    """With what is not understood in them told; sums are left out."""
    found = of("Session - N2 - held - bonus; 2; 40,00\nTotal 40,00\n")
    assert (found.form, found.rows[0].sessions) == (Form.TITLES, 2)
    assert [str(one) for one in found.remarks] == ["row 1: not understood: bonus", "rows of sums, left out: 1"]


@pytest.mark.parametrize("text", ["wurst\n", "\n\n", "", "a b\nc d\n"])
def test_a_text_that_tells_of_no_session_is_refused(text: str) -> None:
    """With what is wanted."""
    with pytest.raises(RefusedError, match="tells of no session"):
        of(text, "utf-8")


def test_the_files_of_other_tools_are_rows_too() -> None:
    """Such as the list that the platform's own pages fetch; unknown funding is none."""
    session = {
        "id": 1, "sessionDate": "2026-11-03T09:00:00+0000", "type": "mentoring", "status": "completed",
        "projectLevel": "2", "recipient": {"id": 7, "displayableName": "Amélie Durand"},
        "sessionTerms": {"duration": "PT45M"}, "durationDetails": {"effectiveDuration": "PT44M12S"},
    }  # fmt: skip
    found = of(json.dumps([session]), "utf-8")
    assert found.form is Form.SESSIONS
    row = found.rows[0]
    assert (row.name, row.minutes, row.lasted, row.level, row.funding) == ("Amélie Durand", 45, 44, 2, None)


def test_pasted_dates_may_be_in_words() -> None:
    """An English one has a comma inside."""
    found = of("Oct 24, 2026 10:00, Sam Okoro, held\n, samedi 24 octobre 2026 à 23h30, Sam Okoro, Retard\n")
    assert [row.start for row in found.rows] == [datetime(2026, 10, 24, 10), datetime(2026, 10, 24, 23, 30)]  # noqa: DTZ001
    assert [row.name for row in found.rows] == ["Sam Okoro", "Sam Okoro"]
    assert (found.faults, found.rows[1].reason) == ((), Reason.LATE)
