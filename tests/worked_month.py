"""A month worked out by hand, twice: its tariffs, its sessions line by line, its groups, and what it comes to.

Shape A is that of 2020 to early 2024 as mentors' own tools have it, shape B that of 2024 with two odd figures (22.75
and 0.66), so that rounding shows. All figures are examples.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from helpers import Mentor

NOW = "2026-12-02T09:00"
TARIFFS = """\
timezone = "Europe/Paris"

# as on the invoices
[[tariff]]                     # A
from = 2020-06-01
currency = "EUR"
mentoring    = { 1 = "30", 2 = "35", 3 = "40" }      # discovery is paid as mentoring
presentation = { 1 = "30", 2 = "35", 3 = "40" }      # funding never counts for a presentation
funding = { funded = "1", self-paid = "0.5", apprenticeship = "1" }
status  = { completed = "1", absent = "0.5", late = "0.5", late-cancellation = "0", cancelled = "0" }
monthly = { self-paid = "30" }                       # per student with at least one counted session
[[tariff]]                     # B
from = 2026-11-16
currency = "EUR"
mentoring    = { 1 = "20", 2 = "22.75", 3 = "30" }
presentation = { 1 = "25", 2 = "30", 3 = "35" }
funding = { funded = "1", self-paid = "0.72", apprenticeship = "0.66" }
status  = { completed = "1", absent = "0.5", late = "0.5", late-cancellation = "0.5", cancelled = "0" }
"""
STUDENTS = (
    ("Amélie Durand", "amelie", "funded"),
    ("Sam Okoro", "sam", "self-paid"),
    ("Inès Roy", "ines", "apprenticeship"),
    ("Léo Petit", "leo", "funded"),  # self-paid from 15 November on
)
BY_STUDENT, BY_MENTOR = "student", "mentor"
# Start, student, kind, level, what happened, and the amount worked out by hand.
LINES: tuple[tuple[str, str, str, int, tuple[str, ...], str], ...] = (
    ("2026-11-01 00:30", "amelie", "mentoring", 2, (), "35.00"),  # 31 October in UTC
    ("2026-11-03 10:00", "amelie", "mentoring", 2, (), "35.00"),
    ("2026-11-04 18:00", "sam", "discovery", 1, (), "15.00"),
    ("2026-11-05 18:00", "sam", "mentoring", 1, ("--absent",), "7.50"),
    ("2026-11-06 14:00", "ines", "mentoring", 2, (), "35.00"),
    ("2026-11-10 10:00", "amelie", "mentoring", 2, ("2026-11-09 18:00", BY_STUDENT), "0.00"),
    ("2026-11-11 10:00", "amelie", "mentoring", 2, ("2026-11-08 18:00", BY_STUDENT), "0.00"),
    ("2026-11-12 09:00", "leo", "mentoring", 3, (), "40.00"),
    ("2026-11-13 16:00", "ines", "presentation", 2, ("--recording", "https://example.org/1"), "35.00"),
    ("2026-11-16 09:00", "leo", "mentoring", 3, (), "21.60"),
    ("2026-11-17 14:00", "ines", "mentoring", 2, (), "15.02"),
    ("2026-11-19 09:00", "leo", "mentoring", 3, ("2026-11-18 18:00", BY_MENTOR), "0.00"),
    ("2026-11-20 14:00", "ines", "mentoring", 2, (), "15.02"),
    ("2026-11-24 14:00", "ines", "mentoring", 2, (), "15.02"),
    ("2026-11-25 18:00", "sam", "mentoring", 1, ("2026-11-25 10:00", BY_STUDENT), "7.20"),
    ("2026-11-26 18:00", "sam", "mentoring", 1, ("--late", "16m"), "7.20"),
    ("2026-11-27 10:00", "amelie", "mentoring", 2, ("--absent",), "11.38"),
    ("2026-11-28 10:00", "amelie", "presentation", 3, ("--absent",), "17.50"),
    ("2026-11-30 23:30", "leo", "mentoring", 3, (), "21.60"),
)
DECEMBER = ("2026-12-01 00:15", "amelie", "mentoring", 2, (), "22.75")  # 30 November in UTC
# Level, kind, funding, status, reason, planned length, sessions, minutes, unit, amount.
GROUPS = (
    (1, "discovery", "self-paid", "completed", None, 30, 1, 30, "15.00", "15.00"),
    (1, "mentoring", "self-paid", "no-show", "absent", 30, 1, 30, "7.50", "7.50"),
    (1, "mentoring", "self-paid", "no-show", "late", 30, 1, 30, "7.20", "7.20"),
    (1, "mentoring", "self-paid", "no-show", "late-cancellation", 30, 1, 30, "7.20", "7.20"),
    (2, "mentoring", "funded", "completed", None, 45, 2, 90, "35.00", "70.00"),
    (2, "mentoring", "funded", "no-show", "absent", 45, 1, 45, "11.38", "11.38"),
    (2, "mentoring", "funded", "no-show", "late-cancellation", 45, 1, 45, "0.00", "0.00"),
    (2, "mentoring", "funded", "cancelled", "cancelled-in-time", 45, 1, 45, "0.00", "0.00"),
    (2, "mentoring", "apprenticeship", "completed", None, 45, 1, 45, "35.00", "35.00"),
    (2, "mentoring", "apprenticeship", "completed", None, 45, 3, 135, "15.02", "45.06"),
    (2, "presentation", None, "completed", None, 30, 1, 30, "35.00", "35.00"),
    (3, "mentoring", "funded", "completed", None, 45, 1, 45, "40.00", "40.00"),
    (3, "mentoring", "self-paid", "completed", None, 30, 2, 60, "21.60", "43.20"),
    (3, "mentoring", "self-paid", "cancelled", "cancelled-by-mentor", 30, 1, 30, "0.00", "0.00"),
    (3, "presentation", None, "no-show", "absent", 30, 1, 30, "17.50", "17.50"),
)


def build(mentor: Mentor, store: Path, tariffs: str = TARIFFS) -> None:
    """Log the month as a mentor does, with the tariffs of the configuration; it is 2 December."""
    store.mkdir(exist_ok=True, mode=0o700)
    (store / "config.toml").write_text(tariffs, encoding="utf-8")
    for name, slug, funding in STUDENTS:
        assert mentor("student", "add", name, "--slug", slug, "--funding", funding, now=NOW).code == 0
    assert mentor("student", "edit", "leo", "--funding", "self-paid", "--funding-from", "2026-11-15").code == 0
    for start, student, kind, level, what, _ in (*LINES, DECEMBER):
        is_called_off = what[1:] in ((BY_STUDENT,), (BY_MENTOR,))
        told = ("--cancelled-at", what[0], "--cancelled-by", what[1]) if is_called_off else what
        done = mentor(
            "session", "log", student, "--new", "--at", start, "--kind", kind, "--level", str(level), *told
        )  # fmt: skip
        assert done.code == 0, (start, done.err)
    opened = mentor("session", "schedule", "sam", "2026-11-30 10:00", "--kind", "mentoring", "--level", "1")
    assert opened.code == 0, opened.err


_BUILT: list[Path] = []


def ready(mentor: Mentor, store: Path) -> None:
    """Put the month into a store: built once in this process, then copied, which takes a hundredth of the time."""
    if not _BUILT:
        build(mentor, store)
        _BUILT.append(Path(tempfile.mkdtemp(prefix="worked-month-")) / "store")
        shutil.copytree(store, _BUILT[0])
    else:
        shutil.copytree(_BUILT[0], store, dirs_exist_ok=True)
