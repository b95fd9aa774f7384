"""What the services of tariffs return."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.session import Session
from mentorcli.models.tariff import Price, Tariff


class Tariffs(NamedTuple):
    """The tariffs that are set, the earliest first, and the one in force today (None: none is yet)."""

    all: tuple[Tariff, ...]
    in_force: Tariff | None


class Explained(NamedTuple):
    """A documented session and the arithmetic of what it is paid."""

    session: Session
    price: Price


class TariffExample(NamedTuple):
    """A shape known from mentors' tools, as the text of `[[tariff]]` entries."""

    name: str
    toml: str
