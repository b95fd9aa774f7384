"""`mentor resource`: free courses and pages suggested to a student."""

# One module a command, in the order of the help.
COMMANDS = ("add", "list", "remove")
