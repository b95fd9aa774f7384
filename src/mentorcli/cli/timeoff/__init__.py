"""`mentor timeoff`: days on which no session is to be held, the mentor's own or a student's."""

# One module a command, in the order of the help.
COMMANDS = ("add", "list", "remove")
