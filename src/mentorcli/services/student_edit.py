"""Changing a student's profile, by fields or as a text, and what follows from a funding that is corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from mentorcli.errors import ClashError, FundingDayQuestionError, UsageError
from mentorcli.models.results.student import ProfileChange, ProfileText
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod, Student
from mentorcli.rules import student as rules
from mentorcli.services.lookup import find_student, mention
from mentorcli.services.meanwhile import as_now
from mentorcli.services.session_facts import sessions_that_follow
from mentorcli.services.session_follow import save_followers
from mentorcli.services.students import ProfileFields, checked_fields, day_of, details_of, there_already
from mentorcli.services.workspace import Workspace
from mentorcli.store import profile
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual, command_line, de, fold

_START = ("start", "debut", "beginning")  # how the beginning is typed where a day could be


def edit(workspace: Workspace, typed: str, fields: ProfileFields) -> ProfileChange:
    """Change the fields given of a student's profile; documented sessions follow a funding that is corrected.

    Raises UsageError for what cannot be right, FundingDayQuestionError where a day must be given with the funding.
    """
    changes: dict[str, Any] = {"name": rules.check_name(fields.name)} if fields.name is not None else {}
    changes |= {"status": fields.status} if fields.status is not None else {}
    changes |= checked_fields(workspace, fields)
    if fields.funding_from is not None and fields.funding is None:
        raise UsageError(
            bilingual("--funding-from needs --funding", "--funding-from va avec --funding"),
            bilingual(
                "Such as: --funding self-paid --funding-from 2026-12-01",
                "Par exemple\u00a0: --funding self-paid --funding-from 2026-12-01",
            ),
        )
    changes |= {"id": rules.check_slug(fields.slug)} if fields.slug is not None else {}
    with workspace.transaction() as writer:
        records = find_student(workspace, typed)
        _refuse_taken(workspace, records, fields.slug)
        said = None
        if fields.funding is not None:
            said = _Said(fields.funding, _since(workspace, fields.funding_from))
            changes["funding"] = _funding(workspace, records, said, asked=not fields.funding_from)
        return _save(workspace, writer, records, replace(records.student, **changes), said)


class _Said(NamedTuple):
    """A funding that is said to hold, from a local day on, or from the beginning."""

    funding: Funding
    since: date | None

    def holds(self, student: Student, day: date) -> bool:
        """Return whether a day of a student is one that it is said of."""
        return (self.since is None or day >= self.since) and student.funding_on(day) is self.funding


def _save(
    workspace: Workspace, writer: Writer, records: StudentRecords, changed: Student, said: _Said | None = None
) -> ProfileChange:
    """Save a profile and the documented sessions that follow it as one operation."""
    before = records.student
    follow = _follow(workspace, records, changed, said)
    follow, anew = save_followers(workspace, writer, records, follow, [changed], cmd="student edit")
    if changed.id != before.id:
        records = workspace.store.student(changed.id)
    if (changed.id, changed.name) != (before.id, before.name):
        workspace.mentioned.pop(before.id, None)
        mention(workspace, records, workspace.store.slugs())
    dropped = rules.dropped_periods(before.funding, changed.funding)
    later = rules.later_periods(changed.funding, *said) if said is not None else ()
    return ProfileChange(details_of(workspace, records), before, follow, dropped, anew, later)


def _refuse_taken(workspace: Workspace, records: StudentRecords, slug: str | None) -> None:
    """Raise RefusedError for a slug that another student has, as adding one under it does."""
    slugs = workspace.store.slugs()
    if slug is not None and slug != records.id and slug in slugs:
        raise there_already(slug, "", rules.free_slug(slug, slugs))


def _follow(workspace: Workspace, records: StudentRecords, changed: Student, said: _Said | None) -> tuple[Session, ...]:
    """Return the documented sessions whose funding a changed profile corrects; a planned one is read once told.

    So does what is `said` of their day, though the profile said so before.
    """
    if said is None and changed.funding == records.student.funding:
        return ()
    found = []
    for one in sessions_that_follow(records, workspace.zone, student=changed):
        day, own = workspace.local(one.scheduled_at).date(), records.sessions[one.id]
        corrected = changed.funding_on(day) is not records.student.funding_on(day)
        corrected = corrected or (said is not None and said.holds(changed, day))
        if corrected and one.funding is not own.funding and one.status is not SessionStatus.SCHEDULED:
            found.append(replace(one, student=changed.id))
    return tuple(found)


def _since(workspace: Workspace, typed: str | None) -> date | None:
    """Return the day from which a funding is said to hold, None for the beginning. Raises UsageError."""
    return None if not typed or fold(typed.strip()) in _START else day_of(workspace, typed)


def _funding(workspace: Workspace, records: StudentRecords, said: _Said, *, asked: bool) -> tuple[FundingPeriod, ...]:
    """Return the periods with a new funding: from the day that is given, else all along where nobody can tell apart.

    Raises FundingDayQuestionError where that is `asked` and documented sessions have another funding that is known.
    """
    if not asked:
        return rules.with_funding(records.student.funding, *said)
    throughout = rules.funding_throughout(said.funding)
    follow = _follow(workspace, records, replace(records.student, funding=throughout), said)
    known = [one for one in follow if records.sessions[one.id].funding is not Funding.UNKNOWN]
    if known:
        raise _which_day(workspace, records, said.funding, known)
    return throughout


def _which_day(
    workspace: Workspace, records: StudentRecords, funding: Funding, known: Sequence[Session]
) -> FundingDayQuestionError:
    """Return the question from which day a funding holds, with what follows if it does from the beginning."""
    from mentorcli.render.text import funding_word  # only for a question

    months = sorted({f"{workspace.local(one.scheduled_at):%Y-%m}" for one in known})
    span = months[0] if len(months) == 1 else f"{months[0]} \u2013 {months[-1]}"
    earlier = sorted({records.sessions[one.id].funding for one in known})
    had, avait = (", ".join(funding_word(one, lang) for one in earlier) for lang in ("en", "fr"))
    return FundingDayQuestionError(
        bilingual(
            f'From which day is the funding of {records.id} "{funding_word(funding, "en")}"? '
            f"Documented sessions with another ({had}): {len(known)}, months: {len(months)} ({span})",
            f"À partir de quel jour le financement {de(records.id)} est-il "
            f"«\u00a0{funding_word(funding, 'fr')}\u00a0»\u00a0? "
            f"Sessions renseignées avec un autre ({avait})\u00a0: {len(known)}, mois\u00a0: {len(months)} ({span})",
        ),
        bilingual(
            f"Give the day: --funding {funding} --funding-from {workspace.today}; "
            f"or from the beginning: --funding-from start",
            f"Indiquez le jour\u00a0: --funding {funding} --funding-from {workspace.today}\u00a0; "
            f"ou depuis le début\u00a0: --funding-from start",
        ),
    )


def profile_text(workspace: Workspace, typed: str) -> ProfileText:
    """Return a student's profile as TOML for an editor, what is not set shown as comments.

    Where a person edited an older state of it by hand, that text is kept first, to be taken up.
    """
    known = find_student(workspace, typed)
    if known.stale:
        with workspace.transaction() as writer:
            known = workspace.store.student(known.id)
            writer.renew_profile(known)
    student = known.student
    return ProfileText(student, profile.encode_for_editing(student, lang=workspace.lang))


def edit_profile(
    workspace: Workspace, known: Student, before: str, text: str, *, since: str | None = None
) -> ProfileChange:
    """Change what an edited profile changes against the text `before`; what somebody else changed meanwhile stays.

    `known` is the student as read when the edit began; `since` is from which day the new funding holds, as typed.
    Documented sessions follow a funding that is corrected. Raises UsageError with every fault in it, ClashError where
    somebody else changed the same field, FundingDayQuestionError where that day must be given.
    """
    from mentorcli.rules import merging  # only where a text was edited
    from mentorcli.store.validation import checked_profile  # pydantic: 70 ms

    with workspace.transaction() as writer:
        records = as_now(workspace, known)
        now = records.student
        mine = checked_profile(text, now)
        fields = [name for name in Student.__dataclass_fields__ if name not in profile.OWN_FIELDS]
        changes = merging.changed_fields(checked_profile(before, now, strict=False), mine, now, fields)
        merged = replace(now, **changes.fields)
        if changes.clashes:
            raise _clash(changes.clashes, now, merged, workspace.readable_lang)
        periods = _edited_funding(workspace, records, merged, since)
        return _save(workspace, writer, records, replace(merged, funding=periods))


def _edited_funding(
    workspace: Workspace, records: StudentRecords, merged: Student, since: str | None
) -> tuple[FundingPeriod, ...]:
    """Return the periods of an edited profile, from the day that is given, else as they stand in it.

    Raises FundingDayQuestionError where one without a day would change what documented sessions are known to have.
    """
    from mentorcli.rules.profile import holds_undated, periods_from  # only where a text was edited

    before, after = records.student.funding, merged.funding
    if since:
        day = _since(workspace, since)
        return after if day is None else periods_from(before, after, day)
    known = [
        one
        for one in _follow(workspace, records, merged, None)
        if records.sessions[one.id].funding is not Funding.UNKNOWN
        and holds_undated(after, workspace.local(one.scheduled_at).date())
    ]
    if known:
        question = _which_day(workspace, records, after[0].funding if after else Funding.UNKNOWN, known)
        raise FundingDayQuestionError(question.message, None, (_in_the_text(workspace, records.id, after),))
    return after


def _in_the_text(workspace: Workspace, slug: str, periods: Sequence[FundingPeriod]) -> str:
    """Return how an edited profile says from which day a funding holds, and the command for all along."""
    funding = periods[0].funding if periods else Funding.UNKNOWN
    period = f'{{ funding = "{funding}", since = {workspace.today} }}'
    command = command_line("student edit", slug, options=["--funding", str(funding), "--funding-from", "start"])
    return bilingual(
        f"Leave the earlier funding and add a period with its day: {period}; or from the beginning: {command}",
        f"Laissez le financement d'avant et ajoutez une période avec son jour\u00a0: {period}\u00a0; "
        f"ou depuis le début\u00a0: {command}",
    )


def _clash(fields: Sequence[str], theirs: Student, mine: Student, lang: str) -> ClashError:
    """Return the refusal of fields that were changed meanwhile, with the text that shows both values of each."""
    from mentorcli.rules import merging

    shown = {field: [profile.field_text(one, field).strip() for one in (mine, theirs)] for field in fields}
    marks = {field: merging.marked(others, lang) for field, (_, others) in shown.items()}
    found = [
        merging.Clash(field, own.removeprefix(f"{field} = "), others.removeprefix(f"{field} = "))
        for field, (own, others) in shown.items()
    ]
    text = profile.encode_for_editing(mine, marks, lang=lang)
    return merging.clash(found, before=profile.encode_for_editing(theirs, lang=lang), text=text)
