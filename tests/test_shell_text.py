"""Commands that are printed to be typed: they mean themselves in bash, zsh and fish. Sentences in two languages."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from mentorcli.text import bilingual, command_line, in_language, shell_quoted

HOSTILE = [
    "Build a dashboard",
    'A "b" $HOME `date`',
    "l'étude de marché",
    "back\\slash and \\\\ two",
    "ends in \\",
    "it's \\'quoted\\'",
    "wow! !! !$",
    "a;b|c&d>e<f(g)h*i?j[k]l{m,n}o#p~q",
    "-x",
    "",
    "$(touch PWN)",
    "%s \\n",
    "王小明",
]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("word", HOSTILE)
def test_a_quoted_word_means_itself(shell: str, word: str) -> None:
    """What a shell hands on is the word, character by character."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run(
        [shell, "-c", f"printf '%s.' {shell_quoted(word)}"], capture_output=True, text=True, check=True
    )
    assert done.stdout == word + "."


def test_a_plain_word_is_not_quoted() -> None:
    """Slugs, ids and addresses stay as they are; a title with blanks gets the usual quotes."""
    assert shell_quoted("amelie-durand") == "amelie-durand"
    assert shell_quoted("https://example.org/a:b") == "https://example.org/a:b"
    assert shell_quoted("Build a dashboard") == '"Build a dashboard"'


def test_an_argument_with_a_dash_stands_behind_the_options() -> None:
    """Options would be taken for arguments behind `--`, so they come before it."""
    assert command_line("project start", "amelie", "-x", options=("--on", "2026-11-02")) == (
        "mentor project start --on 2026-11-02 -- amelie -x"
    )
    assert command_line("project start", "amelie", "A b", options=("--on", "2 days ago")) == (
        'mentor project start amelie "A b" --on "2 days ago"'
    )


def test_a_sentence_carries_its_french() -> None:
    """It reads as English where nobody asks, and both ways where the language is known."""
    both = bilingual("Nothing changed", "Rien n'a changé")
    assert both == "Nothing changed"
    assert [in_language(both, lang) for lang in ("en", "fr")] == ["Nothing changed", "Rien n'a changé"]
    assert in_language("plain", "fr") == "plain"
