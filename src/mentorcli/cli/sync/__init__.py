"""`mentor sync`: the store on several computers. One file a command; alone it synchronises."""

# One module a command, in the order of the help.
COMMANDS = ("init", "status", "log")
# What the group does without a command.
ALONE = "mentorcli.cli.sync_alone"
