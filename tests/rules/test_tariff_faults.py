"""What is wrong with tariffs is told all at once, with entry and field, in both languages."""

from __future__ import annotations

import tomllib
from datetime import date, datetime

import pytest

from mentorcli.content import tariff_names, tariff_toml
from mentorcli.rules.tariff_faults import tariff_faults
from mentorcli.text import Bilingual, in_language

HEAD = 'from = 2026-11-16\ncurrency = "EUR"\n'


def faults(entry: str, head: str = HEAD) -> list[str]:
    """Return what is wrong with one entry, written in TOML."""
    return tariff_faults(tomllib.loads(f"[[tariff]]\n{head}{entry}")["tariff"])


@pytest.mark.parametrize("name", tariff_names())
def test_the_examples_have_no_fault(name: str) -> None:
    """What is offered to be pasted fits."""
    assert tariff_faults(tomllib.loads(tariff_toml(name))["tariff"]) == []


def test_all_faults_are_told_at_once() -> None:
    """Each with its entry and its field, in the order of the file."""
    text = (
        '[[tariff]]\nfrom = 2026-11-16\ncurrency = "EUR"\nmentorin = 1\nmentoring = { 1 = 30, x = "1" }\n'
        '[[tariff]]\nfrom = 2026-11-16\nstatus = { no-show = "1", absent = "-1" }\n'
    )
    found = tariff_faults(tomllib.loads(text)["tariff"])
    assert found == [
        "tariff[1]: mentorin is no field (there are from, currency, mentoring, presentation, funding, status, length, "
        "monthly, billed)",
        'tariff[1].mentoring.1: 30 is a number: write it between quotes, "30"',
        "tariff[1].mentoring: x is no level (there are 1, 2, 3, 4, 5, 6, 7, 8, 9)",
        "tariff[2].from: 2026-11-16 stands in tariff[1] too: put the two together",
        'tariff[2] has no currency: write currency = "EUR"',
        "tariff[2].status: no-show is no status (there are completed, absent, late, late-cancellation, cancelled)",
        'tariff[2].status.absent: "-1" is below 0',
    ]
    assert all(isinstance(one, Bilingual) and in_language(one, "fr") != str(one) for one in found)
    assert (
        in_language(found[3], "fr")
        == "tariff[2].from\u00a0: 2026-11-16 figure aussi dans tariff[1]\u00a0: réunissez les deux"
    )


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("30", 'is a number: write it between quotes, "30"'),
        ("0.1", 'is a number: write it between quotes, "0.1"'),
        ("-3", 'is a number: write it between quotes, "35.00"'),
        ("nan", 'is a number: write it between quotes, "35.00"'),
        ("true", "true is no decimal figure"),
        ('"30,5"', 'has a comma: write a point, "30.5"'),
        ('"-3"', "is below 0"),
        ('"-0.5"', "is below 0"),
        ('"NaN"', "is no decimal figure"),
        ('"-inf"', "is no decimal figure"),
        ('"1e5"', "is no decimal figure"),
        ('"1_000"', "is no decimal figure"),
        ('""', "is no decimal figure"),
        ('" 3"', "is no decimal figure"),
        ('".5"', "is no decimal figure"),
        ('"5."', "is no decimal figure"),
        ('"٣"', "is no decimal figure"),
        ('"12345678"', "has too many digits (at most 7 before the point and 6 behind it)"),
        ('"0.1234567"', "has too many digits"),
        ('"1' + "0" * 400 + '"', "... has too many digits"[3:]),
        ("[1]", "is no decimal figure"),
        ("{ a = 1 }", "is no decimal figure"),
    ],
)
def test_a_value_must_be_a_decimal_in_quotes(value: str, told: str) -> None:
    """A number of TOML is a binary fraction; neither signs nor words nor other digits are read."""
    (found,) = faults(f"mentoring = {{ 1 = {value} }}")
    assert found.startswith("tariff[1].mentoring.1: ")
    assert told in found
    assert len(found) < 150


def test_values_that_fit() -> None:
    """Up to seven digits before the point and six behind it."""
    assert faults('mentoring = { 1 = "0", 2 = "9999999.999999", 9 = "0.000001" }') == []
    assert faults('funding = { unknown = "1" }\nlength = { 1 = "1", 1440 = "2" }\nmonthly = { funded = "0" }') == []


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('mentoring = { 0 = "1" }', "tariff[1].mentoring: 0 is no level"),
        ('presentation = { 01 = "1" }', "tariff[1].presentation: 01 is no level"),
        ('funding = { selfpaid = "1" }', "tariff[1].funding: selfpaid is no funding (there are funded, self-paid"),
        ('length = { 0 = "1" }', "tariff[1].length: 0 is no length in minutes, from 1 to 1440"),
        ('length = { 1441 = "1" }', "tariff[1].length: 1441 is no length"),
        ('length = { "" = "1" }', 'tariff[1].length: "" is no length'),
        ('monthly = "30"', 'tariff[1].monthly: "30" is no table: write monthly = { self-paid = "30" }'),
        ('"a\\u001b[31m" = 1', "tariff[1]: a\\x1b[31m is no field"),
        ('billed = "x"', "tariff[1].billed: it is no list"),
        ("billed = [1]", "tariff[1].billed: it is no list"),
        ('billed = [{ below = "1", factor = "1" }, 1]', "tariff[1].billed: it is no list"),
        ('billed = { below = "1", factor = "1" }', "tariff[1].billed: it is no list"),
        ("billed = {}", "tariff[1].billed: it is no list"),
        ('billed = [{ below = "1" }]', "tariff[1].billed[1]: factor is missing"),
        (
            'billed = [{ below = "1", factor = "1", x = 1 }]',
            "tariff[1].billed[1]: x is no field (there are below, factor)",
        ),
        ('billed = [{ below = "1", factor = 1 }]', "tariff[1].billed[1].factor: 1 is a number"),
    ],
)
def test_a_key_must_be_known(entry: str, told: str) -> None:
    """Levels, fundings, statuses and lengths are those there are; tables are tables."""
    (found,) = faults(entry)
    assert found.startswith(told)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('currency = "EUR"', "tariff[1] has no day: write from = 2026-11-16"),
        ('from = "2026-11-16"\ncurrency = "EUR"', 'tariff[1].from: "2026-11-16" is not a day'),
        ('from = 2026-11-16T10:00:00\ncurrency = "EUR"', "tariff[1].from: 2026-11-16T10:00:00 is not a day"),
        ('from = 1969-12-31\ncurrency = "EUR"', "tariff[1].from: 1969-12-31 is not a day of the years 1970 to 2199"),
        ('from = 2200-01-01\ncurrency = "EUR"', "tariff[1].from: 2200-01-01 is not a day of the years"),
        ("from = 2026-11-16", 'tariff[1] has no currency: write currency = "EUR"'),
        ('from = 2026-11-16\ncurrency = "euro"', 'tariff[1].currency: "euro" is no currency'),
        ("from = 2026-11-16\ncurrency = 3", "tariff[1].currency: 3 is no currency"),
    ],
)
def test_day_and_currency_are_needed(head: str, told: str) -> None:
    """A day without quotes and time, of the years there are; three capital letters."""
    (found,) = faults("", f"{head}\n")
    assert found.startswith(told)


@pytest.mark.parametrize("tables", [{}, "x", 3, [1], [{"from": date(2026, 1, 1)}, None], datetime(2026, 1, 1)])  # noqa: DTZ001
def test_tariffs_are_a_list_of_tables(tables: object) -> None:
    """`[tariff]` in place of `[[tariff]]` is told."""
    (found,) = tariff_faults(tables)
    assert found.startswith("tariff is no list of tables: write [[tariff]]")


def test_no_tariffs_have_no_fault() -> None:
    """An empty list sets none."""
    assert tariff_faults([]) == []


def test_the_first_and_the_last_day_fit() -> None:
    """And a value is shown up to thirty characters."""
    assert (
        tariff_faults([{"from": date(1970, 1, 1), "currency": "EUR"}, {"from": date(2199, 12, 31), "currency": "EUR"}])
        == []
    )
    shown = [faults(f'mentoring = {{ 1 = "{"x" * length}" }}')[0].split(" is no")[0] for length in (30, 31)]
    assert shown == [f'tariff[1].mentoring.1: "{"x" * 30}"', f'tariff[1].mentoring.1: "{"x" * 30}..."']
