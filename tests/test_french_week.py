"""A French mentor's week, every group of commands, questions and refusals included: nothing on it is English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from french import english_in, loose_marks
from helpers import Editor, Mentor
from mentorcli.cli import COMMANDS
from mentorcli.cli.context import AppContext
from mentorcli.cli.output import Output
from mentorcli.services.completion import LINES

# The words of a command line; behind `<`, what is answered to its questions, line by line.
WEEK = """
student list
agenda
student add Amélie Durand --email a@example.org --path Analyste --funding funded --started 2026-11-02
student add Hugo Petit --phone +33600000000
student add Amélie Durand
student add < Inès Roy
student edit hugo --status paused
student edit hugo --status active
student edit hugo --funding self-paid --funding-from 2026-11-02
student edit hugo --funding funded < 2026-11-20
student edit hugo --slug hugo-p
student note amelie Préfère le matin
student note amelie < Rappeler le jury
student list
student list --all
note list amelie
note list ines
note remove amelie 99
note remove amelie 2 < n
note remove amelie 1
student show amelie
student show < 9 nobody amelie
student show zzz
project list amelie
project add amelie Créez un tableau --level 2
project add amelie Nettoyez un jeu
project add amelie Créez un tableau
project start amelie tableau
project start amelie jeu
project list amelie
project edit amelie jeu --title Nettoyez deux jeux
project present amelie tableau
project validate amelie tableau
project remove amelie deux
resource list amelie
resource add amelie https://example.org/sql --title Bases
resource add amelie https://example.org/x --paid
resource list amelie
resource remove amelie https://example.org/sql
goal list
goal add amelie Terminer les graphiques
goal add amelie Terminer les graphiques
goal list amelie
goal done amelie 1
goal done amelie 1
goal done amelie 9
goal reopen amelie 1
timeoff list
timeoff list --all
timeoff add 24/12..2/1
timeoff add 24/12..2/1
timeoff add 30/12..3/1
timeoff add demain..vendredi amelie
timeoff add 1/12 2/12
timeoff add 2/12..
timeoff add 12/12/2026..1/12/2026
timeoff add 12/12..1/12
timeoff list
timeoff remove 1
timeoff remove 1
timeoff remove 1
timeoff remove 9
session log amelie --at 2026-11-03 10:00 --absent --goal Lire
session list
session schedule amelie 2026-11-24 14:00
session schedule amelie 2026-11-24 14:00
session schedule amelie 2026-12-01 14:00 --repeat weekly --times 3
session schedule hugo 2026-11-24 14:15
session schedule amelie 2026-11-23 14:00
session log amelie --at 2026-11-10 10:00 --notes Bilan --lasted 50m
session log amelie --late 20m < 1
session log amelie < 2
session log amelie < y
session log hugo --absent
session log hugo --late 5m
session log amelie --at 2026-12-30 10:00
session log amelie --kind x
session list --limit 3
session list --undocumented
session list --missing-recording
session prep amelie
session show amelie
session edit amelie --late 10m < 1
session edit amelie --duration 50m
session edit amelie --reopen
session edit amelie --held --absent
session edit amelie --following --at 2026-12-02 15:00 < 2
session record amelie https://example.org/v
session record amelie nothing
session cancel amelie --by student
session cancel amelie < 1
session cancel amelie --all --by mentor
session delete amelie < n
session delete amelie --no-input
noshow check --scheduled 2026-11-24 14:00 --late 16m
noshow check --scheduled 2026-11-24 14:00
noshow mark amelie --at 2026-11-12 10:00
noshow mark amelie --at 2026-11-13 10:00
noshow mark amelie --at 2026-11-14 10:00 --late 3m
noshow mark amelie --at 2026-11-14 10:00 --late 3m --force --because Repartie
noshow list
noshow report amelie
noshow report amelie --sent
noshow dossier amelie
find bilan
find rien du tout
noshow report hugo
noshow unmark amelie
attendance
attendance amelie
statement
statement --lines
statement --month 2020-01
statement --month x
statement octobre
statement --year
report
report
report octobre --anonymous --html octobre.html
report rien
report --student amelie --from 2026-11-01
attendance amelie --html amelie.html
attendance --html tous.html
tariff list
tariff example
agenda
agenda --date 2026-12-01 --days 14
agenda --days 9999
contact next
contact list amelie
contact message hugo
contact message hugo --step form
contact log hugo --via email
contact log hugo --via phone --at 2027-01-01
contact log hugo --via form
contact list hugo
contact next hugo
contact replied hugo
message list
message write ping hugo
message edit ping --text "Bonjour {{ first_name }}"
message write ping hugo
message reset ping
presentation comment hugo
contact message hugo
presentation checklist
presentation checklist amelie --done 1,2
presentation checklist amelie --done 99
presentation checklist amelie --undone 1
presentation request amelie --project tableau --date 2026-12-15
presentation request amelie --project rien
presentation timing --presented 23m --questions 5m
presentation timing --presented 20m --questions 10m
presentation timing
presentation rehearse --no-input
presentation eligibility
transfer status
transfer checklist amelie --done 1
transfer start amelie --reason Au-delà
transfer start amelie --reason Au-delà
transfer checklist amelie --done 1
transfer status
transfer request amelie
transfer handover amelie
transfer handover amelie --out {folder}/amelie.md
transfer handover amelie --out {folder}/amelie.md
transfer handover amelie --without rien
transfer complete amelie < n
transfer cancel amelie
training status
training done course
training done first-session
training status
faq search étudiant absent
faq search salaire
faq search zzzz
faq search
faq list
faq show student-no-show
faq show rien
faq add Où envoyer ma facture ? Par la page de facturation.
faq edit ou-envoyer-ma-facture --answer Par e-mail.
faq edit student-no-show --answer Non
faq remove ou-envoyer-ma-facture
policy list
policy show
policy show --on 2026-12-01
policy show rien
policy use openclassrooms-help-centre
policy use openclassrooms-2021 --from 2026-12-01
policy list
policy show
config list
config get lang
config get timezone
config set policy.late_minutes 10
config set policy.late_minutes dix
config set rien 1
config set lang de
config unset policy.late_minutes
config unset policy.late_minutes
config path
store path
store check
store check --repair
store backup {folder}/b.tar.gz
store backup {folder}/b.tar.gz
store export --out {folder}/e.json
store export --out {folder}/e.json
store export --student nobody
store import {folder}/e.json
store import {folder}/e.json --dry-run
session import {folder}/e.json
session import {folder}/nothing.csv
calendar export --out {folder}/c.ics --alarm 15m --private
calendar export --out {folder}/c.ics
calendar export --student amelie --out {folder}/d.ics
calendar import {folder}/d.ics
calendar import {folder}/d.ics --dry-run
calendar import {folder}/e.json
calendar import {folder}/d.ics --zone Mars
reconcile {folder}/nothing.csv
reconcile {folder}/b.tar.gz
reconcile {folder}/e.json
session import {folder}/b.tar.gz
store import {folder}/b.tar.gz
store restore {folder}/e.json
sync
sync init
sync status
sync log
sync
store purge --dry-run
store purge --student amelie < n
store purge --no-input
store restore {folder}/b.tar.gz < n
store restore {folder}/b.tar.gz --yes
undo --list
undo
undo --redo
undo --redo
undo 0r7k2m9x
undo --list --limit 0
doctor
completion bash --nope
completion install bash --dry-run
completion install bash < n
completion install bash --yes
completion install bash
completion uninstall bash --dry-run
completion uninstall bash < n
completion uninstall bash --yes
completion uninstall bash
completion install fish
completion ksh
demo --load
student merge ines amelie < n
student merge ines amelie --yes
student forget amelie < n
student forget amelie --no-input
student forget amelie --yes
nope
session
session nope
session log amelie --nope
session log amelie hugo lea
session log amelie --late
session log amelie --late 5m --late 6m
session log amelie --at ''
session list --limit x
session schedule amelie demain
session schedule amelie 9
session schedule amelie 24/13/2026 10h
session schedule amelie 29/03/2026 2h30
store
""".strip().splitlines()
JOINED = (
    "Amélie Durand", "Hugo Petit", "Préfère le matin", "Créez un tableau", "Nettoyez un jeu", "Nettoyez deux jeux",
    "Où envoyer ma facture ?", "Par la page de facturation.", "Par e-mail.", "24/13/2026 10h", "29/03/2026 2h30",
)  # fmt: skip
# What a mentor typed, and what is a code, a file or a name: it stays as it is.
OWN = re.compile(
    r"|".join(map(re.escape, JOINED))
    + "".join(f"|{re.escape(line)}" for lines in LINES.values() for line in lines)  # for a shell to read
    + r"|/\S+|\S+\.(?:md|json|toml|gz)\b|openclassrooms-\S+|policy\.\S+|'[^' ]*'|No show|\b(?:first|last)-\S+"
    r"|\b(?=[a-z]*[0-9])[0-9a-z]{12,20}|[a-z]+_[a-z]+"
)


def _typed(line: str, folder: Path) -> tuple[list[str], str]:
    """Return the words of a line, and what is typed on standard input."""
    line, _, answers = line.replace("{folder}", str(folder)).partition(" < ")
    for number, text in enumerate(JOINED):
        line = line.replace(text, f"\0{number}")
    line = re.sub(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)", "\\1\1\\2", line)
    words = [re.sub(r"\0(\d+)", lambda found: JOINED[int(found[1])], word) for word in line.split()]
    words = ["" if word == "''" else word.replace("\1", " ") for word in words]
    given = answers if "  " in answers else answers.replace(" ", "\n") if answers[:1].isdigit() else answers
    return words, f"{given}\n" if answers else ""


@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
def test_a_week_is_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, terminal: bool) -> None:
    """Every line that is printed is French but for what was typed, in a pipe and in a terminal that asks."""
    monkeypatch.chdir(tmp_path)  # where a report goes that names no file
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setenv("PAGER", "cat")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(AppContext, "interactive", property(lambda app: terminal and not app.options.no_input))
    monkeypatch.setattr(AppContext, "live", property(lambda _: False))
    if terminal:
        monkeypatch.setattr(Output, "terminal", property(lambda _: True))
    found: list[tuple[str, str]] = []
    for line in WEEK:
        words, stdin = _typed(line, tmp_path)
        done = mentor(*words, stdin=stdin)
        assert done.code in {0, 1, 2, 3, 4, 130}, (line, done.err)  # 130: no answer is left
        for said in (done.out + done.err).splitlines():
            text = OWN.sub(" ", said)
            if (english_in(text) and "\t" not in said) or loose_marks(text):
                found.append((line, said))
    assert found == [], "\n".join(map(str, found))


def test_the_week_has_every_group() -> None:
    """No group of commands is left out."""
    assert {line.split()[0] for line in WEEK} >= set(COMMANDS)


@pytest.mark.parametrize("answer", ["o", "oui", "O", "OUI", "y", "yes"])
def test_yes_in_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """A question offers o, and takes every word for yes."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr(AppContext, "interactive", True)
    mentor("student", "add", "Ann")
    done = mentor("student", "forget", "ann", stdin=f"{answer}\n")
    assert done.code == 0
    assert "[o/N] " in done.err
    assert mentor("student", "list", "--json").json() == []


@pytest.mark.parametrize("answer", ["", "n", "non", "no", "bof\nnon"])
def test_no_in_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Enter alone is no, and what is neither is asked again."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr(AppContext, "interactive", True)
    mentor("student", "add", "Ann")
    done = mentor("student", "forget", "ann", stdin=f"{answer}\n")
    assert (done.code, "Rien n'a changé" in done.err) == (1, True)


def test_editors_texts_are_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, editor: Editor) -> None:
    """What stands as a comment in a text to be edited, and what is said of one that is refused."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr(AppContext, "interactive", True)
    mentor("student", "add", "Ann")
    monkeypatch.setenv("EDITOR", editor('cat "$1" > "$1.seen"; echo \'status = "nope"\' >> "$1"'))
    for words in (("student", "edit", "ann"), ("config", "edit")):
        done = mentor(*words, stdin="n\n" * 3)
        assert not english_in(OWN.sub(" ", done.out + done.err)), done.err


def test_what_a_store_is_warned_of_is_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    """A torn line, a profile edited by hand, and a fault left in the configuration."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    mentor("student", "add", "Ann")
    mentor("student", "note", "ann", "Bien")
    journal, profile = store / "students" / "ann" / "journal.jsonl", store / "students" / "ann" / "profile.toml"
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"op":')
    torn = mentor("student", "show", "ann").err
    assert torn.startswith("Attention\u00a0: ")
    assert "la dernière ligne n'est pas finie" in torn
    journal.write_bytes(whole)
    profile.write_text(profile.read_text(encoding="utf-8").replace('name = "Ann"', 'name = "Anne"'), encoding="utf-8")
    mentor("student", "edit", "ann", "--status", "paused")
    assert "fiche modifiée à la main" in mentor("undo", "--list").out
    (store / "config.toml").write_text('timezone = "Nulle/Part"\npolicy = 1\n', encoding="utf-8")
    left = mentor("config", "set", "lang", "fr").err
    assert left.startswith(("Attention\u00a0: ", "Erreur\u00a0: "))
    assert not english_in(OWN.sub(" ", left)), left


def test_conflict_marks_are_named_in_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    """A journal that git merged: what it is, and what to do."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    mentor("student", "add", "Ann")
    journal = store / "students" / "ann" / "journal.jsonl"
    journal.write_bytes(b"<<<<<<< HEAD\n" + journal.read_bytes())
    refused = mentor("student", "show", "ann")
    assert refused.code == 4
    assert not english_in(OWN.sub(" ", refused.err)), refused.err
    assert "une marque de conflit de fusion" in refused.err
