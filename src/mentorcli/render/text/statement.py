"""What `mentor statement` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "statement-empty": ("No session is documented in {month}.", "Aucune session renseignée en {month}."),
        "statement-sum": (
            "Sessions in all: {sessions}, {minutes} min; counted a second time, with the same result",
            "Sessions en tout : {sessions}, {minutes} min ; comptées une seconde fois, même résultat",
        ),
        "statement-differs": (
            "The lines do not add up to the {sessions} sessions, {minutes} min: see --lines",
            "Les lignes ne font pas les {sessions} sessions, {minutes} min : voir --lines",
        ),
        "statement-open": (
            "sessions not documented yet, which are missing here: {count} ({command})",
            "sessions pas encore renseignées, absentes d'ici : {count} ({command})",
        ),
    }
)
