"""For the tests of plugins: small worlds, cases, and what must hold of every criterion.

    from toolfinder.testing import Case, CriterionTests

    class TestNearby(CriterionTests):
        criterion = Nearby
        cases = [Case("at home", (1, 1), {"country": "ES"}, {"country": "ES"})]

pytest loads `toolfinder.testing.plugin` by itself; it brings the fixture `small_world`.
"""

from toolfinder.kit.cases import NOT_APPLICABLE
from toolfinder.kit.cases import Case
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import plan
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.testing.classes import CriterionTests
from toolfinder.testing.classes import GateTests
from toolfinder.testing.classes import MethodTests
from toolfinder.testing.worlds import World
from toolfinder.testing.worlds import command_line
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool

__all__ = [
    "NOT_APPLICABLE",
    "Case",
    "CriterionTests",
    "GateTests",
    "MethodTests",
    "World",
    "claim",
    "command_line",
    "plan",
    "profile",
    "provider",
    "subject",
    "tool",
]
