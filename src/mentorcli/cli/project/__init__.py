"""`mentor project`: the projects of a student"s path, one in progress at a time."""

# One module a command, in the order of the help.
COMMANDS = ("add", "start", "present", "validate", "edit", "remove", "list")
