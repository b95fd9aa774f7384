"""What `mentor resource` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "resource-added": ("Kept for {name}: {what}", "Conservé pour {name} : {what}"),
        "resource-removed": ("No longer suggested to {name}: {what}", "N'est plus conseillé à {name} : {what}"),
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
