"""The written content: FAQ, checklists and policies, as TOML files in both languages.

The files hold data and no code; this module reads them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def read_toml(name: str) -> dict[str, Any]:
    """Return the content file `name` (such as `policies/openclassrooms-2021.toml`) as plain data."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
