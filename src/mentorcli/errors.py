"""The errors a user can meet, each with its exit code and its code in JSON.

Whatever goes wrong is raised as one of these and shown in one place, `mentorcli.app`.
The exit codes are promises to scripts: 1 the answer is no, 2 usage, 3 no such record or several,
4 stored data that cannot be read, 5 not saved, 6 busy, 7 written by a newer version.
"""

from __future__ import annotations


class MentorError(Exception):
    """An expected failure.

    `message` says what is wrong and where, in one line; `hint` says what to type instead.
    `details` are further lines shown under the message, such as the students that match.
    """

    exit_code = 1
    code = "error"

    def __init__(self, message: str, hint: str | None = None, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details


class RefusedError(MentorError):
    """The answer is no: a rule refuses what was asked."""

    exit_code = 1
    code = "refused"


class ClashError(RefusedError):
    """Somebody else changed the same thing meanwhile.

    `before` is what it is now, `text` what was typed with everybody else's changes: to be saved by a second try.
    """

    before: str = ""
    text: str | None = None


class NothingFoundError(MentorError):
    """The answer is no: a search or a question found nothing."""

    exit_code = 1
    code = "nothing-found"


class UsageError(MentorError):
    """An option or a value that cannot be understood."""

    exit_code = 2
    code = "usage"


class OutOfYearsError(UsageError, ValueError):
    """A moment or day of a year that nobody means: in a record for its reader to name, else as it was typed."""


class NotFoundError(MentorError):
    """No student, session or entry goes by that name."""

    exit_code = 3
    code = "not-found"


class ErasedError(NotFoundError):
    """The student was erased for good: nothing about them is to be kept."""


class AmbiguousError(MentorError):
    """Several students, sessions or entries go by that name."""

    exit_code = 3
    code = "ambiguous"


class SessionQuestionError(AmbiguousError):
    """Several sessions can be meant, and only the mentor knows which.

    `choices` are what to choose from in a terminal: the id of a session, empty for a new one, and what to show of it.
    """

    def __init__(
        self, message: str, hint: str | None, details: tuple[str, ...], choices: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__(message, hint, details)
        self.choices = choices


class WhoQuestionError(UsageError):
    """The rule turns on who called a session off, and that was not given."""


class FundingDayQuestionError(UsageError):
    """Documented sessions have another funding, and from which day the new one holds was not given."""


class UnreadableError(MentorError):
    """Stored data that cannot be read: the path, line and field are in the message; nothing is changed."""

    exit_code = 4
    code = "unreadable"


class NotSavedError(MentorError):
    """Nothing was saved: permission, full disk or I/O error. What was there is intact."""

    exit_code = 5
    code = "not-saved"


class SavedError(MentorError):
    """The change is saved, and something after it failed, which the next one finishes: no failure, but to be told."""

    exit_code = 0
    code = "saved"


class BusyError(MentorError):
    """Another `mentor` held the store for longer than we wait."""

    exit_code = 6
    code = "busy"


class MovedOnError(BusyError):
    """The store changed while it was read without its lock: what was read is of no one moment, and is read again."""


class NewerStoreError(MentorError):
    """The store was written by a newer version of `mentor`; its bytes are unchanged."""

    exit_code = 7
    code = "newer-store"


class InterruptedByUserError(MentorError):
    """Ctrl-C."""

    exit_code = 130
    code = "interrupted"


class EndedError(InterruptedByUserError):
    """A signal of the system ended what waits for keys: SIGTERM, or SIGHUP of a window that was closed."""

    def __init__(self, number: int, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.number = number
        self.exit_code = 128 + number  # as shells tell it


class BugError(MentorError):
    """A failure nobody expected."""

    exit_code = 70  # sysexits.h, "internal software error"
    code = "bug"
