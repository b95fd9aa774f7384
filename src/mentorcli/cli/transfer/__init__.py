"""`mentor transfer`: hand a student over to another mentor. One file a topic."""

# One module a command, in the order of the help.
COMMANDS = ("checklist", "start", "status", "request", "handover", "complete", "cancel")
