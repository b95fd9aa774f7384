"""The page of `mentor doctor`. It is in English whatever the language: who reads a bug report may know no other."""

from __future__ import annotations

from mentorcli.models.results.doctor import Diagnosis
from mentorcli.render.text import Sentences
from mentorcli.text import to_be_typed

sentence = Sentences(
    {
        "text-waits": (
            "For you alone: a text that was edited and not saved waits; take it up: {command}",
            "Pour vous seul : un texte modifié et non enregistré attend ; pour le reprendre : {command}",
        ),
    }
)

_WHERE = "What is wrong, and where: mentor store check"


def where_text() -> str:
    """Return how to see what a fault is, and where."""
    return to_be_typed(_WHERE)


def page(found: Diagnosis) -> list[str]:
    """Return the sections one below the other, each line a label and what is known under it."""
    lines: list[str] = []
    for title, section in found.sections.items():
        lines += ["", title.capitalize()] if lines else [title.capitalize()]
        lines += [f"  {label.replace('_', ' ') + ':':<17} {_value(value)}" for label, value in section.items()]
    return lines


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key} {what}" for key, what in value.items()) or "none"
    return "-" if value is None else str(value)
