"""`mentor reconcile` as it is typed, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from services.test_reconcile import HEADER, lines
from worked_month import NOW, ready

INVOICE = (
    "Intitulé;Quantité;Prix unitaire;Montant HT\n"
    "Session mentorat - Expertise 2 - financed - standard - completed;2;35,00;70,00\n"
    "Session mentorat - Expertise 1 - self-paid - standard - no-show;1;7,50;7,50\n"
    "Session mentorat - Expertise 2 - financed - defense - completed;1;35,00;35,00\n"
    "Session mentorat - Expertise 2 - financed - standard - completed;1;35,00;35,00\n"
    "Flat fees;1;30,00;30,00\n"
)


@pytest.fixture(autouse=True)
def _month(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build the worked month; it is 2 December."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.setenv("MENTOR_NOW", NOW)
    ready(mentor, store)


def test_what_agrees_is_exit_0_and_listed_only_where_asked(mentor: Mentor) -> None:
    """From standard input too."""
    text = HEADER + "\n".join(lines())
    done = mentor("reconcile", "-", stdin=text)
    assert (done.code, done.out) == (0, "")
    assert "19 agree" in done.err
    assert "On the statement 334.04\u00a0EUR, here 334.04\u00a0EUR\n" in done.err
    assert "not documented yet, so not compared: sam, 2026-11-30 10:00" in done.err
    listed = mentor("reconcile", "-", "--lines", stdin=text)
    assert [line.split("\t")[0] for line in listed.out.splitlines()] == ["agrees"] * 19


def test_titles_are_summed_and_what_differs_is_exit_1(mentor: Mentor, tmp_path: Path) -> None:
    """In JSON each title with both sides, the totals, and what was not compared."""
    path = tmp_path / "invoice.csv"
    path.write_text(INVOICE, encoding="utf-8")
    done = mentor("reconcile", str(path), "--json")
    assert done.code == 1
    found = done.json()
    assert found["month"] == "2026-11"
    assert found["total"] == {"there": "177.50", "here": "364.04"}
    first = found["lines"][0]
    assert first["rows"] == [2, 5]
    assert first["title"] == {
        "level": 2, "kind": "mentoring", "funding": "funded", "status": "completed", "fixed": False,
    }  # fmt: skip
    assert first["differences"] == [
        {"field": "sessions", "there": 3, "here": 2},
        {"field": "amount", "there": "105.00", "here": "70.00"},
    ]
    assert [one["state"] for one in found["lines"]].count("agrees") == 2


def test_a_difference_in_status_has_both_sides_in_json(mentor: Mentor) -> None:
    """With its reason; what is only here has its moment and student."""
    rows = [lines()[1].replace("completed", "absent")]
    found = mentor("reconcile", "-", "--json", stdin=HEADER + "\n".join(rows)).json()
    assert found["lines"][0]["differences"] == [
        {
            "field": "status",
            "there": {"status": "no-show", "reason": "absent"},
            "here": {"status": "completed", "reason": None},
        }
    ]
    alone = found["lines"][1]
    assert (alone["state"], alone["student"], alone["start"]) == ("here", "amelie", "2026-11-01T00:30:00+01:00")
    day = mentor("reconcile", "-", "--json", stdin="Date;Student\n2026-11-21;Nobody\n").json()["lines"][0]
    assert (day["state"], day["start"], day["name"]) == ("there", "2026-11-21", "Nobody")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "doubtful",
                "sam",
                "not read: status 'wurst' cannot be read",
                "1 line of another month left out",
                "add --letter",
            ),
        ),
        (
            "fr",
            ("doubtful", "le statut «\u00a0wurst\u00a0» est illisible", "1 ligne d'un autre mois", "ajoutez --letter"),
        ),
    ],
)
def test_everything_that_was_not_compared_is_said(mentor: Mentor, lang: str, said: tuple[str, ...]) -> None:
    """Rows of other months, rows that cannot be read, funding and cancelled sessions that the file does not tell."""
    text = HEADER + "05/11/2026 18:00;Okoro;absent;7,50\n06/11/2026;x;wurst;1\n01/10/2026;Zoé;held;1\n"
    done = mentor("reconcile", "-", "--lang", lang, "--month", "2026-11", stdin=text)
    assert done.code == 1
    for words in said:
        assert words in done.out + done.err


def test_a_row_that_tells_nothing_more_is_a_session(mentor: Mentor) -> None:
    """A letter has no empty brackets, and no gap where a row is meant."""
    text = "student,start\nInconnu,2026-11-20 09:00\nSam Okoro,2026-11-05 20:00\n"
    done = mentor("reconcile", "-", "--letter", stdin=text)
    assert "Inconnu: on the statement, not in my notes (1 session)" in done.out
    assert "()" not in done.out
    assert "has ;" not in done.out
    assert "(1 session)" in mentor("reconcile", "-", "--letter", "--lang", "fr", stdin=text).out


def test_the_letter_is_printed_alone(mentor: Mentor) -> None:
    """In both languages, with a title or a session a line; the mentor's own text in its place where there is one."""
    rows = lines()
    rows[3] = rows[3].replace("absent", "x").replace("Étudiant x", "completed")
    text = HEADER + "\n".join([*rows[:-1], "20/11/2026 09:00;Inconnu;held;9", "21/11/2026;Okoro;held;9"])
    english = mentor("reconcile", "-", "--letter", stdin=text)
    assert english.code == 1
    assert "- Thu 5 Nov 2026 18:00 CET, Sam Okoro: held on the statement, absent in my notes" in english.out
    assert "- Mon 30 Nov 2026 23:30 CET, Léo Petit: not on the statement (held, level 3, 21.60)" in english.out
    assert "Inconnu: on the statement, not in my notes (held, 9.00)" in english.out
    french = mentor("reconcile", "-", "--letter", "--lang", "fr", stdin=text)
    assert "Léo Petit\u00a0: absente du relevé (réalisée, niveau 3, 21,60)" in french.out
    titles = mentor("reconcile", "-", "--letter", stdin=INVOICE)
    assert "- level 2, mentoring, funded, held: 3 sessions on the statement, 2 sessions in my notes" in titles.out
    assert "(1 session, 15.00)" in titles.out
    own = "Subject: {{ month }}\n\n{{ differences }}\n"
    folder = Path(mentor("store", "path").out.strip()) / "messages"
    folder.mkdir(mode=0o700)
    (folder / "statement-letter.en.md").write_text(own)
    done = mentor("reconcile", "-", "--letter", stdin=text)
    assert done.out.startswith("Subject: November 2026\n")
    assert "message reset statement-letter" in done.err
    assert mentor("message", "write", "statement-letter", "sam").code == 2
    assert mentor("reconcile", "-", "--letter", "--json", stdin=text).json()["letter"]["subject"] == "November 2026"


@pytest.mark.parametrize(
    ("lang", "unsure", "refused"),
    [
        ("en", "16 things missing on the statement may stand in what was not read", "Nothing is certain to contest"),
        ("fr", "16 absences du relevé viennent peut-être de ce qui n'a pas été lu", "Rien de certain à contester"),
    ],
)
def test_what_may_stand_in_an_unread_row_is_not_claimed(mentor: Mentor, lang: str, unsure: str, refused: str) -> None:
    """The letter has what is certain alone; where nothing is, it is refused with the row to correct."""
    fine, bad = lines()[1], lines()[0].replace("01/11/2026", "some day")
    ask = ("reconcile", "-", "--letter", "--lang", lang)
    done = mentor(*ask, stdin=HEADER + "\n".join([fine.replace("35,00", "30,00"), bad]))
    assert done.code == 1
    assert ("30.00" if lang == "en" else "30,00") in done.out
    assert done.out.count("\n- ") == 1
    assert unsure in done.err
    nothing = mentor(*ask, stdin=HEADER + "\n".join([fine, bad]))
    assert (nothing.code, nothing.out) == (1, "")
    assert refused in nothing.err
    assert "some day 00:30" in nothing.err
    found = mentor("reconcile", "-", "--json", stdin=HEADER + "\n".join([fine, bad])).json()
    assert [one["may_be_unread"] for one in found["lines"]] == [True] * 16 + [False]


def test_an_unread_row_with_its_day_is_about_no_other_day(mentor: Mentor) -> None:
    """What is missing on the other days is certain, and in the letter."""
    rows = [line.replace(";completed;", ";wurst;") if number == 18 else line for number, line in enumerate(lines())]
    done = mentor("reconcile", "-", "--letter", stdin=HEADER + "\n".join(rows[9:]))
    assert "Tue 3 Nov 2026 10:00 CET, Amélie Durand: not on the statement" in done.out
    assert "Mon 30 Nov 2026" not in done.out
    assert "What is missing on the statement may stand in what was not read" in done.err


def test_of_titles_what_is_more_here_is_not_claimed_beside_an_unread_one(mentor: Mentor) -> None:
    """Fewer sessions or less money there may be in the row that was not read; more there is certain."""
    text = INVOICE + "Session mentorat - Expertise 2 - wurst;1;35,00;35,00\n"
    done = mentor("reconcile", "-", "--letter", stdin=text)
    assert "3 sessions on the statement, 2 sessions in my notes" in done.out
    assert "not on the statement" not in done.out
    fewer = text.replace("completed;2;35,00;70,00", "completed;0;35,00;0,00")
    assert "level 2, mentoring, funded, held" not in mentor("reconcile", "-", "--letter", stdin=fewer).out


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_monthly_sums_that_the_statement_lacks(mentor: Mentor, lang: str) -> None:
    """On an invoice they are only here; a file of sessions has none, which is said, and is nothing that agrees."""
    invoice = mentor("reconcile", "-", "--json", stdin=INVOICE.replace("Flat fees;1;30,00;30,00\n", ""))
    fixed = [one for one in invoice.json()["lines"] if one["title"]["fixed"]]
    assert (invoice.code, [(one["state"], one["here"]["amount"]) for one in fixed]) == (1, [("here", "30.00")])
    text = HEADER + "\n".join(lines())
    done = mentor("reconcile", "-", "--lang", lang, stdin=text)
    said = {"en": "monthly sums of 30.00\u00a0EUR are not", "fr": "forfaits mensuels de 30,00\u00a0€ ne sont pas"}
    assert (done.code, said[lang] in done.err) == (0, True)
    assert mentor("reconcile", "-", "--json", stdin=text).json()["monthly_not_in_file"] == "30.00"
    letter = mentor("reconcile", "-", "--letter", "--lang", lang, stdin=text)
    facture = {"en": "mentor reconcile INVOICE", "fr": "mentor reconcile FACTURE"}
    assert (letter.code, facture[lang] in letter.err) == (1, True)


@pytest.mark.parametrize("row", ["Forfait;;;30,00", "Flat fees 11/2026;;;30,00", "30/11/2026;;Forfait mensuel;30,00"])
def test_a_monthly_sum_among_sessions_is_one(mentor: Mentor, row: str) -> None:
    """Whichever of its cells says so; another sum differs."""
    text = HEADER + "\n".join([*lines(), row])
    done = mentor("reconcile", "-", stdin=text)
    assert (done.code, "20 agree" in done.err) == (0, True)
    assert "are not in this file" not in done.err
    less = mentor("reconcile", "-", stdin=text.replace(row, row.replace("30,00", "25,00")))
    assert (less.code, "differs" in less.out) == (1, True)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_amount_that_one_side_lacks_is_nothing_that_agrees(mentor: Mentor, lang: str) -> None:
    """Here since no rate is set, there since the cell is empty; the letter claims neither."""
    edited = mentor("session", "list", "amelie", "--json").json()[1]["id"]
    assert mentor("session", "edit", edited, "--level", "7").code == 0
    text = HEADER + "\n".join(lines())
    done = mentor("reconcile", "-", "--lang", lang, stdin=text)
    said = {"en": "the amount of 1 line not compared", "fr": "montant de 1 ligne pas comparé"}
    assert (done.code, done.out.startswith("unpriced"), said[lang] in done.err) == (1, True, True)
    assert "mentor statement 2026-11" in done.err
    letter = mentor("reconcile", "-", "--letter", "--lang", lang, stdin=text)
    assert (letter.code, letter.out, "mentor statement 2026-11" in letter.err) == (1, "", True)
    empty = mentor("reconcile", "-", "--json", stdin=text.replace(";21,60 €", ";")).json()
    assert [one["state"] for one in empty["lines"]].count("unpriced") == 3
    assert empty["agrees"] is False


def test_doubtful_ones_are_asked_about_in_the_letter(mentor: Mentor) -> None:
    """A session that may be meant, and a title that is alike but for one word."""
    near = mentor("reconcile", "-", "--letter", stdin=HEADER + "05/11/2026 18:00;Okoro;held;9\n")
    assert (
        "the statement has held, 9.00; the nearest in my notes: Thu 5 Nov 2026 18:00 CET, mentoring session" in near.out
    )
    title = "Title;Quantity;Amount\nExpertise 1 - financed - presentation - absent;1;17,50\n"
    alike = mentor("reconcile", "-", "--letter", stdin=title)
    assert "the statement has 1 session, 17.50; the nearest in my notes: level 3, presentation, absent" in alike.out


def test_columns_are_saved_with_the_way_back(mentor: Mentor) -> None:
    """And named again by their name."""
    text = "Jour;Qui;Quoi\n03/11/2026 10:00;Amelie Durand;held\n"
    named = ("--map", "start=Jour", "--map", "student=Qui", "--map", "status=Quoi")
    done = mentor("reconcile", "-", *named, "--save-map", "bank", stdin=text)
    assert "Columns saved as bank: files that have them are read so. Back: mentor undo" in done.err
    assert "columns as saved: bank" in mentor("reconcile", "-", stdin=text).err
    assert mentor("reconcile", "-", "--map", "wurst", stdin=text).code == 2
    assert mentor("reconcile", "-", "--map", "=x", stdin=text).code == 2
    imported = mentor("session", "import", "-", "--map", "bank", "--save-map", "old", stdin=text)
    assert "Columns saved as old" in imported.out
    assert mentor("session", "import", "-", "--json", stdin=text).json()["saved_map"] is None


def test_hostile_cells_do_no_harm(mentor: Mentor) -> None:
    """Formulas, escapes and a name that is none stay text; NUL and a cell beyond all measure are refused."""
    text = HEADER + '03/11/2026 10:00;"=cmd|calc\x1b[31m";held;35\n'
    done = mentor("reconcile", "-", stdin=text)
    assert "\x1b" not in done.out + done.err
    assert mentor("reconcile", "-", stdin="Date;Student\n2026-11-03;a\0b\n").code == 1
    assert mentor("reconcile", "-", stdin="Date;Student\n2026-11-03;" + "a" * 200_000 + "\n").code == 1
    assert mentor("reconcile", "-", stdin=";".join(f"c{n}" for n in range(1000)) + "\n").code == 1
    assert mentor("reconcile", "no-such-file.csv").code == 2


def test_a_row_with_a_cell_too_many_is_not_read(mentor: Mentor) -> None:
    """An amount such as 30,00 between commas moves all behind it: its cents are nobody's name."""
    text = "Date,Type,Niveau,Montant,Élève\n05/11/2026 18:00,mentorat,2,30,00,Sam Okoro\n"
    done = mentor("reconcile", "-", stdin=text)
    assert "row 2 not read: 6 cells for 5 columns" in done.err
    assert "\t00\t" not in done.out
