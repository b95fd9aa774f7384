"""Students that cannot be read, as one error."""

from __future__ import annotations

from mentorcli.errors import UnreadableError
from mentorcli.text import bilingual, in_language

_CHECK = bilingual("Run: mentor store check", "Lancez\u00a0: mentor store check")


def joined(faults: list[UnreadableError], *, shown: bool) -> UnreadableError:
    """Return one error for all that could not be read; `shown`: it says that what is printed is a part alone."""
    hint = (faults[0].hint or _CHECK) if len(faults) == 1 else _CHECK
    if shown:
        hint = bilingual(
            f"What is shown is incomplete. {hint}", f"Ce qui est affiché est incomplet. {in_language(hint, 'fr')}"
        )
    if len(faults) == 1:
        return UnreadableError(faults[0].message, hint, faults[0].details)
    details = tuple(fault.message for fault in faults)
    english, french = f"{len(faults)} students cannot be read", f"{len(faults)} étudiants ne peuvent pas être lus"
    return UnreadableError(bilingual(english, french), hint, details)


def partial_result(
    warnings: list[str], faults: list[UnreadableError], *, shown: bool
) -> tuple[list[str], UnreadableError]:
    """Return the warnings of an answer that is a part alone, and its error; what the error names is no warning too."""
    named = {fault.message: fault for fault in faults}
    return [line for line in dict.fromkeys(warnings) if line not in named], joined([*named.values()], shown=shown)
