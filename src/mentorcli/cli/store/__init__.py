"""`mentor store`: your data as a whole: where it is, whether it is sound, copies of it. One file a topic."""

# One module a command, in the order of the help.
COMMANDS = ("path", "check", "backup", "restore", "export", "import", "purge")
