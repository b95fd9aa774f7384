"""`mentor session`: plan sessions, log what happened, look them up, correct them. One file a topic."""

# The module of each command, in the order of the help.
COMMANDS = {
    "schedule": "plan",
    "log": "log",
    "cancel": "plan",
    "list": "look",
    "show": "look",
    "edit": "change",
    "record": "change",
    "delete": "change",
}
