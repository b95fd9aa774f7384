"""What `mentor store` prints, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.results.store import (
    BackupSaved,
    Checked,
    DifferingRecord,
    ExportSaved,
    FoundFault,
    Imported,
    Restored,
)
from mentorcli.render import View
from mentorcli.render.text.store import (
    backup_text,
    export_saved_text,
    faults_text,
    imported_text,
    left_out_warning,
    repair_hints,
    replace_question,
    restored_text,
    sound_text,
    stage_label,
)

AT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
FAULT = FoundFault("/s/journal.jsonl", 3, "session.kind", "is odd", repairable=True, whole=False)


def checked(*faults: FoundFault, mended: tuple[FoundFault, ...] = (), repaired: bool = False) -> Checked:
    """Return the result of a check of one student and two sessions."""
    return Checked("/s", 1, 2, list(faults), list(mended), repaired)


def plain(text: str) -> str:
    """Return French text with ordinary spaces in place of those that do not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["Mended: /s/journal.jsonl, line 3, field session.kind: is odd", "/s/profile.toml: is missing"]),
        ("fr", ["Réparé : /s/journal.jsonl, ligne 3, champ session.kind : is odd", "/s/profile.toml : is missing"]),
    ],
)
def test_a_fault_names_its_place(lang: str, lines: list[str]) -> None:
    """What was mended comes first; line and field are named where they are known."""
    missing = FoundFault("/s/profile.toml", None, None, "is missing", repairable=False, whole=False)
    assert [plain(line) for line in faults_text(checked(missing, mended=(FAULT,)), lang)] == lines


def test_a_fault_that_names_its_place_itself() -> None:
    """The message then stands alone."""
    whole = FoundFault("/s", None, None, "/s/config.toml: lang", repairable=False, whole=True)
    assert faults_text(checked(whole), "en") == ["/s/config.toml: lang"]


@pytest.mark.parametrize(
    ("lang", "sound", "hint"),
    [
        ("en", "Sound: 1 student, 2 sessions", "What loses nothing is mended by: mentor store check --repair"),
        (
            "fr",
            "Données intactes : 1 étudiant, 2 sessions",
            "Ce qui se répare sans rien perdre : mentor store check --repair",
        ),
    ],
)
def test_a_check_ends_in_a_figure_or_in_what_to_do(lang: str, sound: str, hint: str) -> None:
    """The hint stands only where a repair could help and was not tried."""
    assert plain(sound_text(checked(), lang)) == sound
    assert [plain(one) for one in repair_hints(checked(FAULT), lang)] == [hint]
    assert repair_hints(checked(FAULT, repaired=True), lang) == []
    assert repair_hints(checked(FAULT._replace(repairable=False)), lang) == []


@pytest.mark.parametrize(
    ("lang", "saved", "back"),
    [
        ("en", "Saved and read back: /b.tar.gz (2 students, 12,345 bytes)", "To bring it back:"),
        ("fr", "Sauvegarde faite et relue : /b.tar.gz (2 étudiants, 12 345 octets)", "Pour la restaurer :"),
    ],
)
def test_a_backup_names_its_file(lang: str, saved: str, back: str) -> None:
    """With its size as the language writes it, and the command that brings it back."""
    lines = [plain(line) for line in backup_text(BackupSaved("/b.tar.gz", AT, 2, 9, 12_345, "/b.tar.gz"), lang)]
    assert lines == [saved, f"{back} mentor store restore /b.tar.gz"]


@pytest.mark.parametrize(
    ("lang", "question", "lines"),
    [
        (
            "en",
            "Replace everything in /s by the backup of 2026-11-24 15:00, 1 student?",
            ["Restored: 1 student, as of 2026-11-24 15:00", "What was there before is in /b",
             "To go back to it: mentor store restore /b"],
        ),
        (
            "fr",
            "Remplacer tout ce qui est dans /s par la sauvegarde du 2026-11-24 15:00, 1 étudiant ?",
            ["Données restaurées : 1 étudiant, état du 2026-11-24 15:00", "Ce qui était là avant est dans /b",
             "Pour y revenir : mentor store restore /b"],
        ),
    ],
)  # fmt: skip
def test_a_restore_asks_and_shows_the_way_back(lang: str, question: str, lines: list[str]) -> None:
    """Times are those of the reader's zone; without a backup of before there is no way back to show."""
    view = View(lang, PARIS)
    assert plain(replace_question(Path("/s"), AT, 1, view)) == question
    assert [plain(line) for line in restored_text(Restored(AT, 1, "/b", []), view)] == lines
    assert [plain(line) for line in restored_text(Restored(AT, 1, None, []), view)] == lines[:1]


@pytest.mark.parametrize(
    ("lang", "warning"),
    [
        ("en", "zoe was erased from this store: left out with everything about them"),
        ("fr", "zoe a été effacé de ces données : laissé de côté, avec tout ce qui le concerne"),
    ],
)
def test_who_was_erased_and_is_left_out_is_named(lang: str, warning: str) -> None:
    """In a restore and in an import."""
    assert plain(left_out_warning("zoe", lang)) == warning


@pytest.mark.parametrize(
    ("lang", "lines", "stages"),
    [
        (
            "en",
            ["Imported: 2 new records, 1 changed, 5 the same as before", "To take it back as a whole: mentor undo"],
            ["Checking", "Writing"],
        ),
        (
            "fr",
            [
                "Importé (nouveaux : 2, modifiés : 1, inchangés : 5)",
                "Pour tout annuler d'un coup : mentor undo",
            ],
            ["Vérification", "Écriture"],
        ),
    ],
)
def test_an_import_is_counted(lang: str, lines: list[str], stages: list[str]) -> None:
    """An import that wrote nothing has nothing to take back."""
    assert [plain(line) for line in imported_text(Imported(2, 1, 5), lang)] == lines
    assert len(imported_text(Imported(0, 0, 5), lang)) == 1
    assert [stage_label(stage, lang) for stage in ("checking", "writing")] == stages


def test_an_import_names_whom_it_placed_elsewhere_left_out_and_kept() -> None:
    """Each on a line of its own, then how to take what differs; of very many the first and how many more."""
    differing = DifferingRecord("zoe", "session", "abcd1234", (("duration_minutes", 45, 30), ("notes", None, "x" * 99)))
    own = DifferingRecord("zoe", "student", "zoe", (("phone", "1", "2"),))
    done = Imported(1, 0, 0, (differing, own), ("sam",), (("ann", "ann-2", True), ("bob", "rob", False)), dry_run=True)
    assert imported_text(done, "en") == [
        "It would bring 1 new record, change 0, and find 0 the same; nothing is written",
        "ann in the file is another person than ann here: added as ann-2",
        "bob in the file is rob here",
        "sam was erased from this store: left out with everything about them",
        'Differs, kept as here: zoe session abcd1234: duration_minutes 45 here, 30 in the file; notes null here, "'
        + "x" * 59 + "… in the file",
        'Differs, kept as here: zoe student: phone "1" here, "2" in the file',
        "To take what differs from the file: --theirs",
    ]  # fmt: skip
    taken = Imported(0, 40, 0, (DifferingRecord(None, "faq", "q", (("answer", "a", "b"),)),) * 40, theirs=True)
    assert imported_text(taken, "en")[1] == 'Differs, taken from the file: faq q: answer "a" here, "b" in the file'
    assert imported_text(taken, "en")[-2:] == [
        "and 10 more (all of them with --json)",
        "To take it back as a whole: mentor undo",
    ]


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("en", "Exported: 2 students and 1 session to a.csv and b.csv", "It holds personal data"),
        (
            "fr",
            "Exporté : 2 étudiants et 1 session dans a.csv et b.csv",
            "Ce fichier contient des données personnelles",
        ),
    ],
)
def test_an_export_names_its_files(lang: str, first: str, second: str) -> None:
    """It ends in a word on the personal data in them."""
    lines = [plain(line) for line in export_saved_text(ExportSaved(["a.csv", "b.csv"], 2, 1), lang)]
    assert lines[0] == first
    assert lines[1].startswith(second)
