"""What is typed at random on computers that have one store, and what is left out of that, with the reason.

The table of commands is walked against this: a new command that is in no part of it fails a test.
"""

from __future__ import annotations

WHO = ("ann", "ann", "ann", "bob", "bob", "zoe", "tom")
NOW = "2026-11-24T15:00:00+01:00"
PAST = ("2026-11-24 14:00", "2026-11-24 13:00", "2026-11-23 15:00", "2026-11-20 11:00", "2026-11-12 10:00")
AHEAD = ("2026-11-25 10:00", "2026-11-26 16:00", "2026-12-01 15:00")
TITLES = ("Dashboard", "Dashboard", "Data set")
FILES = {
    "sessions.csv": "student,start,minutes\nZoe Faure,2026-11-10 10:00,45\nLea Noel,2026-11-11 10:00,45\n",
    "sessions.ics": "\r\n".join(
        ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", "BEGIN:VEVENT", "UID:1@x", "DTSTAMP:20261101T000000Z",
         "DTSTART:20261113T090000Z", "DTEND:20261113T094500Z", "SUMMARY:Mentoring Bob Petit", "END:VEVENT",
         "END:VCALENDAR", "")
    ),
}  # fmt: skip
"""What there is to import."""
EDITOR = """#!/bin/sh
if grep -q ^holidays "$1"; then sed -i /^holidays/d "$1"; else sed -i '1iholidays = "FR"' "$1"; fi
test -s "$1" || printf 'holidays = "FR"\\n' >"$1"
"""
"""An editor in which a person takes a setting out, or puts it in."""


BEGUN = """
student add 'Ann Roy' --slug ann
student add 'Bob Petit' --slug bob
student add 'Zoe Faure' --slug zoe
session log ann --at '2026-11-12 10:00' --new --goal Read
session schedule ann '2026-11-25 10:00' --repeat weekly --times 2
session schedule bob '2026-11-26 16:00'
noshow mark bob --at '2026-11-20 11:00' --absent
noshow mark zoe --at '2026-11-20 11:00' --absent
noshow mark zoe --at '2026-11-23 15:00' --absent
contact log zoe --via email --at '2026-11-20 11:00'
project add ann Dashboard --level 2
project start ann Dashboard
project add ann 'Data set' --level 2
project add bob Dashboard --level 2
project start bob Dashboard
project present bob Dashboard
project add zoe Dashboard --level 2
goal add ann Write
goal done ann 1
goal add bob Read
goal add zoe Read
goal done zoe 1
resource add ann https://example.org/1
resource add zoe https://example.org/2
student note ann 'Mornings'
transfer start bob --reason Moves --to 'Eve Martin'
timeoff add 2026-12-24
faq add 'Question 1?' 'Answer.'
faq add 'Question 2?' 'Answer.'
message edit reminder --text Hello --lang en
config set policy.late_minutes 10
student note bob 'Gone'
undo
"""
"""What the first computer types before all of them have its store: something for every command to go on with."""

COMMANDS: tuple[tuple[int, str], ...] = (
    (6, "session schedule {who} '{ahead}'"),
    (9, "session log {who} --at '{past}' --new"),
    (5, "session log {who} --at '{past}' --new --late 20m"),
    (5, "session log {who} --at '{past}' --absent"),
    (3, "session log {who}"),
    (3, "session edit {who} --at '{past}'"),
    (4, "session edit {who} --notes 'note {n}'"),
    (2, "session edit {who} --held"),
    (3, "session cancel {who} --by mentor"),
    (2, "session delete {session} --yes"),
    (1, "session record {who} https://example.org/{n}"),
    (3, "noshow mark {who} --at '{past}' --absent"),
    (2, "noshow unmark {who}"),
    (1, "noshow report {who} --sent"),
    (8, "student note {who} 'words {n}'"),
    (3, "note remove {who} 1"),
    (4, "student add '{name}' --slug {who}"),
    (3, "student edit {who} --phone 06{n}"),
    (3, "student edit {who} --email {n}@example.org"),
    (2, "student edit {who} --status {status}"),
    (2, "student edit {who} --funding {funding} --funding-from start"),
    (2, "student edit {who} --slug {other}"),
    (1, "student edit {who} --started 2026-11-0{d}"),
    (1, "student edit {who} --name 'Name {d}'"),
    (3, "student forget {who} --yes"),
    (2, "student merge {who} {other} --yes"),
    (3, "project add {who} '{title}' --level 2"),
    (3, "project start {who} '{title}'"),
    (2, "project present {who} '{title}'"),
    (2, "project validate {who} '{title}'"),
    (1, "project edit {who} '{title}' --level 3"),
    (1, "project remove {who} '{title}'"),
    (2, "goal add {who} 'goal {n}'"),
    (2, "goal done {who} 1"),
    (1, "goal reopen {who} 1"),
    (1, "session log {who} --at '{past}' --new --goal 'goal {n}'"),
    (1, "session schedule {who} '{ahead}' --repeat weekly --times 3"),
    (1, "session edit {session} --following --duration 30m"),
    (2, "timeoff add 2026-12-2{d}..2026-12-3{d}"),
    (1, "timeoff remove 1"),
    (2, "resource add {who} https://example.org/{d}"),
    (1, "resource remove {who} https://example.org/{d}"),
    (2, "contact log {who} --via email --at '{past}'"),
    (1, "contact replied {who}"),
    (2, "transfer start {who} --reason R --to 'Eve Martin'"),
    (1, "transfer checklist {who} --done {d}"),
    (1, "transfer complete {who} --keep-sessions"),
    (1, "transfer cancel {who}"),
    (2, "presentation checklist {who} --done {d}"),
    (1, "presentation request {who} --project '{title}'"),
    (1, "presentation result {who} --project '{title}' --validated"),
    (1, "training done course"),
    (2, "faq add 'Question {d}?' 'Answer {n}.'"),
    (1, "faq edit question-{d} --answer 'Other {n}.'"),
    (1, "faq remove question-{d} --yes"),
    (1, "message edit reminder --text 'Hello {n}' --lang en"),
    (1, "message reset reminder --lang en"),
    (1, "policy use openclassrooms-2021"),
    (2, "config set policy.late_minutes {d}5"),
    (1, "config set timezone Europe/Paris"),
    (1, "config set lang {lang}"),
    (1, "config unset policy.late_minutes"),
    (6, "undo"),
    (2, "undo --redo"),
    (2, "undo {op}"),
    (1, "store purge --yes --no-backup"),
    (1, "store check --repair"),
    (1, "session import {csv} --yes"),
    (1, "calendar import {ics} --yes"),
    (1, "reconcile {csv} --map start=start --map student=student --save-map m{d}"),
    (1, "!edit"),
    (1, "!export"),
    (1, "!import"),
    (1, "!profile"),
    (1, "!line"),
    (1, "!message"),
    (1, "!backup"),
    (1, "!restore"),
)
"""Commands with their weight; what begins with `!` is done by a function of clones.py."""

BY_FUNCTION = {
    "!edit": "config edit", "!export": "store export", "!import": "store import", "!backup": "store backup",
    "!restore": "store restore",
}  # fmt: skip
"""The commands that those functions type; the others of them change files by hand."""
LEFT_OUT = {
    "demo": "fills an empty store, and is refused in any other",
    "session start": "needs a terminal; what it saves is one `session log`",
    "presentation rehearse": "needs a terminal, and saves nothing",
    "calendar export": "writes a file elsewhere, and reads the store alone",
    "report": "writes a file elsewhere, and reads the store alone",
    "statement": "writes a file elsewhere, and reads the store alone",
    "message write": "writes a file elsewhere, and reads the store alone",
    "presentation comment": "writes a file elsewhere, and reads the store alone",
    "noshow dossier": "writes a file elsewhere, and reads the store alone",
    "transfer handover": "writes a file elsewhere, and reads the store alone",
    "completion": "writes the settings of a shell",
}
"""Commands that write and are not typed here, with the reason."""


def tried() -> set[str]:
    """Return the commands that are typed, as the table of commands names them."""
    words = {" ".join(text.split()[:2]) for _, text in COMMANDS}
    alone = {"undo", "reconcile"}
    return {BY_FUNCTION.get(one, one.split()[0] if one.split()[0] in alone else one) for one in words} - {
        "!profile", "!line", "!message"
    }  # fmt: skip
