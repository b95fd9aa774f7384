"""The types of records a journal can hold, and the dataclass of each."""

from __future__ import annotations

from functools import cache
from importlib import import_module

# Where each type of record lives. A module is imported only when a journal holds such a record.
RECORD_TYPES = {
    "student": ("mentorcli.models.student", "Student"),
    "session": ("mentorcli.models.session", "Session"),
    "note": ("mentorcli.models.student", "Note"),
    "project": ("mentorcli.models.project", "Project"),
    "resource": ("mentorcli.models.project", "Resource"),
    "tick": ("mentorcli.models.checklist", "Tick"),
    "first-session": ("mentorcli.models.session", "FirstSession"),
    "contact": ("mentorcli.models.contact", "Contact"),
    "reply": ("mentorcli.models.contact", "Reply"),
    "transfer": ("mentorcli.models.transfer", "Transfer"),
    "presentation": ("mentorcli.models.presentation", "PresentationRequest"),
    "faq": ("mentorcli.models.faq", "OwnEntry"),
    "goal": ("mentorcli.models.goal", "Goal"),
    "time-off": ("mentorcli.models.timeoff", "TimeOff"),
    "no-show-report": ("mentorcli.models.report", "NoShowReport"),
    "settings": ("mentorcli.models.recovery", "SettingsChange"),
    "restoration": ("mentorcli.models.recovery", "Restoration"),
    "merge": ("mentorcli.models.recovery", "Merge"),
    "training": ("mentorcli.models.training", "TrainingStep"),
}


@cache
def record_type(kind: str) -> type | None:
    """Return the dataclass of a type of record, None for a type of a newer version."""
    found = RECORD_TYPES.get(kind)
    return getattr(import_module(found[0]), found[1]) if found else None


@cache
def known_fields(kind: str) -> frozenset[str]:
    """Return the names of the fields that this version knows of a type; none for a type of a newer version."""
    return frozenset(getattr(record_type(kind), "__dataclass_fields__", ()))


def kind_of(record: object) -> str:
    """Return the type name under which a record is stored."""
    return kind_of_type(type(record))


def kind_of_type(record_class: type) -> str:
    """Return the type name under which the records of a class are stored."""
    name = record_class.__name__
    return next(kind for kind, (_, class_name) in RECORD_TYPES.items() if class_name == name)
