"""What a model is as files: one form for one content, the same on every computer."""

from __future__ import annotations

import msgspec

from mentorcli.models.recovery import MessageChange
from mentorcli.store import removed_lines
from mentorcli.store.layout import (
    ATTRIBUTES,
    ERASED,
    JOURNAL,
    MENTOR_JOURNAL,
    MESSAGES,
    PROFILE,
    SETTINGS_FILE,
    STORE_FILE,
)
from mentorcli.store.message_files import file_of
from mentorcli.store.sync import profiles, shared_settings
from mentorcli.store.sync.model import Lines, Model, effective, journal_bytes
from mentorcli.store.sync.objects import Files

_ATTRIBUTES = b"""# Written by mentor sync, which merges by itself. After a merge by hand: mentor store check
* -text
*.jsonl merge=union
removed.txt merge=union
"""
_changes = msgspec.json.Decoder(list[MessageChange])


def rendered(model: Model) -> Files:
    """Return the files of a model."""
    found: Files = {ATTRIBUTES: _ATTRIBUTES, STORE_FILE: model.store_file}
    if model.mentor:
        found[MENTOR_JOURNAL] = journal_bytes(model.mentor)
    complete = model.complete()
    for one in model.people.values():
        found[f"{one.place}/{JOURNAL}"] = journal_bytes(one.lines)
        written = profiles.file_of(one, complete)
        if written is not None:
            found[f"{one.place}/{PROFILE}"] = written
    found |= dict.fromkeys((f"{ERASED}/{uid}" for uid in model.erased), b"")
    found |= {f"{MESSAGES}/{file_of(key)}": text.encode() for key, text in messages(model.mentor).items()}
    if model.removed:
        found[removed_lines.REMOVED] = removed_lines.encode(model.removed)
    if model.settings:
        found[SETTINGS_FILE] = shared_settings.encode(model.settings)
    return found


def messages(mentor: Lines) -> dict[str, str]:
    """Return the mentor's own messages as the operations leave them, by name and language."""
    found: dict[str, str] = {}
    for line in effective(mentor, None):
        for change in _changes.decode(line.put["message"]) if "message" in line.put else ():
            if change.after is None:
                found.pop(change.id, None)
            else:
                found[change.id] = change.after
    return found
