"""`mentor statement` with tariffs: the month worked out by hand, as text, JSON, CSV and in a file."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor, resign
from mentorcli.recount import amounts, journals
from mentorcli.rules import statement as first_lines
from mentorcli.rules import tariff as first
from worked_month import GROUPS, LINES, TARIFFS, build


@pytest.fixture(autouse=True)
def _month(mentor: Mentor, store: Path) -> None:
    """Log the month worked out by hand."""
    build(mentor, store)


def test_the_month_worked_out_by_hand(mentor: Mentor) -> None:
    """334.04 for the sessions and 30.00 of monthly sums, by both routes, to the cent."""
    found = mentor("statement", "november", "--json").json()
    assert [tuple(line.values()) for line in found["lines"]] == list(GROUPS)
    assert found["fixed"] == [{"student": "sam", "funding": "self-paid", "amount": "30.00"}]
    assert sum(Decimal(line["amount"]) for line in found["lines"]) == Decimal("334.04")
    assert (found["total"], found["currency"], found["checked"]) == ("364.04", "EUR", True)
    assert (found["sessions"], found["minutes_held"], len(found["undocumented"])) == (19, 435, 1)
    assert list(found) == [
        "month", "currency", "lines", "fixed", "total", "sessions", "minutes_held", "undocumented", "checked",
    ]  # fmt: skip


def test_each_line_has_its_amount(mentor: Mentor) -> None:
    """In the order of time, as worked out by hand."""
    listed = mentor("statement", "november", "--lines", "--json").json()
    assert [(one["student"], one["amount"]) for one in listed] == [(line[1], line[5]) for line in LINES]
    assert [one["tariff"] for one in listed] == ["2020-06-01"] * 9 + ["2026-11-16"] * 10
    rows = [line.split("\t") for line in mentor("statement", "november", "--lines").out.splitlines()]
    assert [row[-1] for row in rows] == [line[5] for line in LINES]


def test_the_total_is_told_with_what_it_is_made_of(mentor: Mentor) -> None:
    """And that a second computation gives the same; French has its comma, its sign and its spaces."""
    done = mentor("statement", "november")
    assert done.out.splitlines()[9] == "2\tmentoring\tapprenticeship\tcompleted\t\t45\t3\t135\t15.02\t45.06"
    assert "Total: 364.04\u00a0EUR = 334.04 for sessions + 30.00 of monthly sums (sam 30.00)" in done.err
    assert "Checked: a second computation by another route gives the same 364.04\u00a0EUR." in done.err
    assert "missing here: sam, 2026-11-30 10:00" in done.err
    french = mentor("statement", "novembre", "--lang", "fr")
    assert french.out == done.out
    assert (
        "Total\u00a0: 364,04\u00a0€ = 334,04 pour les sessions + 30,00 de forfaits mensuels (sam 30,00)" in french.err
    )
    assert "Vérifié\u00a0: un second calcul, fait autrement, donne les mêmes 364,04\u00a0€." in french.err


FAULTS: dict[str, tuple[Any, str, Any]] = {
    "first route, another rate": (first, "tariff_on", lambda tariffs, _: tariffs[0]),
    "first route, half to even": (first, "rounded", lambda exact: round(exact, 2)),
    "first route, floor": (first, "rounded", lambda exact: exact.quantize(Decimal("0.01"), "ROUND_FLOOR")),
    "first route, a session less": (
        first_lines,
        "by_month",
        lambda own, months, zone: {months[0]: [*own][1:] if zone else []},
    ),
    "second route, rounded by group": (amounts, "_product", lambda parts, *, rate: rate if all(parts) else None),
    "second route, a session less": (journals, "_sessions", lambda *_: iter(())),
    "second route, no monthly sums": (amounts, "_fixed", lambda *_: {}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_nothing_to_send(
    mentor: Mentor, fault: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In either route: exit 1, both figures shown, nothing written."""
    module, name, wrong = FAULTS[fault]
    if fault == "first route, half to even":
        (tmp_path / "store" / "config.toml").write_text(TARIFFS.replace('"22.75"', '"0.25"'), encoding="utf-8")
    monkeypatch.setattr(module, name, wrong)
    done = mentor("statement", "november")
    assert (done.code, "Checked" in done.err) == (1, False)
    assert "2026-11: the two computations do not agree, so send nothing. Line by line: " in done.err
    assert "; by the other route: " in done.err
    assert "they differ in " in done.err
    assert mentor("statement", "november", "--json").json()["checked"] is False
    out = tmp_path / "november.csv"
    for words in (("--csv",), ("--csv", "--out", str(out)), ("--out", str(out))):
        refused = mentor("statement", "november", *words)
        assert (refused.code, refused.out, out.exists()) == (1, "", False)
        assert "the two computations do not agree" in refused.err


def test_a_second_computation_that_fails_is_nothing_to_send(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says why, and shows the figure of the first."""

    def fails(*_: object) -> None:
        raise ValueError("no such line")

    monkeypatch.setattr(journals, "_sessions", fails)
    done = mentor("statement", "november")
    assert done.code == 1
    assert (
        "the second computation could not be made (no such line), so send nothing. Line by line: 19 sessions"
        in done.err
    )


def test_a_year_has_twelve_months_and_a_total(mentor: Mentor) -> None:
    """November, and the one session of December."""
    done = mentor("statement", "2026", "--year")
    assert done.out.splitlines()[9:] == ["2026-10\t0\t0\t0.00", "2026-11\t19\t435\t364.04", "2026-12\t1\t45\t22.75"]
    assert "In 2026 20 sessions: 8 h held\nTotal: 386.79\u00a0EUR\nChecked: " in done.err
    found = mentor("statement", "--year", "--json").json()
    assert (found["year"], found["total"], found["currency"], found["checked"]) == (2026, "386.79", "EUR", True)
    assert [month["month"] for month in found["months"]][::11] == ["2026-01", "2026-12"]
    assert (found["sessions"], found["minutes_held"]) == (20, 480)
    assert len(mentor("statement", "--year", "--lines", "--json").json()) == 20
    assert mentor("statement", "2019", "--year").out.splitlines()[0] == "2019-01\t0\t0\t"
    assert mentor("statement", "last year", "--year", "--json").json()["total"] == "0.00"


def rows(text: str, separator: str = ",") -> list[dict[str, str]]:
    """Return the records of a CSV."""
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def test_csv_adds_up_to_the_total(mentor: Mentor) -> None:
    """The monthly sums are lines of their own."""
    found = rows(mentor("statement", "november", "--csv").out)
    assert len(found) == 16
    assert sum(Decimal(row["amount"]) for row in found) == Decimal("364.04")
    assert (found[-1]["kind"], found[-1]["student"], found[-1]["amount"]) == ("monthly", "sam", "30.00")
    lines = rows(mentor("statement", "november", "--csv", "--lines").out)
    assert [row["amount"] for row in lines] == [line[5] for line in LINES]
    assert sum(Decimal(row["amount"]) for row in rows(mentor("statement", "--year", "--csv").out)) == Decimal("386.79")


def test_csv_for_a_french_excel(mentor: Mentor, tmp_path: Path) -> None:
    """Its mark, its separator, its comma and its line ends; the English one has points and commas."""
    out = tmp_path / "november.csv"
    assert mentor("statement", "november", "--csv", "--excel", "fr", "--out", str(out)).code == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfmonth;level;")
    assert data.count(b"\r\n") == data.count(b"\n") == 17
    assert [row["amount"] for row in rows(data.decode("utf-8-sig"), ";")][:3] == ["15,00", "7,50", "7,20"]
    assert out.stat().st_mode & 0o777 == 0o600
    english = mentor("statement", "november", "--csv", "--excel", "en").out
    assert english.startswith("\ufeffmonth,level,")
    assert rows(english.removeprefix("\ufeff"))[0]["amount"] == "15.00"


def test_a_file_is_never_replaced_unasked(mentor: Mentor, tmp_path: Path) -> None:
    """Exit 1 without --force; the page is what is read."""
    out = tmp_path / "november.txt"
    done = mentor("statement", "november", "--out", str(out))
    assert (done.code, done.out) == (0, f"Statement saved: {out}\n")
    assert "not documented yet" in done.err
    assert out.read_text(encoding="utf-8").splitlines()[-1].startswith("Checked: a second computation")
    again = mentor("statement", "november", "--out", str(out))
    assert (again.code, "--force" in again.err) == (1, True)
    assert mentor("statement", "november", "--lines", "--out", str(out), "--force", "--json").json()["out"] == str(out)
    assert len(out.read_text(encoding="utf-8").splitlines()) == 22
    assert mentor("statement", "--year", "--out", str(out), "--force", "-q").out == ""
    assert mentor("statement", "1999-01", "--out", str(tmp_path / "empty.txt")).code == 0
    assert "No session is documented in 1999-01" in (tmp_path / "empty.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", [["--excel", "fr"], ["--excel", "xx"], ["--csv", "--excel", "xx"], ["--csv", "--out", ""]]
)
def test_options_must_go_together(mentor: Mentor, words: list[str]) -> None:
    """--excel needs --csv and one of two languages; --out needs a name."""
    assert mentor("statement", "november", *words).code == 2


def test_a_missing_rate_is_said_with_the_entry_to_write(mentor: Mentor, store: Path) -> None:
    """Its line has no amount, and so the month no total; it is not taken as nothing."""
    (store / "config.toml").write_text(TARIFFS.replace(', 3 = "40"', ""), encoding="utf-8")
    done = mentor("statement", "november")
    assert done.code == 0
    assert (
        'from Mon 1 Jun 2020 has no rate for mentoring of level 3 (1 session). Add 3 = "..." to its mentoring'
        in done.err
    )
    assert (
        "No total, as 1 session of unknown amount is in it; the rest comes to 324.04\u00a0EUR = 294.04 for" in done.err
    )
    assert "294.04 for sessions + 30.00 of monthly sums (sam 30.00)" in done.err
    mentor("config", "set", "lang", "fr")
    assert "le reste fait 324,04\u00a0€ = 294,04 pour les sessions + 30,00 de" in mentor("statement", "november").err
    mentor("config", "set", "lang", "en")
    assert "Checked: a second count by another route gives the same 19 sessions and 7 h 15 min." in done.err
    found = mentor("statement", "november", "--json").json()
    assert (found["total"], found["checked"]) == (None, True)
    assert [line["amount"] for line in found["lines"] if line["level"] == 3] == [None, "43.20", "0.00", "17.50"]
    assert "No total for the year" in mentor("statement", "--year").err


def test_what_has_no_tariff_or_no_level_is_said(mentor: Mentor, store: Path) -> None:
    """Each with what to write or to type, once for all of its kind."""
    second = TARIFFS[TARIFFS.index("[[tariff]]                     # B") :].replace('2 = "30", 3 = "35"', '2 = "30"')
    (store / "config.toml").write_text('timezone = "Europe/Paris"\n' + second, encoding="utf-8")
    assert mentor("session", "log", "ines", "--new", "--at", "2026-11-21 10:00", "--kind", "mentoring").code == 0
    done = mentor("statement", "november")
    assert (
        "9 sessions without an amount: no tariff holds on Sun 1 Nov 2026 yet. Write [[tariff]] with from = 2026-11-01"
        in done.err
    )
    assert "1 session without an amount: the level is not known. Give it, such as: mentor session edit " in done.err
    assert 'has no rate for presentation of level 3 (1 session). Add 3 = "..." to its presentation' in done.err
    assert "No total, as 11 sessions of unknown amount are in it; the rest comes to 114.04\u00a0EUR" in done.err
    assert mentor("statement", "october").code == 0
    assert mentor("statement", "october", "--json").json()["currency"] is None


def test_a_planned_length_that_is_missing_is_refused_with_the_list(mentor: Mentor, store: Path) -> None:
    """Exit 1, with what to write or to type."""
    (store / "config.toml").write_text(TARIFFS + 'length = { 45 = "1", 60 = "1.2" }\n', encoding="utf-8")
    done = mentor("statement", "november")
    assert (done.code, done.out) == (1, "")
    assert "No factor for a planned length of 30 min in the tariff from 2026-11-16 (it has 45, 60)" in done.err
    assert done.err.count("  30 min\n") == 4
    assert 'Add 30 = "..." to its length: mentor config edit' in done.err
    assert mentor("statement", "october").code == 0


def test_what_was_taken_for_lack_of_better_is_noted(mentor: Mentor, store: Path) -> None:
    """A real length that is not known, a funding that is not, and what was called off under no factor."""
    text = TARIFFS.replace(', cancelled = "0"', "") + 'billed = [{ below = "0.5", factor = "0" }]\n'
    (store / "config.toml").write_text(text, encoding="utf-8")
    mentor("student", "add", "Bob")
    assert (
        mentor("session", "log", "bob", "--new", "--at", "2026-11-22 10:00", "--level", "2", "--lasted", "45m").code
        == 0
    )
    said = mentor("statement", "november").err
    assert "5 sessions without a real length: the planned one is taken (session edit ID --lasted 45m)" in said
    assert "1 session of unknown funding: paid in full" in said
    assert "2 sessions called off and paid in full, as the tariff has no status.cancelled" in said


def test_two_currencies_in_one_month_do_not_add_up(mentor: Mentor, store: Path) -> None:
    """It is refused; in two months of a year there is no total of the year."""
    (store / "config.toml").write_text(TARIFFS.replace('"EUR"', '"CHF"', 1), encoding="utf-8")
    done = mentor("statement", "november")
    assert (done.code, "2026-11 has tariffs in two currencies (CHF / EUR)" in done.err) == (1, True)
    (store / "config.toml").write_text(
        TARIFFS.replace('"EUR"', '"CHF"', 1).replace("from = 2026-11-16", "from = 2026-12-01"), encoding="utf-8"
    )
    found = mentor("statement", "--year", "--json").json()
    assert (found["total"], found["currency"]) == (None, None)
    assert {month["currency"] for month in found["months"]} == {"CHF", "EUR"}


TWO = TARIFFS.replace('"EUR"', '"CHF"', 1).replace("from = 2026-11-16", "from = 2026-12-01")


def test_a_year_of_two_currencies_has_them_on_each_amount(
    mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The months and the sessions; no total, but what those of each currency come to."""
    (store / "config.toml").write_text(TWO, encoding="utf-8")
    monkeypatch.setenv("MENTOR_NOW", "2026-12-02T09:00")
    done = mentor("statement", "--year")
    year = mentor("statement", "--year", "--json").json()
    totals = {month["month"]: (month["total"], month["currency"]) for month in year["months"]}
    assert {line.split("\t")[0]: tuple(line.split("\t")[3:]) for line in done.out.splitlines()} == totals
    november, december = totals["2026-11"][0], totals["2026-12"][0]
    assert f"two currencies: CHF, EUR; by themselves {november}\u00a0CHF + {december}\u00a0EUR" in done.err
    assert "one of its months has none" not in done.err
    listed = mentor("statement", "--year", "--lines").out.splitlines()
    assert [line.split("\t")[-1] for line in listed] == ["CHF"] * 19 + ["EUR"]
    mentor("config", "set", "lang", "fr")
    assert "deux monnaies\u00a0: CHF, EUR\u00a0; séparément" in mentor("statement", "--year").err


def test_a_year_of_three_currencies_with_a_month_that_has_no_total(mentor: Mentor, store: Path) -> None:
    """Both are said; nothing is added up beside what is not known."""
    third = '\n[[tariff]]\nfrom = 2026-12-01\ncurrency = "USD"\nmentoring = { 1 = "9" }\n'
    two = TWO.replace("from = 2026-12-01", "from = 2026-11-01").replace("from = 2020-06-01", "from = 2020-06-01")
    (store / "config.toml").write_text(two + third, encoding="utf-8")
    mentor("session", "log", "sam", "--new", "--at", "2026-10-20 10:00", "--level", "1", "--kind", "mentoring")
    said = mentor("statement", "--year").err
    assert "several currencies: CHF, EUR, USD\n" in said
    assert "one of its months has none" in said


def test_a_faulty_tariff_stops_nothing_else(mentor: Mentor, store: Path) -> None:
    """Statements and tariffs name every fault of it; sessions are logged, settings shown and changed."""
    (store / "config.toml").write_text(TARIFFS.replace('"22.75"', "22.75").replace('"0.72"', '"-1"'), encoding="utf-8")
    for words in (("statement",), ("statement", "--year"), ("tariff", "list"), ("tariff", "explain", "ines")):
        done = mentor(*words)
        assert (done.code, done.out, "2 settings do not fit" in done.err) == (2, "", True)
        assert "tariff[2].mentoring.2: 22.75 is a number" in done.err
        assert 'tariff[2].funding.self-paid: "-1" is below 0' in done.err
    assert mentor("session", "log", "sam", "--at", "2026-11-30 10:00").code == 0
    for words in (("agenda",), ("session", "list"), ("attendance",), ("policy", "list"), ("noshow", "list")):
        assert mentor(*words).code == 0
    got = mentor("config", "get", "timezone")
    assert (got.code, got.out, "the tariffs have 2 faults, the first: " in got.err) == (0, "Europe/Paris\n", True)
    assert mentor("config", "list").code == 0
    assert mentor("config", "set", "lang", "en").code == 0
    checked = mentor("store", "check")
    assert (checked.code, "tariff[2].mentoring.2" in checked.out) == (4, True)
    doctor = mentor("doctor", "--json")
    assert (doctor.code, doctor.json()["settings"]["tariff_faults"]) == (4, 2)


def test_nothing_is_told_of_a_store_that_cannot_be_read_whole(mentor: Mentor, store: Path, tmp_path: Path) -> None:
    """Exit 4, no figure and no file; nor that two routes do not agree."""
    (store / "students" / "leo" / "journal.jsonl").write_bytes(b"{broken\n{}\n")
    resign(store)
    out = tmp_path / "november.csv"
    for words in ((), ("--csv",), ("--csv", "--out", str(out)), ("--year",), ("--json",)):
        done = mentor("statement", "november", *words)
        assert (done.code, done.out, out.exists(), "do not agree" in done.err) == (4, "", False, False)


def test_monthly_sums_are_named_while_they_are_few(mentor: Mentor, store: Path) -> None:
    """Up to five; without any the total stands alone."""
    for number in range(5):
        mentor("student", "add", f"Ann {number}", "--slug", f"ann-{number}", "--funding", "self-paid")
        logged = mentor("session", "log", f"ann-{number}", "--new", "--at", "2026-11-02 10:00", "--level", "1")
        assert logged.code == 0
    said = mentor("statement", "november").err
    assert "+ 180.00 of monthly sums (6 students)" in said
    (store / "config.toml").write_text(TARIFFS.replace('monthly = { self-paid = "30" }', ""), encoding="utf-8")
    assert "Total: 409.04\u00a0EUR\n" in mentor("statement", "november").err


def test_csv_and_json_are_two_forms(mentor: Mentor, tmp_path: Path) -> None:
    """Of what is shown: one is to be chosen; of what is saved the JSON tells where."""
    ran = mentor("statement", "--csv", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "two forms" in ran.err
    saved = mentor("statement", "--csv", "--out", str(tmp_path / "x.csv"), "--json")
    assert saved.code == 0
    assert str(tmp_path / "x.csv") in saved.out
