"""Documented sessions whose planned length follows a correction are judged anew. It is Tue 24 Nov 2026 in Paris."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers import Mentor
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.models.verdict import Verdict
from mentorcli.services.session_edit import record_policy
from mentorcli.services.session_follow import judged_anew, save_followers
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh

FROM_THEN = ("student", "edit", "ann", "--funding", "self-paid", "--funding-from", "2026-11-01")


@pytest.fixture(autouse=True)
def _late(mentor: Mentor) -> None:
    """Log 12 minutes late: within a third of 45 minutes, beyond a third of 30."""
    mentor("policy", "use", "openclassrooms-help-centre")
    mentor("student", "add", "Ann", "--funding", "funded")
    assert mentor("session", "log", "ann", "--at", "2026-11-12 10:00", "--late", "12m").code == 0


def only(mentor: Mentor) -> dict[str, object]:
    """Return the one session, as its status, reason, planned minutes and the limit it was held against."""
    (session,) = mentor("session", "list", "--json").json()
    return {name: session[name] for name in ("status", "reason", "duration_minutes", "limit_seconds")}


def notes(mentor: Mentor) -> list[str]:
    """Return the notes on the student."""
    return [note["text"] for note in mentor("student", "show", "ann", "--json").json()["notes"]]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_funding_that_shortens_makes_a_no_show(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    """The answer says so, the note is there, and one undo takes all of it back."""
    monkeypatch.setenv("LANG", lang)
    done = mentor(*FROM_THEN)
    line = {
        "en": "Judged anew by its planned length, Thu 12 Nov 2026 10:00 CET. Before: held. Now: no-show (late)",
        "fr": "Jugée de nouveau d'après sa durée prévue, jeu. 12 nov. 2026 10:00 CET. Avant\u00a0: réalisée. "
        "Maintenant\u00a0: no-show (retard)",
    }
    assert line[lang] in done.out, done.out
    after = {"status": "no-show", "reason": "late", "duration_minutes": 30, "limit_seconds": 600}
    assert only(mentor) == after
    assert len(notes(mentor)) == 1
    mentor("undo")
    assert only(mentor)["status"] == "completed"
    assert notes(mentor) == []


def test_a_funding_that_lengthens_takes_one_back(mentor: Mentor) -> None:
    """The note of the no-show goes with it, and the policy in use today has no say."""
    mentor(*FROM_THEN)
    mentor("policy", "use", "openclassrooms-2021")
    done = mentor("student", "edit", "ann", "--funding", "funded", "--funding-from", "2026-11-01")
    assert "Before: no-show (late). Now: held" in done.out
    assert only(mentor) == {"status": "completed", "reason": None, "duration_minutes": 45, "limit_seconds": 900}
    assert notes(mentor) == []
    assert mentor("store", "check").code == 0


def test_a_decision_against_the_rule_stays(mentor: Mentor) -> None:
    """A no-show that the mentor forced stays one whatever the length."""
    mentor("noshow", "mark", "ann", "--at", "2026-11-12 10:00", "--late", "12m", "--force", "--because", "agreed")
    done = mentor("student", "edit", "ann", "--funding", "self-paid", "--funding-from", "2026-11-01")
    assert "Judged anew" not in done.out
    assert only(mentor)["status"] == "no-show"


def test_a_length_that_was_named_stays(mentor: Mentor) -> None:
    """Only the usual length follows who pays, so that the verdict stays too."""
    mentor("session", "edit", "ann", "--duration", "40m")
    assert "Judged anew" not in mentor(*FROM_THEN).out
    assert only(mentor)["status"] == "completed"


def test_a_move_into_another_funding_is_judged_anew(mentor: Mentor) -> None:
    """The planned length of the new day makes a no-show, which the answer says."""
    mentor("student", "edit", "ann", "--funding", "self-paid", "--funding-from", "2026-11-16")
    done = mentor("session", "edit", "ann", "--at", "2026-11-17 10:00")
    assert "Before: held. Now: no-show (late)" in done.out
    assert len(notes(mentor)) == 1


def test_what_is_judged_anew(mentor: Mentor, workspace: Workspace, fresh: Fresh) -> None:
    """Only a lateness whose limit changes; one judged by a policy that is not known here stays as it is."""
    records = workspace.store.student("ann")
    (session,) = records.sessions.values()
    shorter = replace(session, duration_minutes=30)
    ((after, verdict),) = judged_anew(workspace, records, [shorter])
    assert (after.status, isinstance(verdict, Verdict)) == (SessionStatus.NO_SHOW, True)
    assert judged_anew(workspace, records, [replace(session, level=2)]) == [(replace(session, level=2), None)]
    assert record_policy(workspace, session, shorter).name == "openclassrooms-help-centre"
    with workspace.transaction() as writer:
        writer.append(records, replace(session, policy="of-another"), cmd="session edit", at=workspace.now)
    later = fresh()
    records = later.store.student("ann")
    (session,) = records.sessions.values()
    shorter = replace(session, duration_minutes=30)
    assert judged_anew(later, records, [shorter]) == [(shorter, None)]
    paid = replace(records.student, funding=(FundingPeriod(Funding.SELF_PAID),))
    with later.transaction() as writer:
        saved: tuple[Session, ...] = save_followers(later, writer, records, [shorter], [paid], cmd="student edit")[0]
    assert saved == (shorter,)
    assert mentor("student", "show", "ann", "--json").json()["funding"] == "self-paid"
