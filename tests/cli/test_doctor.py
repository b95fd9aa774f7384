"""The page for a bug report."""

from __future__ import annotations

import getpass
import json
import os
from pathlib import Path

import pytest

from helpers import Editor, Mentor
from mentorcli import __version__
from mentorcli.cli.output import Output
from mentorcli.services.doctor import anonymous


def test_a_new_installation_is_described(mentor: Mentor, store: Path) -> None:
    """Without a store there is nothing wrong, and nothing is made."""
    ran = mentor("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert f"mentor:           {__version__}\n" in ran.out
    for title in ("Versions", "Paths", "Settings", "Time", "Locale", "Terminal", "Store"):
        assert f"{title}\n" in ran.out
    assert "not there yet" in ran.out
    assert not store.exists()
    assert max(len(line) for line in ran.out.splitlines() if "packages" not in line and str(store) not in line) <= 80


def test_json_tells_the_same(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each section is an object: counts, what decided on the zone, the programs by name alone."""
    monkeypatch.setenv("EDITOR", "/opt/secret/bin/nvim -f")
    mentor("student", "add", "Amélie Durand")
    mentor("config", "set", "timezone", "America/Montreal")
    page = mentor("doctor", "--json").json()
    assert (page["store"]["state"], page["store"]["students"], page["store"]["faults"]) == ("sound", 1, {})
    assert page["settings"] == {"own": {"timezone": "America/Montreal"}, "faults": 0}
    assert page["time"]["zone"] == "America/Montreal"
    assert page["time"]["now"].endswith("-05:00")
    assert page["time"]["chosen_by"] == "configuration"
    assert page["terminal"]["programs"]["EDITOR"] == "nvim"
    assert page["paths"]["store"] == f"{store} (folder 0700, own, writable)"
    assert page["paths"]["chosen_by"] == "MENTOR_HOME"


def test_nothing_personal_is_in_it(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a student, nor the user's home and name, nor what stands in a broken file."""
    mentor("student", "add", "Amélie Durand", "--email", "a@example.org", "--path", "Quantum Knitting")
    mentor("student", "note", "amelie", "Prefers mornings")
    (store / "students" / "amelie-durand" / "journal.jsonl").write_text("Amélie's secret\n", encoding="utf-8")
    (store / "config.toml").write_text('Amélie = "secret"\n[policy]\nlate_minutes = "secret"\n', encoding="utf-8")
    monkeypatch.setenv("HOME", str(store.parent))
    for words in (("doctor",), ("doctor", "--json")):
        ran = mentor(*words)
        assert ran.code == 4
        whole = (ran.out + ran.err).casefold()
        for private in (
            "amélie",
            "amelie",
            "durand",
            "example.org",
            "secret",
            "mornings",
            "knitting",
            str(store.parent),
        ):
            assert private not in whole
        assert "~/store" in whole


def test_texts_that_wait_are_counted_and_taken_up(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page has their number alone; each command stands beside it, in the user's language, and runs as printed."""
    mentor("student", "add", "Amélie Durand")
    mentor("faq", "add", "Where?", "There.")
    monkeypatch.setenv("EDITOR", editor('printf "\\nfoo = 1\\n" >> "$1"'))
    for words in ("student", "edit", "amelie"), ("config", "edit"):
        assert mentor(*words).code == 2
    monkeypatch.setenv("EDITOR", editor(': > "$1"'))
    assert mentor("faq", "edit", "where").code == 2
    ran = mentor("doctor")
    assert "texts waiting:    3\n" in ran.out
    assert "amelie" not in ran.out
    printed = [line.rpartition(": mentor ")[2] for line in ran.err.splitlines()]
    assert printed == ["config edit --resume", "faq edit where --resume", "student edit amelie-durand --resume"]
    assert mentor("doctor", "--json").json()["store"]["texts_waiting"] == 3
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "pour le reprendre\u00a0: mentor config edit --resume" in mentor("doctor").err
    monkeypatch.setenv("EDITOR", editor("true"))
    for line in printed:
        assert "Aucun texte" not in mentor(*line.split()).err


def test_a_name_in_a_path_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The home is `~`; elsewhere the user's name, told by the account or by the home, is replaced."""
    monkeypatch.setenv("HOME", "/home/zoe")
    monkeypatch.setattr(getpass, "getuser", lambda: "z.okoro")
    assert anonymous("/home/zoe/mentoring") == "~/mentoring"
    assert anonymous("/home/zoe") == "~"
    assert anonymous("/media/zoe/stick") == "/media/<user>/stick"
    assert anonymous("/mnt/z.okoro") == "/mnt/<user>"
    assert anonymous("/srv/zoes") == "/srv/zoes"


@pytest.mark.parametrize("config", ['timezone = "Mars"\n', "timezone = \n", "[policy]\nlate_minutes = -1\n"])
def test_a_broken_configuration_is_described(mentor: Mentor, store: Path, config: str) -> None:
    """Where other commands stop, the page is still printed, with exit 4."""
    mentor("student", "add", "Amélie Durand")
    (store / "config.toml").write_text(config, encoding="utf-8")
    ran = mentor("doctor")
    assert ran.code == 4
    assert "faulty" in ran.out
    assert ran.err == "What is wrong, and where: mentor store check\n"
    assert mentor("doctor", "--json").json()["settings"]["faults"] in (1, "cannot be read")


def test_french_leaves_no_english_of_a_fault(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of a path, and the policy that cannot be told."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    said = mentor("--store", "x" * 256, "doctor").out
    assert "(nom de fichier trop long)" in said
    assert "inconnues, par défaut openclassrooms-2021" in said


def test_faults_of_the_store_are_counted(mentor: Mentor, store: Path) -> None:
    """By what can be done about them."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "add", "Zoé Okoro")
    profile = store / "students" / "amelie-durand" / "profile.toml"
    profile.chmod(0o644)
    (store / "students" / "zoe-okoro" / "journal.jsonl").unlink()
    page = json.loads(mentor("doctor", "--json").out)
    assert page["store"]["state"] == "faulty"
    assert page["store"]["faults"] == {"mended by --repair": 1, "for a person to mend": 1}


def test_a_newer_store_is_said_to_be_one(mentor: Mentor, store: Path) -> None:
    """Exit 7, as everywhere, but with the page."""
    mentor("student", "add", "Amélie Durand")
    (store / "store.toml").write_text("schema = 99\n", encoding="utf-8")
    ran = mentor("doctor")
    assert ran.code == 7
    assert "newer version" in ran.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_folder_that_cannot_be_written_is_seen(mentor: Mentor, store: Path) -> None:
    """What stops a change is in the page."""
    mentor("student", "add", "Amélie Durand")
    store.chmod(0o500)
    try:
        assert "folder 0500, own, not writable" in mentor("doctor").out
    finally:
        store.chmod(0o700)


def test_the_verdict_comes_first(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether all is well, in one line; in a terminal a line a section follows, on one screen."""
    assert mentor("doctor").out.splitlines()[0] == "All is well: nothing is kept yet."
    mentor("student", "add", "Amélie Durand")
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    lines = mentor("doctor").out.splitlines()
    assert lines[0] == "All is well: 1 student, 0 sessions."
    assert (len(lines) < 24, max(map(len, lines)) <= 80 or str(store) in max(lines, key=len)) == (True, True)
    (store / "students" / "amelie-durand" / "journal.jsonl").write_text("{", encoding="utf-8")
    assert mentor("doctor").out.startswith("Something is wrong with the data or the settings.\n")
    (store / "store.toml").write_text('schema = 99\nmin_reader = 99\nid = "x"\n', encoding="utf-8")
    ran = mentor("doctor")
    assert (ran.code, "newer version of mentor: upgrade it" in ran.out.splitlines()[0]) == (7, True)
