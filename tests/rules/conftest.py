"""The two policies as they are shipped: the rules are tested with the figures that mentors get."""

from __future__ import annotations

import pytest

from mentorcli.content import policy_data
from mentorcli.models.verdict import Policy
from mentorcli.rules.policy import policy_from


@pytest.fixture(scope="session")
def faq() -> Policy:
    """Return the default policy, from the mentor FAQ."""
    return policy_from(policy_data("openclassrooms-2021"), None)


@pytest.fixture(scope="session")
def help_centre() -> Policy:
    """Return the second policy, from the help centre."""
    return policy_from(policy_data("openclassrooms-help-centre"), None)
