"""`mentor contact`: follow up a student who does not answer."""

# One module a command, in the order of the help.
COMMANDS = ("log", "replied", "message", "next", "list")
