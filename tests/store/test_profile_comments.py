"""Comments that a person wrote into a profile."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.store import profile, undo
from mentorcli.store.batch import Batch, Change
from mentorcli.store.check import check
from mentorcli.store.profile_comments import with_comments
from mentorcli.store.repair import repair
from mentorcli.store.transaction import writing
from mentorcli.store.writer import Writer
from store.kit import AT, a_student, add, opened, profile_of, put

PERIODS = (FundingPeriod(Funding.FUNDED), FundingPeriod(Funding.SELF_PAID, date(2026, 12, 1)))
STUDENT = a_student(tombstone="abcdefgh1234", email="a#b@example.org", funding=PERIODS)


def again(text: str, **changes: Any) -> str:
    """Return what stands below the head of a profile that is written in the place of another one."""
    written = profile.encode(replace(STUDENT, **changes), "op", {})
    return with_comments(written, (profile.HEAD + text).encode()).decode().removeprefix(profile.HEAD)


def test_a_comment_stays_where_it_stood() -> None:
    """Above a line and behind one, within the lines of a list too, and at the end; a # in a value is none."""
    text = again("")
    assert again(text) == text
    assert "#" not in text.replace("a#b", "")
    own = text.replace("name =", "# first\n# second\nname =").replace('b@example.org"', 'b@example.org"  # why # so')
    own = own.replace('    { funding = "self-paid"', '    # new\n    { funding = "self-paid"') + "# end\n"
    assert again(own).replace("\n# new", "\n    # new") == own
    assert again(own.replace("\n", "\r\n")).replace("\n# new", "\n    # new") == own
    assert 'email = "c@example.org"  # why # so' in again(own, email="c@example.org")


def test_a_comment_of_what_is_gone_stays_near() -> None:
    """Of a line in a list above that field, of a field at the end."""
    own = again("").replace('    { funding = "self-paid"', '    # new\n    { funding = "self-paid"')
    own = own.replace('b@example.org"', 'b@example.org" # why')
    assert '# new\nfunding = [\n    { funding = "funded" },\n]' in again(own, funding=PERIODS[:1])
    assert again(own, email=None).endswith("# why\n")


def test_what_would_not_read_the_same_has_none() -> None:
    """One that would be too long, or that holds what no file of this kind may; and a file without any is left alone."""
    assert "#" not in again("# " + "x" * profile.MAX_BYTES).replace("a#b", "")
    assert "#" not in again("# \x01").replace("a#b", "")
    assert again("email = ''' # '''\n") == again("")


@given(
    st.lists(
        st.tuples(
            st.integers(0, 12), st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=8)
        )
    )
)
def test_comments_never_change_what_a_profile_says(comments: list[tuple[int, str]]) -> None:
    """Wherever they stand, and whatever is in them."""
    lines = again("").splitlines()
    for place, comment in comments:
        lines.insert(place, f"# {comment}")
    wanted = tomllib.loads(profile.encode(STUDENT, "op", {}).decode())
    assert tomllib.loads(again("\n".join(lines))) == wanted


def rewritten(writer: Writer) -> None:
    """Change the profile and the slug."""
    known = writer.store.student("amelie")
    writer.append(known, replace(known.student, path="Data", id="a"), cmd="student edit", at=AT)


def undone(writer: Writer) -> None:
    """Take the last change back."""
    undo.take_back(writer, undo.choose(writer.store, None), at=AT)


def imported(writer: Writer) -> None:
    """Change the profile as one operation over several journals."""
    known = writer.store.student("amelie")
    change = Change("amelie", known, replace(known.student, path="Data"), [])
    Batch(writer, cmd="store import", at=AT).write([change])


def mended(writer: Writer) -> None:
    """Write a profile of an older state anew."""
    path = profile_of(writer.store.home.store)
    text = path.read_text()
    revision = text.partition('revision = "')[2].partition('"')[0]
    path.write_text(text.replace(revision, "0").replace("new@", "a@"))


@pytest.mark.parametrize("way", [rewritten, undone, imported, mended])
def test_comments_stay_through_everything_that_writes_a_profile(store: Path, way: Callable[[Writer], None]) -> None:
    """By an option, an undo, an import and a repair; such an edit changes nothing and is not kept apart."""
    student = add(store)
    put(store, "amelie", replace(student, email="new@example.org"))
    path = profile_of(store)
    path.write_text(path.read_text().replace("email =", "# at work\nemail =") + "# the end\n")
    with opened(store) as one, writing(one) as writer:
        assert not one.student("amelie").edited
        way(writer)
    with opened(store) as one:
        repair(one, check(one).faults, at=AT)
        assert check(one).faults == []
    text = profile_of(store, "a" if way is rewritten else "amelie").read_text()
    assert "# at work\nemail = " in text
    assert text.endswith("# the end\n")
    assert not (store / ".editing").exists()
