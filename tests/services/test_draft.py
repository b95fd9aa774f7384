"""The file of a text until it is stored."""

from __future__ import annotations

import pytest

from mentorcli.errors import RefusedError
from mentorcli.services.draft import draft_at
from mentorcli.services.workspace import Workspace


def test_a_draft_is_where_its_place_says(workspace: Workspace) -> None:
    """Below the store, by whose it is; it is written once it is opened and gone once it is discarded."""
    draft = draft_at(workspace, "_own", "config.toml", "mentor config edit --resume")
    assert draft.path == workspace.editing_folder / "_own" / "config.toml"
    with pytest.raises(RefusedError, match="No text"), draft.opened("", resume=True):
        pass
    with draft.opened("text", resume=False):
        assert (draft.before, draft.shown, draft.waiting, draft.unsaved) == ("text", "text", False, False)
    draft.discard()
    assert not workspace.editing_folder.exists()
