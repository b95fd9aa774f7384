"""`mentor presentation`: prepare one, ask for it, rehearse and time it, and who may run one. One file a topic."""

# The module of each command, in the order of the help.
COMMANDS = {
    "checklist": "checklist",
    "request": "request",
    "timing": "timing",
    "rehearse": "rehearse",
    "eligibility": "timing",
}
