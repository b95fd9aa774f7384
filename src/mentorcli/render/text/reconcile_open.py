"""What a comparison with the platform's statement leaves open, and why, in English and French."""

from __future__ import annotations

from mentorcli.counts import counted
from mentorcli.models.reconcile import State
from mentorcli.models.results.reconcile import Reconciliation
from mentorcli.render.text import Sentences
from mentorcli.render.text.money import money
from mentorcli.text import command_line

sentence = Sentences(
    {
        "withheld": (
            "{count} things missing on the statement may stand in what was not read: not certain, so not in a letter",
            "{count} absences du relevé viennent peut-être de ce qui n'a pas été lu : incertaines, donc pas dans une lettre",
        ),
        "withheld-of-one": (
            "What is missing on the statement may stand in what was not read: not certain, so not in a letter",
            "Ce qui manque sur le relevé est peut-être dans ce qui n'a pas été lu : incertain, donc pas dans une lettre",
        ),
        "unpriced": (
            "amounts of {lines} not compared, as one side has none: {command}",
            "montants de {lines} pas comparés, car un côté n'en a pas : {command}",
        ),
        "unpriced-of-one": (
            "the amount of {lines} not compared, as one side has none: {command}",
            "montant de {lines} pas comparé, car un côté n'en a pas : {command}",
        ),
        "fixed-apart": (
            "monthly sums of {amount} are not in this file, so not compared: look for them on the invoice",
            "les forfaits mensuels de {amount} ne sont pas dans ce fichier, donc pas comparés : "
            "cherchez-les sur la facture",
        ),
    }
)


def open_warnings(found: Reconciliation, lang: str) -> list[str]:
    """Return what is not certain or was not compared, each with the reason."""
    lines: list[str] = []
    if found.withheld:
        lines.append(sentence.counted("withheld", len(found.withheld), lang))
    unpriced = sum(
        any(not each.certain for each in one.differences)
        for one in found.compared
        if one.state in (State.UNPRICED, State.DIFFERS)
    )
    if unpriced:
        command = command_line("statement", f"{found.month:%Y-%m}")
        lines.append(
            sentence.counted("unpriced", unpriced, lang, lines=counted("line", unpriced, lang), command=command)
        )
    if found.fixed_apart is not None:
        lines.append(sentence("fixed-apart", lang, amount=money(found.fixed_apart, found.currency, lang)))
    return lines
