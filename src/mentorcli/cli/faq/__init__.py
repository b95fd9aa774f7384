"""`mentor faq`: ask the FAQ, and add what it does not know."""

# One module a command, in the order of the help.
COMMANDS = ("search", "list", "show", "add", "edit", "remove")
