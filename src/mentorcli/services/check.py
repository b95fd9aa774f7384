"""Is the store sound, and mending what loses nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import UTC, datetime

from mentorcli.errors import MentorError, UsageError
from mentorcli.models.results.store import Checked, FoundFault, Places, ToSettle
from mentorcli.models.training import TrainingStep
from mentorcli.rules.settling import links_to_settle
from mentorcli.services import drafts, leftovers, messages
from mentorcli.services.settings_faults import faults_of, tariff_faults_of
from mentorcli.services.workspace import Workspace
from mentorcli.store import kept_texts, privacy, settings, settings_file
from mentorcli.store.check import check as check_store
from mentorcli.store.faults import ACCEPTED, Aside, Fault
from mentorcli.store.repair import repair as repair_store
from mentorcli.store.repository import Store
from mentorcli.text import bilingual, in_language, shell_quoted

_HOUR = 60 * 60.0
_PASSES = 3  # what a fault hid shows once that is mended


def places(workspace: Workspace) -> Places:
    """Return where the data and the configuration are."""
    return Places(str(workspace.home.store), str(workspace.home.config))


def check(workspace: Workspace, *, repair: bool, accept: bool = False) -> Checked:
    """Read everything and return every fault; `repair` mends what loses nothing first.

    `accept`: it also takes as right what was changed or lost, which only a person can tell. Raises UsageError without
    `repair`.
    """
    if accept and not repair:
        raise _repair_is_missing()
    store = workspace.store
    now = _moment(workspace)
    report = check_store(store, now=now)
    mended: list[Fault] = []
    warnings: list[str] = []
    for _ in range(_PASSES if repair else 0):
        mended += repair_store(store, report.mendable, at=now, accept=accept)
        warnings += store.warnings
        workspace.wrote = workspace.wrote or bool(mended) or store.committed
        report = check_store(store, now=now)
        if not any(fault.remedy and (accept or fault.remedy not in ACCEPTED) for fault in report.mendable):
            break
    if repair:
        kept_texts.sweep(workspace.editing_folder, older=_HOUR)
    store.warnings += [*warnings, *privacy.remarks(workspace.home.store), *drafts.remarks(workspace)]
    left, swept = leftovers.faults(workspace, repair=repair)
    return Checked(
        str(workspace.home.store),
        report.students,
        report.sessions,
        [*_own_faults(workspace), *(_found(store, fault) for fault in report.faults), *_lasting(left)],
        [*(_found(store, fault) for fault in mended), *swept],
        repair,
        (*report.to_settle, *_training_links(store)),
        tuple(store.where(*parts) for parts in report.edited),
        (*(_found(store, fault) for fault in report.passing), *(one for one in left if one.passing)),
    )


def _lasting(left: Iterable[FoundFault]) -> list[FoundFault]:
    """Return what stays until somebody deletes it."""
    return [one for one in left if not one.passing]


def _repair_is_missing() -> UsageError:
    """Return the refusal to take anything as right while nothing is to be mended."""
    return UsageError(
        bilingual("--accept goes with --repair", "--accept va avec --repair"),
        bilingual("Type: mentor store check --repair --accept", "Tapez\u00a0: mentor store check --repair --accept"),
    )


def _own_faults(workspace: Workspace) -> list[FoundFault]:
    """Return what is wrong in what the mentor wrote: the figures of a policy, and messages."""
    return [*_figure_faults(workspace), *messages.faults(workspace)]


def _figure_faults(workspace: Workspace) -> list[FoundFault]:
    """Return what is wrong with tariffs, the policy and its figures in the configuration, with how to mend it.

    Where the file itself, or another setting, has a fault the store's own check names that one.
    """
    path = workspace.home.config
    try:
        document = settings_file.plain(settings_file.read(path))
    except MentorError:
        return []
    faults = tariff_faults_of(document) if settings.faults_of(document) else faults_of(document)
    return [
        FoundFault(
            str(path),
            None,
            None,
            bilingual(
                f"{fault}; correct it: mentor config edit",
                f"{in_language(fault, 'fr')}\u00a0; corrigez\u00a0: mentor config edit",
            ),
            repairable=False,
            whole=False,
        )
        for fault in faults
    ]


def _training_links(store: Store) -> list[ToSettle]:
    """Return what is kept as a link with a step of the mentor's own training, and is none."""
    with contextlib.suppress(MentorError):  # a journal that cannot be read is among the faults
        return links_to_settle("", steps=store.mentor().records(TrainingStep).values())
    return []


def _moment(workspace: Workspace) -> datetime:
    """Return the present, in whichever zone where the settings are among the faults."""
    try:
        return workspace.now
    except MentorError:
        return datetime.now(UTC).replace(microsecond=0)


def _found(store: Store, fault: Fault) -> FoundFault:
    whole = not fault.parts and (store.where() in fault.what or "/" in fault.what)
    look, take = _commands(store, fault.aside) if fault.aside is not None and fault.remedy is None else (None, None)
    return FoundFault(
        store.where(*fault.parts),
        fault.line,
        fault.field,
        fault.what,
        fault.remedy is not None and fault.remedy not in ACCEPTED,
        whole=whole,
        look=look,
        take=take,
        acceptable=fault.remedy in ACCEPTED,
    )


def _commands(store: Store, aside: Aside) -> tuple[str, str | None]:
    """Return what shows what a copy holds more, and what brings it in, None where a person must compare."""
    copy, known = (shell_quoted(store.where(*parts)) for parts in (aside.copy, aside.known))
    if aside.missing:
        return f"cat {copy}", f"mv {copy} {known}"
    if not aside.lines:
        return f"diff {known} {copy}", None
    lacking = f"grep -vxFf {known} {copy}"
    return lacking, f"{lacking} >> {known} && rm {copy}"
