"""The answer to a shell that asks what TAB may complete; `completion_scripts` holds what makes it ask.

The questions are Typer's (`_MENTOR_COMPLETE=complete_bash` with COMP_WORDS and so on), the answers are written here:
Typer's own load Rich for every description. An exit code of 1 tells our scripts that files fit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from typer.completion import shell_completion  # type: ignore[attr-defined]

from mentorcli.cli import COMMANDS
from mentorcli.cli.candidates import FILES
from mentorcli.cli.typer_adapter import bash_words
from mentorcli.cli.typer_adapter.completion_scripts import SCRIPTS

if TYPE_CHECKING:
    from mentorcli.cli.context import AppContext


class Offer(NamedTuple):
    """A candidate and what it is."""

    value: str
    about: str


class _Question(shell_completion.ShellComplete):
    """Finds the parameter that is being typed, and its candidates."""

    name = "mentor"
    source_template = ""

    def source_vars(self) -> dict[str, Any]:
        """Return nothing: the scripts are in `completion_scripts`."""
        return {}

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return nothing: the words are given."""
        return [], ""

    def get_completions(self, args: list[str], incomplete: str) -> list[Any]:
        """Return the candidates. Where an option waits for its value, what stands before it is read without it."""
        context = shell_completion._resolve_context(self.cli, self.ctx_args, self.prog_name, args)
        asked, incomplete = shell_completion._resolve_incomplete(context, args, incomplete)
        if getattr(asked, "param_type_name", "") == "option":
            context = shell_completion._resolve_context(self.cli, self.ctx_args, self.prog_name, args[:-1])
        return list(asked.shell_complete(context, incomplete))

    def format_completion(self, item: Any) -> str:
        """Return the bare value."""
        return str(item.value)


def answer(root: Any, asked: str, app: AppContext) -> int:
    """Print what a shell asked for and return the exit code. What is wrong with the line never shows."""
    app.workspace.patience = None  # who completes a line waits for nobody
    form, _, shell = asked.partition("_")
    if shell not in SCRIPTS:
        return 1
    if form == "source":
        app.output.print_lines(SCRIPTS[shell].splitlines())
        return 0
    words, typed = _typed(shell, app.workspace.environ)
    found = _found(root, app, words, typed)
    offers = [offer for offer in found if offer.value.isprintable()]  # no key types a control or bidi character
    typer_fish = app.workspace.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args"
    if shell == "fish" and typer_fish:
        return 0 if offers else 1
    written = _WRITTEN[asked if form == "lines" else shell](offers, app.workspace.environ)
    if written:
        app.output.print_lines(written)
    return 1 if any(offer.value == FILES for offer in found) else 0


def _typed(shell: str, environ: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the words before the one that is being typed, and that one."""
    if shell == "bash":
        return bash_words.words(environ)
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = shell_completion.split_arg_string(line)[1:]
    return (words[:-1], words[-1]) if words and not line.endswith(" ") else (words, "")


def _found(root: Any, app: AppContext, words: list[str], typed: str) -> list[Offer]:
    """Return what fits. A line that makes no sense fits nothing."""
    try:
        items = _Question(root, {"obj": app}, "mentor", "_MENTOR_COMPLETE").get_completions(words, typed)
    except Exception:
        return []
    option, equals, _ = typed.partition("=")
    head = option + equals if equals and option.startswith("--") else ""  # zsh and fish complete the word whole
    said = _in_language(app, words)
    return [Offer(head * (item.value != FILES) + item.value, said(item.help or "")) for item in items]


def _in_language(app: AppContext, words: list[str]) -> Callable[[str], str]:
    """Return what puts a description on one line in the language of the user; bash, which shows none, needs none."""
    shell = app.workspace.environ.get("_MENTOR_COMPLETE", "")
    if shell.endswith("bash") or app.workspace.readable_lang != "fr":
        return lambda text: " ".join(text.split())
    from mentorcli.render.text.help import FrenchHelp

    french = FrenchHelp(next((word for word in words if word in COMMANDS), None))
    return lambda text: french.sentence(" ".join(text.split()))


def _for_bash(offers: list[Offer], environ: Mapping[str, str]) -> list[str]:
    """Return what takes the place of what was typed, escaped for the quote that is open there."""
    return bash_words.insertions([offer.value for offer in offers], environ)


def _for_fish(offers: list[Offer], environ: Mapping[str, str]) -> list[str]:
    """Return values with their descriptions behind a tab."""
    del environ
    return [f"{offer.value}\t{_plain(offer.about)}" if offer.about else offer.value for offer in offers]


def _for_zsh(offers: list[Offer], environ: Mapping[str, str]) -> list[str]:
    """Return `value:description` lines, as `_describe` reads them."""
    del environ
    values = ((offer.value.replace("\\", "\\\\").replace(":", "\\:"), _plain(offer.about)) for offer in offers)
    return [f"{value}:{about}" if about else value for value, about in values]


def _for_typers_zsh(offers: list[Offer], environ: Mapping[str, str]) -> list[str]:
    """Return the command that Typer's script for zsh evaluates: nothing in it may be more than text."""
    del environ
    harmless = str.maketrans({'"': "”", "'": "’", "$": "", "`": "", "\\": "", "(": "[", ")": "]"})
    if not offers:
        return ["_files"]
    pairs = ((o.value.translate(harmless).replace(":", r"\\:"), _plain(o.about).translate(harmless)) for o in offers)
    rows = "\n".join(f'"{value}":"{about}"' if about else f'"{value}"' for value, about in pairs)
    return [f"_arguments '*: :(({rows}))'"]


def _plain(text: str) -> str:
    """Return a description without what would steer a terminal."""
    from mentorcli.text import visible

    return visible(text)


_WRITTEN = {"bash": _for_bash, "zsh": _for_typers_zsh, "fish": _for_fish, "lines_zsh": _for_zsh}
