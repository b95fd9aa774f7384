"""The manual pages: `python tests/manpages.py` writes docs/man/ anew.

One page for `mentor`, each group and each command, in English and in French, made of what `--help` is made of. They
hold no date, only the version, so that they are the same on every machine. Wheels carry them into share/man.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mentorcli import __version__
from mentorcli.cli import COMMANDS
from mentorcli.cli.root import build_root
from mentorcli.render.text.help import FrenchHelp, french_metavars

FOLDER = Path(__file__).parents[1] / "docs" / "man"
PLACES = {"en": "man1", "fr": "fr/man1"}
"""Where `man` looks for the pages of a language, below share/man."""

HEADINGS = {
    "NAME": "NOM",
    "SYNOPSIS": "SYNOPSIS",
    "DESCRIPTION": "DESCRIPTION",
    "COMMANDS": "COMMANDES",
    "ARGUMENTS": "ARGUMENTS",
    "OPTIONS": "OPTIONS",
    "EXAMPLES": "EXEMPLES",
    "ENVIRONMENT": "ENVIRONNEMENT",
    "FILES": "FICHIERS",
    "EXIT STATUS": "CODE DE RETOUR",
    "SEE ALSO": "VOIR AUSSI",
}
TITLE = {"en": "mentor manual", "fr": "Manuel de mentor"}
ELSEWHERE = {
    "en": "Every command explains itself too: \\fBmentor help\\fR.",
    "fr": "Chaque commande s\\(aqexplique aussi elle\\-même\\~: \\fBmentor help\\fR.",
}
EXIT_STATUS = {
    0: ("Done.", "C'est fait."),
    1: (
        "The answer is no: a rule refuses, or nothing was found.",
        "La réponse est non\u00a0: une règle refuse, ou rien n'a été trouvé.",
    ),
    2: (
        "Usage: an unknown option, a value that cannot be read, an answer that is missing and cannot be asked for.",
        "Utilisation\u00a0: option inconnue, valeur illisible, réponse qui manque et ne peut pas être demandée.",
    ),
    3: (
        "No such student, session or entry, or several of them.",
        "Aucun étudiant, aucune session ou aucun élément de ce nom, ou plusieurs.",
    ),
    4: (
        "The stored data cannot be read; nothing is changed.",
        "Les données enregistrées sont illisibles\u00a0; rien n'a changé.",
    ),
    5: (
        "Not saved; what was there is intact.",
        "Non enregistré\u00a0; ce qui était là est intact.",
    ),
    6: ("The store is busy.", "Les données sont occupées."),
    7: (
        "The store was written by a newer version; it is left as it is.",
        "Les données viennent d'une version plus récente\u00a0; elles restent telles quelles.",
    ),
    70: ("A fault of the program; the report says where.", "Une erreur du programme\u00a0; le rapport dit où."),
    130: ("Interrupted.", "Interrompu."),
}
ENVIRONMENT = {
    "MENTOR_HOME": (
        "The folder of the store, unless \\fB\\-\\-store\\fR names one.",
        "Le dossier des données, sauf si \\fB\\-\\-store\\fR en nomme un.",
    ),
    "MENTOR_NOW": (
        "What stands for the present (ISO 8601), for scripts and tests.",
        "Ce qui tient lieu de présent (ISO 8601), pour scripts et tests.",
    ),
    "NO_COLOR": ("Where it is set, nothing is coloured.", "Si cette variable est définie, rien n\\(aqest coloré."),
    "VISUAL, EDITOR, PAGER": (
        "The programs in which texts are edited and long answers are read.",
        "Les programmes où les textes se modifient et où les longues réponses se lisent.",
    ),
}
FILES = {
    "~/.local/share/mentor": (
        "The store on Linux; on macOS \\(ti/Library/Application Support/mentor.\n\\fBmentor store path\\fR names it.",
        "Les données sous Linux\\~; sur macOS\\~: \\(ti/Library/Application Support/mentor.\n"
        "\\fBmentor store path\\fR nomme le dossier.",
    ),
    "~/.config/mentor/config.toml": (
        "The settings. \\fBmentor config path\\fR names the file.",
        "Les réglages. \\fBmentor config path\\fR nomme le fichier.",
    ),
}
_SPECIAL = {
    "\\": "\\(rs",
    "-": "\\-",
    "'": "\\(aq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    "\u00a0": "\\~",
    "\u202f": "\\~",
}
_TYPED = re.compile(r"`([^`]+)`")
_OPTION = re.compile(r"(?<![\w-])--?[\w?][\w-]*")


def escaped(text: str) -> str:
    """Return a text as roff takes it: no character of it is a request or an escape, and a hyphen can be copied."""
    plain = "".join(_SPECIAL.get(character, character) for character in text)
    return f"\\&{plain}" if plain.startswith(".") else plain


def prose(text: str) -> str:
    """Return a sentence as roff takes it, what stands in backticks in bold."""
    pieces = _TYPED.split(re.sub(" +", " ", text.strip(" ")))
    return "".join(bold(piece) if number % 2 else escaped(piece) for number, piece in enumerate(pieces))


def bold(text: str) -> str:
    """Return a text that is typed as it stands."""
    return f"\\fB{escaped(text)}\\fR"


def _names(record: str) -> str:
    """Return the names of an option in bold, what stands for its value in italics."""
    found, place = [], 0
    for match in _OPTION.finditer(record):
        found += [_value(record[place : match.start()]), bold(match.group())]
        place = match.end()
    return "".join([*found, _value(record[place:])])


def _value(text: str) -> str:
    words = text.strip(" ,")
    return escaped(text).replace(escaped(words), f"\\fI{escaped(words)}\\fR") if words else escaped(text)


class Subject(NamedTuple):
    """What a page is about: the words that are typed, the command behind them and its texts in French."""

    words: tuple[str, ...]
    command: Any
    french: FrenchHelp | None
    related: tuple[tuple[str, ...], ...]

    @property
    def page(self) -> str:
        """The name of the page, as `man` is asked for it."""
        return "-".join(("mentor", *self.words))

    @property
    def lang(self) -> str:
        """The language of the page."""
        return "en" if self.french is None else "fr"

    def text(self, english: str) -> str:
        """Return a text of the help, in the language of the page."""
        return english if self.french is None else self.french.text(english)

    def value(self, names: str) -> str:
        """Return the names of options and values, in the language of the page."""
        return names if self.french is None else french_metavars(names)


def subjects(lang: str) -> Iterator[Subject]:
    """Yield every page of a language: `mentor`, each command or group of the table, each command of a group."""
    root: Any = build_root()
    nouns = tuple((name,) for name in COMMANDS)
    yield Subject((), root, FrenchHelp(None) if lang == "fr" else None, nouns)
    for name in COMMANDS:
        command = root.commands[name]
        french = FrenchHelp(name) if lang == "fr" else None
        below = tuple((name, verb) for verb in getattr(command, "commands", ()))
        yield Subject((name,), command, french, ((), *below))
        for words in below:
            others = tuple(other for other in below if other != words)
            yield Subject(words, command.commands[words[1]], french, ((), (name,), *others))


def page(subject: Subject) -> str:
    """Return the text of a page."""
    one = subject.lang == "en"
    context = subject.command.context_class(subject.command, help_option_names=["-h", "--help"])
    parts = [
        "'\\\" -*- coding: UTF-8 -*-",
        '.\\" Made by tests/manpages.py of what --help is made of.',
        f'.TH "{escaped(subject.page.upper())}" "1" "" "mentor {escaped(__version__)}" "{TITLE[subject.lang]}"',
        ".nh",
        ".ad l",
        *_about(subject, context),
        *_parameters(subject, context),
        *_examples(subject),
        *(_surroundings(subject) if not subject.words else []),
        *_listed(subject, "EXIT STATUS", [(str(code), prose(both[not one])) for code, both in EXIT_STATUS.items()]),
        _heading(subject, "SEE ALSO"),
        ",\n".join(f"{bold('-'.join(('mentor', *words)))}(1)" for words in subject.related),
        ".PP",
        ELSEWHERE[subject.lang],
    ]
    return "\n".join(parts) + "\n"


def _heading(subject: Subject, name: str) -> str:
    return f'.SH "{name if subject.lang == "en" else HEADINGS[name]}"'


def _listed(subject: Subject, heading: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    """Return a section of names, each with what it is below it; nothing for none."""
    lines = [_heading(subject, heading)] if rows else []
    for name, about in rows:
        lines += [".TP", name, about]
    return lines


def _about(subject: Subject, context: Any) -> list[str]:
    """Return name, synopsis and description."""
    command = subject.command
    whole = subject.text(command.help or "")
    command.help = whole  # of which the first sentence is what it is for, as in the list of a group
    short = subject.text(command.get_short_help_str(limit=200)).rstrip(".")
    usage = subject.value(" ".join(command.collect_usage_pieces(context)))
    paragraphs = [" ".join(part.split("\n")) for part in whole.split("\n\n")]
    return [
        _heading(subject, "NAME"),
        f"{escaped(subject.page)} \\- {prose(short)}",
        _heading(subject, "SYNOPSIS"),
        f"{bold(' '.join(('mentor', *subject.words)))} {escaped(usage)}",
        _heading(subject, "DESCRIPTION"),
        "\n.PP\n".join(map(prose, paragraphs)),
    ]


def _parameters(subject: Subject, context: Any) -> list[str]:
    """Return the commands of a group, and the arguments and options."""
    rows: dict[str, list[tuple[str, str]]] = {"COMMANDS": [], "ARGUMENTS": [], "OPTIONS": []}
    for parameter in subject.command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            kind = "ARGUMENTS" if parameter.param_type_name == "argument" else "OPTIONS"
            rows[kind].append((_names(subject.value(record[0])), prose(subject.text(record[1]))))
    for name, one in getattr(subject.command, "commands", {}).items():
        summary = COMMANDS[name].summary if not subject.words else one.get_short_help_str(limit=200)
        if subject.words and subject.french is not None:
            one.help = subject.text(one.help)
            summary = one.get_short_help_str(limit=200)
        rows["COMMANDS"].append((bold(" ".join(("mentor", *subject.words, name))), prose(subject.text(summary))))
    return [line for heading, found in rows.items() for line in _listed(subject, heading, found)]


def _examples(subject: Subject) -> list[str]:
    """Return the examples, one a line as they are typed."""
    examples = (subject.command.epilog or "").splitlines()
    if not examples:
        return []
    shown = examples if subject.french is None else map(subject.french.example, examples)
    return [_heading(subject, "EXAMPLES"), ".nf", *map(escaped, shown), ".fi"]


def _surroundings(subject: Subject) -> list[str]:
    """Return what `mentor` as a whole reads from the system."""
    which = subject.lang == "fr"
    named = {"ENVIRONMENT": ENVIRONMENT, "FILES": FILES}
    return [
        line
        for heading, rows in named.items()
        for line in _listed(subject, heading, [(bold(name), both[which]) for name, both in rows.items()])
    ]


def pages() -> dict[str, str]:
    """Return the text of every page by its path below docs/man."""
    return {f"{place}/{subject.page}.1": page(subject) for lang, place in PLACES.items() for subject in subjects(lang)}


def _main() -> None:
    """Write the pages, and take away those of commands that are gone."""
    made = pages()
    for place in PLACES.values():
        (FOLDER / place).mkdir(parents=True, exist_ok=True)
        for old in (FOLDER / place).glob("*.1"):
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _main()
