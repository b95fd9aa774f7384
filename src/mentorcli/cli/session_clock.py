"""The clock of a session in a terminal: the picture and its keys, then the questions, then one `session log`."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext
from mentorcli.cli.live import GONE, Live, opened
from mentorcli.errors import EndedError, InterruptedByUserError, MentorError, UsageError
from mentorcli.models.results.session_clock import SessionClock
from mentorcli.models.results.session_outcome import LoggedSession
from mentorcli.models.session import SessionDetails
from mentorcli.models.session_clock import ClockReading, Lateness, Resumed, Stage
from mentorcli.render import View
from mentorcli.render.session_clock import ClockPicture, picture, plain_line
from mentorcli.render.text import session_clock as text
from mentorcli.render.text import session_clock_words as words
from mentorcli.services import session_clock
from mentorcli.services.session_clock_keys import press
from mentorcli.text import bilingual, in_language, normalise

_END_KEYS = ("e", "\r", "\n")  # Enter too goes on to the questions, once there is nothing left to note
_LEAVE_KEYS = ("q", "\x04")
_AT_LIMIT = (Lateness.REACHED, Lateness.BEYOND)
_LATE_START = 60  # seconds after the start from which a clock that is started says so
_REMARK_LASTS, _UNKEPT_LASTS = timedelta(seconds=6), timedelta(days=1)


ShowLogged = Callable[[AppContext, LoggedSession, Callable[[list[str]], list[str]]], None]
"""What says of a session what it was logged as, with more beside it."""


def run(app: AppContext, clock: SessionClock, show_logged: ShowLogged) -> None:
    """Run the clock of a session to its end, ask what is asked then, and log the session."""
    app.typed()
    for other in session_clock.others(app.workspace, clock):
        app.output.remind(words.other_line(other, app.view))
    with session_clock.held(app.workspace, clock):
        timed = _ClockRun(app, clock, show_logged)
        with timed.kept():
            if timed.goes_on() and not timed.measure():
                app.output.print_message(words.said("nothing-kept", app.lang))
                return
            details = timed.details()
        timed.log(details)


class _ClockRun:
    """One run of the clock in a terminal; `clock` is what it knows by now."""

    def __init__(self, app: AppContext, clock: SessionClock, show_logged: ShowLogged) -> None:
        self.app = app
        self.clock = clock
        self._show_logged = show_logged
        self._tick: Callable[[], datetime] = session_clock.ticking(app.workspace)
        self._asking = False
        self._remark: tuple[str, datetime] | None = None
        self._lateness: Lateness | None = None

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Say what is kept where the run is interrupted, and how to go on."""
        try:
            yield
        except (KeyboardInterrupt, typer.Abort):
            if self.app.workspace.wrote:  # logged already
                raise
            raise InterruptedByUserError(*self._left()) from None
        except EndedError as ended:
            raise EndedError(ended.number, *self._left()) from None

    def _left(self) -> tuple[str, str | None]:
        if self.clock.measured.empty:
            return words.NOTHING_MEASURED, None
        command = words.start_command(self.clock.student.id)
        return words.KEPT, bilingual(f"Go on: {command}", f"Pour continuer\u00a0: {command}")

    # The picture and its keys

    def goes_on(self) -> bool:
        """Return whether the picture is shown; a clock that was left may have been overtaken by the end."""
        left = self.clock.left
        if left is Resumed.DOUBTFUL:
            self.app.output.print_prompt(words.left_line(self.clock, self.app.view))
            return self.app.ask_yes_no(words.ask("going-on", self.app.lang))
        if left is Resumed.OVER:
            self.app.output.print_prompt(words.left_line(self.clock, self.app.view))
        return left is not Resumed.OVER

    def measure(self) -> bool:
        """Draw and listen until the session is over; False where it was left and nothing is kept."""
        late = max(0, int((self._tick() - self.clock.measured.start).total_seconds()))
        self._late = late if late >= _LATE_START and self.clock.left is None else 0
        with opened(self.app) as live:
            while True:
                self._draw(live)
                key = live.key()
                if key == GONE:
                    raise EndedError(signal.SIGHUP, "")
                if key is None:
                    continue
                asked = self._asking
                if self._leaves(key.lower()):
                    session_clock.discard(self.app.workspace, self.clock)
                    return False
                if not asked and not self._asking and self._pressed(key.lower()):
                    return True

    def _leaves(self, key: str) -> bool:
        """Return whether the clock is left: a key asks, unless --yes, and the next one answers."""
        asked, self._asking = self._asking, False
        if asked:
            return key in text.LEAVE_KEYS[self.app.lang]
        if key not in _LEAVE_KEYS:
            return False
        self._asking = not self.app.options.yes
        return self.app.options.yes

    def _draw(self, live: Live) -> None:
        """Show what there is to be seen now, and ring once the limit comes."""
        now, app = self._tick(), self.app
        reading = session_clock.reading(app.workspace, self.clock)
        remark = None
        if self._remark is not None and now < self._remark[1]:
            remark = in_language(self._remark[0], app.lang)
        late = self._late if reading.stage is Stage.AWAITED else 0
        shown = ClockPicture(self.clock, reading, self._asking, remark, late)
        view, environ = View(app.lang, app.workspace.zone, now), app.output.environ
        live.draw(
            lambda columns, rows: picture(shown, view, environ, width=columns, height=rows),
            lambda columns: plain_line(shown, view, width=columns),
        )
        self._ring(live, reading)

    def _ring(self, live: Live, reading: ClockReading) -> None:
        """Ring where the limit of lateness is reached with nobody there."""
        before, self._lateness = self._lateness, reading.lateness
        if reading.stage is Stage.AWAITED and before not in (None, *_AT_LIMIT) and reading.lateness in _AT_LIMIT:
            live.ring()

    def _pressed(self, key: str) -> bool:
        """Do what a key stands for; return whether the session is over, and only questions are left."""
        self._tick()
        over = self.clock.measured.stage in (Stage.ABSENT, Stage.ENDED)
        if over and key in _END_KEYS:
            return True
        done = press(self.app.workspace, self.clock, key)
        self.clock = done.clock
        lasts = _UNKEPT_LASTS if done.unkept else _REMARK_LASTS
        self._remark = (done.remark, self._tick() + lasts) if done.remark is not None else None
        return self.clock.measured.stage is Stage.ENDED

    # The questions

    def details(self) -> SessionDetails:
        """Ask for what the clock cannot measure; Enter alone leaves each out."""
        if self.clock.measured.stage is Stage.CAME:
            self._ask_length()
        typed = self.app.ask(words.ask("notes", self.app.lang))
        return SessionDetails(notes=normalise(typed) or None, goals=self._goals())

    def _goals(self) -> tuple[str, ...] | None:
        """Ask for the goals that were agreed, where the session was held; Enter alone ends that."""
        if self.clock.verdict is None or self.clock.verdict.no_show:
            return None
        goals: list[str] = []
        while typed := self.app.ask(words.ask("goal", self.app.lang)).strip():
            try:
                session_clock.check_goal(self.app.workspace, self.clock, typed)
            except MentorError as error:
                _show(self.app, error)
                continue
            goals.append(typed)
        return tuple(dict.fromkeys(goals)) or None

    def _ask_length(self) -> None:
        """Ask how long a session lasted whose end nobody noted; what is not known stays so."""
        measured, app = self.clock.measured, self.app
        while typed := app.ask(words.ask("lasted", app.lang)).strip():
            try:
                ended = (measured.arrived or measured.start) + timedelta(minutes=o.minutes(typed, "--lasted"))
                if ended > self._tick():
                    raise UsageError(bilingual("That end is still to come", "Cette fin est encore à venir"))
            except UsageError as error:
                _show(app, error)
                continue
            self.clock = session_clock.keep(app.workspace, self.clock, replace(measured, ended=ended))
            return

    def log(self, details: SessionDetails) -> None:
        """Log the session, say what became of it, and ask for the next date."""
        app = self.app
        self._tick()
        with self.kept():
            done = session_clock.log(app.workspace, self.clock, details)
        done = done._replace(next_start=None, measured=None)  # the one is asked for below, the other was just logged
        self._show_logged(app, done, lambda lines: words.timed_text(lines, done, app.view))
        planned = self._next_date()
        app.output.print_message(words.said("way-back-twice" if planned else "way-back", app.lang))

    def _next_date(self) -> bool:
        """Ask for the next date and plan it; return whether one is planned now."""
        app = self.app
        from mentorcli.render.text.timeoff import passed_over_lines

        known = session_clock.next_date(app.workspace, self.clock)
        question = words.next_question(known, app.view)
        app.output.print_message(*passed_over_lines(known.passed_over, app.view))
        while typed := app.ask(question).strip():
            self._tick()
            if known.usual is not None and typed.casefold() in (*text.LEAVE_KEYS[app.lang], "yes", "oui"):
                typed = f"{known.usual:%Y-%m-%d %H:%M}"
            try:
                self._plan(typed)
            except MentorError as error:
                _show(app, error)
                continue
            return True
        return False

    def _plan(self, typed: str) -> None:
        """Plan the next session, as `session schedule` does."""
        from mentorcli.render.text.session import scheduled_text, scheduled_warnings
        from mentorcli.services.sessions import schedule

        app = self.app
        done = schedule(app.workspace, self.clock.student.id, [app.moment(typed, ahead=True)], SessionDetails())
        for line in scheduled_warnings(done, app.view):
            app.output.warn(line)
        app.output.print_message(*scheduled_text(done, app.view))


def _show(app: AppContext, error: MentorError) -> None:
    """Say what is wrong with an answer, which is asked for again."""
    lines = (error.message, *error.details, *([error.hint] if error.hint else []))
    app.output.print_prompt(*(in_language(line, app.lang) for line in lines))
