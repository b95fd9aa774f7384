"""The mentor's own messages: as much of Jinja2 as a letter needs, and nothing that could harm or take for ever.

Of its language a message has values (`{{ first_name }}`), a few filters, conditions and comments. There is no way to
reach into a value, to call, to count, to repeat or to read a file, so that what comes out is never much longer than
the template and its values; whatever else is written is named with its line, in branches that are never taken too.

This module imports Jinja2, which takes 46 ms: it is imported only where there is a text of the mentor's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mentorcli.models.message import TemplateFault
from mentorcli.render.text import typeset
from mentorcli.render.text.letters import UNKNOWN
from mentorcli.text import bilingual, de, visible

MOST_WRITTEN = 20_000  # characters of a template
MOST_FILLED = 200_000  # characters of what comes out
_DEEPEST = 20
_CONDITIONS = (nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not)
_KNOWN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Filter, *_CONDITIONS)
_COMPARED = ("eq", "ne", "in", "notin")
_WITHOUT_ARGUMENT = ("de", "upper", "lower", "capitalize", "title", "trim")
_WITH_DEFAULT = ("default", "d")
FILTERS = (*_WITHOUT_ARGUMENT, _WITH_DEFAULT[0])
_CLOSE, _CLOSE_ENOUGH = 1, 0.6

_UNREADABLE = bilingual(
    "what stands in the braces cannot be read; a value is written {{ first_name }}, "
    "a condition {% if path %} ... {% endif %}",
    "ce qui se trouve entre les accolades est illisible\u00a0; une valeur s'écrit {{ first_name }}, "
    "une condition {% if path %} ... {% endif %}",
)
_NOT_CLOSED = bilingual("{% if %} has no {% endif %} behind it", "{% if %} n'est suivi d'aucun {% endif %}")
_TOO_DEEP = bilingual(
    "too many conditions or parentheses within one another",
    "trop de conditions ou de parenthèses les unes dans les autres",
)
_TOO_LONG = bilingual(
    f"a message has at most {MOST_WRITTEN} characters", f"un message a au plus {MOST_WRITTEN} caractères"
)
_EMPTY = bilingual("the message is empty", "le message est vide")
_INSIDE = bilingual(
    "a value has no parts: write its name alone, such as {{ first_name }}",
    "une valeur n'a pas de parties\u00a0: écrivez son nom seul, comme {{ first_name }}",
)
_NOT_POSSIBLE = bilingual(
    "a message can have values, conditions ({% if %}) and comments; nothing is counted, called, repeated or read from "
    "a file",
    "un message peut avoir des valeurs, des conditions ({% if %}) et des commentaires\u00a0; rien n'y est calculé, "
    "appelé, répété ni lu dans un fichier",
)
_COMPARISON = bilingual("values are compared by == or in only", "les valeurs se comparent seulement par == ou in")
FILLED_TOO_LONG = bilingual(
    f"it comes out at over {MOST_FILLED} characters", f"le résultat dépasse {MOST_FILLED} caractères"
)


class Unknown(str):
    """A value that is not known: a visible blank for the mentor to fill in, and false in a condition."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class _French(Extension):
    """Sets French typography in what is written around the values."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens with the no-break spaces of French in the text between them."""
        for token in stream:
            yield Token(token.lineno, token.type, typeset(token.value, "fr")) if token.type == "data" else token


def _environment(lang: str) -> ImmutableSandboxedEnvironment:
    """Return Jinja2 as messages have it: no file, no global, a value that is missing is an error."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # plain text, to be pasted into a mail or a form
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
        extensions=[_French] if lang == "fr" else [],
    )
    environment.globals.clear()
    own = {name: environment.filters[name] for name in (*_WITHOUT_ARGUMENT, *_WITH_DEFAULT) if name != "de"}
    environment.filters = {**own, "de": lambda value: de(str(value)), "default": _default, "d": _default}
    return environment


def _default(value: object, instead: object = "") -> object:
    """Return a value, or what stands instead of one that is not known."""
    return value or instead


def faults(text: str, known: Collection[str]) -> list[TemplateFault]:
    """Return everything that is wrong with a template, which may name the values `known`, in the order of its lines."""
    if len(text) > MOST_WRITTEN:
        return [TemplateFault(1, _TOO_LONG)]
    if not text.strip():
        return [TemplateFault(1, _EMPTY)]
    try:
        tree = _environment("en").parse(text)
    except TemplateSyntaxError as error:
        open_ended = "end of template" in (error.message or "")
        return [TemplateFault(error.lineno, _NOT_CLOSED if open_ended else _UNREADABLE)]
    except RecursionError:
        return [TemplateFault(1, _TOO_DEEP)]
    found: dict[TemplateFault, None] = {}
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 1, 0)]
    while waiting:
        node, above, depth = waiting.pop()
        line = node.lineno or above  # not every part knows its line
        what = _TOO_DEEP if depth > _DEEPEST else _fault(node, known)
        if what is not None:
            found[TemplateFault(line, what)] = None
        else:
            waiting += reversed([(child, line, depth + 1) for child in node.iter_child_nodes()])
    return sorted(found, key=lambda fault: fault.line)


def _fault(node: nodes.Node, known: Collection[str]) -> str | None:
    """Return what is wrong with one part of a template, None where it is as messages have it."""
    if isinstance(node, nodes.Name) and (node.ctx != "load" or node.name not in known):
        return _unknown(node.name, known) if node.ctx == "load" else _NOT_POSSIBLE
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        return _INSIDE
    if isinstance(node, nodes.Operand) and node.op not in _COMPARED:
        return _COMPARISON
    if isinstance(node, nodes.Filter):
        return _filter_fault(node)
    if isinstance(node, nodes.Const) and not isinstance(node.value, str):
        return _NOT_POSSIBLE
    return None if isinstance(node, _KNOWN) else _NOT_POSSIBLE


def _filter_fault(node: nodes.Filter) -> str | None:
    """Return what is wrong with a filter: one that there is not, or more than it takes."""
    most = 1 if node.name in _WITH_DEFAULT else 0
    if node.name not in (*_WITHOUT_ARGUMENT, *_WITH_DEFAULT):
        name, there = visible(node.name[:40]), ", ".join(FILTERS)
        return bilingual(
            f"there is no filter {name} (there are {there})", f"il n'y a pas de filtre {name} (il y a {there})"
        )
    if node.node is None or len(node.args) > most or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return bilingual(
            f"more stands behind the filter {node.name} than it takes",
            f"le filtre {node.name} est suivi de plus qu'il n'attend",
        )
    return None


def _unknown(name: str, known: Collection[str]) -> str:
    """Return that a value is not known to a message, with the nearest one."""
    close = get_close_matches(name, list(known), n=_CLOSE, cutoff=_CLOSE_ENOUGH)
    english, french = (
        (f"; did you mean {close[0]}?", f"\u00a0; vouliez-vous dire {close[0]}\u00a0?") if close else ("", "")
    )
    shown = visible(name[:40])
    return bilingual(f"{shown} is not known here{english}", f"{shown} est inconnu ici{french}")


def filled(text: str, values: Mapping[str, str | None], lang: str) -> str | None:
    """Return a sound template with its values, which stay as they are; None where more comes out than a message has.

    What is not known (None, empty) is left for the mentor to fill in. French typography is set around the values.
    """
    known = {name: value or Unknown(UNKNOWN[lang]) for name, value in values.items()}
    pieces, length = [], 0
    for piece in _environment(lang).from_string(text).generate(known):
        length += len(piece)
        if length > MOST_FILLED:
            return None
        pieces.append(piece)
    return "".join(pieces)
