"""The built-in gates: red lines that no merit outweighs."""

from toolfinder.gates.ads import AdsAndTracking
from toolfinder.gates.budget import WithinBudget
from toolfinder.gates.data import DataProtection
from toolfinder.gates.delivery import DeliveryAndSkill
from toolfinder.gates.exclusions import Excluded
from toolfinder.gates.exclusions import Incumbent
from toolfinder.gates.exclusions import Retired
from toolfinder.gates.features import MustHaveFeatures
from toolfinder.gates.jurisdiction import Jurisdiction
from toolfinder.gates.languages import RequiredLanguages
from toolfinder.gates.legal import LegalRequirements
from toolfinder.gates.licence import LicencePolicy
from toolfinder.gates.offered import Offered
from toolfinder.gates.users import UserCap

BUILT_IN = (
    Incumbent,
    Retired,
    Offered,
    Excluded,
    LicencePolicy,
    MustHaveFeatures,
    DeliveryAndSkill,
    UserCap,
    Jurisdiction,
    DataProtection,
    RequiredLanguages,
    WithinBudget,
    LegalRequirements,
    AdsAndTracking,
)

__all__ = ["BUILT_IN"]
