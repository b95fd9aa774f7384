"""Stores that somebody changed by hand, and by chance: what the check calls sound, every command can read.

`python tests/reliability/fuzzed.py 5000 [SEED]` tries so many stores and prints each that a command cannot read; the
suite tries a few.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from helpers import resign
from mentorcli.app import main
from reliability.cases import SESSION, base

NOW = "2026-11-24T15:00:00+01:00"
CANNOT_READ = (4, 70)
ODD: tuple[Any, ...] = (
    None, "", " ", 0, -1, 1, 2**31, 2**63, 10**30, 1.5, True, False, [], {}, [None], {"a": None}, "x", "x" * 300, "\n",
    "a\nb", "\x1b[2J", "\0", "\u202e", "é", "\ud83d", "amelie", "sam", "nobody", "A-B", SESSION, "abcdefgh", "/", "..",
    "0001-01-01", "1969-12-31", "1970-01-01", "2199-12-31", "2200-01-01", "9999-12-31", "2026-02-30", "2026-11-24",
    "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00", "1970-01-01T00:00:00+14:00", "2026-11-24T15:00:00",
    "2199-12-31T23:59:59-12:00", "2026-11-24T15:00:00Z", "2026-11-24T15:00:60+01:00", "2026-10-25T02:30:00+01:00",
    "2026-11-24T15:00:00.123456+01:00", "2026-11-24T15:00:00+23:59", "completed", "no-show", "cancelled", "scheduled",
    "absent", "late", "late-cancellation", "presentation", "discovery", "funded", "self-paid", "in-progress", "todo",
    "active", "transferred", "form", "openclassrooms-2021", "nosuch", "javascript:x", "https://e.org/1", "course",
)  # fmt: skip
TOML = (
    "lang = 0x" + "f" * 5000, "[policy]\nlate_minutes = 0x" + "f" * 5000,
    "lang = \"xx\"", "lang = \"fr\"", "timezone = \"Mars/Base\"", "timezone = \"Europe/Paris\"",
    "[policy]\nname = \"x\"",
    "[policy]\nlate_minutes = 0", "[policy]\nlate_minutes = 15", "[policy]\nlate_fraction = \"1/0\"", "x = 1", "= 1",
    "[policy]\nlate_fraction = \"1/3\"", "[[policy.dated]]\nfrom = 0001-01-01", "[policy]\ncall_days = 99999999999",
    "[[policy.dated]]\nfrom = 2026-11-01\nlate_minutes = 10", "[[policy.dated]]\nfrom = 9999-12-31\nname = \"x\"",
    "[policy]\nping_days = 9223372036854775807", "[policy]\nmentoring_months = 5000",
    "[policy]\nregular_days = 4000000", "tariff = 1", "[[tariff]]\nfrom = 2026-11-01\nmentoring = { 1 = 30 }",
    "[[tariff]]\nfrom = 2026-11-01\ncurrency = \"EUR\"\nmentoring = { 2 = \"30\" }\nlength = { 45 = \"1.2\" }",
)  # fmt: skip
READING = {
    "agenda": (
        [],
        ["--date", "2199-12-31", "--days", "366"],
        ["--date", "1970-01-01"],
        ["--oneline"],
        ["--oneline", "--date", "2199-12-31", "--days", "366"],
    ),
    "attendance": ([], ["amelie"], ["--to", "2199-12-31"], ["--from", "1970-01-01"], ["--owed"], ["amelie", "--owed"]),
    "calendar export": ([], ["--student", "amelie", "--private"], ["--notes", "--alarm", "15m"]),
    "config get": (["lang"], ["policy.late_minutes"]),
    "config list": ([],),
    "config path": ([],),
    "contact list": (["amelie"],),
    "contact message": (["amelie"],),
    "contact next": ([], ["amelie"]),
    "faq list": ([],),
    "find": (["e"], ["no-show", "--student", "amelie"], ["a", "--in", "sessions", "--from", "1970-01-01"]),
    "faq search": (["no-show"],),
    "faq show": (["student-no-show"],),
    "goal list": ([], ["--all"], ["amelie"]),
    "message list": ([],),
    "message show": (["ping"], ["no-show-report", "--lang", "fr"]),
    "noshow check": (["--scheduled", "2026-11-24 14:00", "--late", "20m"],),
    "noshow dossier": ([SESSION], ["amelie"]),
    "noshow list": ([], ["amelie"]),
    "note list": (["amelie"],),
    "policy list": ([],),
    "policy show": ([], ["--on", "2199-12-31"]),
    "presentation checklist": ([], ["amelie"]),
    "presentation eligibility": ([],),
    "presentation result": (["amelie"], ["amelie", "--project", "Shop"]),
    "project list": (["amelie"],),
    "report": (["--html", "-"], ["2026", "--html", "-", "--anonymous"], ["--student", "amelie", "--html", "-"]),
    "resource list": (["amelie"],),
    "session list": ([], ["--student", "amelie"], ["--undocumented"], ["--missing-recording"]),
    "session prep": ([SESSION], ["amelie"]),
    "session show": ([SESSION], ["amelie"]),
    "statement": ([], ["2026-11", "--lines"], ["--month", "2199-12"], ["2026", "--year"], ["--csv", "--excel", "fr"]),
    "store export": ([], ["--format", "csv"], ["--format", "csv", "--table", "students"], ["--student", "amelie"]),
    "store path": ([],),
    "student list": ([], ["--all"]),
    "student show": (["amelie"], ["sam"]),
    "tariff example": ([], ["2024-03"]),
    "tariff explain": (["amelie"], [SESSION]),
    "tariff list": ([],),
    "timeoff list": ([], ["--all"]),
    "training status": ([],),
    "transfer checklist": ([], ["amelie"]),
    "transfer handover": (["amelie"], ["sam"]),
    "transfer status": ([],),
    "undo": (["--list"], ["--list", "--limit", "99"]),
}
"""The commands that change nothing, with arguments to try them by."""
OTHERS = {
    "calendar import", "completion", "config edit", "config set", "config unset", "contact log", "contact replied",
    "demo", "doctor",
    "faq add", "faq edit", "faq remove", "goal add", "goal done", "goal reopen", "message edit", "message reset",
    "message write", "noshow mark", "noshow report", "noshow unmark", "note remove",
    "policy use",
    "presentation comment",
    "presentation rehearse", "presentation request", "presentation timing", "project add", "project edit",
    "project present", "project remove", "project start", "project validate", "resource add", "resource remove",
    "session cancel", "session delete", "session edit", "session import", "reconcile",
    "session log", "session record", "session schedule",
    "session start",
    "store backup", "store check", "store import", "store purge", "store restore",
    "student add", "student edit", "student forget",
    "student merge", "student note", "sync init", "sync log", "sync status", "timeoff add", "timeoff remove",
    "training done", "transfer cancel", "transfer complete", "transfer request",
    "transfer start",
}  # fmt: skip
"""The commands that change something, draft something, or ask nothing of the store."""


class Unread(NamedTuple):
    """A command that cannot read a store which is said to be sound: how that was changed, and what the command said."""

    changes: tuple[str, ...]
    command: tuple[str, ...]
    code: int
    said: str


def run(*words: str) -> tuple[int, str]:
    """Run one command and return its exit code and what it said on standard error."""
    out, said = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        code = main(words)
        said.flush()
    return code, said.buffer.getvalue().decode()


def begun(folder: Path) -> None:
    """Make a store that holds something of everything."""
    base(folder)
    for words in (
        "project add amelie Shop --level 2", "project start amelie Shop --on 2026-11-02", "project add sam Board",
        "resource add amelie https://e.org/1 --title One", "session log amelie --at 2026-11-20T10:00 --notes Well",
        "session log sam --at 2026-11-19T10:00 --absent", "contact log sam --via email --at 2026-11-01T09:00",
        "session schedule sam 2026-12-01T10:00 --repeat weekly --times 3", "contact replied amelie",
        "presentation result amelie --project Shop --to-redo --on 2026-11-20 --comment Long",
        "presentation request amelie --project Shop --date 2026-12-20", "transfer start sam --reason Moves",
        "goal add amelie Read", "goal add amelie Write", "goal done amelie 1",
        "transfer checklist sam --done 1,2", "training done course --link https://e.org/2",
        "training done manager-talk",
        "faq add Where? Here.", "student edit amelie --funding funded --funding-from start", "config set lang en",
        "policy use openclassrooms-help-centre --from 2026-12-01", "noshow report sam --sent",
    ):  # fmt: skip
        code, said = run(*words.split())
        assert code == 0, (words, said)
    document = _exported()
    document["students"][0]["goals"] = [
        {"id": "goal00000001", "number": 1, "text": "Read", "agreed_at": NOW, "session": None, "done_at": None}
    ]
    off = {"id": "off000000001", "start": "2026-12-24", "end": "2026-12-31"}
    document["students"][0]["records"]["time-off"] = document["mentor"]["time-off"] = [off]
    known = {"id": document["sessions"][0]["id"], "uid": "e1", "sequence": 2, "stamp": NOW, "occurrence": None}
    document["students"][0]["records"]["calendar-event"] = [{**known, "tied": False, "least": 0}]
    file = folder.with_name("all.json")
    file.write_text(json.dumps(document), encoding="utf-8")
    assert run("store", "import", str(file), "--theirs")[0] == 0


def _exported() -> Any:
    out = io.BytesIO()
    with contextlib.redirect_stdout(io.TextIOWrapper(out, "utf-8", write_through=True)):
        main(["store", "export"])
        return json.loads(out.getvalue())


def changed(folder: Path, chance: random.Random) -> str:
    """Change one thing in a file of a store; return what."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".jsonl", ".toml", ".json"))
    path = chance.choice(files)
    ways: dict[str, tuple[Callable[[bytes, random.Random], bytes], ...]] = {
        ".jsonl": (_value, _value, _value, _value, _rows, _bytes),
        ".toml": (_toml, _toml, _toml, _setting, _bytes),
        ".json": (_value, _bytes),
    }
    way = chance.choice(ways[path.suffix])
    before = path.read_bytes()
    try:
        after = way(before, chance)
    except (ValueError, IndexError):  # one change left nothing for another
        after = before[: len(before) // 2]
    path.write_bytes(after)
    return f"{path.relative_to(folder)}: {way.__name__} {_difference(before, after)}"


def _difference(before: bytes, after: bytes) -> str:
    rows = before.split(b"\n")
    found = [row for row in after.split(b"\n") if row not in rows]
    return f"{found[0][:400]!r}" if found else "fewer, or in another order"


def _value(data: bytes, chance: random.Random) -> bytes:
    """Put something else in the place of one value somewhere in the JSON of one line."""
    rows = data.splitlines() if data.count(b"\n") > 1 else [data]
    number = chance.randrange(len(rows))
    document = json.loads(rows[number])
    places = list(_places(document))
    inside, key = chance.choice(places)
    if isinstance(inside, dict) and chance.random() < 0.2:
        del inside[key]
    elif isinstance(inside, dict) and chance.random() < 0.1:
        inside["unheard-of"] = chance.choice(ODD)
    elif isinstance(inside, list) and chance.random() < 0.3:
        inside.append(inside[key])
    else:
        inside[key] = chance.choice(ODD)
    rows[number] = json.dumps(document, separators=(",", ":")).encode()
    return b"\n".join(rows) + b"\n"


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a value in a document: what holds it, and its key or number there."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _rows(data: bytes, chance: random.Random) -> bytes:
    """Leave a line out, say it twice, or let two change places."""
    rows = data.splitlines(keepends=True)
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    way = chance.randrange(3)
    if way == 0:
        del rows[one]
    elif way == 1:
        rows.insert(other, rows[one])
    else:
        rows[one], rows[other] = rows[other], rows[one]
    return b"".join(rows)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """Change, leave out or add a byte."""
    place = chance.randrange(len(data) + 1)
    return data[:place] + bytes(chance.randrange(256) for _ in range(chance.randrange(2))) + data[place + 1 :]


def _toml(data: bytes, chance: random.Random) -> bytes:
    """Give a field of a TOML file another value."""
    rows = data.decode().splitlines()
    number = chance.randrange(len(rows))
    value = chance.choice(ODD)
    shown = value if isinstance(value, str) and re.match(r"\d{4}-", value) else json.dumps(value, ensure_ascii=False)
    head, equals, _ = rows[number].partition(" = ")
    rows[number] = f"{head}{equals}{shown}" if equals else rows[number]
    return ("\n".join(rows) + "\n").encode("utf-8", "replace")


def _setting(data: bytes, chance: random.Random) -> bytes:
    """Add a line to a TOML file."""
    return data + chance.choice(TOML).encode() + b"\n"


def tried(folder: Path, sound: Path, chance: random.Random) -> Unread | None:
    """Change a copy of a store; return a command that cannot read it although the check calls it sound."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    changes = tuple(changed(folder, chance) for _ in range(chance.choice((1, 1, 1, 2, 4))))
    with contextlib.suppress(Exception):  # what cannot be signed is a fault
        resign(folder)
    code, said = run("store", "check")
    if code == CANNOT_READ[1]:
        return Unread(changes, ("store", "check"), code, said)
    if code in (0, 1):
        for command, ways in READING.items():
            for words in ways:
                for form in ([], ["--json"]):
                    typed = (*command.split(), *words, *form)
                    code, said = run(*typed)
                    if code in CANNOT_READ:
                        return Unread(changes, typed, code, said)
    return None


def search(count: int, seed: int, folder: Path) -> Iterator[Unread]:
    """Try so many stores in a folder, the same for one seed; yield each that a command cannot read."""
    sound = folder / "sound"
    os.environ.update(MENTOR_HOME=str(sound), MENTOR_NOW=NOW, TZ="Europe/Paris", HOME=str(folder))
    begun(sound)
    os.environ["MENTOR_HOME"] = str(folder / "store")
    for number in range(count):
        chance = random.Random(seed * 1_000_000 + number)  # noqa: S311 - nothing is secret
        found = tried(folder / "store", sound, chance)
        if found is not None:
            yield found


if __name__ == "__main__":
    many, start = (int(word) for word in [*sys.argv[1:], "1"][:2])
    with tempfile.TemporaryDirectory() as place:
        for unread in search(many, start, Path(place)):
            print(
                *unread.changes,
                f"  mentor {' '.join(unread.command)}: {unread.code}",
                unread.said,
                sep="\n",
                flush=True,
            )
            if unread.code == CANNOT_READ[1] and (report := re.search(r"saved: (\S+)", unread.said)):
                print("".join(Path(report[1]).read_text(encoding="utf-8").splitlines(keepends=True)[-8:]), flush=True)
