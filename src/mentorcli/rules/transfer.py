"""How long a transfer may take, and what a handover can leave out (domain, section 7; FAQ `transfer-student`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, tzinfo

from mentorcli.errors import UsageError
from mentorcli.models.transfer import Transfer, TransferWait
from mentorcli.models.verdict import Policy
from mentorcli.text import bilingual, visible

# What a handover can leave out. `notes` are all free texts: the student's notes, those of sessions and of contacts.
HANDOVER_PARTS = (
    "notes", "phone", "email", "reason", "funding", "projects", "resources", "attendance", "checklist", "sessions",
    "contacts",
)  # fmt: skip


def handover_parts(typed: str | None) -> frozenset[str]:
    """Return the parts of a handover named in `notes,phone` or the like, none for None.

    Raises UsageError naming those there are, also where none was named.
    """
    if typed is None:
        return frozenset()
    parts = frozenset(typed.replace(",", " ").split())
    wrong = sorted(parts - set(HANDOVER_PARTS)) if parts else [typed.strip()]
    if wrong:
        raise UsageError(
            bilingual(
                f"--without {visible(wrong[0][:40])!r} is no part",
                f"--without {visible(wrong[0][:40])!r} n'est pas une partie",
            ),
            bilingual(f"Parts: {', '.join(HANDOVER_PARTS)}", f"Parties\u00a0: {', '.join(HANDOVER_PARTS)}"),
        )
    return parts


def open_transfer(transfers: Iterable[Transfer]) -> Transfer | None:
    """Return the transfer under way, the latest begun if there are several, None where there is none."""
    running = [transfer for transfer in transfers if transfer.ended_at is None]
    return max(running, key=lambda transfer: (transfer.started_at.timestamp(), transfer.id), default=None)


def waiting(student: str, transfer: Transfer, *, today: date, zone: tzinfo | None, policy: Policy) -> TransferWait:
    """Return how long a transfer has taken on the local day `today`, in the mentor's zone (None: the system's).

    It is late after `policy.transfer_days`: 21 days are still normal, 22 are not. One that has ended stops
    counting.
    """
    since = transfer.started_at.astimezone(zone).date()
    until = today if transfer.ended_at is None else transfer.ended_at.astimezone(zone).date()
    days = (until - since).days
    return TransferWait(student, since, days, days > policy.transfer_days, transfer.to)
