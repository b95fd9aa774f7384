"""What may be kept as a link."""

from __future__ import annotations

import pytest

from mentorcli.models.links import link_fault


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a?b=c&d=$(e)#f",
        "https://bücher.example/é",
        "https://[::1]:80/'x';`y`",
    ],
)
def test_a_link_of_the_web(url: str) -> None:
    """Also with what a shell would act on: who pastes or completes it quotes it."""
    assert link_fault(url) is None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        *((url, "begins") for url in ("", "javascript:alert(1)", "ftp://e.org", "//e.org", "https:e.org", "https://")),
        *((url, "begins") for url in ("https:///e.org", "https://?e.org", " https://e.org", "data:text/html,x")),
        *((f"https://e.org/{odd}", "no <") for odd in ("><script>alert(1)</script>", '"onclick="x', "<")),
        *((f"https://e.org/{odd}", "no blank") for odd in (" ", "\n", "\t", "\x1b[2J", "\x85", "\u202e", "\u2028")),
        *((f"https://e.org/{odd}", "no blank") for odd in ("\u200b", "\u2066", "\xa0", "\u3000", "\ud800", "\0")),
    ],
)
def test_what_is_none(url: str, why: str) -> None:
    """Another scheme, no host, what ends a link where it is shown, and what nobody sees; said in both languages."""
    fault = link_fault(url)
    assert fault is not None
    assert why in fault
    assert fault.french != str(fault)
