"""Typer's usage errors in French: loaded only where one is shown."""

from __future__ import annotations

import re

# What Typer says, in the order in which it is looked for; what follows a piece stays as it is.
_PIECES = (
    (r"^Missing argument (\S+)", "Il manque l'argument \\1"),
    (r"^Missing option (.+)", "Il manque l'option \\1"),
    (r"^Missing parameter", "Il manque le paramètre"),
    (r"^Missing command$", "Il manque la commande"),
    (r"^No such option: ", "Option inconnue\u00a0: "),
    (r"^No such command ", "Commande inconnue\u00a0: "),
    (r"^Got unexpected extra arguments? \((.*)\)", "Mots en trop\u00a0: \\1"),
    (r"^Got unexpected extra argument\(s\) \((.*)\)", "Mots en trop\u00a0: \\1"),
    (r"^Invalid value for ", "Valeur incorrecte pour "),
    (r"^Invalid value: ", "Valeur incorrecte\u00a0: "),
    (r"^Option (\S+) does not take a value", "L'option \\1 ne prend pas de valeur"),
    (r"^Option (\S+) requires an argument", "L'option \\1 demande une valeur"),
    (r"^Option (\S+) requires (\d+) arguments", "L'option \\1 demande \\2 valeurs"),
    (r"^Argument (\S+) takes (\d+) values", "L'argument \\1 prend \\2 valeurs"),
    (r" is not one of (.+)$", " ne convient pas\u00a0; au choix\u00a0: \\1"),
    (r" is not a valid int(?:eger)?( range)?", " n'est pas un nombre entier"),
    (r" is not a valid float( range)?", " n'est pas un nombre"),
    (r" is not a valid boolean.*", " n'est ni oui ni non"),
    (r" is not in the range (.+)$", " n'est pas dans l'intervalle \\1"),
    (r"\. Choose from:? *", ". Au choix\u00a0: "),
    (r"\(Possible options: (.+)\)", "(options possibles\u00a0: \\1)"),
    (r"\.? Did you mean (.+)\?$", "\u00a0; vouliez-vous dire \\1\u00a0?"),
    (r" does not match the formats? ", " ne suit pas le format "),
    (r"(?<=\w')( or )(?=')", " ou "),
)

_WITH_METAVAR = ("Missing argument", "Missing parameter")  # what a command's usage line names, never what was typed


def in_french(message: str) -> str:
    """Return a usage error of Typer's in French, as far as it is known; names and values stay."""
    about_us = message.startswith(_WITH_METAVAR)
    for piece, french in _PIECES:
        message = re.sub(piece, french, message)
    if about_us:
        from mentorcli.render.text.help import french_metavars

        message = french_metavars(message)
    return re.sub(r"(?<=\S): (?=')", "\u00a0: ", message)
