"""The items of a checklist as the policy in force makes them: with its figures in their texts and days."""

from __future__ import annotations

from datetime import date

from mentorcli.content import checklist_items
from mentorcli.models.checklist import ItemText
from mentorcli.render.text.policy_figures import filled_items
from mentorcli.rules.checklist import with_days
from mentorcli.services.workspace import Workspace


def items(workspace: Workspace, name: str, on: date | None) -> tuple[ItemText, ...]:
    """Return the items of the list `presentation`, by the policy of its local day (None: today), or of `transfer`.

    A transfer is held to what the policy says today, as its status is.
    """
    policy = workspace.policy_on(on if on is not None and name == "presentation" else workspace.today)
    written = checklist_items(name, workspace.lang)
    return filled_items(with_days(written, policy), policy, workspace.lang)
