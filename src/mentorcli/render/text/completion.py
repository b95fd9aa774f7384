"""What `mentor completion install` and `uninstall` say, in English and French."""

from __future__ import annotations

from mentorcli.models.results.completion import ShellSetup
from mentorcli.render.text import Sentences
from mentorcli.text import Line, command_line, shell_quoted

sentence = Sentences(
    {
        "to-write": ("What switches TAB on in {shell}:", "Ce qui active TAB dans {shell} :"),
        "question": (
            "Write the lines that switch TAB on at the end of {file}?",
            "Écrire les lignes qui activent TAB à la fin de {file} ?",
        ),
        "question-off": (
            "Take mentor's lines out of {file}, so that TAB completes it no more?",
            "Enlever de {file} les lignes de mentor, pour que TAB ne le complète plus ?",
        ),
        "would-write": (
            "This would stand at the end of {file}. Nothing was changed.",
            "Cela irait à la fin de {file}. Rien n'a changé.",
        ),
        "would-take": (
            "mentor's lines would be taken out of {file}. Nothing was changed.",
            "Les lignes de mentor seraient enlevées de {file}. Rien n'a changé.",
        ),
        "written": (
            "TAB is switched on in {shell}. Written at the end of {file}:",
            "TAB est activé dans {shell}. Écrit à la fin de {file} :",
        ),
        "new-terminal": (
            "It holds in every terminal that you open from now on.",
            "Cela vaut dans chaque terminal ouvert à partir de maintenant.",
        ),
        "taken": (
            "TAB is switched off in {shell}: mentor's lines are gone from {file}. A terminal that is open keeps it.",
            "TAB est désactivé dans {shell} : les lignes de mentor ne sont plus dans {file}. Un terminal ouvert le garde.",
        ),
        "there": (
            "TAB is switched on in {shell} already, by {file}. Nothing was changed.",
            "TAB est déjà activé dans {shell}, par {file}. Rien n'a changé.",
        ),
        "by-hand": (
            "TAB is switched on in {shell} already, by line {line} of {file}, which mentor did not write. Nothing was "
            "changed.",
            "TAB est déjà activé dans {shell}, par la ligne {line} de {file}, que mentor n'a pas écrite. Rien n'a changé.",
        ),
        "delete-it": (
            "To switch it off, delete that line, or the file where it is the whole script.",
            "Pour le désactiver, supprimez cette ligne, ou le fichier si c'est le script entier.",
        ),
        "left": (
            "Line {line} of {file}, which mentor did not write, still switches it on: delete it yourself.",
            "La ligne {line} de {file}, que mentor n'a pas écrite, l'active encore : supprimez-la vous-même.",
        ),
        "nothing": (
            "TAB is not switched on in {shell}: {file} has nothing of it. Nothing was changed.",
            "TAB n'est pas activé dans {shell} : il n'y a rien dans {file}. Rien n'a changé.",
        ),
        "back": ("The way back: {command}", "Pour revenir en arrière : {command}"),
        "not-in-path": (
            "mentor is not in PATH: TAB begins to work once it is (README, Set up)",
            "mentor n'est pas dans PATH : TAB marchera dès qu'il y sera (README, Installer)",
        ),
    }
)


def setup_lines(setup: ShellSetup, lang: str) -> list[str]:
    """Return the lines that would be written, above the question; none where some are taken out."""
    return [] if setup.uninstall else [sentence("to-write", lang, shell=setup.shell), *_shown(setup)]


def setup_question(setup: ShellSetup, lang: str) -> str:
    """Return the question whether to change the file."""
    return sentence("question-off" if setup.uninstall else "question", lang, file=_file(setup))


def planned_text(setup: ShellSetup, lang: str) -> list[str]:
    """Return what would be changed."""
    if setup.uninstall:
        return [sentence("would-take", lang, file=_file(setup))]
    return [*setup_lines(setup, lang), sentence("would-write", lang, file=_file(setup))]


def unchanged_text(setup: ShellSetup, lang: str) -> list[str]:
    """Return why there is nothing to change, and what switches TAB on where it is somebody else's."""
    values = {"shell": setup.shell, "file": _file(setup), "line": setup.by_hand}
    if setup.by_hand is not None:
        return [sentence("by-hand", lang, **values), sentence("delete-it", lang)]
    if setup.uninstall:
        return [sentence("nothing", lang, **values)]
    return [sentence("there", lang, **values), _back(setup, lang)]


def changed_text(setup: ShellSetup, lang: str) -> list[str]:
    """Return what was changed, with the lines and the way back."""
    values = {"shell": setup.shell, "file": _file(setup), "line": setup.by_hand}
    if setup.uninstall:
        left = [sentence("left", lang, **values)] if setup.by_hand is not None else []
        return [sentence("taken", lang, **values), *left, _back(setup, lang)]
    return [
        sentence("written", lang, **values),
        *_shown(setup),
        sentence("new-terminal", lang),
        _back(setup, lang),
    ]


def not_in_path(lang: str) -> str:
    """Return the warning that a shell will not find the program."""
    return sentence("not-in-path", lang)


def _back(setup: ShellSetup, lang: str) -> str:
    verb = "install" if setup.uninstall else "uninstall"
    return sentence("back", lang, command=command_line(f"completion {verb}", setup.shell))


def _shown(setup: ShellSetup) -> list[str]:
    return [Line(f"  {line}") for line in setup.lines]


def _file(setup: ShellSetup) -> str:
    return shell_quoted(setup.file)
