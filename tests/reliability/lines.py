"""Command lines of every command, made up from the table of commands, over hostile values and files.

`python tests/reliability/lines.py MINUTES [SEED]` tries lines for so long; the suite tries a few. None may end with 70,
show a traceback, or take 5 seconds. What is found becomes a case in `FOUND`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from hypothesis import strategies as st

from mentorcli.cli.root import build_root
from reliability import fuzzed, hostile_files
from reliability.crash_cases import SESSION
from reliability.crashes import Ground, place, ran

SECONDS = 5.0
CODES = {0, 1, 2, 3, 4, 5, 6, 7}
WHENS = (
    "2026-11-24T14:00", "2026-11-24", "14:00", "14h30", "hier 14h30", "mardi 14h", "next tuesday 9am", "in 3 days",
    "@", "0", "il y a 2 jours", "2026-02-30 10:00", "2026-10-25 02:30", "2026-03-29 02:30", "9999-12-31T23:59",
    "0001-01-01 00:00", "25/11/2026 9h15", "2026-11-24T14:00-14:45", "2026-11-24T14:00+99:99",
    "in 99999999999 days", "1e9", "٣ نوفمبر", "24 décembre", "last " * 50, "demain " * 200, "1" * 400, "-1",
    "2026-W48", "12/2026", "2026-11..2026-12", "24/12..2/1",
)  # fmt: skip
DURATIONS = (
    "45m", "1h", "1h30", "90", "16:30", "15m1s", "0", "-5m", "1h99", "9" * 40, "1.5h", "1h 30 m", "m", ":",
    "00:00:00", "1" * 300 + "m", "１５m", "1h" * 100, "inf", "nan",
)  # fmt: skip
NAMES = (
    "amelie", "sam", "Amélie Durand", "AMELIE", "nobody", "a" * 300, "$(touch PWN)", "`id`", "a\nb", "\u202egnp",
    "\u200b", "..", ".", "con", "-x", "--", "", " ", "\udcff", "O'Neil", '"', "😀", "王 Anna", "e\u0301" * 60,
    SESSION, SESSION[:4], "1",
)  # fmt: skip
TEXTS = (
    "{{ first_name }}", "{{ ''.__class__.__mro__ }}", "{% for x in range(9999999999) %}x{% endfor %}",
    "{% include 'x' %}", "{{ 'x' * 99999999 }}", "{{ self._TemplateReference__context }}", "{#", "{{", "{% raw %}",
    "=cmd|'/C calc'!A0", "+1", "@x", "<script>alert(1)</script>", "https://e.org/><script>", "javascript:alert(1)",
    "https://example.org/1", "x" * 20000, "fr", "en", "policy.late_minutes", "timezone",
    "policy.dated.2026-11-16.late_minutes", "Europe/Paris", "Mars/Base", "1/3", "csv", "a=b", "=", "student=Nom",
    "form", "email", "held", "1,2", "1-9", "999999999999999999999", "reminder", "comment", "Shop",
)  # fmt: skip
FILES = (
    "bad.json", "bad.csv", "spoilt.csv", "bad.ics", "bad.xlsx", "bad.ods", "bad.tar.gz", "bad.toml", "twelve.json",
    "early.tar.gz", "none", "there.md", ".", "new.md",
    "sessions.csv", "x" * 300, "a\nb", "é",
)  # fmt: skip
FOUND: tuple[tuple[str, ...], ...] = (
    ("faq", "show", "--lang", "-?", "--json", "--json"),
    ("find", "--", "--in", "x" * 20_000),
    ("sync", "init", "x" * 20_000, "--json"),
    ("sync", "init", "a\0b", "--json"),
    ("sync", "init", "~漢#|\r!)!#\\\u200b,", "--redate", "--json", "--no-input", "--no-input"),
    ("--store", "~nosuchuser/x", "agenda"),
    ("store", "backup", "bad.ods", "--encrypt", "there.md", "--quiet"),
    ("--store", "unread", "agenda", "--oneline", "--lang", "xx"),
    ("--store", "x" * 256, "config", "path"),
    ("--store", "x" * 256, "sync", "status"),
)
"""Lines that ended otherwise, or were taken to: the help is no JSON; a word that took minutes; a name too long for the
system; an error about an option beside settings that cannot be read; a file of keys without one; the
home of a user who is not there; a store whose name no system takes."""
ALONE = {"demo", "session start", "presentation rehearse"}
"""Processes and terminals of their own."""

text = st.one_of(
    st.sampled_from(TEXTS), st.sampled_from(NAMES), st.text(st.sampled_from(hostile_files.SIGNS), max_size=12)
)
VALUES: dict[str, st.SearchStrategy[str]] = {
    "WHEN": st.one_of(st.sampled_from(WHENS), text),
    "DATE": st.sampled_from(WHENS),
    "DURATION": st.sampled_from(DURATIONS),
    "STUDENT": st.sampled_from(NAMES),
    "SESSION": st.sampled_from(NAMES),
    "FILE": st.sampled_from(FILES),
    "NAME": st.one_of(st.sampled_from(NAMES), text),
    "TITLE": st.one_of(st.sampled_from(("Shop", "Board", "sh")), text),
}
PLACES = ("FILE", "DIR", "FOLDER", "PATH")


class Bad(NamedTuple):
    """A line that ended as none may, and what was changed before it."""

    line: tuple[str, ...]
    changed: str
    what: str


class Hang(BaseException):
    """A line took too long."""


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command with its words."""
    root: Any = build_root()
    for name, entry in root.commands.items():
        below = getattr(entry, "commands", None)
        for verb in below or [None]:
            words = (name, verb) if verb else (name,)
            if " ".join(words) not in ALONE:
                yield words, entry.commands[verb] if verb else entry


def _value(parameter: Any) -> st.SearchStrategy[str]:
    choices = getattr(parameter.type, "choices", None)
    name = (parameter.metavar or parameter.name or "").upper().strip("[]<>. ")
    kind = next((one for one in VALUES if one in name), "")
    if any(one in name for one in PLACES) or parameter.name in ("out", "html", "identity", "encrypt", "file"):
        return VALUES["FILE"]
    fitting = VALUES.get(kind, text)
    return st.one_of(st.sampled_from([str(one) for one in choices]), fitting) if choices else fitting


def line_of(words: tuple[str, ...], command: Any) -> st.SearchStrategy[tuple[str, ...]]:
    """Return the lines of a command: some of its options, and more or less as many arguments as it takes."""
    parts: list[st.SearchStrategy[tuple[str, ...]]] = []
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            one = _value(parameter).map(lambda value: (value,))
            parts.append(st.one_of(one, one, one, st.just(())))
        elif not parameter.is_eager:
            name = max(parameter.opts, key=len)
            value = st.just(()) if parameter.is_flag else _value(parameter).map(lambda value: (value,))
            given = st.tuples(st.just((name,)), value).map(lambda found: (*found[0], *found[1]))
            parts.append(st.one_of(st.just(()), st.just(()), given))
    ends = st.sampled_from(((), ("--json",), ("--yes",), ("--yes", "--json"), ("--no-input",)))
    return st.tuples(*parts, ends).map(lambda found: (*words, *(word for part in found for word in part)))


READING_FILES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("calendar import",), ("bad.ics",)),
    (("session import", "reconcile", "reconcile --letter"), ("bad.csv", "spoilt.csv", "bad.xlsx", "bad.ods")),
    (("store import", "store import --theirs"), ("bad.json",)),
    (("store restore",), ("bad.tar.gz",)),
)
WRITING_TEXTS = (
    "message write reminder amelie", "message write ping sam --lang fr", "message show reminder", "message list",
    "message write comment-mine amelie", "presentation comment amelie --project Shop", "store check", "doctor",
    "transfer handover sam", "contact message sam", "message write handover sam",
)  # fmt: skip
"""What reads the mentor's own texts, which are among what is changed."""


def _of_files() -> st.SearchStrategy[tuple[str, ...]]:
    """Return lines that read the files which no program wrote."""
    ends = st.sampled_from(((), ("--yes",), ("--yes", "--json"), ("--dry-run",), ("--skip-bad", "--yes")))
    found = [
        st.tuples(st.sampled_from(words), st.sampled_from(files), ends).map(
            lambda one: (*one[0].split(), one[1], *one[2])
        )
        for words, files in READING_FILES
    ]
    return st.one_of(*found, st.sampled_from(WRITING_TEXTS).map(lambda line: tuple(line.split())))


def lines() -> st.SearchStrategy[tuple[str, ...]]:
    """Return lines of all commands, a third of them about files that no program wrote."""
    every = st.one_of(*(line_of(words, command) for words, command in commands()))
    return st.one_of(every, every, _of_files())


def hostile(ground: Ground, chance: random.Random) -> str:
    """Write files that no program wrote, and now and then change one of the store's; return what."""
    user = ground.user
    for name, made in hostile_files.MADE.items():
        (user / name).write_bytes(made(chance))
    rows = (user / "sessions.csv").read_bytes()
    (user / "spoilt.csv").write_bytes(hostile_files.spoilt(rows * 3, chance))
    (user / "bad.json").write_bytes(hostile_files.spoilt((user / "early.json").read_bytes(), chance))
    (user / "bad.toml").write_bytes(hostile_files.spoilt(b'lang = "fr"\n[policy]\nlate_minutes = 10\n', chance))
    (user / "unread").mkdir(mode=0o700, exist_ok=True)
    (user / "unread" / "config.toml").write_bytes(b'lang = "fr"\n\0')
    (user / "bad.tar.gz").write_bytes(hostile_files.backup((user / "early.tar.gz").read_bytes(), chance))
    if chance.random() < 0.5:
        (ground.store / "messages").mkdir(mode=0o700, exist_ok=True)
        name = chance.choice(("reminder", "ping", "comment-mine", "handover", "x" * 90))
        (ground.store / "messages" / f"{name}.{chance.choice(('en', 'fr'))}.md").write_bytes(hostile_files.text(chance))
    return fuzzed.changed(ground.store, chance) if chance.random() < 0.3 else ""


def tried(ground: Ground, line: tuple[str, ...], seed: int) -> Bad | None:
    """Run a line in a store that holds something of everything; return it where it ends as none may."""
    ground.settle()
    ground.put()
    os.environ.update(EDITOR="true", PATH="/usr/bin:/bin")
    os.chdir(ground.user)
    changed = hostile(ground, random.Random(seed))  # noqa: S311 - the same ones each time
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        code, out, said = ran(*line)
    except Hang:
        return Bad(line, changed, f"takes more than {SECONDS:.0f} s")
    except Exception:
        return Bad(line, changed, f"lets an error through: {traceback.format_exc()[-1500:]}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        os.chdir("/")
    if code not in CODES or "Traceback" in said:
        return Bad(line, changed, f"ends with {code}: {said[-1500:]}")
    if (ground.user / "PWN").exists() or Path("/tmp/out").exists():  # noqa: S108
        return Bad(line, changed, "a way out was taken")
    asked = "--json" in line[: line.index("--")] if "--" in line else "--json" in line
    if asked and code == 0 and out and not out.startswith(("Usage: ", "Utilisation")):
        try:
            json.loads(out)
        except ValueError:
            return Bad(line, changed, f"prints no JSON: {out[:300]!r}")
    return None


def _too_long(*_: object) -> None:
    raise Hang


def search(minutes: float, seed: int, say: Callable[[str], None]) -> tuple[int, list[Bad]]:
    """Try lines for so long; return how many, and those that ended as none may."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    end, count, bad = time.monotonic() + minutes * 60, 0, dict[tuple[str, ...], Bad]()
    with tempfile.TemporaryDirectory(dir=place()) as folder:
        ground = Ground(Path(folder))
        while time.monotonic() < end:
            seed += 1

            @seeded(seed)
            @settings(max_examples=200, database=None, deadline=None, phases=[Phase.generate],
                      suppress_health_check=list(HealthCheck))  # fmt: skip
            @given(line=lines(), number=st.integers(0, 1 << 30))
            def once(line: tuple[str, ...], number: int) -> None:
                nonlocal count
                if time.monotonic() > end:
                    return
                count += 1
                found = tried(ground, line, number)
                if found is not None and found.line[:2] not in bad:
                    bad[found.line[:2]] = found
                    say(f"{found.line}\n  {found.changed}\n  {found.what}")

            once()
            say(f"{count} lines, {len(bad)} bad")
    return count, list(bad.values())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    asked = parser.parse_args()
    _, wrong = search(asked.minutes, asked.seed, lambda told: print(told, flush=True))
    sys.exit(bool(wrong))
