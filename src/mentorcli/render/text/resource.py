"""The sentences of `mentor resource`, in English and French, and its list."""

from __future__ import annotations

from mentorcli.models.results.student import ResourceChange, StudentDetails
from mentorcli.render import WHOLE, Column, Table, View
from mentorcli.render.text import Sentences
from mentorcli.render.text.cells import CALLED
from mentorcli.text import command_line

COLUMNS = (CALLED._replace(rank=1), Column(kind=WHOLE))

sentence = Sentences(
    {
        "resource-added": ("Kept for {name}: {what}", "Notée pour {name} : {what}"),
        "resource-removed": ("No longer suggested to {name}: {what}", "N'est plus conseillée à {name} : {what}"),
        "resource-twice": ("{url} is on the list already", "{url} est déjà dans la liste"),
        "resource-unknown": ("No resource with that link", "Aucune ressource avec ce lien"),
        "resource-paid": (
            "Only free resources are suggested to a student, and this one is paid",
            "Seules des ressources gratuites sont conseillées à un étudiant, et celle-ci est payante",
        ),
        "resource-paid-hint": (
            "The courses of the student's path come first; others may be suggested if they are free.",
            "Les cours du parcours passent d'abord ; d'autres conviennent s'ils sont gratuits.",
        ),
        "no-resource": (
            "{name} has no resource yet: mentor resource add {slug} URL",
            "{name} n'a pas encore de ressource : mentor resource add {slug} LIEN",
        ),
    }
)


def added_text(done: ResourceChange, view: View) -> list[str]:
    """Return that a resource was added."""
    return [_changed("resource-added", done, view)]


def removed_text(done: ResourceChange, view: View) -> list[str]:
    """Return that a resource was removed."""
    return [_changed("resource-removed", done, view)]


def _changed(key: str, done: ResourceChange, view: View) -> str:
    what = done.resource.title or done.resource.url
    return sentence(key, view.lang, name=done.details.student.name, what=what)


def resources_table(found: StudentDetails, view: View) -> Table:
    """Return the resources suggested to a student as a table."""
    lang = view.lang
    rows = [(one.title or "", one.url) for one in found.resources]
    empty = sentence("no-resource", lang, name=found.student.name, slug=found.student.id)
    whole = command_line("resource list", found.student.id, options=("--json",))
    return Table(rows, COLUMNS, empty=empty, whole=whole)
