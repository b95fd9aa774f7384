"""What `mentor demo` shows: a week, and the confirmation of the sample."""

from __future__ import annotations

from mentorcli.counts import counted
from mentorcli.models.results.demo import DemoStep, PlayedStep, SampleLoaded
from mentorcli.render.text import Sentences
from mentorcli.text import command_line

sentence = Sentences(
    {
        "end": (
            "That was a throw-away store: nothing of yours was touched. Your turn: mentor student add NAME",
            "C'étaient des données jetables : rien chez vous n'a été touché. À vous : mentor student add NOM",
        ),
        "go-on": ("Enter goes on, q ends: ", "Entrée pour continuer, q pour finir : "),
        "loaded": (
            "Loaded: {students} and {sessions} of a year, all invented",
            "Chargé : {students} et {sessions} sur un an, tous inventés",
        ),
        "agenda": ("See what is due: {command}", "Pour voir ce qui est à faire : {command}"),
        "undo": ("To take it back as a whole: {command}", "Pour tout annuler d'un coup : {command}"),
    }
)


def step_text(step: DemoStep, lang: str) -> list[str]:
    """Return what stands above a command's output: what it is for, and the command as it is typed."""
    return [f"# {step.about.in_language(lang)}", f"$ {step.typed(lang)}"]


def output_text(played: PlayedStep) -> list[str]:
    """Return a command's output, where it did not write to the terminal itself, and an empty line."""
    return [*(line.replace("\t", "  ") for line in played.output.splitlines()), ""]


def end_text(lang: str) -> str:
    """Return what the guided run ends with."""
    return sentence("end", lang)


def go_on_question(lang: str) -> str:
    """Return the question between two steps."""
    return sentence("go-on", lang)


def loaded_text(done: SampleLoaded, lang: str) -> list[str]:
    """Return the confirmation that the sample was loaded, and what to do with it."""
    students, sessions = counted("student", done.students, lang), counted("session", done.sessions, lang)
    return [
        sentence("loaded", lang, students=students, sessions=sessions),
        sentence("agenda", lang, command=command_line("agenda")),
        sentence("undo", lang, command=command_line("undo")),
    ]
