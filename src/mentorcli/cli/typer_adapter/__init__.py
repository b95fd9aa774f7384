"""All that touches Typer's internals: lazy groups, usage errors, questions for what is missing, completion.

Typer carries its own Click and promises none of it to others, so a new version of Typer can break what is here and
nothing else.
"""
