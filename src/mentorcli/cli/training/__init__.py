"""`mentor training`: your own way to being a confirmed mentor."""

# One module a command, in the order of the help.
COMMANDS = ("status", "done")
