"""`mentor transfer`: hand a student over to another mentor. One file a topic."""

# The module of each command, in the order of the help.
COMMANDS = {
    "checklist": "checklist",
    "start": "course",
    "status": "course",
    "request": "request",
    "handover": "handover",
    "complete": "course",
    "cancel": "course",
}
