"""Why rows cannot be taken, in both languages."""

from __future__ import annotations

from datetime import datetime

from mentorcli.models.foreign import RowFault
from mentorcli.models.results.session_import import SessionImport
from mentorcli.services import session_import_faults as faults


def test_each_reason_is_said_in_both_languages() -> None:
    """And each row stands with its reason."""
    reasons = [
        faults.doubtful("Zoé", ["zoe", "zoe-2"]),
        faults.nobody("Zoé"),
        faults.ahead(),
        faults.same_start(3),
        faults.skipped(datetime(2026, 3, 29, 2, 30)),  # noqa: DTZ001 - a time on the clock
    ]
    assert all(reason.french != str(reason) for reason in reasons)
    found = SessionImport("csv", "UTF-8", (), tuple(RowFault(n, reason) for n, reason in enumerate(reasons, 1)))
    error = faults.refused(found, "x.csv")
    assert str(error.message) == "x.csv: 5 rows cannot be taken; nothing was imported"
    assert [line.split(":")[0] for line in error.details] == [f"row {n}" for n in range(1, 6)]
    assert "1 row cannot" in faults.refused(found._replace(refused=found.refused[:1]), "x").message
