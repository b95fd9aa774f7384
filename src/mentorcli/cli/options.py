"""The options and arguments that several commands share, with the words that explain them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mentorcli.errors import UsageError
from mentorcli.text import bilingual

if TYPE_CHECKING:
    from mentorcli.cli.context import AppContext

Offers = Callable[[typer.Context, str], list[tuple[str, str]]]


def tab(name: str) -> Offers:
    """Return the function of `cli/candidates.py` that TAB asks; it is loaded when TAB asks."""

    def ask(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from mentorcli.cli import candidates

        found: Offers = getattr(candidates, name)
        return found(ctx, incomplete)

    return ask


STUDENT_HELP = "The student: slug, or part of the slug or name."
SESSION_HELP = "The session: its id or the first 4 characters; a student means the latest that has begun."

StudentArg = Annotated[
    str,
    typer.Argument(metavar="STUDENT", help=STUDENT_HELP, show_default=False, autocompletion=tab("student_slugs")),
]
OptionalStudent = Annotated[
    str | None, typer.Argument(metavar="[STUDENT]", help=STUDENT_HELP, autocompletion=tab("student_slugs"))
]
StudentOption = Annotated[
    str | None, typer.Option("--student", metavar="STUDENT", help=STUDENT_HELP, autocompletion=tab("student_slugs"))
]
SessionArg = Annotated[
    str, typer.Argument(metavar="SESSION", help=SESSION_HELP, show_default=False, autocompletion=tab("session_ids"))
]
IdentityOption = Annotated[
    str | None,
    typer.Option(
        "--identity",
        metavar="FILE",
        help="The file of the private key of an encrypted backup.",
        autocompletion=tab("files"),
    ),
]
StudentOptions = Annotated[
    list[str] | None,
    typer.Option(
        "--student",
        metavar="STUDENT",
        help="Only these, by slug or name; may be repeated.",
        autocompletion=tab("student_slugs"),
    ),
]
ProjectArg = Annotated[
    str,
    typer.Argument(
        metavar="TITLE",
        help="The project's title, or part of it.",
        show_default=False,
        autocompletion=tab("project_titles"),
    ),
]
ProjectOption = Annotated[
    str | None,
    typer.Option("--project", metavar="TITLE", help="The project it is about.", autocompletion=tab("project_titles")),
]
OnDay = Annotated[
    str | None, typer.Option("--on", metavar="WHEN", help="The day; sessions of past days follow (default: today).")
]
Notes = Annotated[str | None, typer.Option("--notes", metavar="TEXT", help="Notes; - reads standard input.")]
Resume = Annotated[bool, typer.Option("--resume", help="Take up the text of an earlier edit that was not saved.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.")]
From = Annotated[str | None, typer.Option("--from", metavar="WHEN", help="Not before this day or moment.")]
To = Annotated[str | None, typer.Option("--to", metavar="WHEN", help="Not after this day (included) or moment.")]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="en|fr", help="Language of the text.", autocompletion=tab("languages")),
]
Done = Annotated[
    str | None,
    typer.Option("--done", metavar="N[,N]", help="Tick these items: 1,2 or 1-3.", autocompletion=tab("open_numbers")),
]
Undone = Annotated[
    str | None,
    typer.Option("--undone", metavar="N[,N]", help="Untick these items.", autocompletion=tab("done_numbers")),
]
OwnFaqEntry = Annotated[
    str,
    typer.Argument(metavar="ID", help="An id, as `mentor faq list` shows it.", autocompletion=tab("own_faq_ids")),
]
SettingKey = Annotated[
    str,
    typer.Argument(
        metavar="KEY",
        help="timezone, lang, holidays, policy.name, policy. and a figure; "
        "from a day on policy.dated.DAY. and one of these.",
        show_default=False,
        autocompletion=tab("setting_keys"),
    ),
]


def language(lang: str | None) -> str | None:
    """Return a `--lang` option. Raises UsageError for a language that there is not."""
    from mentorcli.services.workspace import checked_language

    return checked_language(lang)


def span(app: AppContext, start: str | None, end: str | None) -> tuple[datetime | None, datetime | None]:
    """Return the span of --from and --to as aware datetimes, its end excluded; None: open. Raises UsageError."""
    if not start and not end:  # the grammar of dates takes 8 ms
        return None, None
    from mentorcli.when import parse_span_end, parse_span_start, repeated_warning

    def warn(text: str, taken: datetime) -> None:
        app.output.warn(repeated_warning(text, taken))

    now, zone = app.workspace.now, app.workspace.zone
    first = parse_span_start(start, now=now, zone=zone, repeated=warn) if start else None
    last = parse_span_end(end, now=now, zone=zone, repeated=warn) if end else None
    if first and last and first >= last:
        raise UsageError(
            bilingual("--from is after --to", "--from est après --to"), bilingual("Turn them round.", "Échangez-les.")
        )
    return first, last


def minutes(text: str, option: str = "--duration") -> int:
    """Return a length in whole minutes. Raises UsageError for seconds, nothing, or over a day."""
    from mentorcli.models.session import MAX_MINUTES
    from mentorcli.when import parse_duration

    seconds = int(parse_duration(text).total_seconds())
    if seconds % 60 and seconds < MAX_MINUTES * 60:
        nearest = max(1, (seconds + 30) // 60)
        raise UsageError(
            bilingual(
                f"The length of a session is in whole minutes, and {text} is not",
                f"La durée d'une session est en minutes entières, ce que {text} n'est pas",
            ),
            bilingual(f"The nearest: {option} {nearest}m", f"La plus proche\u00a0: {option} {nearest}m"),
        )
    if not 0 < seconds <= MAX_MINUTES * 60:
        raise UsageError(
            bilingual(f"A session cannot take {text}", f"Une session ne peut pas durer {text}"),
            bilingual(
                f"Give from a minute to a day, such as {option} 45m",
                f"Donnez d'une minute à un jour, par exemple {option} 45m",
            ),
        )
    return seconds // 60


def check_level(level: int | None) -> int | None:
    """Return a level of expertise as given. Raises UsageError for one that there is not."""
    if level is None:
        return None
    from mentorcli.models.project import MAX_LEVEL  # 1 ms: only where a level is given

    if not 1 <= level <= MAX_LEVEL:
        raise UsageError(
            bilingual(f"--level is {level}", f"--level vaut {level}"),
            bilingual(f"Give 1 to {MAX_LEVEL}.", f"Donnez de 1 à {MAX_LEVEL}."),
        )
    return level


def check_limit(limit: int | None) -> int | None:
    """Return how many entries are listed at most, None for all. Raises UsageError below 1."""
    if limit is not None and limit < 1:
        raise UsageError(
            bilingual(f"--limit is {limit}", f"--limit vaut {limit}"), bilingual("Give 1 or more.", "Donnez 1 ou plus.")
        )
    return limit


def check_out(out: str | None) -> str | None:
    """Return the file of `--out`, None for standard output, which `-` means too. Raises UsageError for an empty one."""
    if out == "":
        raise UsageError(
            bilingual("--out is empty", "--out est vide"),
            bilingual("Name a file; - prints it.", "Nommez un fichier\u00a0; - l'affiche."),
        )
    return None if out == "-" else out


def check_page(html: str | None, *, open_: bool) -> str | None:
    """Return the file of `--html`. Raises UsageError for an empty one, and for one that is printed and to be opened."""
    if html == "":
        raise UsageError(
            bilingual("--html is empty", "--html est vide"),
            bilingual("Name a file; - prints it.", "Nommez un fichier\u00a0; - l'affiche."),
        )
    if html == "-" and open_:
        raise UsageError(
            bilingual(
                "--open needs a file, and --html - prints it", "--open demande un fichier, et --html - l'affiche"
            ),
            bilingual("Leave one of them out.", "Retirez l'un des deux."),
        )
    return html


def check_resume(*, resume: bool, given: bool) -> bool:
    """Return whether anything was `given`. Raises UsageError where an earlier text is to be taken up beside it."""
    if resume and given:
        raise UsageError(
            bilingual(
                "--resume stands alone: it opens the text of an earlier edit",
                "--resume s'emploie seul\u00a0: il ouvre le texte d'une modification précédente",
            ),
            bilingual("Leave one of them out.", "Retirez l'une des deux."),
        )
    return given


def check_url(text: str, option: str) -> str:
    """Return a link that was typed for an option. Raises UsageError with the reason for anything else."""
    from mentorcli.models.links import link_fault  # only where a link is given

    fault = link_fault(text)
    if fault is not None:
        english, french = (f"{reason[0].upper()}{reason[1:]}" for reason in (fault, fault.french))
        named = f"{option} {text[:60]!r}"
        raise UsageError(
            bilingual(f"{named} is no link", f"{named.removeprefix('URL ')} n'est pas un lien"),
            bilingual(english, french),
        )
    return text
