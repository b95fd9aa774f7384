"""`mentor note`: the notes on a student: listed and removed. `mentor student note` writes one."""

# One module a command, in the order of the help.
COMMANDS = ("list", "remove")
