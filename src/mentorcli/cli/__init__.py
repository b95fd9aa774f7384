"""The commands, one file a group: parse, load, ask one rule, save, render."""
