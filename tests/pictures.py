"""Makes the pictures of README.md and docs/README.fr.md from real output: `python tests/pictures.py`.

Each picture is there in English (`agenda.svg`) and in French (`agenda.fr.svg`); tests/test_pictures.py holds them to
what the commands show.
"""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import svg
from replay import IDS, on_terminal
from terminal import mentor_started

DOCS = Path(__file__).parents[1] / "docs"
LOCALES = {"en": "C.UTF-8", "fr": "fr_FR.UTF-8"}
COLUMNS, ROWS = 80, 24
TOUR_COLUMNS = 100
MORNING = "2026-11-24T09:30"
TOUR = (
    'session log amelie --at "2026-11-23 09:00" --late 15m1s',
    "attendance amelie",
    "faq search étudiant absent",
)
_ID = re.compile(r"(?<=session record )\w{12}")
NAMES = ("tour", "agenda", "attendance", "clock")
# The clock of a session of 11:00, each time a second after it is up: the student comes at 11:12:30, and is pictured at
# 11:40. A machine that is busy at that moment skips it: then once more.
ARRIVAL, PICTURED = "2026-11-24T11:12:29", "2026-11-24T11:39:59"
MOMENT = re.compile(r"\s12\smin\s30\ss\s.*\s17\smin\s30\ss", re.DOTALL)
ATTEMPTS = 10
TITLES = {
    "en": {
        "tour": "A session is logged and judged, attendance shown, a question answered",
        "agenda": "mentor agenda: what is due, today and ahead",
        "attendance": "mentor attendance: rates with their denominators, and the weeks of a year",
        "clock": "mentor session start: the clock of a session, and how late the student came, judged at once",
    },
    "fr": {
        "tour": "Une session est notée et jugée, l'assiduité affichée, une question trouve sa réponse",
        "agenda": "mentor agenda : ce qui est à faire, aujourd'hui et ensuite",
        "attendance": "mentor attendance : les taux avec leurs dénominateurs, et les semaines d'une année",
        "clock": "mentor session start : le chronomètre d'une session, et le retard jugé aussitôt",
    },
}


def place(name: str, lang: str) -> Path:
    """Return where a picture is kept."""
    return DOCS / (f"{name}.svg" if lang == "en" else f"{name}.{lang}.svg")


def picture(name: str, lang: str) -> str:
    """Return a picture as the commands show it now."""
    columns = TOUR_COLUMNS if name == "tour" else COLUMNS
    lines = _clock(lang) if name == "clock" else _played(TOUR if name == "tour" else (name,), lang, columns)
    return svg.drawn(lines, columns=columns, title=TITLES[lang][name])


@contextmanager
def _sample(lang: str) -> Iterator[dict[str, str]]:
    """Make a store with the sample in it, and yield the surroundings in which it is that of `mentor`."""
    away = {"NO_COLOR", "COLORTERM", "FORCE_COLOR", "COLUMNS", "LINES", "LC_ALL", "LC_MESSAGES"}
    known = {key: value for key, value in os.environ.items() if key not in away}
    with tempfile.TemporaryDirectory() as home:
        own = {"MENTOR_HOME": home, "MENTOR_NOW": MORNING, "TZ": "Europe/Paris", "LANG": LOCALES[lang], "TERM": "xterm"}
        environ = {**known, **own}
        on_terminal(["demo", "--load"], environ)
        yield environ


def _played(tour: Sequence[str], lang: str, columns: int) -> list[str]:
    """Return commands and what they show, an id that is made anew each time as one that stays."""
    lines: list[str] = []
    with _sample(lang) as environ:
        for typed in tour:
            shown = on_terminal(shlex.split(typed), environ, columns, ROWS).rstrip("\n")
            lines += [f"\x1b[1m$ mentor {typed}\x1b[0m", *_ID.sub(IDS[0], shown).split("\n"), ""]
    return lines[:-1]


def _clock(lang: str) -> list[str]:
    """Return the screen of a session that goes on with a student who came late, 40 min after the planned start."""
    for _ in range(ATTEMPTS):
        with _sample(lang) as environ:
            _screens({**environ, "MENTOR_NOW": ARRIVAL}, key="a")
            for screen in _screens({**environ, "MENTOR_NOW": PICTURED}):
                if MOMENT.search(screen):
                    return screen.replace("\x1b[K", "").split("\r\n")
    raise AssertionError("the clock never showed the moment that is pictured")


def _screens(environ: Mapping[str, str], key: str = "") -> list[str]:
    """Open the clock, press a key when it has ticked, end it as a crash would, and return each screen of it."""
    terminal = mentor_started("session", "start", "fatou", columns=COLUMNS, **environ)
    terminal.resize(columns=COLUMNS, rows=ROWS)
    try:
        terminal.screens(2)
        terminal.send(key)
        return terminal.screens(4)
    finally:
        terminal.close()


def main() -> None:
    """Make every picture."""
    for lang in LOCALES:
        for name in NAMES:
            place(name, lang).write_text(picture(name, lang), encoding="utf-8")


if __name__ == "__main__":
    main()
