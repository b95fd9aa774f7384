"""The options that say what happened to a session: at most one of them can be true."""

from __future__ import annotations

from mentorcli.cli.context import AppContext
from mentorcli.errors import UsageError
from mentorcli.models.session import CancelledBy
from mentorcli.services.evidence import TypedEvidence
from mentorcli.text import bilingual


def typed_evidence(
    app: AppContext,
    *,
    arrived: str | None = None,
    late: str | None = None,
    absent: bool = False,
    cancelled_at: str | None = None,
    cancelled_by: CancelledBy | None = None,
    called_off: bool = False,
) -> TypedEvidence:
    """Return the evidence that was typed, if any. Raises UsageError where two options contradict each other."""
    typed = TypedEvidence(app.moment, arrived, late, absent, cancelled_at, cancelled_by, called_off)
    options = {
        "--arrived": arrived is not None,
        "--late": late is not None,
        "--absent": absent,
        "--cancelled-by" if cancelled_at is None else "--cancelled-at": typed.cancels,
    }
    used = [name for name, given in options.items() if given]
    if len(used) > 1:
        raise UsageError(
            bilingual(f"{' and '.join(used)} contradict each other", f"{' et '.join(used)} se contredisent"),
            bilingual("Give one of them.", "Donnez-en une seule."),
        )
    return typed


def by(typed: TypedEvidence, who: CancelledBy | None) -> TypedEvidence:
    """Return the evidence with who called the session off, where that was asked for."""
    return typed if who is None else typed._replace(cancelled_by=who)
