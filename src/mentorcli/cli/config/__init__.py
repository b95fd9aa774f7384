"""`mentor config`: your settings, in a file that you may also edit."""

# One module a command, in the order of the help.
COMMANDS = ("list", "get", "set", "unset", "path", "edit")
