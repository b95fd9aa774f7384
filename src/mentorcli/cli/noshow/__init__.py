"""`mentor noshow`: judge, mark, take back and list no-shows."""

# One module a command, in the order of the help.
COMMANDS = ("check", "mark", "unmark", "report", "dossier", "list")
