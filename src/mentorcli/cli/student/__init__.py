"""`mentor student`: who your students are, and what you noted about them. One file a topic."""

# One module a command, in the order of the help.
COMMANDS = ("add", "list", "show", "edit", "note", "merge", "forget")
