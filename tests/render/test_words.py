"""Codes and figures in words, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.content import checklist_items, policy_data, policy_names
from mentorcli.models.attendance import Attendance
from mentorcli.models.project import ProjectStatus
from mentorcli.models.session import CancelledBy, Reason, Session, SessionKind, SessionStatus
from mentorcli.models.student import Funding, StudentStatus
from mentorcli.models.verdict import Evidence, Verdict
from mentorcli.render.text import (
    day,
    funding_word,
    kind_word,
    moment,
    percent,
    phase_word,
    project_status_word,
    reason_word,
    span,
    status_word,
    student_status_word,
    typeset,
)
from mentorcli.render.text.attendance import attendance_sentence, regular_sentence
from mentorcli.render.text.policy import figure_text, rule_text, source_text
from mentorcli.render.text.verdict import no_show_note, platform_steps, verdict_sentence
from mentorcli.rules.noshow import judge
from mentorcli.rules.policy import FIGURES, policy_from, rules_of

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2026, 11, 20, 14, 0, tzinfo=PARIS)
SESSION = Session("aaaa1111", "amelie", SessionKind.MENTORING, START, 45)
FAQ = policy_from(policy_data(), None)
UNDER = "openclassrooms-2021"


def verdict(evidence: Evidence) -> Verdict:
    """Judge a 45-minute session by the default policy."""
    return judge(evidence, scheduled_at=START, duration_minutes=45, policy=FAQ)


def plain(text: str | None) -> str:
    """Read no-break spaces as spaces."""
    assert text is not None
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("seconds", "english", "french"),
    [
        (0, "0 s", "0 s"),
        (901, "15 min 1 s", "15 min 1 s"),
        (5400, "1 h 30 min", "1 h 30 min"),
        (86400, "24 h", "24 h"),
        (86401, "24 h 1 s", "24 h 1 s"),
        (172800, "2 days", "2 jours"),
        (183600, "2 days 3 h", "2 jours 3 h"),
        (-300, "5 min", "5 min"),
    ],
)
def test_spans_are_exact_and_in_hours_up_to_two_days(seconds: int, english: str, french: str) -> None:
    """A boundary is only explained when the second that decides is shown."""
    assert span(seconds, "en") == english
    assert span(seconds, "fr") == french


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_different_lengths_read_differently(one: int, other: int) -> None:
    """No rounding hides a difference."""
    assert (span(one, "en") == span(other, "en")) == (abs(one) == abs(other))


@pytest.mark.parametrize(
    ("at", "english", "french"),
    [
        (START, "Fri 20 Nov 2026 14:00 CET", "ven. 20 nov. 2026 14:00 CET"),
        (
            datetime(2026, 8, 1, 9, 5, 7, tzinfo=PARIS),
            "Sat 1 Aug 2026 09:05:07 CEST",
            "sam. 1er août 2026 09:05:07 CEST",
        ),
        (
            datetime(2027, 2, 28, 0, 0, tzinfo=UTC),
            "Sun 28 Feb 2027 00:00 UTC",
            "dim. 28 févr. 2027 00:00 UTC",
        ),
    ],
)
def test_moments_are_said_in_their_own_zone(at: datetime, english: str, french: str) -> None:
    """The zone's name leaves no doubt which 14:00 is meant."""
    assert moment(at, "en") == english
    assert moment(at, "fr") == french


def test_days_are_said_without_the_systems_locale() -> None:
    """The languages' own names, and the French first of the month."""
    assert day(date(2026, 11, 23), "en") == "Mon 23 Nov 2026"
    assert day(date(2027, 7, 1), "fr") == "jeu. 1er juil. 2027"


CASES: list[tuple[Evidence, str, str]] = [
    (
        Evidence(late_seconds=901),
        f"No-show: the student came 15 min 1 s late, beyond the limit of 15 min (policy {UNDER}).",
        f"No-show : arrivée avec 15 min 1 s de retard, au-delà de la limite de 15 min (règles {UNDER}).",
    ),
    (
        Evidence(late_seconds=900),
        f"Not a no-show: the student came 15 min late, within the limit of 15 min (policy {UNDER}).",
        f"Pas de no-show : arrivée avec 15 min de retard, dans la limite de 15 min (règles {UNDER}).",
    ),
    (
        Evidence(),
        f"Not a no-show: the student came on time, up to 15 min late being accepted (policy {UNDER}).",
        f"Pas de no-show : arrivée à l'heure, le retard admis étant de 15 min (règles {UNDER}).",
    ),
    (
        Evidence(absent=True),
        f"No-show: the student did not come (policy {UNDER}).",
        f"No-show : l'étudiant n'est pas venu (règles {UNDER}).",
    ),
    (
        Evidence(cancelled_at=START - timedelta(hours=24)),
        f"No-show: cancelled 24 h before the start, where more than 24 h of notice is needed (policy {UNDER}).",
        f"No-show : annulation 24 h avant le début, alors qu'il faut un préavis de plus de 24 h (règles {UNDER}).",
    ),
    (
        Evidence(cancelled_at=START),
        f"No-show: cancelled at the very start, where more than 24 h of notice is needed (policy {UNDER}).",
        f"No-show : annulation au moment du début, alors qu'il faut un préavis de plus de 24 h (règles {UNDER}).",
    ),
    (
        Evidence(cancelled_at=START + timedelta(minutes=5)),
        f"No-show: cancelled 5 min after the start, where more than 24 h of notice is needed (policy {UNDER}).",
        f"No-show : annulation 5 min après le début, alors qu'il faut un préavis de plus de 24 h (règles {UNDER}).",
    ),
    (
        Evidence(cancelled_at=START - timedelta(hours=24, seconds=1)),
        f"Not a no-show: cancelled 24 h 1 s before the start, more than the 24 h of notice needed (policy {UNDER}).",
        f"Pas de no-show : annulation 24 h 1 s avant le début, au-delà du préavis de 24 h (règles {UNDER}).",
    ),
    (
        Evidence(cancelled_at=START, cancelled_by=CancelledBy.MENTOR),
        f"Not a no-show: the mentor cancelled (policy {UNDER}).",
        f"Pas de no-show : annulation par le mentor (règles {UNDER}).",
    ),
]


@pytest.mark.parametrize(("evidence", "english", "french"), CASES)
def test_a_verdict_is_one_sentence_with_its_figures(evidence: Evidence, english: str, french: str) -> None:
    """The figure found, the figure held against it, and the policy's name."""
    assert verdict_sentence(verdict(evidence), "en") == english
    assert plain(verdict_sentence(verdict(evidence), "fr")) == french


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("evidence", "reason", "figure"),
    [
        (Evidence(late_seconds=600), Reason.LATE, "10 min"),
        (Evidence(cancelled_at=START - timedelta(hours=30)), Reason.LATE_CANCELLATION, "30 h"),
    ],
)
def test_a_forced_no_show_is_said_to_be_a_decision(evidence: Evidence, reason: Reason, figure: str, lang: str) -> None:
    """A sentence never claims that 10 minutes are beyond 15."""
    forced = verdict(evidence)._replace(status=SessionStatus.NO_SHOW, reason=reason)
    sentence = plain(verdict_sentence(forced, lang))
    assert ("decision" if lang == "en" else "décidé par le mentor") in sentence
    assert figure in sentence


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("reason", [None, *Reason])
def test_a_verdict_without_figures_is_still_a_sentence(reason: Reason | None, lang: str) -> None:
    """An imported session may have lost its figures; nothing is invented for them."""
    if reason is None:
        status = SessionStatus.COMPLETED
    else:
        cancelled = reason in (Reason.CANCELLED_IN_TIME, Reason.CANCELLED_BY_MENTOR)
        status = SessionStatus.CANCELLED if cancelled else SessionStatus.NO_SHOW
    bare = Verdict(status, reason, UNDER)
    sentence = plain(verdict_sentence(bare, lang))
    assert sentence.endswith(f"{UNDER}).")
    assert "{" not in sentence
    assert not any(character.isdigit() for character in sentence.replace(UNDER, ""))
    if bare.no_show:
        assert "(limit" not in no_show_note(bare, SESSION, lang)


@pytest.mark.parametrize(
    ("evidence", "english", "french"),
    [
        (
            Evidence(late_seconds=901),
            "came 15 min 1 s late (limit 15 min)",
            "15 min 1 s de retard (limite 15 min)",
        ),
        (Evidence(absent=True), "absent", "absence"),
        (
            Evidence(cancelled_at=START - timedelta(hours=2)),
            "cancelled 2 h before the start (limit 24 h)",
            "annulation 2 h avant le début (limite 24 h)",
        ),
    ],
)
def test_the_note_begins_as_the_platform_asks(evidence: Evidence, english: str, french: str) -> None:
    """FAQ: "No show" goes into the notes, in both languages, and presence is not confirmed."""
    found = verdict(evidence)
    assert no_show_note(found, SESSION, "en") == (
        f"No show: mentoring session of Fri 20 Nov 2026 14:00 CET, {english}. Presence not confirmed."
    )
    assert plain(no_show_note(found, SESSION, "fr")) == (
        f"No show : session de mentorat du ven. 20 nov. 2026 14:00 CET, {french}. Présence non confirmée."
    )


def test_the_note_keeps_the_words_of_a_forced_no_show_as_they_are() -> None:
    """The mentor's own reason is not touched by French typography."""
    forced = replace(SESSION, because="left after 5 min : no reply")
    assert no_show_note(verdict(Evidence(absent=True)), forced, "fr").endswith("left after 5 min : no reply")


def test_the_platform_asks_for_a_note_no_presence_and_a_status() -> None:
    """FAQ: the note and the presence; billing page: the status, the same day and with the right reason."""
    found = verdict(Evidence(cancelled_at=START - timedelta(hours=2)))
    note, presence, status = platform_steps(found, SESSION, "en")
    assert '"No show"' in note
    assert presence.startswith("Do not confirm")
    assert "Fri 20 Nov 2026" in status
    assert "cancelled too late" in status
    french = [plain(step) for step in platform_steps(found, SESSION, "fr")]
    assert "« No show »" in french[0]
    assert plain(french[1]) == "Ne pas confirmer la présence de l'étudiant : elle compterait dans son assiduité."
    assert "ven. 20 nov. 2026" in french[2]
    assert "annulation trop tardive" in french[2]


def test_on_time_names_no_lateness_where_none_is_accepted() -> None:
    """A limit of none says nothing."""
    policy = policy_from(policy_data(), {"late_minutes": 0})
    found = judge(Evidence(), scheduled_at=START, duration_minutes=45, policy=policy)
    assert verdict_sentence(found, "en").startswith("Not a no-show: the student came on time (policy")
    assert plain(verdict_sentence(found, "fr")).startswith("Pas de no-show : arrivée à l'heure (règles")


@pytest.mark.parametrize(
    ("minutes", "english", "french"),
    [
        (1, "Not a no-show: cancelled 1 min before the start, and so in time (p",
         "Pas de no-show : annulation 1 min avant le début, donc dans les temps (r"),
        (0, "No-show: cancelled at the very start, where it has to be before (p",
         "No-show : annulation au moment du début, alors qu'elle doit venir avant (r"),
        (-5, "No-show: cancelled 5 min after the start, where it has to be before (p",
         "No-show : annulation 5 min après le début, alors qu'elle doit venir avant (r"),
    ],
)  # fmt: skip
def test_a_policy_that_asks_for_no_notice_names_none(minutes: int, english: str, french: str) -> None:
    """A notice of more than none is one before the start."""
    policy = policy_from(policy_data(), {"cancellation_hours": 0})
    evidence = Evidence(cancelled_at=START - timedelta(minutes=minutes))
    found = judge(evidence, scheduled_at=START, duration_minutes=45, policy=policy)
    assert verdict_sentence(found, "en").startswith(english)
    assert plain(verdict_sentence(found, "fr")).startswith(french)


@pytest.mark.parametrize(
    ("hours", "own", "english", "french"),
    [
        (48, 48, "cancelled 48 h before the start, where more than 48 h", "annulation 48 h avant le début, alors"),
        (60, 48, "cancelled 60 h before the start, more than the 48 h", "annulation 60 h avant le début, au-delà"),
        (24, 72, "cancelled 24 h before the start, where more than 72 h", "annulation 24 h avant le début, alors"),
        (72, 24, "cancelled 3 days before the start, more than the 24 h", "annulation 3 jours avant le début, au"),
    ],
)
def test_a_notice_is_told_in_the_hours_of_its_rule(hours: int, own: int, english: str, french: str) -> None:
    """A limit never becomes days, nor does what is close to it."""
    policy = policy_from(policy_data(), {"cancellation_hours": own})
    evidence = Evidence(cancelled_at=START - timedelta(hours=hours))
    found = judge(evidence, scheduled_at=START, duration_minutes=45, policy=policy)
    assert english in verdict_sentence(found, "en")
    assert french in plain(verdict_sentence(found, "fr"))


@pytest.mark.parametrize(("lang", "text"), [("en", "25%"), ("fr", "25\u00a0%")])
def test_a_percentage_of_the_policy_is_written_as_every_other(lang: str, text: str) -> None:
    """English closes it up, French keeps it together."""
    assert figure_text("25 %", lang) == text
    assert percent(0.25, lang) == text


def test_the_platform_asks_nothing_where_there_is_no_no_show() -> None:
    """Only a no-show has these steps."""
    assert platform_steps(verdict(Evidence()), SESSION, "en") == ()


@pytest.mark.parametrize(
    ("figures", "english", "french"),
    [
        (
            Attendance(None, 3, 1, 0, 0, 0.75, 1, False),
            "held 3 of 4 sessions held or missed: 75%",
            "3 présences sur 4 sessions réalisées ou manquées, soit 75 %",
        ),
        (
            Attendance(None, 1, 0, 2, 1, 1.0, 0, False),
            "held 1 of 1 session held or missed: 100%; not counted: 2 cancelled in time, 1 by the mentor",
            "1 présence sur 1 session réalisée ou manquée, soit 100 % ; "
            "non comptées : 2 annulées dans les temps, 1 par le mentor",
        ),
        (
            Attendance(None, 0, 0, 0, 1, None, 0, False),
            "no session held or missed yet, so no rate; not counted: 0 cancelled in time, 1 by the mentor",
            "aucune session réalisée ni manquée pour l'instant, donc pas encore de taux ; "
            "non comptées : 0 annulée dans les temps, 1 par le mentor",
        ),
    ],
)
def test_attendance_states_its_denominator(figures: Attendance, english: str, french: str) -> None:
    """A rate without its denominator says nothing; no session yet has none."""
    assert attendance_sentence(figures, "en") == english
    assert plain(attendance_sentence(figures, "fr")) == french


def test_regular_no_shows_are_to_be_reported() -> None:
    """FAQ: through the contact form; where they are not regular there is nothing to say."""
    in_a_row = Attendance(None, 0, 2, 0, 0, 0.0, 2, True, in_a_row=2, to_report=True)
    assert regular_sentence(in_a_row, "en") == (
        "No-shows come regularly (2 in a row): report them through the contact form."
    )
    of_late = in_a_row._replace(in_a_row=0)
    assert plain(regular_sentence(of_late, "fr")) == (
        "Les no-shows sont réguliers : à signaler par le formulaire de contact."
    )
    assert regular_sentence(of_late._replace(regular_no_shows=False), "en") is None
    assert regular_sentence(in_a_row._replace(to_report=False), "en") == (
        "No-shows come regularly (2 in a row); they are reported."
    )
    assert plain(regular_sentence(of_late._replace(to_report=False), "fr")) == (
        "Les no-shows sont réguliers ; c'est déjà signalé."
    )


@pytest.mark.parametrize(("share", "text"), [(0.0, "0%"), (0.001, "1%"), (2 / 3, "67%"), (0.999, "99%"), (1.0, "100%")])
def test_all_and_none_are_said_only_when_true(share: float, text: str) -> None:
    """199 of 200 is not 100%, and each language writes the sign its own way."""
    assert percent(share, "en") == text
    assert percent(share, "fr") == text.replace("%", "\u00a0%")


LABELS: list[tuple[Any, type[StrEnum]]] = [
    (status_word, SessionStatus),
    (reason_word, Reason),
    (kind_word, SessionKind),
    (funding_word, Funding),
    (student_status_word, StudentStatus),
    (project_status_word, ProjectStatus),
]


@pytest.mark.parametrize(("word", "codes"), LABELS)
def test_every_code_has_its_word_in_both_languages(word: Any, codes: type[StrEnum]) -> None:
    """No code is missing, and no two of a kind read the same."""
    for lang in ("en", "fr"):
        found = [word(code, lang) for code in codes]
        assert all(found)
        assert len(set(found)) == len(found)


def test_every_phase_of_the_checklists_has_a_heading() -> None:
    """The phases are data; their headings must keep up."""
    phases = {item.phase for name in ("presentation", "transfer") for item in checklist_items(name, "en")}
    for phase in phases:
        assert phase_word(phase, "en") != phase_word(phase, "fr")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", policy_names())
def test_every_rule_has_words_and_a_source(name: str, lang: str) -> None:
    """`policy show` leaves no figure unexplained, own ones included."""
    for own in ({}, {"ping_days": 2}):
        for line in rules_of(policy_from(policy_data(name), own)):
            assert rule_text(line.key, lang)
            assert source_text(line.source, lang)
            assert figure_text(line.figure, lang) or line.key not in FIGURES


@pytest.mark.parametrize(
    ("figure", "english", "french"),
    [
        ("90 days", "90 days", "90 jours"),
        ("1 days", "1 day", "1 jour"),
        ("0 weeks", "0 weeks", "0 semaine"),
        ("3 months", "3 months", "3 mois"),
        ("15 min", "15 min", "15 min"),
        ("1/3", "1/3", "1/3"),
        ("10 %", "10%", "10 %"),
    ],
)
def test_figures_follow_the_languages_plural(figure: str, english: str, french: str) -> None:
    """French is singular up to below two, English at one alone."""
    assert figure_text(figure, "en") == english
    assert plain(figure_text(figure, "fr")) == french


def test_french_punctuation_stays_on_its_line() -> None:
    """No-break spaces before high punctuation and inside quotation marks; English is left alone."""
    assert typeset("Fini : « oui » ?", "fr") == "Fini\u00a0: «\u00a0oui\u00a0»\u00a0?"
    assert typeset("a : b", "en") == "a : b"
