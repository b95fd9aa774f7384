"""The commands whose views stand in tests/golden/, which do not and why, and the machine they are shown on."""

from __future__ import annotations

VIEWS = (
    "agenda",
    "agenda --date tomorrow --days 0",
    "agenda --oneline",
    "agenda --oneline --exit-code --date 2026-11-26",
    "student list --all",
    "student show amelie",
    "student show lucas",
    "session list --limit 6",
    "session list --student lucas --limit 5",
    "session show lucas",
    "session prep amelie",
    "session prep priya",
    "session prep lucas",
    "noshow list --limit 4",
    "noshow dossier lucas",
    'find "next week" version --limit 5',
    "find zeppelin --in notes",
    "noshow check --scheduled 09:00 --late 16m",
    "noshow check --scheduled 09:00 --late 5m",
    "attendance",
    "attendance lucas",
    "attendance --owed",
    "statement --month 2026-10",
    "statement --month 2026-10 --lines",
    "contact next",
    "contact list sarah",
    "contact message noe",
    "message list",
    "message show reminder",
    "message write missed lucas",
    "project list amelie",
    "resource list amelie",
    "presentation checklist priya",
    "presentation result emma",
    "transfer status",
    "training status",
    "faq list",
    "faq search absent",
    "policy list",
    "policy show",
    "config list",
    "undo --list",
    "store check",
    "--help",
    "session --help",
    "session log --help",
    "student show nobody",
    "session log lucas --at 2026-11-26T10:00",
    "session schedule lucas 2026-11-26T10:15 --kind mentoring",
    "session log amelie --at 2026-11-23T09:00 --late 20m",
    "undo",
    "tariff list",
    "tariff explain lucas",
    "tariff example",
    "statement october",
    "statement october --lines",
    "statement --year",
    "statement september",
    "doctor",
    "note list lucas",
    "resource list lucas",
    "session list --undocumented",
    "contact list noe",
    "transfer checklist fatou",
    "presentation checklist priya --date 2026-12-04",
    "presentation comment emma",
    "presentation eligibility",
    "presentation timing --presented 21m --questions 12m",
    "faq show student-no-show",
    "faq search zeppelin",
    "policy show --on 2027-01-01",
    "config get policy.late_minutes",
    'goal add amelie "Finish the charts and read chapter 3 of the course on statistics"',
    "goal add lucas Read",
    "goal done lucas 1",
    "goal list",
    "goal list --all",
    "goal list amelie",
    "timeoff add 2026-12-24..2027-01-02",
    "timeoff add 2026-11-25..2026-11-27 amelie",
    "timeoff list",
    "agenda --days 40",
    "agenda --date 2026-11-26 --days 2",
    "agenda --oneline --date 2026-12-28",
    "session log amelie --at 2026-11-23T09:00 --goal Read",
    "session schedule lucas 2026-12-01T10:00 --repeat weekly --times 5",
    "session cancel lucas --by mentor",
    "noshow unmark lucas",
    "student edit lucas --slug amelie-durand",
    "undo --list --limit 3",
    "reconcile sessions.csv",
    "reconcile invoice.csv --lines",
    "reconcile sessions.csv --letter",
    "calendar import calendar.ics --dry-run --from 2026-11-20",
)
EMPTY = (
    "agenda",
    "student list",
    "session list",
    "noshow list",
    "attendance",
    "attendance --owed",
    "statement",
    "contact next",
    "goal list",
    "timeoff list",
    "find charts",
    "transfer status",
    "presentation eligibility",
    "training status",
    "undo --list",
    "undo",
    "store check",
    "doctor",
    "session log amelie",
)
"""What the views say in a store that holds nothing yet."""
LEFT_OUT = {
    "store path": "one path, which is the machine's",
    "config path": "one path, which is the machine's",
    "completion": "a script for a shell, of which no line is wrapped or coloured",
    "store export": "data for programs, the same on a terminal as in a pipe",
    "transfer handover": "a document, not wrapped: tests/cli/transfer/test_handover.py",
    "demo": "its steps are commands that stand here, and its pace a terminal's: tests/cli/test_demo.py",
    "presentation rehearse": "a picture that moves: tests/cli/presentation/test_rehearse.py",
    "session start": "a picture that moves: tests/cli/session/test_start.py",
    "report": "a page for a browser: tests/cli/test_report.py",
    "calendar export": "a file for other programs, the same on a terminal as in a pipe",
    "sync init": "has the places of this machine in it: tests/cli/sync/test_init.py",
    "sync status": "has the places of this machine in it: tests/cli/sync/test_status.py",
    "sync log": "has the names of versions, new in each run: tests/cli/sync/test_log.py",
    "session import": "asks for a file of another tool: tests/cli/session/test_import.py",
}
"""Why a command that shows something does not stand here."""
CHANGES = {
    "student": "add note forget merge",
    "note": "remove",
    "project": "add edit start present validate remove",
    "goal": "reopen",
    "timeoff": "remove",
    "resource": "add remove",
    "session": "edit record delete",
    "noshow": "mark report",
    "contact": "log replied",
    "presentation": "request",
    "transfer": "request start complete cancel",
    "message": "edit reset",
    "training": "done",
    "faq": "add edit remove",
    "policy": "use",
    "config": "set unset edit",
    "store": "backup restore import purge",
}
"""The commands that change something and say so in lines that the ones above have too: no view of their own."""
FILES = {
    "sessions.csv": "Date;Étudiant;Statut;Niveau;Montant\n"
    "01/10/2026 10:00;MOREAU Lucas;Réalisée;1;22,75 €\n"
    "02/10/2026 16:00;Emma Schneider;Étudiant absent;3;8,25 €\n"
    "05/10/2026 10:00;Amélie Durand;Réalisée;2;25,00 €\n"
    "06/10/2026 18:30;Somebody Unknown;Réalisée;2;25,00 €\n"
    "17/10/2026 18:30;Somebody Unknown;wurst;2;25,00 €\n",
    "invoice.csv": "Intitulé;Quantité;Montant HT\n"
    "Session mentorat - Expertise 1 - financed - standard - completed;5;113,75\n"
    "Session mentorat - Expertise 2 - financed - standard - completed;7;175,00\n"
    "Session mentorat - Expertise 5 - financed - standard - completed;1;25,00\n"
    "Flat fees;2;60,00\n",
    "calendar.ics": "BEGIN:VCALENDAR\nVERSION:2.0\n"
    "BEGIN:VEVENT\nUID:1\nSUMMARY:Lucas Moreau\nDTSTART;TZID=Europe/Paris:20261130T100000\nDURATION:PT45M\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:2\nSUMMARY:Emma\nDTSTART;TZID=Europe/Paris:20261201T100000\nDURATION:PT45M\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:3\nSUMMARY:Amélie Durand\nDTSTART:20261202T100000\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:4\nSUMMARY:Dentist\nDTSTART:20261203T100000Z\nEND:VEVENT\nEND:VCALENDAR\n",
}
"""Files of other programs that the views read."""
FROM_HERE = VIEWS.index("tariff explain lucas")
"""From this view on there is a tariff."""
TARIFFS = """
[[tariff]]
from = 2026-09-16
currency = "EUR"
mentoring = { 1 = "22.75", 2 = "25", 3 = "30" }
presentation = { 2 = "30", 3 = "35" }
funding = { funded = "1", self-paid = "0.66", apprenticeship = "0.72" }
status = { completed = "1", absent = "0.5", late = "0.5", late-cancellation = "0.5", cancelled = "0" }
monthly = { self-paid = "30" }
"""
MACHINE: dict[str, dict[str, object]] = {
    "versions": {
        "mentor": "1.0.0",
        "python": "CPython 3.11.7",
        "system": "Linux 6.18.44 x86_64",
        "packages": {"typer": "0.28.0", "rich": "15.0.0", "msgspec": "0.23.0", "holidays": "missing"},
    },
    "paths": {
        "store": "~/.local/share/mentor (folder 0700, own, writable)",
        "configuration": "~/.config/mentor/config.toml (not there yet)",
        "python": "~/.local/pipx/venvs/mentor/bin/python",
        "program": "~/.local/pipx/venvs/mentor/lib/python3.11/site-packages/mentorcli",
    },
    "locale": {"environment": {"LANG": "C.UTF-8"}, "encoding": "utf-8, files utf-8, UTF-8"},
    "terminal": {
        "stdin": "terminal",
        "stdout": "terminal",
        "stderr": "terminal",
        "size": "80 x 24",
        "type": "xterm-256color",
        "programs": {"SHELL": "bash", "PAGER": "less"},
    },
    "store": {"size": "0.1 MB, 83000 MB free"},
}
"""What a page for a bug report says of the machine, in place of what this one says."""
