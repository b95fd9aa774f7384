"""What is timed: the commands, their stores, and what is promised of them."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import stores
from timing import Command, once, peak_mebibytes

MINIMAL = (
    "import typer\n"
    "app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)\n"
    "@app.command()\n"
    "def main(name: str = 'x'):\n"
    "    print(name)\n"
    "app()\n"
)
TEN, HUNDRED = 10_000, 100_000
TARIFF = """\
[[tariff]]
from = 2021-01-01
currency = "EUR"
mentoring = { 1 = "20", 2 = "22.75", 3 = "30" }
funding = { funded = "1", self-paid = "0.72", apprenticeship = "0.66" }
status = { completed = "1", absent = "0.5", late = "0.5", late-cancellation = "0.5", cancelled = "0" }
[[tariff]]
from = 2023-05-16
currency = "EUR"
mentoring = { 1 = "20", 2 = "25", 3 = "30" }
"""


class Budget(NamedTuple):
    """A ratio that is promised: the command, what it is held against, and at most how many times as long."""

    what: str
    against: str
    most: float


def commands(ours: Path, peers: Path, work: Path) -> dict[str, Command]:
    """Build the stores and return what is timed."""
    homes = {}
    for name, students, sessions in (
        ("empty", 1, 0), ("ten", 50, TEN), ("hundred", 50, HUNDRED), ("many", 1000, 1000), ("paid", 50, TEN),
        ("few", 50, 200),
    ):  # fmt: skip
        homes[name] = {"MENTOR_HOME": str(work / name)}
        stores.build(work / name, students, sessions)
    (work / "paid" / "config.toml").write_text(TARIFF, encoding="utf-8")
    mentor, python = str(ours / "mentor"), str(ours / "python")
    log = [mentor, "session", "log", "student-0", "--at", "{n}"]
    completing = {**homes["many"], "_MENTOR_COMPLETE": "complete_bash", "COMP_CWORD": "3"}
    found = {
        "interpreter": Command([python, "-I", "-c", "pass"]),
        "smallest Typer command": Command([python, "-c", MINIMAL]),
        "session log, empty": Command(log, homes["empty"]),
        "session log, 10,000": Command(log, homes["ten"]),
        "session log, 100,000": Command(log, homes["hundred"]),
        "noshow mark": Command([mentor, "noshow", "mark", "student-1", "--at", "{n}"], homes["empty"] | homes["ten"]),
        "student list (50)": Command([mentor, "student", "list"], homes["ten"]),
        "session list --student": Command([mentor, "session", "list", "--student", "student-2"], homes["ten"]),
        "TAB, 1,000 students": Command([mentor], {**completing, "COMP_WORDS": "mentor student show student-99"}),
        "agenda, 10,000": Command([mentor, "agenda"], homes["ten"]),
        "agenda --oneline, 10,000": Command([mentor, "agenda", "--oneline"], homes["ten"]),
        "agenda --oneline, 50 students": Command([mentor, "agenda", "--oneline"], homes["few"]),
        "statement, 10,000": Command([mentor, "statement", "2023-05"], homes["paid"]),
        "statement --year, 10,000": Command([mentor, "statement", "2023", "--year"], homes["paid"]),
        "attendance --json, 100,000": Command([mentor, "attendance", "--json"], homes["hundred"]),
        "--help": Command([mentor, "--help"], homes["empty"]),
        "faq search": Command([mentor, "faq", "search", "étudiant absent"], homes["empty"]),
        "faq list": Command([mentor, "faq", "list"], homes["empty"]),
    }
    synced = {"MENTOR_HOME": str(work / "synced")}
    stores.build(work / "synced", 50, 200)
    once(Command([mentor, "sync", "init", str(work / "stick"), "--yes"], synced), 0)
    found["sync, nothing to do"] = Command([mentor, "sync"], synced)
    found["--version"] = Command([mentor, "--version"], synced)
    stores.build_texts(work / "texts", 50, TEN, work / "texts-jrnl")
    texts = {"MENTOR_HOME": str(work / "texts")}
    found["find, 10,000 with notes"] = Command([mentor, "find", "xylophone"], texts)
    found["find, a word of every third"] = Command([mentor, "find", "tableau"], texts)
    config = str(work / "texts-jrnl" / "jrnl.yaml")
    contains = [str(peers / "jrnl"), "--config-file", config, "-contains"]
    found["jrnl -contains, 10,000"] = Command([*contains, "xylophone"], {"HOME": str(work)})
    found["jrnl -contains, a word of every third"] = Command([*contains, "tableau"], {"HOME": str(work)})
    found["grep -ri over the same"] = Command(["grep", "-ri", "xylophone", str(work / "texts" / "students")])
    watson = str(peers / "watson")
    add = [watson, "add", "-f", "{n}", "-t", "{n}", "student-0"]
    for name, frames in (("empty", 0), ("10,000", TEN), ("100,000", HUNDRED)):
        folder = {"WATSON_DIR": str(work / f"watson{frames}")}
        stores.build_watson(work / f"watson{frames}", frames)
        found[f"watson add, {name}"] = Command(add, folder)
        if frames:
            found[f"watson report, {name}"] = Command([watson, "report", "--all", "--no-pager"], folder)
    for name, dates in (("jrnl, 10,000", "%F %r"), ("jrnl, 10,000, ISO dates", "%Y-%m-%d %H:%M")):
        folder_ = work / name.replace(" ", "-").replace(",", "")
        stores.build_jrnl(folder_, TEN, dates)
        words = [str(peers / "jrnl"), "--config-file", str(folder_ / "jrnl.yaml"), "{n}: Session. Notes."]
        found[name] = Command(words, {"HOME": str(work)})
    timew = shutil.which("timew")
    if timew:
        stores.build_timewarrior(work / "timew", TEN)
        found["timew summary, 10,000"] = Command([timew, "summary", ":all"], {"TIMEWARRIORDB": str(work / "timew")})
        found["timew track, 10,000"] = Command(
            [timew, "track", "{t}", "for", "45min", "student-0"], {"TIMEWARRIORDB": str(work / "timew")}
        )
    task = shutil.which("task")
    if task:
        (work / "taskrc").write_text(f"data.location={work / 'task'}\nconfirmation=off\n", encoding="utf-8")
        environ = {"TASKRC": str(work / "taskrc"), "TASKDATA": str(work / "task")}
        found["task add, empty"] = Command([task, "add", "Session {n}"], environ)
    return found


BUDGETS = [
    Budget("session log, empty", "watson add, empty", 1.05),
    Budget("session log, empty", "interpreter", 8),
    Budget("session log, empty", "smallest Typer command", 1.3),
    Budget("session log, 10,000", "session log, empty", 1.10),
    Budget("session log, 10,000", "watson add, 10,000", 0.25),
    Budget("session log, 10,000", "jrnl, 10,000", 0.05),
    Budget("session log, 10,000", "jrnl, 10,000, ISO dates", 0.05),
    Budget("session log, 100,000", "session log, empty", 1.15),
    Budget("TAB, 1,000 students", "interpreter", 8),
    Budget("noshow mark", "session log, empty", 1.2),
    Budget("student list (50)", "session log, empty", 1.2),
    Budget("session list --student", "session log, empty", 1.2),
    Budget("agenda, 10,000", "watson report, 10,000", 0.5),
    Budget("agenda --oneline, 10,000", "agenda, 10,000", 1.0),
    Budget("agenda --oneline, 50 students", "session log, empty", 2.0),
    Budget("statement, 10,000", "session log, 10,000", 2.5),
    Budget("attendance --json, 100,000", "watson report, 100,000", 0.25),
    Budget("--help", "session log, empty", 1.3),
    Budget("faq search", "faq list", 1.25),
    Budget("agenda, 10,000", "session log, 10,000", 1.4),
    Budget("find, 10,000 with notes", "jrnl -contains, 10,000", 0.6),
    Budget("find, a word of every third", "jrnl -contains, a word of every third", 0.6),
]

ABOVE_VERSION_MS = 100  # for a sync with nothing to do, beside `--version`
FIND_MS = 150
MEMORY_MIB = 150
LIMITS: dict[str, float | None] = {
    "store import, 100,000": 6,
    "store check, 100,000": 2,
    "report, a year of 10,000": 1.5,
    "calendar import, 3,000 events": 3,
    "khal import, the same": None,
}
"""Seconds; None for a peer."""
MEASURED_FOR_MEMORY = (
    "session log, 10,000",
    "agenda, 10,000",
    "statement, 10,000",
    "find, 10,000 with notes",
    "sync, nothing to do",
    "attendance --json, 100,000",
)
EVENTS = 3000
AFTER_ALL = 2000  # a number of a run that no timing has


def long_ones(ours: Path, peers: Path, work: Path) -> dict[str, float]:
    """Return the seconds that what takes long took: once where it changes a large store, else the median of three."""
    mentor = str(ours / "mentor")
    from_, to = {"MENTOR_HOME": str(work / "hundred")}, {"MENTOR_HOME": str(work / "imported")}
    export, ics = str(work / "export.json"), str(work / "events.ics")
    once(Command([mentor, "store", "export", "--out", export], from_), 0)
    stores.build(work / "year", 50, TEN, years=1)
    stores.build(work / "calendar", 50, 0)
    stores.build_calendar(Path(ics), EVENTS)
    year = Command(
        [mentor, "report", "2021", "--html", str(work / "year.html"), "--force"], {"MENTOR_HOME": str(work / "year")}
    )
    return {
        "store import, 100,000": once(Command([mentor, "store", "import", export], to), 0),
        "store check, 100,000": _median(Command([mentor, "store", "check"], to)),
        "report, a year of 10,000": _median(year),
        "calendar import, 3,000 events": once(
            Command([mentor, "calendar", "import", ics, "--yes"], {"MENTOR_HOME": str(work / "calendar")}), 0
        ),
        **_khal(peers, work, ics),
    }


def _median(command: Command) -> float:
    return statistics.median(once(command, 0) for _ in range(3))


def _khal(peers: Path, work: Path, ics: str) -> dict[str, float]:
    """Return what khal takes to import a calendar into an empty one."""
    khal = peers / "khal"
    if not khal.exists():
        return {}
    folder = work / "khal"
    (folder / "events").mkdir(parents=True)
    config = folder / "config"
    config.write_text(
        f"[calendars]\n[[mine]]\npath = {folder / 'events'}\n[sqlite]\npath = {folder / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/Paris\ndefault_timezone = Europe/Paris\n"
        "timeformat = %H:%M\ndateformat = %d/%m/\nlongdateformat = %d/%m/%Y\n"
        "datetimeformat = %d/%m %H:%M\nlongdatetimeformat = %d/%m/%Y %H:%M\n",
        encoding="utf-8",
    )
    words = [str(khal), "--config", str(config), "import", "--batch", "-a", "mine", ics]
    return {"khal import, the same": once(Command(words), 0)}


def memory(timed: Mapping[str, Command]) -> dict[str, float]:
    """Return the peak memory of some commands, in MiB."""
    return {name: peak_mebibytes(timed[name], AFTER_ALL) for name in MEASURED_FOR_MEMORY}
