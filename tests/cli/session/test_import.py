"""`mentor session import`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.cli.context import AppContext

TEXT = "Nom;Date;Statut;Montant\nMARTIN Chloé;03/11/2026 10:00;Réalisée;35,00 €\nSam Petit;05/09/2026 18:00;Annulée;\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file as Excel on a French Windows writes it."""
    path = tmp_path / "past.csv"
    path.write_bytes(TEXT.encode("cp1252"))
    return path


def test_it_is_taken_and_said(mentor: Mentor, file: Path) -> None:
    """Who, what, what was made up, what was left out, and the way back; again it changes nothing."""
    assert mentor("session", "import", str(file)).out.splitlines() == [
        "csv, Windows-1252: 2 sessions",
        "  Chloé Martin (chloe-martin): new student, new: 1 held, Tue 3 Nov 2026",
        "  Sam Petit (sam-petit): new student, new: 1 cancelled, Sat 5 Sep 2026",
        "  columns not taken: Montant",
        "  2 sessions have no planned length in the file: the usual one is put in",
        "  1 cancelled session, not by the mentor as far as the file says: taken as called off in time",
        "  1 new student had no session for 60 days: --status completed keeps them off the agenda",
        "Imported: 2 sessions, 2 students new. Back: mentor undo",
    ]
    again = mentor("session", "import", str(file))
    assert again.out.splitlines()[-1] == "Nothing new: all of it is here already."
    assert "here already: 1" in again.out


def test_in_french_and_as_json(mentor: Mentor, file: Path) -> None:
    """A dry run writes nothing."""
    found = mentor("session", "import", str(file), "--dry-run", "--json").json()
    assert (found["tool"], found["encoding"], found["new"], found["dry_run"]) == ("csv", "Windows-1252", 2, True)
    assert found["made_up"] == {"length": 2, "cancelled": 1}
    assert len(mentor("student", "list", "--all", "--json").json()) == 2  # those of before
    mentor("config", "set", "lang", "fr")
    out = mentor("session", "import", str(file), "--dry-run", "--status", "completed").out
    assert "nouvel étudiant, nouvelle\u00a0: 1 réalisée, mar. 3 nov. 2026" in out
    assert "colonnes laissées de côté\u00a0: Montant" in out
    assert out.endswith("Rien n'a été écrit.\n")


def test_who_cancelled_is_told_of_those_that_do_not_say_so(mentor: Mentor) -> None:
    """A session that the mentor cancelled is not among those taken as called off in time; French words agree."""
    rows = "".join(
        f"Uma Roy;samedi {day} octobre 2026 à 10h;{status}\n"
        for day, status in ((3, "Annulée par le mentor"), (10, "Annulé par mentor"), (17, "Annulé par l'étudiant"),
                            (24, "Retard"), (31, "Annulée hors délai"))
    )  # fmt: skip
    head = "Nom;Date;Statut\n"
    mentor("config", "set", "lang", "fr")
    done = mentor("session", "import", "-", "--dry-run", stdin=head + rows)
    assert "nouvelles\u00a0: 2 no-shows, 3 annulées, du sam. 3 oct. 2026" in done.out
    assert "1 session annulée, sans que le fichier dise par le mentor\u00a0: prise comme annulée" in done.out
    found = mentor("session", "import", "-", "--json", stdin=head + rows).json()
    assert (found["new"], found["made_up"]) == (5, {"length": 5, "cancelled": 1})
    kept = {one["scheduled_at"][8:10]: one["reason"] for one in mentor("session", "list", "--json").json()}
    assert kept["03"] == kept["10"] == "cancelled-by-mentor"
    assert (kept["17"], kept["24"], kept["31"]) == ("cancelled-in-time", "late", "late-cancellation")


def test_rows_that_cannot_be_taken(mentor: Mentor, file: Path) -> None:
    """Stop all of it, each named; a dry run shows the others first; --skip-bad takes them."""
    file.write_text(TEXT + "Zoé;lunch;tenue;\n" + "Max;soon;tenue;\n" * 25, encoding="utf-8")
    done = mentor("session", "import", str(file))
    assert (done.code, done.out) == (1, "")
    assert "row 4: start 'lunch' cannot be read" in done.err
    assert mentor("session", "list", "--json").json() == []
    dry = mentor("session", "import", str(file), "--dry-run")
    assert (dry.code, dry.out.splitlines()[0]) == (1, "csv, UTF-8: 2 sessions")
    assert mentor("session", "import", str(file), "--dry-run", "--json").out == ""
    done = mentor("session", "import", str(file), "--skip-bad")
    assert done.code == 0
    assert "Left out, 26 lines:" in done.out
    assert "  6 more" in done.out
    assert len(mentor("session", "list", "--json").json()) == 2


def test_a_terminal_is_asked(mentor: Mentor, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the preview; no is no, and --yes asks nothing."""
    monkeypatch.setattr(AppContext, "interactive", True)
    refused = mentor("session", "import", str(file), stdin="n\n")
    assert (refused.code, "Import 2 sessions?" in refused.err) == (1, True)
    assert mentor("session", "list", "--json").json() == []
    assert "Imported: 2 sessions" in mentor("session", "import", str(file), stdin="y\n").out
    assert "Nothing new" in mentor("session", "import", str(file), stdin="").out
    mentor("undo")
    assert mentor("session", "import", str(file), "--yes", "-q") == (0, "", "")
    file.write_text("Nom;Date\nZoé;lunch\n", encoding="utf-8")
    assert mentor("session", "import", str(file), stdin="y\n").code == 1


def test_an_open_session_is_named(mentor: Mentor, file: Path) -> None:
    """With the command that documents it."""
    mentor("student", "add", "Chloé Martin")
    mentor("session", "schedule", "chloe", "2026-11-03 10:00")
    out = mentor("session", "import", str(file)).out
    assert 'planned here, held in the file: mentor session log chloe-martin --at "2026-11-03 10:00"' in out
    found = mentor("session", "import", str(file), "--json").json()
    assert [one["student"] for one in found["open_here"]] == ["chloe-martin"]


def test_what_is_typed_wrong(mentor: Mentor, file: Path, tmp_path: Path) -> None:
    """One line, exit 2."""
    for words in (
        (str(tmp_path / "none"),), ("a\0b",), (str(file), "--map", "student"), (str(file), "--map", "student=X"),
        (str(file), "--map", "x=Nom"), (str(file), "--student", "=x"), (str(file), "--from-tool", "watson"),
        (str(file), "--map", "start=Date", "--map", "start=Nom"),
    ):  # fmt: skip
        done = mentor("session", "import", *words)
        assert (done.code, done.out) == (2, ""), words
        assert done.err.startswith("Error: ")
    assert mentor("session", "import", "-", stdin=TEXT).code == 0
    mapped = mentor(
        "session", "import", "-", "--map", "student=Wer", stdin="Wer;Date;Statut\nTom;03/11/2026 9:00;tenue\n"
    )
    assert "Tom (tom)" in mapped.out
