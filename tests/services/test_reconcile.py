"""The platform's statement held against the worked month."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import MentorError, RefusedError, UsageError
from mentorcli.models.reconcile import State
from mentorcli.models.results.reconcile import Reconciliation
from mentorcli.services import reconcile as service
from mentorcli.services.reconcile_refusals import nothing_to_contest
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language
from services.conftest import Fresh
from sheets import ods, xlsx
from worked_month import LINES, NOW, TARIFFS, build, ready

NAMES = {"amelie": "DURAND Amélie", "sam": "Okoro, Sam", "ines": "ines roy", "leo": "Léo Petit"}
HEADER = "Date;Étudiant;Statut;Montant\n"


@pytest.fixture
def month(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build the month; it is 2 December."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.setenv("MENTOR_NOW", NOW)
    ready(mentor, store)


def found(fresh: Fresh, text: str | bytes, **choices: object) -> Reconciliation:
    """Return what comes of a text."""
    data = text if isinstance(text, bytes) else text.encode()
    return service.reconcile(fresh(), data, "f.csv", service.Choices(**choices))  # type: ignore[arg-type]


def lines() -> list[str]:
    """Return the worked month as the platform would have it, a row a session."""
    words = {
        ("--absent",): "Étudiant absent", ("--late", "16m"): "absent",
        ("2026-11-09 18:00", "student"): "late canceled", ("2026-11-25 10:00", "student"): "Annulée tardivement",
        ("2026-11-08 18:00", "student"): "canceled", ("2026-11-18 18:00", "mentor"): "canceled",
    }  # fmt: skip
    return [
        f"{start[8:10]}/{start[5:7]}/{start[:4]} {start[11:]};{NAMES[student]};{words.get(what, 'completed')};"
        f"{amount.replace('.', ',')} €"
        for start, student, _, _, what, amount in LINES
    ]


@pytest.mark.usefixtures("month")
def test_the_worked_month_agrees_line_by_line(fresh: Fresh) -> None:
    """The sums too, without the monthly ones, which no row has; what is not documented is named."""
    one = found(fresh, HEADER + "\n".join(lines()))
    assert one.agrees
    assert (one.count(State.AGREES), one.there, one.here) == (19, Decimal("334.04"), Decimal("334.04"))
    assert [session.student for session in one.waiting] == ["sam"]
    assert (one.guessed, one.other_months, one.cancelled_here, one.tells_funding) == (False, 0, 0, False)


@pytest.mark.usefixtures("month")
def test_the_monthly_sums_count_where_a_row_has_them(fresh: Fresh) -> None:
    """As a line of its own among the sessions."""
    pasted = [line.replace(";", "\t") for line in lines()]
    one = found(fresh, "\n".join([*pasted, "Flat fees\t30,00 €"]))
    assert (one.agrees, one.there, one.here) == (True, Decimal("364.04"), Decimal("364.04"))
    assert one.count(State.AGREES) == 20


@pytest.mark.usefixtures("month")
def test_a_cent_a_level_and_a_missing_row_are_found(fresh: Fresh) -> None:
    """Each by itself; nothing else is said to differ."""
    rows = lines()
    rows[10] = rows[10].replace("15,02", "15,01")
    del rows[0]
    one = found(fresh, HEADER + "\n".join(rows))
    assert not one.agrees
    assert [(each.state, each.rows) for each in one.compared[:2]] == [(State.DIFFERS, (11,)), (State.HERE, ())]
    assert (one.count(State.AGREES), one.there, one.here) == (17, Decimal("299.03"), Decimal("334.04"))


@pytest.mark.usefixtures("month")
def test_cancelled_sessions_are_not_missing_where_the_file_has_none(fresh: Fresh) -> None:
    """A statement need not list what is not paid; it is counted, so that it can be said."""
    kept = [row for row in lines() if ";canceled;" not in row]
    one = found(fresh, HEADER + "\n".join(kept))
    assert (one.agrees, one.cancelled_here) == (True, 2)


@pytest.mark.usefixtures("month")
def test_the_month_is_that_of_the_dates_or_typed_or_the_last_one(fresh: Fresh) -> None:
    """By local days; several months are refused unless one is typed, and then the others are left out."""
    session = "Session - Expertise 2 - financed - completed;1;35,00\n"
    titles = found(fresh, "Title;Quantity;Amount\n" + session)
    assert (f"{titles.month:%Y-%m}", titles.guessed) == ("2026-11", True)
    typed = found(fresh, "Title;Quantity;Amount\n" + session, month="october 2026")
    assert (f"{typed.month:%Y-%m}", typed.guessed) == ("2026-10", False)
    both = HEADER + "2026-11-30T23:15:00Z;DURAND Amélie;held;22,75\n" + lines()[1] + "\n"
    with pytest.raises(RefusedError, match="several months: 2026-11, 2026-12"):
        found(fresh, both)
    one = found(fresh, both, month="2026-12")
    assert (one.other_months, one.count(State.AGREES), one.agrees) == (1, 1, True)
    with pytest.raises(UsageError):
        found(fresh, session, month="wurst")


@pytest.mark.usefixtures("month")
def test_a_time_that_a_clock_change_skips_is_a_fault_of_its_row(fresh: Fresh) -> None:
    """The other rows are compared; unread rows mean that not all agrees."""
    text = HEADER + "29/03/2026 02:30;DURAND Amélie;held;1\n02/03/2026 10:00;DURAND Amélie;wurst;1\n"
    one = found(fresh, text, month="2026-03")
    assert [(fault.row, "skips" in fault.reason) for fault in one.file.faults] == [(2, True), (3, False)]
    assert (one.agrees, one.there) == (False, None)


@pytest.mark.usefixtures("month")
def test_spreadsheets_are_read_as_text(fresh: Fresh) -> None:
    """Which sheet is said."""
    rows: list[tuple[str | float, ...]] = [
        ("Date", "Étudiant", "Statut"),
        (46329 + 10 / 24, "Amélie Durand", "Réalisée"),
    ]
    one = found(fresh, xlsx(Novembre=rows))
    assert (one.count(State.AGREES), str(one.file.remarks[0])) == (1, "sheet Novembre")
    assert found(fresh, ods([*rows[:1], ("03/11/2026 10:00", "Amélie Durand", "Réalisée")])).count(State.AGREES) == 1


@pytest.mark.usefixtures("month")
def test_columns_are_remembered_and_known_again(fresh: Fresh) -> None:
    """By their names, whatever the file is called; typed ones count over them."""
    text = "Jour;Qui;Quoi\n03/11/2026 10:00;Amelie Durand;held\n"
    columns = {"start": "Jour", "student": "Qui", "status": "Quoi"}
    assert found(fresh, text, columns=columns, save_map="bank").saved == "bank"
    again = found(fresh, text)
    assert ([str(one) for one in again.file.remarks], again.count(State.AGREES)) == (["columns as saved: bank"], 1)
    assert found(fresh, text, maps=("bank",)).count(State.AGREES) == 1
    with pytest.raises(UsageError, match="no such field"):
        found(fresh, text, columns={"wurst": "Jour"})
    with pytest.raises(UsageError, match="no columns to remember"):
        found(fresh, text, save_map="bank")


@pytest.mark.usefixtures("month")
def test_the_letter_says_what_does_not_agree(fresh: Fresh, workspace: Workspace) -> None:
    """In the language of the run; where all agrees there is none."""
    rows = lines()
    rows[1] = rows[1].replace("35,00", "30,00")
    data = (HEADER + "\n".join(rows)).encode()
    one = service.with_letter(workspace, service.reconcile(workspace, data, "f", service.Choices()))
    assert one.letter is not None
    assert one.letter.subject == "My statement of November 2026"
    assert "- Tue 3 Nov 2026 10:00 CET, Amélie Durand: 30.00 on the statement, 35.00 in my notes\n" in one.letter.body
    fine = found(fresh, HEADER + "\n".join([*lines(), "Forfait;;;30"]))
    with pytest.raises(RefusedError, match="nothing to contest"):
        service.with_letter(workspace, fine)


@pytest.mark.usefixtures("month")
def test_why_there_is_no_letter(fresh: Fresh) -> None:
    """What was not compared goes before "all agrees", in the order in which it is to be mended."""
    rows = lines()
    fine, fixed = found(fresh, HEADER + "\n".join(rows)), "Forfait;;;30"
    apart = nothing_to_contest(fine)
    assert "the monthly sums (30.00\u00a0EUR) are not in this file" in apart.message
    assert "(30,00\u00a0€)" in in_language(apart.message, "fr")
    empty = [*rows[:-1], rows[-1].replace("21,60 €", ""), fixed]
    unpriced = nothing_to_contest(found(fresh, HEADER + "\n".join(empty)))
    assert "amounts that one side has not were not compared" in unpriced.message
    assert "mentor statement 2026-11" in (unpriced.hint or "")
    bad = [*empty, *["30/11/2026 23:30;Léo;wurst;1"] * 4]
    unread = nothing_to_contest(found(fresh, HEADER + "\n".join(bad)))
    assert "(row 22, 23, 24, …)" in unread.message
    whole = found(fresh, HEADER + "\n".join([*rows, fixed]))
    assert "all agrees" in nothing_to_contest(whole).message


@pytest.mark.usefixtures("month")
def test_a_file_of_nothing_and_a_store_that_cannot_be_read_are_refused(fresh: Fresh, store: Path) -> None:
    """No figure is true where a student is missing in it."""
    with pytest.raises(RefusedError, match="tells of no session"):
        found(fresh, HEADER)
    (store / "students" / "sam" / "journal.jsonl").write_text("wurst\n")
    with pytest.raises(MentorError):
        found(fresh, HEADER + lines()[0])


def test_without_tariffs_amounts_are_not_compared(
    mentor: Mentor, fresh: Fresh, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the file says of them."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.setenv("MENTOR_NOW", NOW)
    build(mentor, store, tariffs=TARIFFS[: TARIFFS.index("# as on")])
    one = found(fresh, HEADER + lines()[1].replace("35,00", "1,00"))
    assert (one.count(State.AGREES), one.has_tariffs, one.here) == (1, False, None)
