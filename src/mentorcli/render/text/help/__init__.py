"""The help pages in French: each text as the command says it in English, and beside it the French one.

The commands carry their English themselves, where Typer reads it; a file here is named after the command it belongs to
and loaded only where somebody reads a help in French. Examples are translated line by line, and only where they differ.
"""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec

from mentorcli.render.text import NO_BREAK, typeset

HEADINGS = {
    "Arguments": "Arguments",
    "Options": "Options",
    "Commands": "Commandes",
    "Examples": "Exemples",
    "Students and sessions": "Étudiants et sessions",
    "What to do next": "À faire ensuite",
    "Rules and answers": "Règles et réponses",
    "Your data": "Vos données",
}
# What stands for a value, as words of their own in capitals; those that are the same in both languages are left out.
METAVARS = {
    "ANSWER": "RÉPONSE",
    "CHANGE": "MODIFICATION",
    "COLUMN": "COLONNE",
    "COMMAND": "COMMANDE",
    "DAY": "JOUR",
    "DAYS": "JOURS",
    "DIR": "DOSSIER",
    "DURATION": "DURÉE",
    "FIELD": "CHAMP",
    "FILE": "FICHIER",
    "FROM": "DOUBLON",
    "INTO": "FICHE",
    "KEY": "CLÉ",
    "MONTH": "MOIS",
    "NAME": "NOM",
    "PART": "PARTIE",
    "PLACE": "ENDROIT",
    "SLUG": "NOM_COURT",
    "STEP": "ÉTAPE",
    "STUDENT": "ÉTUDIANT",
    "TEXT": "TEXTE",
    "TITLE": "TITRE",
    "TOOL": "OUTIL",
    "URL": "LIEN",
    "VALUE": "VALEUR",
    "WHEN": "QUAND",
    "WORDS": "MOTS",
    "YYYY": "AAAA",
    "ZONE": "FUSEAU",
}
_METAVAR = re.compile(rf"(?<![\w-])({'|'.join(METAVARS)})(?!\w)")
_REMARKS = (("[required]", "[obligatoire]"), ("[default: ", f"[par défaut{NO_BREAK}: "))
USAGE = f"Utilisation{NO_BREAK}: "


def catalogue(command: str | None) -> dict[str, str]:
    """Return what is known in French of a command of the table, None for `mentor` itself: English text -> French."""
    names = ("program", "shared", command) if command else ("program", "shared")
    found: dict[str, str] = {}
    for name in names:
        module = f"{__name__}.{name}"
        if find_spec(module) is not None:
            found |= dict(import_module(module).TEXTS)
    return found


def one_line_paragraphs(text: str) -> str:
    """Return a text with each paragraph on one line, as it is looked up."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def french_metavars(text: str) -> str:
    """Return a usage line or the name of a value with its placeholders in French."""
    return _METAVAR.sub(lambda found: METAVARS[found[0]], text)


class FrenchHelp:
    """The texts of one command's help in French."""

    def __init__(self, command: str | None) -> None:
        self._known = catalogue(command)

    def text(self, english: str) -> str:
        """Return a text of the help in French, with what Typer says behind it; as it stands where it is not known."""
        bare, gap, remark = english.partition("  [")
        said = f"[{remark}"
        for one, french in _REMARKS:
            said = said.replace(one, french)
        return self.sentence(bare) + f"  {said}" * bool(gap)

    def sentence(self, english: str) -> str:
        """Return one text in French, its punctuation set; as it stands where it is not known."""
        return typeset(self._known.get(one_line_paragraphs(english), english), "fr")

    def example(self, line: str) -> str:
        """Return an example as a French mentor types it: no space of it is changed, it is there to be copied."""
        return self._known.get(line, line)

    def heading(self, english: str) -> str:
        """Return a heading with its no-break space, the colon follows."""
        return HEADINGS.get(english, english) + NO_BREAK
