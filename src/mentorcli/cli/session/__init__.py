"""`mentor session`: plan sessions, log what happened, look them up, correct them. One file a topic."""

# One module a command, in the order of the help.
COMMANDS = ("schedule", "prep", "start", "log", "cancel", "list", "show", "edit", "record", "delete", "import")
