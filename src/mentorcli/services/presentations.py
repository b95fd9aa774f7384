"""Presentations: asking for one, its day and checklist, its timing, and who may run one (domain, sections 1 and 6)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.checklist import Tick, tick_key
from mentorcli.models.presentation import (
    Eligibility,
    Outcome,
    Part,
    PresentationRequest,
    Timing,
)
from mentorcli.models.results.presentations import PlannedPart, PresentationAsked
from mentorcli.models.training import TrainingName
from mentorcli.render.text.presentation import request_values
from mentorcli.rules import presentation as rules
from mentorcli.rules.presentation_result import last_result
from mentorcli.rules.project import find_project
from mentorcli.rules.rehearsal import Rehearsal
from mentorcli.services.letters import letter, own_text
from mentorcli.services.lookup import find_student
from mentorcli.services.presentation_records import CHECKLIST, number_of, presentation_day, request_for, results_of
from mentorcli.services.training import first_day, steps_done
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line

REQUEST_ITEM = "request-date"  # the id of the item that this command does


def request(workspace: Workspace, student: str, project: str, target: date | None = None) -> PresentationAsked:
    """Record that a project's presentation is asked for, and return the message that asks for it.

    `project` is a title or part of one; `target` is the local day aimed at: by default the one planned or asked for
    before, else three weeks from today. A second request for a presentation replaces the first. The item of the
    checklist that asks for it is ticked. Raises RefusedError where the result is conditional: no other one follows.
    """
    own_text(workspace, "presentation-request")  # one that cannot be used is told before anything is recorded
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        title = find_project(records.projects, project, student=records.id).title
        _refuse_conditional(records, title)
        chosen = target or _usual_day(workspace, records, title)
        earlier, number = request_for(records, title), number_of(records, title)
        if earlier is not None and earlier.target == chosen:
            asked = earlier  # the same once more is no other request
        else:
            asked = PresentationRequest(earlier.id if earlier else record_id(), title, chosen, workspace.now, number)
        tick = _tick_request(workspace, records, title)
        writer.append(records, asked, *([tick] if tick else []), cmd="presentation request", at=workspace.now)
    policy = workspace.policy_on(chosen)
    late = rules.request_is_late(chosen, today=workspace.today, policy=policy)
    text = letter(workspace, "presentation-request", records, message_values(workspace, records, title, chosen))
    return PresentationAsked(records.student, asked, late, policy.request_weeks_min, text, ticked=tick is not None)


def message_values(
    workspace: Workspace, records: StudentRecords, project: str | None, target: date | None
) -> dict[str, str | None]:
    """Return what the messages about a project's presentation are filled with; `target` is its local day."""
    day = target or workspace.today
    policy = workspace.policy_on(day)
    lengths = rules.limits_seconds(rules.planned_seconds(policy)[Part.PRESENTATION], policy)
    asked = PresentationRequest(record_id(), project or "", day, workspace.now)
    values: dict[str, str | None] = {**request_values(asked, policy, lengths, workspace.lang)}
    level = next((known.level for known in records.projects if known.title == project), None)
    return values | {
        "project": project,
        "level": None if level is None else str(level),
        "date": values["date"] if target is not None else None,
    }


def _tick_request(workspace: Workspace, records: StudentRecords, project: str) -> Tick | None:
    """Return the tick of the checklist's item that asks for a presentation, None where it is ticked already."""
    return ticked(records, project, REQUEST_ITEM, number_of(records, project), workspace.now)


def ticked(records: StudentRecords, project: str, item: str, number: int, at: datetime) -> Tick | None:
    """Return the tick of an item for a presentation of a project, None where it is ticked already."""
    key = tick_key(CHECKLIST, project, item, number)
    known = records.records(Tick).get(key)
    if known is not None and known.done_at is not None:
        return None
    return Tick(key, CHECKLIST, item, project, at, number)


def _refuse_conditional(records: StudentRecords, project: str) -> None:
    """Raise RefusedError where the result of a project's presentation is still to be decided (domain, section 10)."""
    last = last_result(results_of(records, project))
    if last is not None and last.outcome is Outcome.CONDITIONAL:
        command = command_line("presentation result", records.id, options=["--project", project])
        raise RefusedError(
            bilingual(
                f"The result of {project!r} is conditional: no other presentation follows before it is decided",
                f"Le résultat de {project!r} est sous condition\u00a0: pas d'autre soutenance avant la décision",
            ),
            bilingual(f"See: {command}", f"Voyez\u00a0: {command}"),
        )


def timing(workspace: Workspace, presented: int, questions: int | None = None) -> Timing:
    """Return how a presentation of `presented` seconds, and its questions, compare with the limits of the policy."""
    return rules.timing(presented, questions, workspace.policy)


def eligibility(workspace: Workspace) -> Eligibility:
    """Return whether the mentor may run presentations today, and what is missing."""
    talk = next((step.on for step in steps_done(workspace) if step.id is TrainingName.MANAGER_TALK), None)
    first = first_day(workspace)
    return rules.eligibility(first_held=first, manager_talk=talk, today=workspace.today, policy=workspace.policy)


def rehearsal_plan(
    workspace: Workspace, presentation: int | None = None, questions: int | None = None
) -> dict[Part, PlannedPart]:
    """Return how long each part of a rehearsal is to be, in seconds; the policy's lengths where none is given.

    Raises UsageError for a part of no length.
    """
    policy = workspace.policy
    lengths = rules.planned_seconds(policy)
    plan = {}
    for part, option, given in (
        (Part.PRESENTATION, "--present", presentation),
        (Part.QUESTIONS, "--questions", questions),
    ):
        planned = lengths[part] if given is None else given
        if not planned:
            raise UsageError(
                bilingual(f"{option} is 0", f"{option} vaut 0"),
                bilingual(
                    f"Give a length, such as: {option} 10m", f"Donnez une durée, par exemple\u00a0: {option} 10m"
                ),
            )
        plan[part] = PlannedPart(planned, *rules.limits_seconds(planned, policy))
    return plan


def rehearsal(workspace: Workspace, plan: dict[Part, PlannedPart], now: float) -> Rehearsal:
    """Return a rehearsal that begins `now`, in seconds of a clock that never goes backwards."""
    return Rehearsal({part: length.planned for part, length in plan.items()}, workspace.policy, now)


def _usual_day(workspace: Workspace, records: StudentRecords, project: str) -> date:
    """Return the day of a presentation for which none is named: as planned or asked for, else in three weeks."""
    in_three_weeks = workspace.today + timedelta(weeks=workspace.policy.request_weeks_max)
    return presentation_day(workspace, records, project) or in_three_weeks
