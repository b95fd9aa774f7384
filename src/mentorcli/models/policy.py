"""A set of rules with their figures.

Not stored, so a named tuple: defining one takes a sixth of the time of a frozen dataclass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

DEFAULT_POLICY = "openclassrooms-2021"


class Policy(NamedTuple):
    """A set of rules with their figures.

    Lateness is judged by `late_minutes`, or, where `late_fraction` is given, by that part of the planned length.
    `own` names the figures that the user changed in the configuration; `sources` says where each rule comes
    from, those without a figure too, in reading order.
    """

    name: str
    title: dict[str, str]
    late_minutes: int
    late_fraction: Fraction | None
    cancellation_hours: int
    regular_in_a_row: int
    regular_count: int
    regular_days: int
    presentation_minutes: int
    presentation_tolerance_percent: int
    questions_minutes: int
    request_weeks_min: int
    request_weeks_max: int
    assessor_notes_hours: int
    mentoring_months: int
    ping_days: int
    call_days: int
    transfer_days: int
    sources: dict[str, str]
    own: tuple[str, ...] = ()
