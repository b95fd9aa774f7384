"""`mentor message`: the texts that mentor writes, and your own in their place."""

# One module a command, in the order of the help.
COMMANDS = ("list", "show", "write", "edit", "reset")
