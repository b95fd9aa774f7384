"""What the service of monthly statements hands over to be shown."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorcli.models.statement import Statement


class MonthStatement(NamedTuple):
    """The statement of a month, which is named by its first day."""

    month: date
    statement: Statement
