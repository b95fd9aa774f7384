"""A progress bar for what takes seconds, on standard error, where that is a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def progress_bar(words: str, total: int, *, shown: bool) -> Iterator[Callable[[int], None]]:
    """Yield a function that is told of so many more steps done; without `shown` it does nothing."""
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    every = max(total // 100, 1)
    console = Console(file=sys.stderr)
    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=console, transient=True) as progress:
        task = progress.add_task(words, total=total)
        done = 0

        def advance(steps: int) -> None:
            nonlocal done
            done += steps
            if done % every == 0 or steps > 1:
                progress.update(task, completed=done)

        yield advance
