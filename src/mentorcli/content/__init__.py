"""The written content: FAQ, checklists and policies, as TOML files in both languages.

The files hold data and no code; this module reads them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorcli.errors import UsageError

if TYPE_CHECKING:
    from mentorcli.models.checklist import ItemText

HERE = Path(__file__).parent
DEFAULT_POLICY = "openclassrooms-2021"


def read_toml(name: str) -> dict[str, Any]:
    """Return the content file `name` (such as `policies/openclassrooms-2021.toml`) as plain data."""
    import tomllib  # two milliseconds that commands without content need not pay

    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def policy_names() -> tuple[str, ...]:
    """Return the names of the policies that come with the product, the default first."""
    names = sorted(file.stem for file in (HERE / "policies").glob("*.toml"))
    return (DEFAULT_POLICY, *(name for name in names if name != DEFAULT_POLICY))


def policy_data(name: str = DEFAULT_POLICY) -> dict[str, Any]:
    """Return a policy as written, for `rules.policy.policy_from`.

    Raises UsageError, naming those there are, where no policy goes by that name.
    """
    names = policy_names()
    if name not in names:
        raise UsageError(f"there is no policy {name!r}", hint="the policies are " + ", ".join(names))
    return read_toml(f"policies/{name}.toml")


def checklist_items(name: str, lang: str) -> tuple[ItemText, ...]:
    """Return the items of the list `presentation` or `transfer`, in reading order, in `en` or `fr`."""
    from mentorcli.models.checklist import ItemText

    return tuple(ItemText(**item) for item in read_toml(f"checklists.{lang}.toml")[name])
