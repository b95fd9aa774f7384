"""What `mentor noshow` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "not-regular": (
            "These no-shows are not regular by the rule in force.",
            "Ces no-shows ne sont pas réguliers selon les règles appliquées.",
        ),
        "no-no-show": ("{name} has no no-show", "{name} n'a aucun no-show"),
        "report-sent": (
            "Kept as reported through the contact form: {name}",
            "Noté comme signalé par le formulaire de contact : {name}",
        ),
        "report-next": ("Once it is sent: {command}", "Une fois envoyé : {command}"),
        "not-begun": ("that session has not begun yet", "cette session n'a pas encore commencé"),
        "unmarked": ("Taken back: {name}, {start}: {status}", "Annulation du no-show : {name}, {start} : {status}"),
        "no-no-shows": ("No no-show.", "Aucun no-show."),
        "not-marked": ("Not marked. {verdict}", "Non marqué. {verdict}"),
        "against-the-rule": (
            'To mark it against the rule: --force --because "why"',
            'Pour le marquer malgré la règle : --force --because "pourquoi"',
        ),
    }
)
