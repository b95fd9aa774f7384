"""Every command that changes something, with words that make it do so in the store of `crashes.begun`.

The table of commands is walked against this list: a command that is in neither part of it fails a test.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

from mentorcli.app import main

SESSION = "sess10n00001"
Words = tuple[str, ...]


class Crash(NamedTuple):
    """A command to be cut short; `first` are typed before it, `bare`: there is no store yet; `editor`: a shell script.

    `prepare` names a function of this module that changes the store by hand, given its folder. `second`: what the next
    writer does in each state is cut short too. `code` is how the command ends where nothing cuts it short. `then` is
    typed last in each state, and what is after it must be what is after the command.
    """

    words: Words
    first: tuple[Words, ...] = ()
    bare: bool = False
    editor: str = ""
    prepare: str = ""
    second: bool = False
    code: int = 0
    then: Words = ()


def _of(text: str, *first: str, **more: object) -> Crash:
    return Crash(_split(text), tuple(map(_split, first)), **more)  # type: ignore[arg-type]


def _split(text: str) -> Words:
    return tuple(word.replace("_", " ") if not word.startswith(("http", "policy", "~", "/")) else word
                 for word in text.split())  # fmt: skip


MARK = "noshow mark amelie --force --because Said"
NOTE = "student note amelie new"
IMPORT = "store import ~/twelve.json"
RESTORE = "store restore ~/early.tar.gz --yes"

CRASHES: dict[str, tuple[Crash, ...]] = {
    "student add": (
        _of("student add Inès_Roy --email ines@example.org"),
        _of("student add Amélie_Durand", bare=True),
        _of("student add Inès_Roy", prepare="half_made"),
    ),
    "student edit": (
        _of("student edit amelie --phone 112"),
        _of("student edit amelie --phone 112", prepare="edited"),
        _of("student edit amelie --slug lea --name Léa_Roy", second=True),
        _of("student edit amelie", editor="sed -i s/Amélie/Aurélie/ $1"),
    ),
    "student note": (
        _of(NOTE),
        _of(NOTE, prepare="torn"),
        _of(NOTE, prepare="unterminated"),
        _of(NOTE, prepare="old_lines"),
        _of(NOTE, prepare="older", second=True),
    ),
    "student merge": (_of("student merge sam amelie --yes", second=True),),
    "student forget": (
        _of("student forget sam --yes", second=True),
        _of("student forget amelie --yes", "student merge sam amelie --yes", second=True),
    ),
    "note remove": (_of("note remove amelie 1"),),
    "project add": (_of("project add sam Portfolio --level 3"),),
    "project start": (_of("project start sam Board"),),
    "project present": (_of("project present amelie Shop --on 2026-11-20"),),
    "project validate": (_of("project validate amelie Shop --on 2026-11-20"),),
    "project edit": (_of("project edit amelie Shop --level 3"),),
    "project remove": (_of("project remove sam Board"),),
    "goal add": (_of("goal add sam Read"),),
    "goal done": (_of("goal done sam 1", "goal add sam Read"),),
    "goal reopen": (_of("goal reopen amelie 1", "goal done amelie 1"),),
    "timeoff add": (_of("timeoff add 2026-12-24..2027-01-02"), _of("timeoff add 2026-12-24..2027-01-02 sam")),
    "timeoff remove": (_of("timeoff remove 1"),),
    "resource add": (_of("resource add sam https://example.org/1"),),
    "resource remove": (_of("resource remove amelie https://e.org/1 --yes"),),
    "session schedule": (_of("session schedule amelie 2026-12-02T10:00 --repeat weekly --times 3"),),
    "session log": (
        _of("session log amelie --at 2026-11-23T10:00 --new --notes Well --goal Draft"),
        _of("session log sam --at 2026-11-18T10:00 --new"),
        _of("session log amelie --at 2026-11-23T10:00 --new --absent"),
    ),
    "session cancel": (_of("session cancel sam --all --by mentor --yes"),),
    "session edit": (_of(f"session edit {SESSION} --notes Joins"), _of("session edit sam --duration 30m")),
    "session record": (_of(f"session record {SESSION} https://example.org/2"),),
    "session delete": (_of(f"session delete {SESSION} --yes"),),
    "session import": (_of("session import ~/sessions.csv --yes", second=True),),
    "calendar import": (_of("calendar import ~/sessions.ics --yes", second=True),),
    "calendar export": (_of("calendar export --out ~/new.ics"),),
    "reconcile": (_of("reconcile ~/sessions.csv --map start=start --map student=student --save-map mine", code=1),),
    "report": (_of("report 2026-11 --html ~/new.html"),),
    "noshow mark": (_of(MARK),),
    "noshow unmark": (_of("noshow unmark amelie", MARK),),
    "noshow report": (_of("noshow report amelie --sent", MARK),),
    "contact log": (_of("contact log sam --via email"),),
    "contact replied": (_of("contact replied sam"),),
    "presentation checklist": (_of("presentation checklist amelie --done 1,2"),),
    "presentation request": (_of("presentation request sam --project Board --date 2026-12-20"),),
    "presentation result": (_of("presentation result amelie --project Shop --validated --again"),),
    "transfer start": (_of("transfer start amelie --reason Moves"),),
    "transfer checklist": (_of("transfer checklist sam --done 3"),),
    "transfer complete": (_of("transfer complete sam --yes --cancel-sessions"),),
    "transfer cancel": (_of("transfer cancel sam"),),
    "transfer handover": (
        _of("transfer handover sam --out ~/new.md"),
        _of("transfer handover sam --out ~/there.md --force"),
    ),
    "message edit": (_of("message edit reminder --text Hello"),),
    "message reset": (_of("message reset reminder", "message edit reminder --text Hello"),),
    "training done": (_of("training done confirmed"),),
    "faq add": (_of("faq add May_I? Yes."),),
    "faq edit": (_of("faq edit where --answer There."),),
    "faq remove": (_of("faq remove where --yes"),),
    "policy use": (_of("policy use openclassrooms-help-centre"),),
    "config set": (
        _of("config set lang fr"),
        _of("config set lang fr", bare=True),
        _of("config set lang fr", prepare="no_config"),
    ),
    "config unset": (_of("config unset lang"),),
    "config edit": (_of("config edit", editor='sed -i \'s/"en"/"fr"/\' $1'),),
    "store check": (
        _of("store check --repair", prepare="torn"),
        _of("store check --repair", prepare="behind"),
        _of("store check --repair", prepare="older", second=True),
    ),
    "store backup": (_of("store backup ~/new.tar.gz"),),
    "store export": (_of("store export --out ~/new.json"), _of("store export --out ~/there.json --force")),
    "store restore": (
        _of(RESTORE, second=True),
        _of(RESTORE, "store import ~/twelve.json", second=True),
        _of(RESTORE, "student forget sam --yes", second=True),
        _of(RESTORE, bare=True, second=True),
    ),
    "store import": (
        _of(IMPORT, second=True),
        _of(IMPORT, bare=True, second=True),
        _of("store import ~/early.json --theirs", "student edit amelie --phone 112"),
    ),
    "store purge": (_of("store purge --yes", f"session delete {SESSION} --yes", second=True),),
    "undo": (
        _of("undo", NOTE),
        _of("undo", IMPORT, second=True),
        _of("undo --redo", IMPORT, "undo", second=True),
        _of("undo", "config set lang fr"),
        _of("undo", "student edit amelie --slug lea"),
        _of("undo", "student add Inès_Roy"),
        _of("undo --redo", "student add Inès_Roy", "undo"),
        _of("undo", "student merge sam amelie --yes", second=True),
        _of("undo", "message edit reminder --text Hello"),
    ),
    "completion": (_of("completion install bash --yes"),),
    "statement": (_of("statement 2026-11 --csv --out ~/there.csv --force"),),
    "message write": (_of("message write reminder sam --out ~/new.md"),),
    "presentation comment": (_of("presentation comment amelie --project Shop --out ~/new.md"),),
    "noshow dossier": (_of("noshow dossier sam --out ~/new.md"),),
    "demo": (_of("demo --load", bare=True),),
    "sync": (_of("sync", prepare="two_computers", second=True, then=("sync",)),),
    "sync init": (
        _of("sync init ~/place", then=("sync", "init", "~/place")),
        _of("sync init ~/place", prepare="elsewhere", bare=True, then=("sync", "init", "~/place")),
    ),
}
"""By command: what is cut short at every moment."""

CHANGES_NOTHING = {
    "agenda", "attendance", "config get", "config list", "config path", "contact list", "contact message",
    "contact next", "doctor", "faq list", "faq search", "faq show", "find", "goal list", "message list", "message show",
    "noshow check", "noshow list", "note list", "policy list", "policy show",
    "presentation eligibility", "presentation timing", "project list", "resource list", "session list", "session prep",
    "session show", "store path", "student list", "student show", "tariff example", "tariff explain", "tariff list",
    "timeoff list", "training status", "transfer request", "transfer status",
}  # fmt: skip
"""Those that only read: a test holds them to leave every byte as it is."""
OF_GIT = {"sync status", "sync log"}
"""They read a repository of git, which the store of these tests has only where two computers share it."""
NEEDS_A_TERMINAL = {"session start", "presentation rehearse"}
"""What they save is one `session log`; kills of their clock are tried in tests/cli/session/test_start.py."""


def torn(store: Path) -> None:
    """Leave half a line at the end of a journal."""
    with (store / "students/amelie/journal.jsonl").open("ab") as file:
        file.write(b'{"op":"zzz","at":"2026-1')


def unterminated(store: Path) -> None:
    """Take the last line end of a journal away, as an editor may."""
    path = store / "students/amelie/journal.jsonl"
    path.write_bytes(path.read_bytes()[:-1])


def edited(store: Path) -> None:
    """Change a profile by hand."""
    path = store / "students/amelie/profile.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("a@example.org", "b@example.org"), encoding="utf-8")


def half_made(store: Path) -> None:
    """Leave what an interrupted creation, erasure and rewrite leave."""
    for name in (".new-abc", ".erased-abc"):
        (store / "students" / name).mkdir()
        (store / "students" / name / "journal.jsonl").write_bytes(b"half")
    (store / "students/amelie/.profile.toml.tmp").write_bytes(b"half")


def elsewhere(store: Path) -> None:
    """Let another computer have the same store, and a place have what it keeps."""
    other = store.parents[1] / "computer"
    shutil.rmtree(other, ignore_errors=True)
    for words in (("student", "add", "Amélie Durand"), ("sync", "init", str(store.with_name("user") / "place"))):
        assert main(("--store", str(other), "-q", *words)) == 0, words


def two_computers(store: Path) -> None:
    """Let another computer and this one have changed the same store since both were synchronised with a place."""
    other, place = store.parents[1] / "computer", str(store.with_name("user") / "place")
    shutil.rmtree(other, ignore_errors=True)
    for home, words in (
        (store, ("sync", "init", place)), (other, ("sync", "init", place)),
        (other, ("student", "note", "amelie", "elsewhere")), (other, ("student", "edit", "sam", "--phone", "113")),
        (other, ("message", "edit", "reminder", "--text", "Hello")), (other, ("sync",)),
        (store, ("student", "note", "amelie", "here")), (store, ("student", "add", "Inès Roy")),
    ):  # fmt: skip
        assert main(("--store", str(home), "-q", *words)) == 0, words


def no_config(store: Path) -> None:
    """Take the settings away."""
    (store / "config.toml").unlink()


def old_lines(store: Path) -> None:
    """Take the seals off a journal: its lines are those of an earlier version."""
    path = store / "students/amelie/journal.jsonl"
    rows = [json.loads(row) for row in path.read_bytes().splitlines()]
    for row in rows:
        row.pop("sum", None)
        row.pop("prev", None)
    path.write_bytes(b"".join(json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows))


def older(store: Path) -> None:
    """Write an older schema into the store, which the next writer brings up to date."""
    path = store / "store.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("schema = 2", "schema = 1").replace("min_reader = 2", "min_reader = 1"))
    (store / "index.json").unlink()


def behind(store: Path) -> None:
    """Bring a profile back to an older state."""
    path = store / "students/amelie/profile.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('revision = "', 'revision = "0'), encoding="utf-8")
