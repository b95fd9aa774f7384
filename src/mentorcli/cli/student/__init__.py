"""`mentor student`: who your students are, and what you noted about them. One file a topic."""

# The module of each command, in the order of the help.
COMMANDS = {
    "add": "add",
    "list": "look",
    "show": "look",
    "edit": "edit",
    "note": "keep",
    "forget": "keep",
}
