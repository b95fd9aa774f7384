"""A student's projects: which one is meant, and how one goes on (domain, section 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError, UsageError
from mentorcli.models.project import Project, ProjectPeriod, ProjectStatus, Resource
from mentorcli.rules.project import (
    FROM,
    advanced,
    begun_later,
    check_level,
    check_title,
    current,
    find_project,
    fitting,
    in_progress_on,
    refuse_twice,
    same_link,
    titled,
)
from mentorcli.text import in_language, visible

TODO, RUNNING = ProjectStatus.TODO, ProjectStatus.IN_PROGRESS
PRESENTED, VALIDATED = ProjectStatus.PRESENTED, ProjectStatus.VALIDATED
TODAY = date(2026, 11, 23)


def project(
    title: str,
    status: ProjectStatus = TODO,
    *,
    level: int | None = None,
    periods: tuple[ProjectPeriod, ...] = (),
) -> Project:
    """Make a project; its id follows from its title."""
    return Project(f"id-{title}", title, status, level, periods)


SITE = project("Créez un site")
SHOP = project("Créez un site marchand")
DATA = project("Explore data", VALIDATED, level=2)
PATH = [SITE, SHOP, DATA]


def test_the_current_project_is_the_one_in_progress() -> None:
    """Where none is in progress there is none, whatever was presented or validated before."""
    assert current([]) is None
    assert current([SITE, project("P", PRESENTED), DATA]) is None
    running = project("P", RUNNING)
    assert current(iter([SITE, running, DATA])) == running


@pytest.mark.parametrize(
    "title", ["Créez un site", "creez un SITE", "  Créez un site ", "Cre\u0301ez un site", "Créez  un site"]
)
def test_a_title_is_recognised_without_case_accents_and_ends(title: str) -> None:
    """The whole title is wanted; of what a keyboard makes different, nothing counts."""
    assert titled(PATH, title) == SITE


@pytest.mark.parametrize("title", ["\u202eevil\u202c Rtl", "a\x1b[2Jb", "\u2066x\u200fé"])
def test_a_title_is_recognised_as_it_is_shown(title: str) -> None:
    """A printed command has its characters that steer a terminal as codes; pasted, it means that project."""
    odd = project(title)
    shown = visible(title)
    assert titled([SITE, odd], shown) == titled([SITE, odd], title) == odd
    assert titled([odd, project(shown)], shown) == project(shown)


@pytest.mark.parametrize("title", ["", "Créez", "un site", "Créez un site web"])
def test_a_part_is_no_title(title: str) -> None:
    """What only a part of a title says is not that project."""
    assert titled(PATH, title) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("créez un site", SITE), ("marchand", SHOP), (" MARCHAND ", SHOP), ("data", DATA), ("Explore data", DATA)],
)
def test_a_project_is_found_by_its_title_or_a_part_of_it(typed: str, meant: Project) -> None:
    """A whole title goes before the longer ones that it is a part of."""
    assert find_project(PATH, typed, student="amelie") == meant


def test_a_part_of_several_titles_lists_them() -> None:
    """The titles are shown in their order, and what to do about it."""
    with pytest.raises(AmbiguousError) as caught:
        find_project(PATH, "CREEZ", student="amelie")
    assert caught.value.message == "2 projects fit 'CREEZ'"
    assert caught.value.hint == "Type more of the title."
    assert caught.value.details == ("Créez un site", "Créez un site marchand")


@pytest.mark.parametrize("typed", ["", "  ", "video"])
def test_a_project_that_is_not_there_names_the_commands(typed: str) -> None:
    """Nothing typed fits nothing, not everything; the hint has the student in it."""
    with pytest.raises(NotFoundError) as caught:
        find_project(PATH, typed, student="amelie-durand")
    assert caught.value.message == f"No project {typed!r}"
    assert caught.value.hint == f"Add it: mentor project add amelie-durand {typed.strip() or 'TITLE'}"
    assert caught.value.details == tuple(one.title for one in PATH)


def test_a_long_or_harmful_title_is_quoted_short_and_visible() -> None:
    """60 characters are shown, and an escape code is not sent to the terminal."""
    with pytest.raises(NotFoundError, match=r"^No project 'x{60}'$"):
        find_project(PATH, "x" * 61, student="amelie")
    with pytest.raises(NotFoundError) as caught:
        find_project(PATH, "\x1b[2J", student="amelie")
    assert "\x1b" not in caught.value.message


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("créez un site", [SITE]),
        ("CREEZ", [SITE, SHOP]),
        ("data", [DATA]),
        ("video", []),
        ("  ", []),
    ],
)
def test_what_fits_is_the_title_or_every_title_with_it(typed: str, found: list[Project]) -> None:
    """Where several fit, their order is that of the list; a title typed whole stands alone."""
    assert fitting(PATH, typed) == found


@pytest.mark.parametrize("typed", ["", " ", "\n\t"])
def test_an_empty_title_is_refused(typed: str) -> None:
    """The hint is a command that works."""
    with pytest.raises(UsageError, match="The title is empty") as caught:
        check_title(typed)
    assert caught.value.hint == 'Such as: mentor project add amelie "Build a dashboard"'


def test_a_title_is_one_line() -> None:
    """Line ends and double blanks would make a table hard to read."""
    assert check_title("  Build\n a   dashboard ") == "Build a dashboard"


@pytest.mark.parametrize("level", [None, 1, 2, 3, 7, 9])
def test_levels_of_expertise_are_1_to_9(level: int | None) -> None:
    """None is a level that is not known; the platform has seven so far."""
    assert check_level(level) == level


@pytest.mark.parametrize("level", [-1, 0, 10])
def test_other_levels_are_refused(level: int) -> None:
    """The message quotes what was typed."""
    with pytest.raises(UsageError, match=f"--level is {level}"):
        check_level(level)


def test_a_title_is_taken_once() -> None:
    """The message shows the project as it stands; a title that only contains another one is free."""
    refuse_twice(PATH, "Créez un site web")
    with pytest.raises(RefusedError) as caught:
        refuse_twice(PATH, " explore DATA")
    assert caught.value.message == "There is a project 'Explore data' already: validated"
    assert caught.value.hint == "Choose another title."


@pytest.mark.parametrize(
    ("before", "to"),
    [
        (TODO, RUNNING),
        (PRESENTED, RUNNING),  # it was not accepted
        (RUNNING, PRESENTED),
        (RUNNING, VALIDATED),
        (PRESENTED, VALIDATED),
    ],
)
def test_a_project_goes_on_as_far_as_it_may(before: ProjectStatus, to: ProjectStatus) -> None:
    """Only the status and the days change: id, title and level stay."""
    found = advanced([], project("P", before, level=3), to, student="amelie", on=TODAY)
    assert found == replace(project("P", to, level=3), periods=(ProjectPeriod(TODAY),) if to is RUNNING else ())


def test_no_step_leads_back_to_the_beginning() -> None:
    """There are exactly the steps above, and none to `todo`."""
    assert {(before, to) for to, several in FROM.items() for before in several} == {
        (TODO, RUNNING), (PRESENTED, RUNNING), (RUNNING, PRESENTED), (RUNNING, VALIDATED), (PRESENTED, VALIDATED),
    }  # fmt: skip


@pytest.mark.parametrize("status", [RUNNING, PRESENTED, VALIDATED])
def test_a_project_that_stands_there_already_is_refused(status: ProjectStatus) -> None:
    """The same step twice changes nothing, and it is said."""
    with pytest.raises(RefusedError) as caught:
        advanced([], project("P", status), status, student="amelie", on=TODAY)
    assert caught.value.message == f"'P' is {status} already"
    assert caught.value.hint == "Nothing to change."


@pytest.mark.parametrize("to", [PRESENTED, VALIDATED])
def test_a_project_is_started_before_it_goes_further(to: ProjectStatus) -> None:
    """The hint is the very command to type."""
    with pytest.raises(RefusedError) as caught:
        advanced([SITE], SITE, to, student="amelie", on=TODAY)
    assert caught.value.message == "'Créez un site' is todo"
    assert caught.value.hint == 'Start it first: mentor project start amelie "Créez un site"'


@pytest.mark.parametrize("to", [RUNNING, PRESENTED])
def test_a_validated_project_stays_validated(to: ProjectStatus) -> None:
    """What was accepted is not opened again."""
    with pytest.raises(RefusedError) as caught:
        advanced([DATA], DATA, to, student="amelie", on=TODAY)
    assert caught.value.message == "'Explore data' is validated"
    assert caught.value.hint == "A validated project stays so."


def test_one_project_at_a_time() -> None:
    """A second one is not started while one is in progress; the first can still be presented and validated."""
    running, next_one = project("First", RUNNING), project("Next", PRESENTED)
    with pytest.raises(RefusedError) as caught:
        advanced([running, next_one], next_one, RUNNING, student="amelie", on=TODAY)
    assert caught.value.message == "One project at a time: 'First' is in progress"
    assert caught.value.hint == "Finish it first: mentor project present amelie First"
    for to in (PRESENTED, VALIDATED):
        assert advanced([running, next_one], running, to, student="amelie", on=TODAY).status is to
    assert advanced([running, next_one], next_one, VALIDATED, student="amelie", on=TODAY).status is VALIDATED


def test_a_slash_at_the_end_makes_no_other_link() -> None:
    """One resource is kept once, however its link was copied."""
    page = Resource("r1", "https://example.org/course/")
    other = Resource("r2", "https://example.org/Course")
    assert same_link([other, page], "https://example.org/course") == page
    assert same_link([other, page], "https://example.org/course//") == page
    assert same_link([other, page], "https://example.org/Course/") == other
    assert same_link([other, page], "https://example.org") is None


def days(start: int, end: int | None = None) -> tuple[ProjectPeriod, ...]:
    """Return one period of November 2026."""
    return (ProjectPeriod(date(2026, 11, start), None if end is None else date(2026, 11, end)),)


def test_the_project_in_progress_follows_the_day() -> None:
    """On a day on which one ends and another starts it is the one that starts; between two there is none."""
    first, second = project("First", VALIDATED, periods=days(2, 10)), project("Second", RUNNING, periods=days(10))
    third = project("Third", TODO)
    for number, expected in ((1, None), (2, first), (9, first), (10, second), (30, second)):
        assert in_progress_on([second, first, third], date(2026, 11, number)) == expected
    unknown = project("Unknown", RUNNING)
    assert in_progress_on([first, unknown], date(2026, 11, 5)) == first
    assert in_progress_on([first, unknown], date(2026, 11, 20)) == unknown


def test_a_refused_day_is_told_with_the_one_to_give() -> None:
    """In both languages."""
    refused = begun_later(project("P", RUNNING), date(2026, 11, 5), date(2026, 10, 1))
    assert "was started on 2026-11-05, after 2026-10-01" in str(refused.message)
    assert "--on 2026-11-05" in str(refused.hint)


def test_a_project_ends_where_it_is_presented() -> None:
    """An end before the start is refused; validated after it was presented changes no day."""
    running = project("P", RUNNING, periods=days(5))
    shown = advanced([running], running, PRESENTED, student="a", on=date(2026, 11, 9))
    assert shown.periods == days(5, 9)
    assert advanced([shown], shown, VALIDATED, student="a", on=date(2026, 11, 20)).periods == days(5, 9)
    for day, why in ((4, "was started on 2026-11-05"), (8, "was presented on 2026-11-09")):
        for step in (VALIDATED, RUNNING):
            with pytest.raises(UsageError, match=why):
                advanced([shown], shown, step, student="a", on=date(2026, 11, day))
    assert advanced([shown], shown, VALIDATED, student="a", on=date(2026, 11, 9)).status is VALIDATED
    with pytest.raises(UsageError, match="was started on 2026-11-05"):
        advanced([running], running, VALIDATED, student="a", on=date(2026, 11, 4))
    assert advanced([running], running, VALIDATED, student="a", on=date(2026, 11, 5)).periods == days(5, 5)
    again = replace(running, periods=(*days(1, 3), *days(5)))
    assert advanced([again], again, PRESENTED, student="a", on=date(2026, 11, 9)).periods == (*days(1, 3), *days(5, 9))


def test_a_second_start_does_not_reach_into_the_days_of_another() -> None:
    """One project at a time holds for past days too; the last day of one may be the first of another."""
    first, second = project("First", PRESENTED, periods=days(2, 10)), project("Second", TODO)
    with pytest.raises(RefusedError, match="'First' was in progress until 2026-11-10"):
        advanced([first, second], second, RUNNING, student="a", on=date(2026, 11, 9))
    assert advanced([first, second], second, RUNNING, student="a", on=date(2026, 11, 10)).periods == days(10)


def test_the_days_of_the_other_project_are_told_in_either_language() -> None:
    """Where it ended, or that it goes on: it is refused to begin before either, when a day is given anew too."""
    ended, running = project("First", PRESENTED, periods=days(2, 10)), project("First", RUNNING, periods=days(2))
    second = project("Second", RUNNING, periods=days(15))
    for first, english, french in (
        (ended, "until 2026-11-10", "jusqu'au 2026-11-10"),
        (running, "from 2026-11-02 on", "depuis le 2026-11-02"),
    ):
        with pytest.raises(RefusedError, match=f"'First' was in progress {english}$") as caught:
            advanced([first, second], second, RUNNING, student="a", on=date(2026, 11, 9), dated=True)
        assert in_language(caught.value.message, "fr").endswith(f"'First' était en cours {french}")


def test_a_step_made_already_is_dated_anew() -> None:
    """A day that was given corrects the last start or end, as long as no other project stands in its way."""
    first, second = project("First", VALIDATED, periods=days(2, 10)), project("Second", RUNNING, periods=days(15))
    both = [first, second]
    moved = advanced(both, second, RUNNING, student="a", on=date(2026, 11, 12), dated=True)
    assert moved.periods == days(12)
    with pytest.raises(RefusedError, match="'First' was in progress"):
        advanced(both, second, RUNNING, student="a", on=date(2026, 11, 9), dated=True)
    assert advanced(both, first, VALIDATED, student="a", on=date(2026, 11, 15), dated=True).periods == days(2, 15)
    with pytest.raises(RefusedError, match="One project at a time"):
        advanced(both, first, VALIDATED, student="a", on=date(2026, 11, 16), dated=True)
    todo = project("Third", TODO)
    started = advanced([first, todo], todo, RUNNING, student="a", on=date(2026, 11, 20), dated=True)
    assert (started.status, started.periods) == (RUNNING, days(20)), "a step that was not made yet is made"
    undated = project("Undated", VALIDATED)
    assert advanced([undated], undated, VALIDATED, student="a", on=TODAY, dated=True) == undated


def test_only_the_last_days_are_given_anew() -> None:
    """A project that was presented, not accepted and started again keeps the days of the first time."""
    running = project("P", RUNNING, periods=(*days(1, 3), *days(10)))
    moved = advanced([running], running, RUNNING, student="a", on=date(2026, 11, 12), dated=True)
    assert moved.periods == (*days(1, 3), *days(12))
    shown = project("P", PRESENTED, periods=(*days(1, 3), *days(5, 9)))
    moved = advanced([shown], shown, PRESENTED, student="a", on=date(2026, 11, 12), dated=True)
    assert moved.periods == (*days(1, 3), *days(5, 12))


def test_an_end_that_is_corrected_reaches_into_no_other_project() -> None:
    """One that began on the same day stands in its way, unless it was done then; what came before or after not."""
    first = project("First", VALIDATED, periods=days(2, 2))
    other, short = project("Other", VALIDATED, periods=days(2, 9)), project("Short", VALIDATED, periods=days(2, 2))
    with pytest.raises(RefusedError, match="One project at a time"):
        advanced([first, other], first, VALIDATED, student="a", on=date(2026, 11, 5), dated=True)
    before, after = (project("Then", VALIDATED, periods=days(*two)) for two in ((1, 1), (5, 7)))
    moved = advanced([before, first, short, after], first, VALIDATED, student="a", on=date(2026, 11, 5), dated=True)
    assert moved.periods == days(2, 5)
