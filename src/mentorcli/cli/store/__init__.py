"""`mentor store`: your data as a whole: where it is, whether it is sound, copies of it. One file a topic."""

# The module of each command, in the order of the help.
COMMANDS = {
    "path": "path",
    "check": "check",
    "backup": "backup",
    "restore": "backup",
    "export": "exchange",
    "import": "exchange",
}
