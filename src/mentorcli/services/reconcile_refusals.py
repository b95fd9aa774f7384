"""Why there is no letter about a statement, and what to do first."""

from __future__ import annotations

from mentorcli.errors import RefusedError
from mentorcli.models.reconcile import State
from mentorcli.models.results.reconcile import Reconciliation
from mentorcli.render.text.money import money
from mentorcli.text import bilingual


def nothing_to_contest(found: Reconciliation) -> RefusedError:
    """Return the error for a letter about nothing: not all was compared, or all agrees."""
    if found.file.faults:
        return _unread(found)
    if found.count(State.UNPRICED):
        return RefusedError(
            bilingual(
                "Nothing is certain to contest: amounts that one side has not were not compared",
                "Rien de certain à contester\u00a0: des montants qu'un côté n'a pas n'ont pas été comparés",
            ),
            bilingual(
                f"See what lacks an amount: mentor statement {found.month:%Y-%m}",
                f"Voyez ce qui n'a pas de montant\u00a0: mentor statement {found.month:%Y-%m}",
            ),
        )
    if found.fixed_apart is not None:
        return _monthly_sums(found)
    return RefusedError(
        bilingual("There is nothing to contest: all agrees", "Rien à contester\u00a0: tout concorde"),
        bilingual("Leave out --letter.", "Retirez --letter."),
    )


def _unread(found: Reconciliation) -> RefusedError:
    """Return the error for a file with rows that could not be read, which may be those that seem to be missing."""
    rows = [str(one.row) for one in found.file.faults[:3]]
    listed = ", ".join(rows) + (", …" if len(found.file.faults) > len(rows) else "")
    return RefusedError(
        bilingual(
            f"Nothing is certain to contest: what is missing may stand in what could not be read (row {listed})",
            f"Rien de certain à contester\u00a0: ce qui manque est peut-être dans ce qui n'est pas lu (ligne {listed})",
        ),
        bilingual("Correct it in the file, and type this again.", "Corrigez-le dans le fichier, puis retapez ceci."),
        tuple(
            bilingual(f"row {one.row}: {one.reason}", f"ligne {one.row}\u00a0: {one.reason.french}")
            for one in found.file.faults[:20]
        ),
    )


def _monthly_sums(found: Reconciliation) -> RefusedError:
    """Return the error for a file of sessions that agree, which cannot tell of the monthly sums."""
    assert found.fixed_apart is not None  # noqa: S101 - asked by who calls
    english, french = (money(found.fixed_apart, found.currency, lang) for lang in ("en", "fr"))
    return RefusedError(
        bilingual(
            f"Every session agrees, but the monthly sums ({english}) are not in this file",
            f"Chaque session concorde, mais les forfaits mensuels ({french}) ne sont pas dans ce fichier",
        ),
        bilingual(
            "Look for them on the invoice: mentor reconcile INVOICE --letter",
            "Cherchez-les sur la facture\u00a0: mentor reconcile FACTURE --letter",
        ),
    )
