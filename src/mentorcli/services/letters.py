"""Messages ready to be pasted: the mentor's own text or the product's, filled in, in the language of the run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentorcli.content import message
from mentorcli.models.message import Message
from mentorcli.render.text.letters import fill
from mentorcli.services.workspace import Workspace

if TYPE_CHECKING:
    from mentorcli.models.message import TemplateFault
    from mentorcli.models.student import Student
    from mentorcli.store.student_records import StudentRecords


def letter(workspace: Workspace, name: str, records: StudentRecords, values: Mapping[str, str | None]) -> Message:
    """Return the message `name` in the language of this run, with the student's name and path in it.

    Raises UnreadableError where the mentor's own text cannot be used.
    """
    return made(workspace, name, {**student_values(workspace, records.student), **values})


def made(workspace: Workspace, name: str, values: Mapping[str, str | None]) -> Message:
    """Return a message of these values: of the mentor's own text where there is one. Raises UnreadableError."""
    own = own_text(workspace, name)
    if own is not None:
        return of_own_text(workspace, name, own, values)
    from mentorcli.rules.message import kind_of

    return fill(message(kind_of(name), workspace.lang), values, workspace.lang)


def own_text(workspace: Workspace, name: str) -> str | None:
    """Return the mentor's own text of a message in the language of this run, sound; None where there is none.

    Raises UnreadableError, with path and line, for one that cannot be used.
    """
    from mentorcli.store import message_files

    key = f"{name}.{workspace.lang}"
    data = message_files.read(workspace.store, key)
    if data is None:
        return None
    text = message_files.decoded(workspace.store, key, data)
    found = faults_of(name, text)
    if found:
        raise message_files.unreadable(workspace.store, key, *found[0])
    return text


def faults_of(name: str, text: str) -> list[TemplateFault]:
    """Return everything that is wrong with a text of the mentor's own for a message."""
    from mentorcli.render.template import faults  # 46 ms: Jinja2, for own texts alone
    from mentorcli.rules.message import values_of

    return faults(text, values_of(name))


def of_own_text(workspace: Workspace, name: str, text: str, values: Mapping[str, str | None]) -> Message:
    """Return a message made of a sound text of the mentor's own. Raises UnreadableError where too much comes of it."""
    from mentorcli.render.template import FILLED_TOO_LONG, filled
    from mentorcli.render.text.letters import parted
    from mentorcli.rules.message import values_of
    from mentorcli.store.message_files import unreadable

    known = {one: values.get(one) for one in values_of(name)}
    whole = filled(text, known, workspace.lang)
    if whole is None:
        raise unreadable(workspace.store, f"{name}.{workspace.lang}", 1, FILLED_TOO_LONG)
    return parted(whole)._replace(own=name)


def student_values(workspace: Workspace, student: Student) -> dict[str, str | None]:
    """Return what every message knows of a student, and the present day."""
    from mentorcli.render.text.message_values import long_day
    from mentorcli.rules.message import first_name

    return {
        "student": student.name,
        "first_name": first_name(student.name),
        "path": student.path,
        "today": long_day(workspace.today, workspace.lang),
    }
