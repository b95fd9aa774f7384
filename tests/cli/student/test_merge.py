"""`mentor student merge`."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from terminal import mentor_started


@pytest.fixture
def two(mentor: Mentor, amelie: str) -> str:
    """Make a second entry of the student, with a session and the mentor's first one; return the first one's slug."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie-2", "--phone", "112", "--funding", "self-paid")
    mentor("session", "log", "amelie-2", "--at", "2026-11-10 10:00", "--recording", "https://example.org/1")
    mentor("student", "edit", "amelie-2", "--status", "completed", "--email", "b@example.org")
    return amelie


def test_merge_asks_and_names_who_and_how_much(mentor: Mentor, two: str) -> None:
    """Without a terminal nothing is done; with --yes it says what came along, what did not, and the way back."""
    refused = mentor("student", "merge", "amelie-2", two)
    assert refused.code == 2
    for part in ("(amelie-2, completed)", "(amelie-durand, active)", "sessions: 1", "--yes"):
        assert part in refused.err
    done = mentor("student", "merge", "amelie-2", two, "--yes")
    for part in (
        "Put together: Amélie Durand (amelie-2, completed) is part of Amélie Durand (amelie-durand, active) now",
        "To take it back: mentor undo",
        "Taken over: phone, funding",
        "Status differs: active stays, completed does not come along",
        "E-mail differs: a@example.org stays, b@example.org does not come along",
    ):
        assert part in done.out
    assert [one["student"] for one in mentor("session", "list", "--json").json()] == [two]
    assert mentor("presentation", "eligibility", "--json").json()["first_held"] == "2026-11-10"
    assert mentor("session", "list", "--missing-recording", "--json").json() == []
    assert mentor("store", "check").code == 0


def test_merge_prints_the_entry_that_stays(mentor: Mentor, two: str) -> None:
    """As JSON, with the uid that it had."""
    uid = mentor("student", "show", two, "--json").json()["uid"]
    record = mentor("student", "merge", "amelie-2", two, "--yes", "--json").json()
    assert (record["uid"], record["id"], record["phone"]) == (uid, two, "112")


@pytest.mark.usefixtures("two")
def test_merge_never_guesses(mentor: Mentor) -> None:
    """A name that fits both, of any status, is exit 3; one entry twice is exit 2."""
    assert mentor("student", "merge", "Amélie Durand", "amelie-durand", "--yes").code == 3
    assert mentor("student", "merge", "amelie-2", "amelie-2", "--yes").code == 2
    assert mentor("student", "merge", "zoe", "amelie-2", "--yes").code == 3
    assert len(mentor("student", "list", "--all", "--json").json()) == 2


def test_what_both_have_is_said(mentor: Mentor, two: str) -> None:
    """A project and a checklist of both are one; two sessions at one start are to settle; in French too."""
    mentor("session", "log", two, "--at", "2026-11-10 10:00")
    for slug in (two, "amelie-2"):
        mentor("project", "add", slug, "Dashboard")
        mentor("presentation", "checklist", slug, "--project", "dash", "--done", "1")
    mentor("config", "set", "lang", "fr")
    question = mentor("student", "merge", "amelie-2", two).err
    assert "Réunir Amélie Durand (amelie-2, formation terminée) et Amélie Durand (amelie-durand, actif)" in question
    ran = mentor("student", "merge", "amelie-2", two, "--yes")
    done = (ran.out + ran.err).replace("\u00a0", " ")
    for part in (
        "Réunis : ", "Repris : téléphone, financement",
        "Statut : actif reste, formation terminée n'est pas repris",
        "au statut le plus avancé : Dashboard", "avec les dernières coches : presentation", "À régler, ",
        "Pour revenir en arrière : mentor undo",
    ):  # fmt: skip
        assert part in done


def test_a_level_that_differs_is_said_with_the_way_to_take_it(mentor: Mentor, two: str) -> None:
    """It decides the pay; the command runs as it stands. One that only one of them knows is no difference."""
    for slug, titles in (
        (two, ("Dashboard:3", "Étude:2", "Poster")),
        ("amelie-2", ("dashboard:2", "étude:2", "Poster:4")),
    ):
        for title, _, level in (one.partition(":") for one in titles):
            assert mentor("project", "add", slug, title, *(["--level", level] if level else [])).code == 0
    done = mentor("student", "merge", "amelie-2", two, "--yes")
    told = [line for line in done.out.splitlines() if line.startswith("Level of")]
    command = "mentor project edit amelie-durand Dashboard --level 2"
    assert told == [
        f"Level of Dashboard differs, and it decides the pay: 3 stays, 2 does not come along. To take it: {command}"
    ]
    assert mentor(*command.split()[1:]).code == 0
    levels = {one["title"]: one["level"] for one in mentor("project", "list", two, "--json").json()}
    assert levels == {"Dashboard": 2, "Étude": 2, "Poster": 4}
    assert mentor("undo").code == 0
    assert mentor("undo").code == 0
    mentor("config", "set", "lang", "fr")
    french = mentor("student", "merge", "amelie-2", two, "--yes").out.replace("\u00a0", " ")
    assert (
        f"Niveau de Dashboard (il décide du tarif) : 3 reste, 2 n'est pas repris. Pour le prendre : {command}" in french
    )


def test_days_in_progress_that_are_not_kept_are_said(mentor: Mentor, two: str) -> None:
    """Those of the entry that stays too: the most advanced status wins, with its days."""
    for slug, start in ((two, "2026-10-01"), ("amelie-2", "2026-09-01")):
        mentor("project", "add", slug, "Shop")
        mentor("project", "start", slug, "Shop", "--on", start)
    mentor("project", "present", "amelie-2", "Shop", "--on", "2026-10-20")
    done = mentor("student", "merge", "amelie-2", two, "--yes").out
    assert "Shop in progress: Tue 1 Sep 2026 to Tue 20 Oct 2026 stays, since Thu 1 Oct 2026 does not come along" in done
    mentor("undo")
    mentor("config", "set", "lang", "fr")
    french = mentor("student", "merge", "amelie-2", two, "--yes").out.replace("\u00a0", " ")
    assert "Shop en cours : du mar. 1er sept. 2026 au mar. 20 oct. 2026 reste, depuis le jeu. 1er oct. 2026" in french


def test_nobody_who_is_gone_is_named_as_a_namesake(mentor: Mentor, two: str) -> None:
    """A third entry of that name still is."""
    alone = mentor("student", "merge", "amelie-2", two, "--yes")
    assert "of the same name" not in alone.out + alone.err
    mentor("undo")
    mentor("student", "add", "Amélie Durand", "--slug", "amelie-3")
    third = mentor("student", "merge", "amelie-2", two, "--yes")
    assert "Amélie Durand here is amelie-durand; of the same name: amelie-3" in third.out + third.err


def test_fundings_that_differ_are_named_with_their_days(mentor: Mentor, two: str) -> None:
    """The one that stays has its own."""
    mentor("student", "edit", two, "--funding", "funded")
    mentor(
        "student", "edit", two, "--funding", "apprenticeship", "--funding-from", "2026-12-01", "--started", "1/9/2026"
    )
    mentor("student", "edit", "amelie-2", "--started", "2/9/2026")
    done = mentor("student", "merge", "amelie-2", two, "--yes")
    assert (
        "Funding differs: funded, apprenticeship from Tue 1 Dec 2026 stays, self-paid does not come along" in done.out
    )
    assert "Started differs: Tue 1 Sep 2026 stays, Wed 2 Sep 2026 does not come along" in done.out


def test_a_terminal_asks(two: str, store: Path) -> None:
    """A no changes nothing."""
    for typed, code, there in (("n", 1, True), ("y", 0, False)):
        terminal = mentor_started("student", "merge", "amelie-2", two)
        terminal.answer("so that the first entry goes", typed)
        assert terminal.end() == code
        assert (store / "students" / "amelie-2").exists() is there
