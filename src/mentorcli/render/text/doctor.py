"""The page of `mentor doctor`: the same labels and values as in the JSON, in French the words of it translated."""

from __future__ import annotations

import errno
import os
import re

from mentorcli.counts import counted
from mentorcli.errors import NewerStoreError
from mentorcli.models.results.doctor import Diagnosis, Section
from mentorcli.render.text import Sentences, typeset
from mentorcli.system_words import FRENCH
from mentorcli.text import BAD, GOOD, HEADING, joined, part

sentence = Sentences(
    {
        "text-waits": (
            "For you alone: a text that was edited and not saved waits; take it up: {command}",
            "Pour vous seul : un texte modifié et non enregistré attend ; pour le reprendre : {command}",
        ),
        "where": (
            "What is wrong, and where: mentor store check",
            "Ce qui ne va pas, et où : mentor store check",
        ),
        "well": ("All is well: {what}.", "Tout va bien : {what}."),
        "well-empty": ("All is well: nothing is kept yet.", "Tout va bien : rien n'est encore noté."),
        "wrong": ("Something is wrong with the data or the settings.", "Les données ou les réglages ont un défaut."),
        "newer": (
            "The data was written by a newer version of mentor: upgrade it.",
            "Les données viennent d'une version plus récente de mentor : mettez-le à jour.",
        ),
        "yes": ("yes", "oui"),
        "no": ("no", "non"),
        "none": ("none", "aucun"),
    }
)

# The titles and labels of the page, as the JSON names them.
_LABELS = {
    "versions": "versions",
    "paths": "chemins",
    "settings": "réglages",
    "time": "heure",
    "locale": "langue du système",
    "terminal": "terminal",
    "store": "données",
    "system": "système",
    "packages": "paquets",
    "configuration": "configuration",
    "chosen_by": "choisi par",
    "program": "programme",
    "own": "à vous",
    "faults": "défauts",
    "tariff_faults": "dont tarifs",
    "now": "maintenant",
    "clock": "horloge",
    "zone": "fuseau",
    "language": "langue",
    "environment": "environnement",
    "encoding": "encodage",
    "size": "taille",
    "type": "type",
    "colour": "couleur",
    "no_color": "NO_COLOR",
    "programs": "programmes",
    "state": "état",
    "schema": "schéma",
    "students": "étudiants",
    "sessions": "sessions",
    "policy": "règles",
    "texts_waiting": "textes en attente",
    "stdin": "entrée",
    "stdout": "sortie",
    "stderr": "erreurs",
}
# What a value says in words, the longest first: everything else in it is a name, a number or a path.
_WORDS = {
    "cannot be told: a fault in the configuration or in MENTOR_NOW": (
        "inconnu : un défaut dans la configuration ou dans MENTOR_NOW"
    ),
    "cannot be told: a fault in the configuration": "inconnu : un défaut dans la configuration",
    "cannot be told, by default": "inconnues, par défaut",
    "not there yet: the first change makes it": "pas encore là : la première modification les crée",
    "written by a newer version of mentor": "écrites par une version plus récente de mentor",
    "the platform's folders": "les dossiers du système",
    "for a person to mend": "à réparer à la main",
    "mended by --repair": "que --repair répare",
    "by a symbolic link": "par un lien symbolique",
    "someone else's": "à quelqu'un d'autre",
    "cannot be read": "illisibles",
    "not there yet": "pas encore là",
    "not writable": "non modifiable",
    "no terminal": "pas un terminal",
    "the system's": "celle du système",
    "the system": "le système",
    "writable": "modifiable",
    "MB free": "Mo libres",
    "missing": "absent",
    "folder": "dossier",
    "faulty": "avec défauts",
    "sound": "intactes",
    "files": "fichiers",
    "file": "fichier",
    "own": "à vous",
    "MB": "Mo",
}
# And what the system says of a path.
_WORDS |= {os.strerror(getattr(errno, name)): said for name, said in FRENCH.items() if hasattr(errno, name)}
# A word between the brackets of a path, or alone: never a part of the path itself.
_VALUE = re.compile(rf"(?:(?<=^)|(?<=\()|(?<=, )|(?<=\d )|(?<=^mentor ))({'|'.join(map(re.escape, _WORDS))})(?![\w/.])")


def where_text(lang: str) -> str:
    """Return how to see what a fault is, and where."""
    return sentence("where", lang)


def verdict(found: Diagnosis, lang: str) -> str:
    """Return in one line whether all is well, and if not, what to type."""
    if found.exit_code == NewerStoreError.exit_code:
        return part(sentence("newer", lang), BAD)
    if found.exit_code:
        return part(sentence("wrong", lang), BAD)
    store = found.sections["store"]
    counts = [store.get("students"), store.get("sessions")]
    known = [counted(noun, one, lang) for noun, one in zip(_COUNTED, counts, strict=True) if isinstance(one, int)]
    return part(sentence("well", lang, what=", ".join(known)) if known else sentence("well-empty", lang), GOOD)


def page(found: Diagnosis, lang: str, *, short: bool = False) -> list[str]:
    """Return the verdict, then the sections one below the other, each line a label and what is known under it.

    A `short` page has one line a section, as a terminal shows it.
    """
    lines = [verdict(found, lang)]
    if short:
        return [*lines, "", *(_section(title, section, lang) for title, section in found.sections.items())]
    for title, section in found.sections.items():
        lines += ["", part(_label(title, lang).capitalize(), HEADING)]
        labels = {name: typeset(_label(name, lang) + _COLON[lang], lang) for name in section}
        lines += [f"  {labels[name]:<{_WIDTH[lang]}} {_value(value, lang)}" for name, value in section.items()]
    return lines


def _section(title: str, section: Section, lang: str) -> str:
    """Return a section on one line: its title, then its labels with their values."""
    heading = typeset(_label(title, lang).capitalize() + _COLON[lang], lang)
    facts = (f"{_label(name, lang)} {_value(value, lang)}" for name, value in section.items())
    return joined(
        part(heading, HEADING), " " * (_WIDTH[lang] + 2 - len(heading)), typeset(_BETWEEN[lang], lang).join(facts)
    )


_BETWEEN = {"en": "; ", "fr": " ; "}
_COUNTED = ("student", "session")
_COLON = {"en": ":", "fr": " :"}
_WIDTH = {"en": 17, "fr": 19}  # of the longest label with its colon


def _label(name: str, lang: str) -> str:
    """Return a title or label; one that is the name of a thing stays."""
    return _LABELS.get(name, name) if lang == "fr" else name.replace("_", " ")


def _value(value: object, lang: str) -> str:
    if isinstance(value, bool):
        return sentence("yes" if value else "no", lang)
    if isinstance(value, dict):
        inside = (f"{_said(str(key), lang)} {_said(str(what), lang)}" for key, what in value.items())
        return ", ".join(inside) or sentence("none", lang)
    return "-" if value is None else _said(str(value), lang)


def _said(value: str, lang: str) -> str:
    """Return a value with its words in a language."""
    return _VALUE.sub(lambda word: typeset(_WORDS[word[0]], lang), value) if lang == "fr" else value
