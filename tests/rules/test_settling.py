"""What only a person can settle."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.note import Note
from mentorcli.models.project import Project, ProjectStatus, Resource
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.training import TrainingName, TrainingStep
from mentorcli.models.transfer import Transfer, TransferOutcome
from mentorcli.rules.settling import links_to_settle, to_settle, told_ahead
from mentorcli.text import in_language

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
PLANNED = Session("sess10n00001", "amelie", SessionKind.MENTORING, NOW + timedelta(days=1), 45)
HELD = replace(PLANNED, status=SessionStatus.COMPLETED)
ABSENT = replace(PLANNED, status=SessionStatus.NO_SHOW, reason=Reason.ABSENT)
LATE = replace(PLANNED, status=SessionStatus.NO_SHOW, reason=Reason.LATE)
CALLED_OFF = replace(
    PLANNED, status=SessionStatus.NO_SHOW, reason=Reason.LATE_CANCELLATION, cancelled_at=NOW - timedelta(hours=1)
)
BY_MENTOR = replace(PLANNED, status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_BY_MENTOR)


def settled(
    sessions: tuple[Session, ...] = (), projects: tuple[Project, ...] = (), transfers: tuple[Transfer, ...] = ()
) -> list[tuple[str, str]]:
    """Return what is to settle about amelie in Paris, with the commands."""
    found = to_settle("amelie", sessions, projects, transfers, now=NOW, zone=PARIS)
    return [(one.what, one.command) for one in found]


@pytest.mark.parametrize("session", [HELD, ABSENT, LATE, replace(CALLED_OFF, cancelled_at=NOW + timedelta(hours=1))])
def test_what_is_still_to_come_cannot_have_happened(session: Session) -> None:
    """A session held, missed or called off at a moment after now."""
    assert told_ahead(session, NOW)
    ((what, command),) = settled((session,))
    word = {"completed": "held"}.get(session.status, session.status)
    assert f"amelie: the session of 2026-11-25 15:00 is {word}, at a moment still to come" in what
    assert command == "mentor session delete sess10n00001"


@pytest.mark.parametrize(
    "session",
    [
        *(PLANNED, CALLED_OFF, replace(CALLED_OFF, cancelled_at=NOW), BY_MENTOR),
        *(replace(HELD, scheduled_at=NOW), replace(ABSENT, scheduled_at=NOW)),
    ],
)
def test_what_is_in_order(session: Session) -> None:
    """A session planned, called off in advance, or of this very moment."""
    assert not told_ahead(session, NOW)
    assert settled((session,)) == []


def test_one_start_twice() -> None:
    """The one that is still planned is the one to delete; a session that was called off makes room."""
    twin = replace(PLANNED, id="sess10n00002", scheduled_at=PLANNED.scheduled_at.astimezone(PARIS))
    held = replace(HELD, scheduled_at=NOW - timedelta(days=1))
    planned = replace(PLANNED, id="sess10n00000", scheduled_at=held.scheduled_at)
    ((what, command),) = settled((PLANNED, twin))
    assert what == "amelie: two sessions begin at 2026-11-25 15:00: sess10n00001 and sess10n00002"
    assert in_language(what, "fr").endswith("sess10n00001 et sess10n00002")
    assert command == "mentor session delete sess10n00002"
    assert settled((planned, held))[0][1] == "mentor session delete sess10n00000"
    assert settled((BY_MENTOR, twin)) == []


def test_two_projects_in_progress() -> None:
    """All but the one written last are to be presented; a title is quoted for the shell."""
    one, two = (Project(f"pr0ject0000{n}", f"Build a {n}", ProjectStatus.IN_PROGRESS) for n in (1, 2))
    done = Project("pr0ject00003", "Old", ProjectStatus.VALIDATED)
    ((what, command),) = settled(projects=(one, two, done))
    assert what == "amelie: two projects are in progress: 'Build a 1' and 'Build a 2'"
    assert (
        in_language(what, "fr")
        == "amelie\u00a0: deux projets sont en cours\u00a0: «\u00a0Build a 1\u00a0» et «\u00a0Build a 2\u00a0»"
    )
    assert command == 'mentor project present amelie "Build a 1"'
    assert settled(projects=(two, done)) == []


def test_two_transfers_under_way() -> None:
    """One of them ended is in order."""
    one, two = (Transfer(f"transfer000{n}", NOW, "Reason") for n in (1, 2))
    assert settled(transfers=(one, two)) == [("amelie: two transfers are under way", "mentor transfer cancel amelie")]
    ended = replace(one, ended_at=NOW, outcome=TransferOutcome.CANCELLED)
    assert settled(transfers=(ended, two)) == []


def test_of_several_projects_each_stands_beside_the_last() -> None:
    """The one that was started last is the one that goes on."""
    going = tuple(Project(f"pr0ject0000{n}", f"Build {n}", ProjectStatus.IN_PROGRESS) for n in (1, 2, 3))
    assert [what for what, _ in settled(projects=going)] == [
        "amelie: two projects are in progress: 'Build 1' and 'Build 3'",
        "amelie: two projects are in progress: 'Build 2' and 'Build 3'",
    ]


def test_of_three_at_one_start_each_stands_beside_the_first() -> None:
    """Two of them are to be deleted."""
    three = tuple(replace(PLANNED, id=f"sess10n0000{n}") for n in (1, 2, 3))
    found = settled(three)
    assert [what.rsplit(": ")[-1] for what, _ in found] == [
        "sess10n00001 and sess10n00002",
        "sess10n00001 and sess10n00003",
    ]
    assert [command[-1] for _, command in found] == ["2", "3"]


SAID = "No show: came 20 min late"
NOTE = Note("note00000001", NOW, SAID, session="sess10n00001")
PAST = replace(HELD, scheduled_at=NOW - timedelta(days=4))


@pytest.mark.parametrize(
    ("session", "word", "command"),
    [
        (PAST, "held", "mentor session edit sess10n00001 --rejudge"),
        (replace(BY_MENTOR, scheduled_at=PAST.scheduled_at), "cancelled", "mentor session edit sess10n00001 --rejudge"),
        (
            replace(PLANNED, scheduled_at=PAST.scheduled_at),
            "planned",
            'mentor session log amelie --at "2026-11-20 15:00"',
        ),
    ],
)
def test_a_note_of_a_no_show_that_is_none(session: Session, word: str, command: str) -> None:
    """The session is named as it is, with what the note says and what judges it."""
    (found,) = to_settle("amelie", [session], [], [], now=NOW, zone=PARIS, notes=[(NOTE, None)])
    assert (
        found.what == f"amelie: the session of 2026-11-20 15:00 is {word}, and the note of its no-show stands ({SAID})"
    )
    assert found.command == command


@pytest.mark.parametrize(
    ("lost", "options"),
    [
        (replace(LATE, late_seconds=1200), "--late 20m"),
        (replace(LATE, late_seconds=901), "--late 15m1s"),
        (ABSENT, "--absent"),
        (CALLED_OFF, "--cancelled-by student --cancelled-at 2026-11-24T13:00:00+00:00"),
    ],
)
def test_both_values_of_two_machines_are_named(lost: Session, options: str) -> None:
    """What the other machine wrote can be typed as well."""
    (found,) = to_settle("amelie", [PAST], [], [], now=NOW, zone=PARIS, notes=[(NOTE, lost)])
    assert f"if it was one: mentor session edit sess10n00001 {options}; if not" in found.what
    assert "d'une autre machine qui l'ignorait" in in_language(found.what, "fr")


def test_a_note_that_is_true_is_nothing_to_settle() -> None:
    """A no-show may have its note, or none; a note of no session is about nothing of the kind."""
    missed = replace(LATE, scheduled_at=PAST.scheduled_at)
    for session, note in ((missed, NOTE), (PAST, replace(NOTE, session=None)), (PAST, replace(NOTE, session="gone"))):
        assert to_settle("amelie", [session], [], [], now=NOW, zone=PARIS, notes=[(note, None)]) == []
    assert to_settle("amelie", [missed], [], [], now=NOW, zone=PARIS) == []


@pytest.mark.parametrize(
    ("session", "word"),
    [
        (HELD, "réalisée"),
        (LATE, "no-show"),
        (replace(BY_MENTOR, cancelled_at=NOW + timedelta(hours=1)), "annulée"),
    ],
)
def test_what_is_told_ahead_is_named_in_french(session: Session, word: str) -> None:
    """A French sentence about a session still to come says in French what the record tells of it."""
    ((what, _),) = settled((session,))
    assert (
        in_language(what, "fr")
        == f"amelie\u00a0: la session du 2026-11-25 15:00 est notée {word}, à un moment encore à venir"
    )


@pytest.mark.parametrize(("session", "word"), [(PAST, "réalisée"), (BY_MENTOR, "annulée"), (PLANNED, "prévue")])
def test_a_session_whose_note_stands_is_named_in_french(session: Session, word: str) -> None:
    """A French sentence about a note of no no-show says in French what the session is."""
    past = replace(session, scheduled_at=PAST.scheduled_at)
    (found,) = to_settle("amelie", [past], [], [], now=NOW, zone=PARIS, notes=[(NOTE, None)])
    assert (
        in_language(found.what, "fr")
        == f"amelie\u00a0: la session du 2026-11-20 15:00 est {word}, et la note de son no-show demeure ({SAID})"
    )


def test_what_is_kept_as_a_link_and_is_none() -> None:
    """Of a student, a session and a step of the training, each with the command that takes it out."""
    resource, bad = Resource("resource0001", "https://e.org"), Resource("resource0002", "javascript:\x1b")
    recorded = replace(HELD, recording="https://e.org/<b>")
    step = TrainingStep(TrainingName.COURSE, NOW.date(), "e.org")
    fine = (HELD, replace(HELD, recording="https://e.org/1"))
    assert links_to_settle("amelie", [resource], fine, [TrainingStep(TrainingName.COURSE, NOW.date())]) == []
    found = links_to_settle("amelie", [resource, bad], [*fine, recorded], [step])
    assert [one.command for one in found] == [
        "mentor resource remove amelie 'javascript:'\\\\'x1b'",
        'mentor session edit sess10n00001 --recording ""',
        "mentor training done course --link URL",
    ]
    assert found[0].what == "amelie: the resource 'javascript:\\\\x1b' is no link: a link begins with https://"
    assert "l'enregistrement «\u00a0https://e.org/<b>\u00a0» n'est pas un lien" in in_language(found[1].what, "fr")
