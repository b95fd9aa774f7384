"""`mentor presentation`: prepare one, ask for it, rehearse and time it, and who may run one. One file a topic."""

# One module a command, in the order of the help.
COMMANDS = ("checklist", "request", "result", "timing", "rehearse", "comment", "eligibility")
