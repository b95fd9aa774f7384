"""What the product talks about, one file a topic: students, sessions, verdicts, checklists, FAQ entries.

Every model is a frozen dataclass. Times are aware datetimes, lengths say their unit in the name.
This package imports nothing by itself, so that a command loads only the topics it needs.
"""
