"""Every text of every stored type is either looked through by `find` or named with the reason why not."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from enum import Enum

from mentorcli.store.layout import RECORD_TYPES, record_type
from mentorcli.store.text_fields import EXCLUDED, MENTORS, PROFILE_KIND, TEXTS


def is_text(annotation: object) -> bool:
    """Return whether a field may hold a text that is no code: a str, or one of several."""
    if isinstance(annotation, type):
        return issubclass(annotation, str) and not issubclass(annotation, Enum)
    return any(is_text(part) for part in typing.get_args(annotation))


def texts() -> Iterator[str]:
    """Yield every field of a stored type that is a text, as `type.field`."""
    for kind in RECORD_TYPES:
        found = record_type(kind)
        assert found is not None
        for name, annotation in typing.get_type_hints(found).items():
            if is_text(annotation):
                yield f"{kind}.{name}"


def test_every_text_is_looked_through_or_excluded_with_a_reason() -> None:
    """A new field that holds what a person writes is found here, before a mentor looks for it in vain."""
    searched = {f"{kind}.{name}" for kind, names in TEXTS.items() for name in names}
    assert searched & EXCLUDED.keys() == set()
    known = set(texts())
    assert known - searched - EXCLUDED.keys() == set()
    assert searched - known == set()
    assert all(EXCLUDED.values())
    assert {*MENTORS, PROFILE_KIND} <= TEXTS.keys()
