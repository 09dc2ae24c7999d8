"""The thirteen built-in criteria, each in its own file. They know nothing of each other."""

from toolfinder.criteria.affordability import Affordability
from toolfinder.criteria.business import Business
from toolfinder.criteria.community import Community
from toolfinder.criteria.ecology import Ecology
from toolfinder.criteria.fit import Fit
from toolfinder.criteria.freedom import Freedom
from toolfinder.criteria.governance import Governance
from toolfinder.criteria.inclusion import Inclusion
from toolfinder.criteria.learning import Learning
from toolfinder.criteria.portability import Portability
from toolfinder.criteria.privacy import Privacy
from toolfinder.criteria.resilience import Resilience
from toolfinder.criteria.sovereignty import Sovereignty

FRAMEWORK = "1"
"""The version of the values framework: its questions, anchors, parts and defaults."""

BUILT_IN = (
    Fit,
    Affordability,
    Freedom,
    Privacy,
    Portability,
    Sovereignty,
    Governance,
    Community,
    Inclusion,
    Learning,
    Resilience,
    Business,
    Ecology,
)

__all__ = ["BUILT_IN", "FRAMEWORK"]
