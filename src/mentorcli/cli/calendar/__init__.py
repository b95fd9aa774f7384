"""`mentor calendar`: sessions out to other calendars, and in from them."""

# One module a command, in the order of the help.
COMMANDS = ("export", "import")
