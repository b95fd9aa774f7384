"""The sentences of `mentor goal`, in English and French, and its list."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.models.goal import Goal
from mentorcli.models.results.goals import GoalsChanged, StudentGoal
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences, day
from mentorcli.render.text.cells import DAY, SLUG, figures, short_day
from mentorcli.text import GOOD, command_line, part

COLUMNS = (SLUG, figures(0), Column(telling=True), DAY._replace(rank=2), Column(3))

sentence = Sentences(
    {
        "agreed": ("Agreed with {name}, goal {number}: {text}", "Convenu avec {name}, objectif {number} : {text}"),
        "met": ("Met by {name}, goal {number}: {text}", "Atteint par {name}, objectif {number} : {text}"),
        "reopened": (
            "Open again for {name}, goal {number}: {text}",
            "De nouveau ouvert pour {name}, objectif {number} : {text}",
        ),
        "met-when": ("When it is met: {command}", "Une fois atteint : {command}"),
        "left": ("{count} goals open: {command}", "{count} objectifs ouverts : {command}"),
        "left-of-one": ("1 goal open: {command}", "{count} objectif ouvert : {command}"),
        "none-left": ("No goal is open now.", "Plus aucun objectif n'est ouvert."),
        "no-goal": ("No goal is open: {command}", "Aucun objectif n'est ouvert : {command}"),
        "goal-example": ("What to do until next time", "À faire pour la prochaine fois"),
        "met-on": ("met {day}", "atteint le {day}"),
        "numbered": ("{number}. {text}", "{number}. {text}"),
        "since": ("{goal} (since {day})", "{goal} (depuis le {day})"),
    }
)


def agreed_text(done: GoalsChanged, view: View) -> list[str]:
    """Return which goals were agreed, and how they are marked as met."""
    return [*agreed_lines(done.goals, done.student.name, view), _met_when(done, view)]


def agreed_lines(goals: Sequence[Goal], name: str, view: View) -> list[str]:
    """Return a line a goal that was agreed."""
    return [sentence("agreed", view.lang, name=name, number=goal.number, text=goal.text) for goal in goals]


def _met_when(done: GoalsChanged, view: View) -> str:
    command = command_line("goal done", done.student.id, *(str(goal.number) for goal in done.goals))
    return sentence("met-when", view.lang, command=command)


def finished_text(done: GoalsChanged, view: View) -> list[str]:
    """Return which goals are met, and how many are open still."""
    lines = [
        sentence("met", view.lang, name=done.student.name, number=goal.number, text=goal.text) for goal in done.goals
    ]
    if not done.open:
        return [*lines, sentence("none-left", view.lang)]
    return [*lines, sentence.counted("left", done.open, view.lang, command=command_line("goal list", done.student.id))]


def reopened_text(done: GoalsChanged, view: View) -> list[str]:
    """Return which goals are open again."""
    return [
        *(
            sentence("reopened", view.lang, name=done.student.name, number=goal.number, text=goal.text)
            for goal in done.goals
        ),
        _met_when(done, view),
    ]


def goals_table(found: Sequence[StudentGoal], view: View, student: str | None) -> Table:
    """Return goals as a table, by student and number; `student` is what was typed, None for all."""
    lang = view.lang
    rows = [
        (
            one.student.id,
            str(one.goal.number),
            one.goal.text,
            view.day(one.goal.agreed_at).isoformat(),
            view.day(one.goal.done_at).isoformat() if one.goal.done_at else "",
        )
        for one in found
    ]
    cells = [
        (
            one.student.id,
            str(one.goal.number),
            one.goal.text,
            short_day(view.day(one.goal.agreed_at), view),
            part(sentence("met-on", lang, day=short_day(view.day(one.goal.done_at), view)), GOOD)
            if one.goal.done_at
            else "",
        )
        for one in found
    ]
    example = command_line("goal add", student or "amelie", sentence("goal-example", lang))
    whole = command_line("goal list", *([student] if student else []), options=("--json",))
    return Table(rows, COLUMNS, lambda: cells, sentence("no-goal", lang, command=example), whole=whole)


def goal_line(goal: Goal, view: View) -> str:
    """Return an open goal on one line, with the day on which it was agreed."""
    numbered = sentence("numbered", view.lang, number=goal.number, text=goal.text)
    return sentence("since", view.lang, goal=numbered, day=day(view.day(goal.agreed_at), view.lang))
