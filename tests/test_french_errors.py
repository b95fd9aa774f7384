"""Errors and their hints in French: whoever chose French reads French where something is wrong."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import mentorcli
from helpers import Mentor

WRONG = """
agenda --days 1000
agenda extra
attendance nobody
completion ksh
completion bash --dry-run
completion install ksh
completion install bash
config get nope
config set lang xx
config set nope 1
config set policy.late_minutes ten
config set policy.late_minutes 100000
config set policy.name nope
config set timezone Nowhere
config set lang
config unset nope
contact log amelie --at 2027-01-01
contact log amelie --via pigeon
contact log nobody
contact replied amelie --at 2027-01-01
faq add ' ' answer
faq edit nope --question Why
faq edit student-no-show --question Why
faq edit nope
faq search
faq show nope
faq remove nope
zzzz
nope
noshow check '2026-11-24 10:00'
noshow check '2026-11-24 10:00' --late 5m --absent
noshow check --nope
noshow mark amelie --force
noshow mark amelie --because why
noshow mark amelie --session abc --at 10:00
find
find zzzz --in notes --to 2026-11-01
find x --in nowhere
noshow dossier nobody
noshow report amelie
noshow report nobody
noshow check '2026-11-24 10:00' --policy nope --absent
policy use nope
policy show nope
presentation checklist --done 1
presentation checklist amelie --done 99
presentation checklist amelie --done x
presentation checklist amelie --done ''
presentation checklist amelie --done 1 --undone 1
presentation request amelie
presentation request amelie --project ' '
presentation request amelie --project Board --date 2026-01-01
presentation rehearse --present 0m
presentation timing
project add amelie ' '
project add amelie Board
project add amelie New --level 77
project add amelie
project present amelie Board
resource add amelie https://example.org --paid
resource add amelie nope
resource remove amelie https://example.org
note remove amelie 99
note remove amelie abcd
session edit nobody --at 10:00
session list --limit 0
session list --from 2026-12-01 --to 2026-11-01
session list --status nope
session list --nope
session schedule amelie 'tomorrow 14:00' --repeat weekly
session schedule amelie 'tomorrow 14:00' --repeat weekly --times 9999
session schedule amelie 'tomorrow 14:00' --duration 90s
session schedule amelie
session schedule nobody 'tomorrow 14:00'
session schedule amelie zzz
session record amelie https://example.org
session record amelie nope
session log nobody
statement --month nope
statement nope
statement 2026
statement 1900-01
statement 2026-10 --month 2026-10
statement --excel fr
statement --csv --excel xx
statement --out ''
tariff example nope
tariff explain nobody
tariff explain amelie
store backup backup.tar.gz extra
store restore nope.gz
store import nope.json
store export --table nope
student add ' '
student forget amelie nobody extra
student add "Amélie Durand"
student add Bob --email nope
student add Bob --phone nope
student add Bob --slug 'A B'
student edit amelie --funding-from 2026-12-01
student edit amelie --funding nope
student edit nobody --email a@example.org
student edit amelie --status nope
student edit amelie
student note amelie ''
student show nobody
student show zzz
student show
student forget amelie
student list --status nope
training done first-session
training done nope
transfer cancel amelie
transfer complete amelie
transfer start amelie --reason ' '
transfer handover amelie --without nope
undo 4k2m9x7qw3hn
undo --list --limit 0
--lang
--store '' student list
session log amelie --kind x
session log amelie --late
session log amelie --late 5m --late 6m
session list --limit x
statement --month
student list --status nope --status other
faq show
store import
completion bash extra
session log amelie --at ''
policy use
""".strip().splitlines()


def _shown(mentor: Mentor, words: list[str], lang: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """Return the exit code and the lines of an error with messages in a language."""
    monkeypatch.setenv("LANG", {"fr": "fr_FR.UTF-8", "en": "en_GB.UTF-8"}[lang])
    done = mentor(*words, "--no-input") if "--" not in words else mentor(*words)
    lead = {"fr": "Erreur\u00a0: ", "en": "Error: "}[lang]
    return done.code, [line.removeprefix(lead) for line in done.err.splitlines() if line.strip()]


@pytest.mark.parametrize("line", WRONG)
def test_an_error_is_in_french(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Message and hint differ from the English ones, and the exit code does not."""
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))
    mentor("student", "add", "Amélie Durand")
    mentor("project", "add", "amelie", "Board")
    words = shlex.split(line)
    code, english = _shown(mentor, words, "en", monkeypatch)
    french_code, french = _shown(mentor, words, "fr", monkeypatch)
    assert code == french_code
    assert code, line
    assert english, line
    same = [one for one in english if one in french]
    assert not same, (line, french)


def test_a_no_break_space_stands_before_a_colon(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """French sets a no-break space before a colon, so that a line does not begin with one."""
    code, lines = _shown(mentor, ["student", "show", "nobody"], "fr", monkeypatch)
    assert code
    assert all("\u00a0:" in line for line in lines)


def _literal(node: ast.expr) -> Iterator[str]:
    """Yield the texts of an expression, `X` for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "X" for one in node.values)
    elif isinstance(node, ast.IfExp):
        yield from (*_literal(node.body), *_literal(node.orelse))


def test_a_no_break_space_stands_in_every_sentence_of_an_error() -> None:
    """What `bilingual` is given is printed as it is written: nothing sets its spaces afterwards."""
    wrong = [
        f"{path.name}, line {node.lineno}: {text}"
        for path in sorted(Path(mentorcli.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "bilingual"
        for french in node.args[1:2]
        for text in _literal(french)
        if re.search(r" [:;?!»]|« ", text)
    ]
    assert wrong == []
