"""The free courses and pages suggested to a student: added and removed."""

from __future__ import annotations

from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.project import Resource
from mentorcli.models.results.student import ResourceChange
from mentorcli.render.text.resource import sentence
from mentorcli.rules.project import same_link
from mentorcli.services.lookup import find_student
from mentorcli.services.students import details_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.text import bilingual, one_line


def add(
    workspace: Workspace, student: str, url: str, *, title: str | None = None, paid: bool = False
) -> ResourceChange:
    """Add a link to what is suggested to a student. Raises RefusedError for a paid one and for one that is there."""
    if paid:
        raise RefusedError(sentence("resource-paid", workspace.lang), sentence("resource-paid-hint", workspace.lang))
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        known = same_link(records.resources, url)
        if known is not None:
            raise RefusedError(sentence("resource-twice", workspace.lang, url=known.url), None)
        resource = Resource(record_id(), url, one_line(title))
        writer.append(records, resource, cmd="resource add", at=workspace.now)
    return ResourceChange(details_of(workspace, records), resource)


def remove(workspace: Workspace, student: str, url: str) -> ResourceChange:
    """Take a link off what is suggested to a student. Raises NotFoundError where it is not there."""
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        known = same_link(records.resources, url.strip())
        if known is None:
            hint = bilingual(
                f"See: mentor resource list {records.id}", f"Voyez\u00a0: mentor resource list {records.id}"
            )
            raise NotFoundError(sentence("resource-unknown", workspace.lang), hint)
        writer.append(records, cmd="resource remove", at=workspace.now, drop=[("resource", known.id)])
    return ResourceChange(details_of(workspace, records), known)
