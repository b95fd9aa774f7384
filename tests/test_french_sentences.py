"""Every sentence in the source, in both languages side by side: the French one is French, and set as French is."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import mentorcli
from french import english_in
from mentorcli.render.text import Sentences, typeset
from mentorcli.text import de

SOURCE = Path(mentorcli.__file__).parent
# Words that are the same in both languages, each with the reason why it may be.
SAME = {
    "contact": "French too",
    "contacts": "French too",
    "message": "French too",
    "note": "French too",
    "notes": "French too",
    "session": "what OpenClassrooms calls it in French",
    "sessions": "what OpenClassrooms calls it in French",
    "question": "French too",
    "questions": "French too",
    "source": "French too",
    "no-show": "what OpenClassrooms calls it in French",
    "no-shows": "what OpenClassrooms calls it in French",
    "e-mail": "what OpenClassrooms calls it in French",
    "id": "the name of a field in a file",
    "min": "the unit of minutes in both",
    "machine": "French too",
    "verdict": "French too",
    "total": "French too",
    "show": "of `No show`, what OpenClassrooms wants written in the notes",
    "no": "of `No show`, what OpenClassrooms wants written in the notes",
}
OF_FILES = {"beside.py"}  # names of files, not of people


def _text(node: ast.expr) -> str | None:
    """Return the text of an expression with `{}` for what is put in, None where it is made elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
    return None


def _pair(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """Return the English and the French of a call of `bilingual`."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "bilingual" and len(node.args) > 1:
        return node.args[0], node.args[1]
    return None  # a pair that is made elsewhere


def sentences() -> Iterator[tuple[str, str, str]]:
    """Yield every sentence of the source: where it stands, its English, its French."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            pairs = [_pair(node)]
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "Sentences"
                and isinstance(node.args[0], ast.Dict)
            ):
                pairs = [tuple(one.elts) for one in node.args[0].values if isinstance(one, ast.Tuple)]  # type: ignore[misc]
            for pair in pairs:
                english, french = (_text(one) for one in pair) if pair else (None, None)
                if english is not None and french is not None:
                    yield f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}", english, french


ALL = list(sentences())


def _bare(text: str) -> str:
    """Return the words of a sentence without what is put in and what is typed."""
    text = re.sub(
        r"\{\} student|\{[^}]*\}|`[^`]*`|\bfrom (?:=|vaut|is)|\b[a-z]+=(?=[A-Z])|[a-z]+_[a-z]+|\{\}\.[a-z_]+|\n|mentor [^,;.\n»?!]*|--[a-z-]+|\b[A-Z_]{2,}\b|[a-z_]+\.[a-z_.]+|https?://\S*",
        " ",
        text,
    )
    return " ".join(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))


def test_there_are_sentences() -> None:
    """The walk finds what it is to find."""
    assert len(ALL) > 800


def test_no_french_sentence_is_the_english_one() -> None:
    """They differ but for words that both languages have."""
    assert [told for told in ALL if _same(_bare(told[1]), _bare(told[2]))] == []


def _same(english: str, french: str) -> bool:
    return english == french and not all(word in SAME for word in english.split())


def test_no_french_sentence_has_an_english_word() -> None:
    """None has a word that only English has."""
    assert [(where, french) for where, _, french in ALL if english_in(_bare(french))] == []


def test_both_languages_name_the_same_values() -> None:
    """What is put in is forgotten in neither; where one counts what the other has in words, the words differ."""
    counted = {"attended", "presences", "new", "count", "hours"}
    names = [[set(re.findall(r"\{(\w+)(?::de)?\}", text)) for text in told[1:]] for told in ALL]
    wrong = [told for told, (english, french) in zip(ALL, names, strict=True) if not english ^ french <= counted]
    assert wrong == []


def test_de_and_its_kind_are_elided() -> None:
    """Before a vowel that is written in the sentence itself `de`, `que` and the others lose theirs."""
    loose = re.compile(r"(?<![\w-])(?:[dlnsjmt]e|que|la) (?=[aàâeéèêiîoôuù](?!\w*[-_.]))")
    assert [(where, french) for where, _, french in ALL if loose.search(french)] == []


def test_no_name_stands_behind_a_bare_de() -> None:
    """A name or slug is put behind `de` by the function that elides it, in f-strings and in tables."""
    who = re.compile(r"\b(?:name|slug|students?|gone|into|\w+\.id)\b")
    bare = [
        f"{path.name}:{node.lineno}: {ast.unparse(value.value)}"
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for before, value in itertools.pairwise(node.values)
        if isinstance(before, ast.Constant) and re.search(r"(?<!\w)[dD]e $", str(before.value))
        if isinstance(value, ast.FormattedValue) and who.search(ast.unparse(value.value)) and path.name not in OF_FILES
    ]
    assert bare == []
    loose = re.compile(r"(?<!\w)[dD]e \{(?:name|slug|students?|gone|into)\}")
    assert [(where, french) for where, _, french in ALL if loose.search(french)] == []


def test_one_word_for_one_thing() -> None:
    """What has a name in French is called by no other: a session is `réalisée`, never `tenue`."""
    other = re.compile(r"\btenues?\b|\bslugs?\b|\bpolitiques?\b|\bdocument(?:er|ée?s?)\b|\brelance est\b")
    said = [(where, re.sub(r"\{[^}]*\}|--slug", "", french)) for where, _, french in ALL]
    assert [(where, french) for where, french in said if other.search(french)] == []


def test_everybody_is_addressed_the_same() -> None:
    """The mentor is `vous`, never `tu`."""
    familiar = re.compile(r"(?<![\w-])(?:tu|toi|ton|tes|t')(?![\w-])", re.IGNORECASE)
    assert [(where, french) for where, _, french in ALL if familiar.search(french)] == []


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("Amélie", "d'Amélie"), ("Bob", "de Bob"), ("Éric", "d'Éric"), ("Inès Roy", "d'Inès Roy"), ("Œdipe", "d'Œdipe"),
        ("Ulysse", "d'Ulysse"), ("zoe-petit", "de zoe-petit"), ("amelie-durand", "d'amelie-durand"),
        ("Yann", "de Yann"), ("Yasmine", "de Yasmine"), ("Yves", "d'Yves"), ("Yvonne", "d'Yvonne"), ("Y", "de Y"),
        ("Hugo", "de Hugo"), ("Hassan", "de Hassan"), ("Hans", "de Hans"), ("Hélène", "d'Hélène"), ("henri", "d'henri"),
        ("Héloïse", "d'Héloïse"), ("Hortense", "d'Hortense"), ("Ouassim", "de Ouassim"), ("Ousmane", "d'Ousmane"),
        ("8", "de 8"), ("", "de "), ("Ömer", "d'Ömer"), ("李", "de 李"),
    ],
)  # fmt: skip
def test_a_name_behind_de(name: str, behind: str) -> None:
    """`de` loses its vowel before a vowel and an h that is not heard, not before Hugo or Yann."""
    assert de(name) == behind


def test_a_sentence_puts_a_name_behind_de() -> None:
    """`{name:de}` in the French of a sentence is the name behind `de`; braces of a name mean nothing."""
    said = Sentences({"of": ("Of {name}: {n}", "Session {name:de} : {n}")})
    assert said("of", "fr", name="Amélie", n=2) == "Session d'Amélie\u00a0: 2"
    assert said("of", "fr", name="Bob {x:de}", n="{name:de}") == "Session de Bob {x:de}\u00a0: {name:de}"
    assert said("of", "en", name="Amélie", n=2) == "Of Amélie: 2"


@pytest.mark.parametrize(
    ("plain", "french"),
    [
        ("a : b", "a\u00a0: b"), ("a ; b", "a\u00a0; b"), ("a ?", "a\u00a0?"), ("a !", "a\u00a0!"),
        ("93 %", "93\u00a0%"),
        ("« a »", "«\u00a0a\u00a0»"), ("a\u00a0: b", "a\u00a0: b"), ("14:00", "14:00"), ("https://a", "https://a"),
    ],
)  # fmt: skip
def test_marks_stay_by_their_word(plain: str, french: str) -> None:
    """Before : ; ? ! % » and after « stands a space at which no line breaks; English is left alone."""
    assert typeset(plain, "fr") == french
    assert typeset(plain, "en") == plain
