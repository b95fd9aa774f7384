"""What mentor does: each function finds, decides by the rules, saves, and returns a small result.

A service takes the `Workspace` of a run first. It prints nothing and knows nothing of the command line: the commands
below `cli/` read options, call one service and show what it returns.
"""
