"""toolfinder: open and ethical digital tools for co-operatives and associations.

>>> from toolfinder import Profile, Toolfinder
>>> finder = Toolfinder()
>>> result = finder.recommend(Profile(needs=["food-coop"]))
>>> result.needs[0].request.need
'food-coop'
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as `typing` has it, without the time to import it
if TYPE_CHECKING:
    from typing import Any

    from toolfinder.app import Options as Options
    from toolfinder.app import Toolfinder as Toolfinder
    from toolfinder.criterion import Assessment as Assessment
    from toolfinder.criterion import Criterion as Criterion
    from toolfinder.criterion import Gate as Gate
    from toolfinder.criterion import Method as Method
    from toolfinder.criterion import NotApplicable as NotApplicable
    from toolfinder.criterion import Principle as Principle
    from toolfinder.criterion import Verdict as Verdict
    from toolfinder.engine import Recommendation as Recommendation
    from toolfinder.hookspecs import hookimpl as hookimpl
    from toolfinder.i18n import Message as Message
    from toolfinder.i18n import Term as Term
    from toolfinder.i18n import said as said
    from toolfinder.importing import Importer as Importer
    from toolfinder.importing import Observation as Observation
    from toolfinder.model.profile import Profile as Profile
    from toolfinder.rendering import Renderer as Renderer

__version__ = "0.1.0"

_HOME = {
    "Assessment": "criterion",
    "Criterion": "criterion",
    "Gate": "criterion",
    "Importer": "importing",
    "Message": "i18n",
    "Method": "criterion",
    "NotApplicable": "criterion",
    "Observation": "importing",
    "Options": "app",
    "Principle": "criterion",
    "Profile": "model.profile",
    "Recommendation": "engine",
    "Renderer": "rendering",
    "Term": "i18n",
    "Toolfinder": "app",
    "Verdict": "criterion",
    "hookimpl": "hookspecs",
    "said": "i18n",
}
"""Where each public name lives. Names are imported when used, so that starting stays cheap."""

__all__ = ["__version__", *sorted(_HOME)]  # noqa: PLE0604 - strings all the same


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
