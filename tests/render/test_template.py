"""The mentor's own messages: what they may hold, and that nothing in them harms or takes for ever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.content import message
from mentorcli.render.template import MOST_FILLED, MOST_WRITTEN, faults, filled
from mentorcli.render.text.letters import as_template, fill, parted
from mentorcli.render.text.message_values import MEANINGS, example_values
from mentorcli.rules.message import MESSAGES, values_of
from mentorcli.text import in_language

KNOWN = ("student", "first_name", "path", "project")
VALUES: dict[str, str | None] = {"student": "Élodie {{ path }}", "first_name": "Élodie", "path": None, "project": ""}


def lines(text: str) -> list[int]:
    """Return the lines on which a text has a fault."""
    return [fault.line for fault in faults(text, KNOWN)]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", MESSAGES)
def test_the_products_text_as_a_template_reads_as_the_products_text(name: str, lang: str) -> None:
    """To the byte, whatever is known: what an editor shows first is what was written until then."""
    template = as_template(message(name, lang), lang)
    assert faults(template, values_of(name)) == []
    for values in (example_values(lang), {}, {**example_values(lang), "student": "{{ x }} : {y} ! « z »"}):
        own = {one: values.get(one) for one in values_of(name)}
        assert parted(filled(template, own, lang) or "") == fill(message(name, lang), values, lang)


def test_every_value_is_explained_in_both_languages() -> None:
    """And none that no message may name."""
    named = {value for name in MESSAGES for value in values_of(name)}
    assert named == set(MEANINGS)
    assert all(all(one.about) and all(one.example) for one in MEANINGS.values())


HOSTILE = [
    "{{ ''.__class__ }}",
    "{{ student.__class__.__mro__ }}",
    "{{ student['x'] }}",
    "{{ 9**9**9 }}",
    "{{ 'a' * 10**9 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ student|replace('a', 'aa') }}",
    "{{ student|center(1000000000) }}",
    "{{ student|attr('__class__') }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in student recursive %}{{ loop(i) }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set x = 1 %}",
    "{% set x %}x{% endset %}",
    "{% include '/etc/passwd' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% call student() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape true %}x{% endautoescape %}",
    "{{ lipsum(n=10**9) }}",
    "{{ cycler }}",
    "{{ self }}",
    "{{ range }}",
    "{{ student() }}",
    "{{ student ~ student }}",
    "{{ student + student }}",
    "{{ [student] * 9 }}",
    "{{ {'a': student} }}",
    "{{ 10 }}",
    "{{ true }}",
    "{{ student is defined }}",
    "{{ student if 'a' < 'b' }}",
    "{{ student|de(1) }}",
    "{{ student|default('x', true) }}",
    "{{ student|default(value='x') }}",
    "{{ student|default(*student) }}",
    "{{ student|default(**student) }}",
    "{{ ",
    "{{ }}",
    "{% if student %}",
    "{% endif %}",
    "{% nosuch %}",
    "{# never closed",
    "{{ " + "(" * 9000 + "student" + ")" * 9000 + " }}",
    "{{ " + "not " * 4000 + "student }}",
    "{{ " + " and ".join(["student"] * 1500) + " }}",
    "{% if student %}" * 300 + "x" + "{% endif %}" * 300,
    "{{" * 9999,
    "{{ student|" + "upper|" * 3000 + "upper }}",
    "x" * (MOST_WRITTEN + 1),
    "",
    " \n\t\u00a0",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_no_letter_needs_is_named_at_once(text: str) -> None:
    """Each with its line, in both languages, in branches too that are never taken; nothing of it is ever run."""
    began = time.process_time()
    found = faults(text, KNOWN)
    hidden = faults("a\n{% if path == 'x' %}\n" + text + "\n{% endif %}\n", KNOWN) if text.strip() else found
    assert time.process_time() - began < 5
    assert found
    assert hidden
    for fault in found:
        english, french = in_language(fault.what, "en"), in_language(fault.what, "fr")
        assert english != french
        assert "\n" not in english + french
        assert len(english) < 300


def test_a_fault_has_the_line_that_it_is_on() -> None:
    """Several at once, in the order of the lines, each once."""
    assert lines("{{ student }}\n{{ nobody }}\n\n{% if path %}\n{{ nobody }}{{ nobody }}\n{% endif %}\n{{ a.b }}") == [
        2,
        5,
        7,
    ]
    assert lines("a\n\n{{ student") == [3]
    assert lines("a\n{{ path if path < 'a' }}") == [2]


def test_a_slip_is_told_what_was_meant() -> None:
    """A name that is close to none is only said to be unknown."""
    said = [fault.what for fault in faults("{{ studnet }}{{ zzz }}", KNOWN)]
    assert said == ["studnet is not known here; did you mean student?", "zzz is not known here"]
    assert "vouliez-vous dire student" in in_language(said[0], "fr")


def test_conditions_filters_and_comments_are_there() -> None:
    """What is not known is false in a condition, and a visible blank elsewhere; a line with only a tag leaves none."""
    text = (
        "{# not shown #}\nBonjour {{ first_name|upper }} !\n{% if project %}\nProjet {{ project }}\n"
        "{% elif 'É' in first_name and not path %}\nLe parcours {{ student|de }}\n{% else %}\nz\n{% endif %}\n"
        "{{ path }} {{ path|default('?') }} {{ project|d }}{{ first_name if path == 'x' else 'y' }}"
        "{% raw %}{{ }}{% endraw %}\n"
    )
    assert faults(text, KNOWN) == []
    assert filled(text, VALUES, "fr") == (
        "Bonjour ÉLODIE\u00a0!\nLe parcours d'Élodie {{ path }}\n(à compléter) ? y{{ }}"
    )
    assert "(to fill in) ? y" in (filled(text, VALUES, "en") or "")


def test_what_comes_out_has_an_end() -> None:
    """A value that is long, named a thousand times, is not put together to the end."""
    long = {"student": "x" * 60_000}
    assert filled("{{ student }}" * 3, long, "en") == "x" * 180_000
    assert filled("{{ student }}" * 1500, long, "en") is None
    assert MOST_FILLED > 180_000


@given(st.text(alphabet=st.sampled_from("{}%#|. ()'\"ifendxstu\n"), max_size=60))
def test_whatever_is_typed_is_sound_or_has_a_fault(text: str) -> None:
    """What is sound can be filled in; nothing else is raised."""
    if not faults(text, ("x", "student")):
        assert filled(text, {"x": "1", "student": None}, "fr") is not None
