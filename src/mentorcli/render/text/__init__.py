"""Codes and figures put into sentences, in English (`en`) or French (`fr`), one file a topic.

`figures` says lengths of time, moments and days; `labels` the words for codes; `verdicts` why a session is a
no-show and what to do then; `attendances` how regularly students come; `policies` what each rule of a policy
means. The first four are gathered here, as nearly every command speaks with them.
"""

from mentorcli.render.text.attendances import attendance_sentence, regular_sentence
from mentorcli.render.text.figures import clock, day, moment, percent, span, typeset
from mentorcli.render.text.labels import (
    funding_word,
    kind_word,
    phase_word,
    project_status_word,
    reason_word,
    status_word,
    student_status_word,
)
from mentorcli.render.text.verdicts import no_show_note, platform_steps, verdict_sentence

__all__ = [
    "attendance_sentence",
    "clock",
    "day",
    "funding_word",
    "kind_word",
    "moment",
    "no_show_note",
    "percent",
    "phase_word",
    "platform_steps",
    "project_status_word",
    "reason_word",
    "regular_sentence",
    "span",
    "status_word",
    "student_status_word",
    "typeset",
    "verdict_sentence",
]
