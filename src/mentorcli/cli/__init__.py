"""The command table: each command's name, what it is for, and the module in which it is found.

The module of `mentor NAME` is `mentorcli.cli.NAME`; nothing of it is loaded before it is typed.
"""

from typing import NamedTuple


class Entry(NamedTuple):
    """A line of the command table: what it is for, in which part of the work, and whether it has sub-commands.

    A group's examples stand here, so that its help loads none of its commands.
    """

    summary: str
    section: str
    is_group: bool = True
    examples: tuple[str, ...] = ()


COMMANDS = {
    "student": Entry(
        "Your students: profile, notes, status.",
        "Students and sessions",
        examples=('mentor student add "Amélie Durand" --path "Data Analyst"', "mentor student show amelie"),
    ),
    "note": Entry(
        "The notes on a student: all of them, one removed.",
        "Students and sessions",
        examples=("mentor note list amelie", "mentor note remove amelie 2"),
    ),
    "project": Entry(
        "A student's projects, one in progress at a time.",
        "Students and sessions",
        examples=(
            'mentor project add amelie "Build a dashboard" --level 2',
            'mentor project start amelie "Build a dashboard"',
        ),
    ),
    "goal": Entry(
        "What was agreed for the next session.",
        "Students and sessions",
        examples=('mentor goal add amelie "Finish the charts"', "mentor goal done amelie 1"),
    ),
    "timeoff": Entry(
        "Days off, yours and your students'.",
        "Students and sessions",
        examples=("mentor timeoff add 24/12..2/1", "mentor timeoff add tomorrow..friday amelie"),
    ),
    "resource": Entry(
        "Free courses and pages suggested to a student.",
        "Students and sessions",
        examples=(
            'mentor resource add amelie https://example.org/sql --title "SQL basics"',
            "mentor resource list amelie",
        ),
    ),
    "session": Entry(
        "Plan sessions and log what happened.",
        "Students and sessions",
        examples=('mentor session schedule amelie "tomorrow 14:00"', "mentor session log amelie --late 20m"),
    ),
    "calendar": Entry(
        "Sessions out to other calendars, and in from them.",
        "Students and sessions",
        examples=("mentor calendar export --out sessions.ics", "mentor calendar import calendar.ics --dry-run"),
    ),
    "noshow": Entry(
        "Judge, mark and list no-shows.",
        "Students and sessions",
        examples=(
            'mentor noshow check --scheduled "2026-11-24 14:00" --late 16m',
            "mentor noshow mark amelie",
        ),
    ),
    "attendance": Entry("Sessions attended and missed, with the rate.", "Students and sessions", is_group=False),
    "statement": Entry(
        "A month's sessions and what they are paid, to check the monthly statement.",
        "Students and sessions",
        is_group=False,
    ),
    "reconcile": Entry("Hold the platform's statement against your sessions.", "Students and sessions", is_group=False),
    "report": Entry(
        "A month, a year or a student as a page to look at, to print or to send.",
        "Students and sessions",
        is_group=False,
    ),
    "agenda": Entry(
        "What is due, each with the command that clears it.",
        "What to do next",
        is_group=False,
    ),
    "contact": Entry(
        "Follow up a student who does not answer.",
        "What to do next",
        examples=("mentor contact next", "mentor contact log amelie --via email"),
    ),
    "presentation": Entry(
        "Prepare a project presentation.",
        "What to do next",
        examples=("mentor presentation checklist amelie", "mentor presentation checklist amelie --done 1,2"),
    ),
    "transfer": Entry(
        "Hand a student over to another mentor.",
        "What to do next",
        examples=("mentor transfer checklist amelie", "mentor transfer checklist amelie --done 1"),
    ),
    "message": Entry(
        "The texts that mentor writes, and your own in their place.",
        "What to do next",
        examples=("mentor message write reminder amelie", "mentor message edit reminder"),
    ),
    "training": Entry(
        "Your own way to being a confirmed mentor.",
        "What to do next",
        examples=("mentor training status", "mentor training done course"),
    ),
    "find": Entry("Find words in everything you ever wrote.", "What to do next", is_group=False),
    "faq": Entry(
        "Answers to mentors' questions, offline.",
        "Rules and answers",
        examples=("mentor faq search étudiant absent", "mentor faq list"),
    ),
    "policy": Entry(
        "The rules in force, their figures and sources.",
        "Rules and answers",
        examples=("mentor policy list", "mentor policy show"),
    ),
    "tariff": Entry(
        "What you are paid: your own dated rates.",
        "Rules and answers",
        examples=("mentor tariff example 2024-03", "mentor tariff list", "mentor tariff explain amelie"),
    ),
    "config": Entry(
        "Your settings: language, time zone, policy and its figures.",
        "Rules and answers",
        examples=("mentor config set lang fr", "mentor config list"),
    ),
    "store": Entry(
        "Where your data is, whether it is sound, copies of it.",
        "Your data",
        examples=("mentor store check", "mentor store backup", "mentor store export --out mentor.json"),
    ),
    "sync": Entry(
        "Synchronise this store with your other computers.",
        "Your data",
        examples=("mentor sync init git@example.org:me/mentor.git", "mentor sync", "mentor sync status"),
    ),
    "undo": Entry("Take the last change back.", "Your data", is_group=False),
    "doctor": Entry("Is all well? And what to paste in a bug report.", "Your data", is_group=False),
    "completion": Entry("Let TAB complete commands, students and ids in your shell.", "Your data", is_group=False),
    "demo": Entry("See the main job run in a throw-away store.", "Your data", is_group=False),
}
