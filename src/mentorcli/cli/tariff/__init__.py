"""`mentor tariff`: what sessions are paid by, the mentor's own dated rates."""

# One module a command, in the order of the help.
COMMANDS = ("list", "explain", "example")
