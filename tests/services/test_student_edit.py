"""Changing a profile, and what follows from a funding that is corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helpers import Mentor
from mentorcli.errors import ClashError, FundingDayQuestionError, RefusedError, UsageError
from mentorcli.models.results.student import ProfileChange
from mentorcli.models.session import Fact
from mentorcli.models.student import Funding, FundingPeriod, StudentStatus
from mentorcli.services import student_edit, students
from mentorcli.services.students import ProfileFields
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language

FUNDED, SELF_PAID = Funding.FUNDED, Funding.SELF_PAID


@pytest.fixture
def amelie(workspace: Workspace) -> str:
    """Add one student and return the slug."""
    return students.add(workspace, "Amélie Durand", ProfileFields(email="a@example.org")).student.id


def test_edit_changes_what_was_given(workspace: Workspace, amelie: str) -> None:
    """An empty text clears, None leaves as it is."""
    fields = ProfileFields(
        name="Amélie Petit", email="", phone="112", path="Data", started="1/12/2025", status=StudentStatus.PAUSED
    )
    student = student_edit.edit(workspace, "durand", fields).details.student
    assert (student.id, student.name, student.email, student.phone) == (amelie, "Amélie Petit", None, "112")
    assert (student.path, student.started, student.status) == ("Data", date(2025, 12, 1), StudentStatus.PAUSED)
    cleared = student_edit.edit(workspace, amelie, ProfileFields(path="", started="")).details.student
    assert (cleared.path, cleared.started, cleared.phone) == (None, None, "112")


def test_edit_adds_a_funding_from_a_day_on(workspace: Workspace, amelie: str) -> None:
    """Without a day it holds all along; a day without a funding is refused."""
    student_edit.edit(workspace, amelie, ProfileFields(funding=Funding.FUNDED, funding_from=""))
    later = ProfileFields(funding=Funding.SELF_PAID, funding_from="2026-12-01")
    assert student_edit.edit(workspace, amelie, later).details.student.funding == (
        FundingPeriod(Funding.FUNDED),
        FundingPeriod(Funding.SELF_PAID, date(2026, 12, 1)),
    )
    with pytest.raises(UsageError, match="--funding-from needs --funding"):
        student_edit.edit(workspace, amelie, ProfileFields(funding_from="2026-12-01"))


def test_an_edited_profile_is_taken_whole(workspace: Workspace, amelie: str) -> None:
    """What was a comment may be filled in; the slug and the tombstone stay."""
    before, text = student_edit.profile_text(workspace, "durand")
    assert 'email = "a@example.org"' in text
    edited = text.replace("# phone = ", "phone = ").replace("Amélie Durand", "Amélie Petit")
    after = student_edit.edit_profile(workspace, before, text, edited).details.student
    assert (after.name, after.phone) == ("Amélie Petit", "+33 6 12 34 56 78")
    assert (after.id, after.tombstone) == (amelie, before.tombstone)


def test_what_somebody_else_changed_meanwhile_stays(workspace: Workspace, amelie: str) -> None:
    """Only the fields changed in the editor are written; the same field changed twice is refused, both kept."""
    known, text = student_edit.profile_text(workspace, amelie)
    student_edit.edit(workspace, amelie, ProfileFields(status=StudentStatus.PAUSED, email="b@example.org"))
    after = student_edit.edit_profile(
        workspace, known, text, text.replace("Amélie Durand", "Amélie Petit")
    ).details.student
    assert (after.name, after.status, after.email) == ("Amélie Petit", StudentStatus.PAUSED, "b@example.org")
    with pytest.raises(ClashError, match=r'^email: changed meanwhile to "b@.*"; your text: "c@') as caught:
        student_edit.edit_profile(workspace, known, text, text.replace("a@example", "c@example"))
    assert 'email = "b@example.org"' in caught.value.before
    marked = '# meanwhile: email = "b@example.org"\nemail = "c@example.org"\n'
    assert marked in (caught.value.text or "")
    assert 'status = "paused"' in (caught.value.text or "")
    done = student_edit.edit_profile(workspace, known, caught.value.before, caught.value.text or "").details.student
    assert (done.name, done.email) == ("Amélie Petit", "c@example.org")


def test_a_faulty_profile_changes_nothing(workspace: Workspace, amelie: str) -> None:
    """Every fault is named."""
    before, text = student_edit.profile_text(workspace, amelie)
    with pytest.raises(UsageError, match="2 faults") as caught:
        student_edit.edit_profile(workspace, before, text, 'name = "Eve"\nstatus = "gone"\nhobby = "x"\n')
    assert [detail.split(":")[0] for detail in caught.value.details] == ["hobby", "status"]
    assert students.find_details(workspace, amelie).student == before


@pytest.fixture
def told(mentor: Mentor, amelie: str) -> str:
    """Give the student three documented sessions, of September to November, and a planned one."""
    for day in ("2026-09-10", "2026-10-10", "2026-11-10"):
        mentor("session", "log", amelie, "--at", f"{day} 10:00")
    mentor("session", "schedule", amelie, "2026-12-10 10:00")
    return amelie


def _fund(workspace: Workspace, slug: str, funding: Funding, since: str | None = None) -> ProfileChange:
    return student_edit.edit(workspace, slug, ProfileFields(funding=funding, funding_from=since))


def _fundings(mentor: Mentor, slug: str) -> list[str]:
    return [one["funding"] for one in reversed(mentor("session", "list", "--student", slug, "--json").json())]


def test_a_funding_that_was_unknown_holds_all_along(workspace: Workspace, mentor: Mentor, told: str) -> None:
    """No day is asked for, and every documented session follows; the planned one is read when it is told."""
    done = _fund(workspace, told, FUNDED)
    assert done.details.student.funding == (FundingPeriod(FUNDED),)
    assert [one.scheduled_at.month for one in done.follow] == [9, 10, 11]
    assert _fundings(mentor, told)[:3] == ["funded"] * 3


def test_a_known_funding_of_documented_sessions_needs_its_day(workspace: Workspace, mentor: Mentor, told: str) -> None:
    """Refused with how many sessions and months follow, and nothing is changed."""
    _fund(workspace, told, FUNDED)
    with pytest.raises(
        FundingDayQuestionError, match=r"Documented sessions .*: 3, months: 3 \(2026-09 . 2026-11\)"
    ) as caught:
        _fund(workspace, told, SELF_PAID)
    assert "--funding-from start" in (caught.value.hint or "")
    with pytest.raises(FundingDayQuestionError, match=r'is the funding of amelie-durand "unknown funding"\? '):
        _fund(workspace, told, Funding.UNKNOWN)
    assert _fundings(mentor, told)[:3] == ["funded"] * 3
    assert _fund(workspace, told, FUNDED).follow == ()


def test_one_month_is_named_alone(workspace: Workspace, mentor: Mentor, amelie: str) -> None:
    """Two sessions of one month."""
    for day in (3, 10):
        mentor("session", "log", amelie, "--at", f"2026-11-{day:02} 10:00")
    _fund(workspace, amelie, FUNDED)
    with pytest.raises(FundingDayQuestionError, match=r"months: 1 \(2026-11\)"):
        _fund(workspace, amelie, SELF_PAID)


@pytest.mark.parametrize(
    ("since", "fundings"),
    [
        ("2026-10-01", ["funded", "self-paid", "self-paid"]),
        ("2026-12-01", ["funded", "funded", "funded"]),
        ("start", ["self-paid"] * 3),
        ("Début", ["self-paid"] * 3),
    ],
)
def test_sessions_follow_the_day_that_is_given(
    workspace: Workspace, mentor: Mentor, told: str, since: str, fundings: list[str]
) -> None:
    """Those from that day on; one undo takes profile and sessions back."""
    _fund(workspace, told, FUNDED)
    done = _fund(workspace, told, SELF_PAID, since)
    assert len(done.follow) == fundings.count("self-paid")
    assert _fundings(mentor, told)[:3] == fundings
    assert mentor("undo").code == 0
    assert _fundings(mentor, told)[:3] == ["funded"] * 3
    assert students.find_details(workspace, told).student.funding == (FundingPeriod(FUNDED),)


def test_days_whose_funding_stays_are_left_alone(workspace: Workspace, mentor: Mentor, told: str) -> None:
    """A session that came with another entry keeps its funding where the correction is about later days."""
    _fund(workspace, told, FUNDED)
    with workspace.transaction() as writer:
        records = workspace.store.student(told)
        first = next(iter(records.sessions.values()))
        writer.append(records, replace(first, funding=SELF_PAID), cmd="test", at=workspace.now)
    done = _fund(workspace, told, Funding.APPRENTICESHIP, "2026-11-01")
    assert [one.scheduled_at.month for one in done.follow] == [11]
    assert _fundings(mentor, told)[:3] == ["self-paid", "funded", "apprenticeship"]


def test_what_the_mentor_named_stays(workspace: Workspace, mentor: Mentor, told: str) -> None:
    """A session whose funding was named does not follow, and asks for no day."""
    mentor("session", "log", told, "--at", "2026-08-10 10:00", "--json")
    with workspace.transaction() as writer:
        records = workspace.store.student(told)
        named = [replace(one, funding=SELF_PAID, named=(Fact.FUNDING,)) for one in records.sessions.values()]
        writer.append(records, *named, cmd="test", at=workspace.now)
    assert _fund(workspace, told, FUNDED).follow == ()
    assert _fund(workspace, told, Funding.APPRENTICESHIP).follow == ()


def test_dated_periods_stay_or_are_named(workspace: Workspace, told: str) -> None:
    """From the beginning alone the later ones stay; all along, where nobody can tell them apart, they are told."""
    _fund(workspace, told, FUNDED, "2026-10-01")
    _fund(workspace, told, SELF_PAID, "2026-12-01")
    later = (FundingPeriod(FUNDED, date(2026, 10, 1)), FundingPeriod(SELF_PAID, date(2026, 12, 1)))
    assert _fund(workspace, told, SELF_PAID, "start").details.student.funding == (FundingPeriod(SELF_PAID), *later)
    assert _fund(workspace, told, FUNDED, "start").dropped == (later[0],)
    done = _fund(workspace, told, FUNDED)
    assert done.details.student.funding == (FundingPeriod(FUNDED),)
    assert (done.dropped, done.follow) == ((later[1],), ())


def test_a_slug_is_changed_with_all_that_is_recorded(workspace: Workspace, mentor: Mentor, told: str) -> None:
    """Sessions follow, those corrected in the same breath too, and one undo takes everything back."""
    uid = students.find_details(workspace, told).student.tombstone
    done = student_edit.edit(workspace, told, ProfileFields(slug="amelie", funding=FUNDED))
    assert (done.before.id, done.details.student.id, done.details.student.tombstone) == (told, "amelie", uid)
    assert {one.student for one in done.follow} == {"amelie"}
    assert told not in workspace.mentioned
    listed = mentor("session", "list", "--json").json()
    assert {one["student"] for one in listed} == {"amelie"}
    assert mentor("undo").code == 0
    assert _fundings(mentor, told)[:3] == ["unknown"] * 3


def test_a_slug_is_checked_and_never_anothers(workspace: Workspace, amelie: str) -> None:
    """Refused as in adding a student; one's own changes nothing."""
    students.add(workspace, "Sam", ProfileFields(), slug="sam")
    with pytest.raises(RefusedError, match="There is a student sam already") as caught:
        student_edit.edit(workspace, amelie, ProfileFields(slug="sam"))
    assert "--slug sam-2" in (caught.value.hint or "")
    with pytest.raises(UsageError, match="is not made of"):
        student_edit.edit(workspace, amelie, ProfileFields(slug="Été"))
    assert student_edit.edit(workspace, amelie, ProfileFields(slug=amelie)).details.student.id == amelie
    assert workspace.store.skipped


def test_a_funding_edited_as_text_is_followed_too(workspace: Workspace, mentor: Mentor, told: str) -> None:
    """The documented sessions of those days are returned, and are one operation with the profile."""
    known, text = student_edit.profile_text(workspace, told)
    funding = 'funding = [{ funding = "funded" }, { funding = "self-paid", since = 2026-11-01 }]'
    after = student_edit.edit_profile(workspace, known, text, text.replace("funding = []", funding))
    assert [one.funding for one in after.follow] == [FUNDED, FUNDED, SELF_PAID]
    assert mentor("undo").code == 0
    assert _fundings(mentor, told)[:3] == ["unknown"] * 3


def _edited(workspace: Workspace, slug: str, *periods: str, since: str | None = None) -> ProfileChange:
    """Change the periods in the editor."""
    known, text = student_edit.profile_text(workspace, slug)
    head, _, _ = text.partition("funding = [\n")
    rest = text.partition("]\n")[2]
    return student_edit.edit_profile(
        workspace, known, text, f"{head}funding = [{', '.join(periods)}]\n{rest}", since=since
    )


PAID = '{ funding = "self-paid" }'
PAID_LATER = '{ funding = "self-paid", since = 2026-11-01 }'


@pytest.mark.parametrize("periods", [[PAID], [PAID, '{ funding = "apprenticeship", since = 2027-01-01 }'], []])
def test_an_edited_funding_asks_for_its_day(
    workspace: Workspace, mentor: Mentor, told: str, periods: list[str]
) -> None:
    """As the option does, with what to write and what from the beginning; nothing is changed."""
    _fund(workspace, told, FUNDED)
    with pytest.raises(FundingDayQuestionError, match=r"Documented sessions .*: 3, months: 3") as caught:
        _edited(workspace, told, *periods)
    assert "--funding-from start" in caught.value.details[0]
    assert "since = 2026-11-24 }" in in_language(caught.value.details[0], "fr")
    assert _fundings(mentor, told)[:3] == ["funded"] * 3


@pytest.mark.parametrize(
    ("since", "fundings"),
    [
        ("2026-10-01", ["funded", "self-paid", "self-paid"]),
        ("2026-12-01", ["funded"] * 3),
        ("start", ["self-paid"] * 3),
    ],
)
def test_the_day_of_an_edited_funding(
    workspace: Workspace, mentor: Mentor, told: str, since: str, fundings: list[str]
) -> None:
    """From that day on, or from the beginning; sessions follow."""
    _fund(workspace, told, FUNDED)
    _edited(workspace, told, PAID, since=since)
    assert _fundings(mentor, told)[:3] == fundings


def test_a_dated_period_in_the_text_is_taken(workspace: Workspace, mentor: Mentor, told: str) -> None:
    """It has its day; one that is moved or removed is named."""
    _fund(workspace, told, FUNDED)
    done = _edited(workspace, told, '{ funding = "funded" }', PAID_LATER)
    assert (len(done.follow), done.dropped) == (1, ())
    done = _edited(workspace, told, '{ funding = "funded" }', '{ funding = "self-paid", since = 2026-10-01 }')
    assert (len(done.follow), [one.since for one in done.dropped]) == (1, [date(2026, 11, 1)])
    assert _fundings(mentor, told)[:3] == ["funded", "self-paid", "self-paid"]
    with pytest.raises(FundingDayQuestionError, match=r"Documented sessions .*: 2, months: 2"):
        _edited(workspace, told, '{ funding = "funded" }')
    done = _edited(workspace, told, '{ funding = "funded" }', since="2026-11-01")
    assert done.details.student.funding[1:] == (
        FundingPeriod(SELF_PAID, date(2026, 10, 1)),
        FundingPeriod(FUNDED, date(2026, 11, 1)),
    )
