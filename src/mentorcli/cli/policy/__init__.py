"""`mentor policy`: the rules in force, their figures and their sources."""

# One module a command, in the order of the help.
COMMANDS = ("list", "use", "show")
