"""`mentor goal`: what mentor and student agreed for the next session."""

# One module a command, in the order of the help.
COMMANDS = ("add", "done", "list", "reopen")
