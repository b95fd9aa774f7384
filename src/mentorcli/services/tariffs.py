"""The mentor's own tariffs: what is set, and the arithmetic of one session. Only what pays by them reads them."""

from __future__ import annotations

from mentorcli.errors import MentorError, NothingFoundError, RefusedError, UsageError
from mentorcli.models.results.tariffs import Explained, TariffExample, Tariffs
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.tariff import Tariff
from mentorcli.rules.tariff import price, tariff_on, tariffs_from
from mentorcli.rules.tariff_faults import tariff_faults
from mentorcli.services.lookup import find_session
from mentorcli.services.settings_faults import faults_error
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual, command_line, visible


def tariffs_of(workspace: Workspace) -> tuple[Tariff, ...]:
    """Return the tariffs that are set, the earliest first. Raises UsageError naming everything wrong in them."""
    tables = workspace.settings.tariff
    if tables == ():
        return ()
    refused = faults_error(tariff_faults(tables), str(workspace.home.config))
    if refused is not None:
        raise refused
    return tariffs_from(tables)


def list_tariffs(workspace: Workspace) -> Tariffs:
    """Return the tariffs, the earliest first, and the one in force today. Raises UsageError as `tariffs_of` does."""
    found = tariffs_of(workspace)
    return Tariffs(found, tariff_on(found, workspace.today))


def explain(workspace: Workspace, typed: str) -> Explained:
    """Return the arithmetic of the session meant: which tariff, by which day, and each factor.

    Raises RefusedError for one that is not documented, NothingFoundError where no tariff is set.
    """
    tariffs = tariffs_of(workspace)
    _, session = find_session(workspace, typed)
    if session.status is SessionStatus.SCHEDULED:
        raise _not_told(session, begun=session.scheduled_at <= workspace.now)
    if not tariffs:
        raise none_set()
    return Explained(session, price(session, tariffs, workspace.zone))


def _not_told(session: Session, *, begun: bool) -> MentorError:
    """Return the refusal to pay for what is not known to have happened."""
    if not begun:
        return RefusedError(
            bilingual(
                f"Session {session.id} is still to come: nothing is paid for it yet",
                f"La session {session.id} est à venir\u00a0: rien n'est encore à payer",
            )
        )
    command = command_line("session log", session.student)
    return RefusedError(
        bilingual(
            f"Session {session.id} is not documented: what it is paid is not known",
            f"La session {session.id} n'est pas renseignée\u00a0: son montant n'est pas connu",
        ),
        bilingual(f"First: {command}", f"D'abord\u00a0: {command}"),
    )


def none_set() -> NothingFoundError:
    """Return the error where amounts are asked for and no tariff is set."""
    return NothingFoundError(
        bilingual("No tariff is set", "Aucun tarif n'est défini"),
        bilingual("One to start from: mentor tariff example", "Un modèle pour commencer\u00a0: mentor tariff example"),
    )


def examples() -> tuple[str, ...]:
    """Return the names of the shapes that are known from mentors' tools, the oldest first."""
    from mentorcli.content import tariff_names

    return tariff_names()


def example(name: str) -> TariffExample:
    """Return one of these shapes as TOML. Raises UsageError for a name that there is not."""
    from mentorcli.content import tariff_names, tariff_toml

    if name not in tariff_names():
        names = ", ".join(tariff_names())
        raise UsageError(
            bilingual(f"There is no example {visible(name[:60])!r}", f"Il n'y a pas d'exemple {visible(name[:60])!r}"),
            bilingual(f"There are: {names}", f"Il y a\u00a0: {names}"),
        )
    return TariffExample(name, tariff_toml(name))
