"""A picture that moves and keys that are read as they are pressed: what the live commands share.

Whatever ends it (an error, Ctrl-C, SIGTERM, a closed window), the terminal is as it was: its own screen, its cursor,
its echo. Ctrl-Z too gives it back as it was, until `fg`. Where escape codes are not welcome the picture is one line.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import select
import signal
import sys
import termios
import tty
from collections.abc import Callable, Iterator, Sequence
from types import FrameType

from mentorcli.cli.context import AppContext
from mentorcli.errors import EndedError
from mentorcli.text import bilingual

GONE = ""  # the key that a keyboard gives that is gone
_TICK = 0.1  # seconds between two looks at the keyboard
_REST = 0.05  # seconds within which the rest of what one key sends arrives
_MOST = 64  # bytes that are read at once
_BELL = "\a"
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"  # a screen of its own, without a cursor
_HOME, _REST_OF_LINE, _REST_OF_SCREEN = "\x1b[H", "\x1b[K", "\x1b[J"
_SPECIAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\[O])?")  # an arrow is no letter, though it ends in one
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?\Z")
_ENDS = (signal.SIGTERM, signal.SIGHUP)

Handler = Callable[[int, FrameType | None], None]


class _EndedBySignal(BaseException):
    """SIGTERM or SIGHUP came; nothing on the way but what cleans up may catch it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Live:
    """A terminal while a picture moves in it; `opened` makes one.

    `returned` tells that the program went on after Ctrl-Z, so that what was on the screen may be gone: whoever reads it
    sets it back.
    """

    def __init__(self, app: AppContext, *, screen: bool) -> None:
        self._environ = app.output.environ
        self._keyboard = sys.stdin.fileno()
        self._modes = termios.tcgetattr(self._keyboard)
        self._screen = screen and app.output.styled
        self._line = screen and not app.output.styled
        self._quiet = app.options.quiet
        self._shown: object = None
        self._typed = ""
        self._stopped = self._continued = self._ended = self._gone = False
        self.returned = False

    # The picture

    def draw(self, picture: Callable[[int, int], Sequence[str]], line: Callable[[int], str]) -> None:
        """Show a picture, made for so many columns and rows, or where it cannot be shown a line for so many columns.

        Nothing is written where it stands there already.
        """
        columns, rows = self.size()
        if self._screen:
            lines = list(picture(columns, rows))[:rows]
            if (columns, rows, lines) != self._shown:
                self._shown = (columns, rows, lines)
                self._show(_HOME + "".join(f"{one}{_REST_OF_LINE}\n" for one in lines)[:-1] + _REST_OF_SCREEN)
            return
        text = line(columns)
        if text != self._shown:
            self._shown = text
            self._show("\r" + text)

    def ring(self) -> None:
        """Ring the bell, unless the user wants it quiet."""
        if not self._quiet:
            self._show(_BELL)

    def _show(self, text: str) -> None:
        try:
            _write(text)
        except OSError:  # the window is closed, and the signal that says so is ignored, as under `nohup`
            self._gone = True

    def size(self) -> tuple[int, int]:
        """Return how many columns and rows the terminal has now."""
        with contextlib.suppress(OSError):
            columns, rows = os.get_terminal_size(sys.stdout.fileno())
            if columns and rows:
                return columns, rows
        return 80, 24

    # The keyboard

    def key(self) -> str | None:
        """Return the key that was pressed, None where none was in a tick, GONE where the keyboard is gone.

        Keys that are no character, such as arrows, are none.
        """
        if self._gone or (not self._typed and not self._read()):
            return GONE
        self._look_for_signals()
        key, self._typed = self._typed[:1], self._typed[1:]
        return key or None

    def _read(self) -> bool:
        """Read what was typed, for a tick; return whether there is still a keyboard."""
        if not select.select([self._keyboard], [], [], _TICK)[0]:
            return True
        data = self._bytes()
        while _BEGUN.search(data) and select.select([self._keyboard], [], [], _REST)[0]:
            data += (more := self._bytes())
            if not more:
                break
        self._typed = _SPECIAL.sub("", data)
        return bool(data)

    def _bytes(self) -> str:
        try:
            return os.read(self._keyboard, _MOST).decode("latin-1")
        except OSError:  # the window is closed
            return ""

    # What the system asks for

    def _look_for_signals(self) -> None:
        """Give the terminal back for Ctrl-Z and take it again afterwards; it may be changed after a stop by others."""
        if self._stopped:
            self.leave()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)  # it stands here until `fg`
            signal.signal(signal.SIGTSTP, self._stop)
            self._continued = True
        if self._continued:
            self._stopped = self._continued = False
            self.enter()
            self.returned = True

    def _stop(self, *_: object) -> None:
        self._stopped = True

    def _go_on(self, *_: object) -> None:
        self._continued = True

    def _end(self, number: int, _: object) -> None:
        for one in _ENDS:
            signal.signal(one, signal.SIG_IGN)  # a second one would find the terminal half given back
        self._ended = True
        raise _EndedBySignal(number)

    @contextlib.contextmanager
    def handling(self) -> Iterator[None]:
        """Answer the signals of the terminal and of the system while this lasts."""
        handlers: dict[signal.Signals, Handler] = {signal.SIGTSTP: self._stop, signal.SIGCONT: self._go_on}
        handlers |= dict.fromkeys(_ENDS, self._end)
        earlier = {number: signal.getsignal(number) for number in handlers}
        for number, handler in handlers.items():
            if earlier[number] is not signal.SIG_IGN:  # as `nohup` has it
                signal.signal(number, handler)
        try:
            yield
        finally:
            for number, before in earlier.items():
                if not (self._ended and number in _ENDS):  # a second one may still come before the last line is said
                    signal.signal(number, before)

    def enter(self) -> None:
        """Read single keys, unseen, and take a screen of its own where there is one."""
        # First the keyboard: in the background that stops us before anything is drawn over the shell's screen.
        while not self._listening():
            pass
        if self._screen:
            _write(_ENTER)
        self._shown = None

    def _listening(self) -> bool:
        """Let the keyboard give single keys; False where a stop in the background came between: to be tried again."""
        try:
            tty.setcbreak(self._keyboard, termios.TCSADRAIN)  # what was typed ahead counts
        except termios.error as error:
            if error.args[0] != errno.EINTR:
                raise
            return False
        return True

    def leave(self) -> None:
        """Give the terminal back as it was, as far as it is still there."""
        interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C would leave the job half done
        with contextlib.suppress(OSError):
            _write(_LEAVE if self._screen else "\n" if self._line else "")
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(self._keyboard, termios.TCSADRAIN, self._modes)
        signal.signal(signal.SIGINT, interrupt)


@contextlib.contextmanager
def opened(app: AppContext, *, screen: bool = True) -> Iterator[Live]:
    """Yield the terminal for a picture that moves; without `screen` only for single keys. Raises EndedError."""
    live = Live(app, screen=screen)
    try:
        with live.handling():
            live.enter()
            try:
                yield live
            finally:
                live.leave()
    except _EndedBySignal as ended:
        message = bilingual("Ended by a signal: nothing is changed", "Arrêté par un signal\u00a0: rien n'a changé")
        raise EndedError(ended.number, message) from None


def _write(text: str) -> None:
    """Write to the terminal at once."""
    sys.stdout.write(text)
    sys.stdout.flush()
