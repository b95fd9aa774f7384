"""The mentor's training in words."""

from __future__ import annotations

import pytest

from mentorcli.models.training import TrainingName
from mentorcli.render.text.training import training_word


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_step_has_its_words(lang: str) -> None:
    """No code is missing, and no two steps read the same."""
    words = [training_word(step, lang) for step in TrainingName]
    assert all(words)
    assert len(set(words)) == len(words)
