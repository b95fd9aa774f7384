"""The history of one session, and the evidence made of it. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotFoundError, RefusedError
from mentorcli.models.session_history import EventKind
from mentorcli.services import noshow_dossier
from mentorcli.services.session_history import history
from mentorcli.services.workspace import Workspace


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student with a session that was missed, and another one that was held before."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie", now="2026-11-01T09:00")
    mentor("session", "log", "amelie", "--new", "--at", "2026-11-10 09:00", "--absent", now="2026-11-10T10:00")
    mentor("noshow", "report", "amelie", "--sent", now="2026-11-11T10:00")
    mentor("session", "schedule", "amelie", "2026-11-24 14:00", now="2026-11-20T09:00")
    mentor("session", "log", "amelie", "--late", "16m", now="2026-11-24T14:30")
    mentor("undo", now="2026-11-24T14:31")
    mentor("undo", "--redo", now="2026-11-24T14:32")
    mentor("session", "record", "amelie", "https://example.org/v", now="2026-11-24T14:33")
    mentor("session", "log", "amelie", "--new", "--at", "2026-11-23 14:00", now="2026-11-24T15:00:00+01:00")


def test_history_has_every_line_on_a_session(workspace: Workspace) -> None:
    """Planned, judged, taken back and done again, with the time of each and what stood after it."""
    records = workspace.store.student("amelie")
    session = max(records.sessions.values(), key=lambda one: one.scheduled_at)
    events = history(workspace, records, session)
    assert [event.kind for event in events] == [
        EventKind.PLANNED,
        EventKind.JUDGED,
        EventKind.TAKEN_BACK,
        EventKind.DONE_AGAIN,
    ]
    assert [event.undone for event in events] == [False, False, True, False]
    assert events[2].takes_back is not None
    assert (events[2].takes_back.command, events[2].takes_back.op) == ("session log", events[1].op)
    assert all(event.own and event.machine and event.written for event in events)


def test_the_evidence_gathers_what_stands_beside(workspace: Workspace) -> None:
    """Earlier no-shows with their reports, the figures before and with it, the rule, the journal."""
    page = noshow_dossier.dossier(workspace, "amelie")
    found = page.dossier
    assert page.text.startswith("# Evidence: Amélie Durand")
    assert (page.file, found.required, found.recording_at) == (None, False, None)
    assert [one.session.scheduled_at.day for one in found.earlier] == [10]
    assert [at.day for at in found.earlier[0].reported_at] == [11]
    assert (found.before.attended, found.before.no_shows) == (1, 1)
    assert (found.with_it.attended, found.with_it.no_shows) == (1, 2)
    assert found.journal.sealed
    assert found.rule is not None
    assert (found.rule.key, found.rule.limit_seconds, found.rule.own) == ("late_minutes", 900, False)
    assert [note.recorded_at is not None for note in found.notes] == [True]
    same = noshow_dossier.dossier_of(workspace, workspace.store.student("amelie"), found.session)
    assert same == found
    with pytest.raises(NotFoundError):
        noshow_dossier.dossier(workspace, "nobody")


def test_a_kept_recording_has_its_time(workspace: Workspace, mentor: Mentor) -> None:
    """The link stands with the moment at which it was kept."""
    mentor("session", "record", "amelie", "https://example.org/w", now="2026-11-24T14:40")
    mentor("student", "add", "Bob", now="2026-11-24T14:41")
    mentor("session", "log", "bob", "--new", "--at", "2026-11-24 13:00", "--recording", "https://e.org/b")
    found = noshow_dossier.dossier(workspace, "bob").dossier
    assert found.recording_at is not None


def test_a_page_is_never_written_over_a_file(workspace: Workspace, tmp_path: Path) -> None:
    """Unless that is asked for."""
    out = tmp_path / "page.md"
    assert noshow_dossier.dossier(workspace, "amelie", out=str(out)).file == str(out)
    with pytest.raises(RefusedError, match="is there already"):
        noshow_dossier.dossier(workspace, "amelie", out=str(out))
    noshow_dossier.dossier(workspace, "amelie", out=str(out), force=True)


def test_no_rule_is_made_up(workspace: Workspace) -> None:
    """A session without a policy has none, one of a policy that is not known here has its name alone."""
    from dataclasses import replace

    session = noshow_dossier.dossier(workspace, "amelie").dossier.session
    assert noshow_dossier.judging_rule(workspace, replace(session, policy=None)) is None
    rule = noshow_dossier.judging_rule(workspace, replace(session, policy="of-somebody"))
    assert rule is not None
    assert (rule.source, rule.document_seconds, rule.own, rule.title) == (None, None, False, {})
    own = noshow_dossier.judging_rule(workspace, replace(session, limit_seconds=600))
    assert own is not None
    assert own.own
