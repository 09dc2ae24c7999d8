"""Asks a method to make scores of values, and takes nothing but scores.

Without its method there is no answer: one that fails is named, with file and line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

import numpy as np

from toolfinder.errors import PluginError
from toolfinder.i18n import _
from toolfinder.isolation import told
from toolfinder.isolation import within

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from toolfinder.criterion import Method

    Floats = NDArray[np.float64]

SECONDS = 5.0
"""How long a plugin's method may take over the offers of a need."""

ROUNDING = 1e-9


class Aggregate(NamedTuple):
    """What a method makes of the values of offers, in [0, 1]; 0 where no criterion applies.

    Attributes:
        scores: (offers,).
        low, high: (offers,), the least and the greatest that each score may be.
        parts: (offers, criteria), what each criterion adds.
    """

    scores: Floats
    low: Floats
    high: Floats
    parts: Floats


def aggregate(
    method: Method, values: Floats, low: Floats, high: Floats, weights: Floats
) -> Aggregate:
    """The scores of offers by a method.

    Args:
        values, low, high: (offers, criteria), as for `Method.scores` and `Method.interval`.
        weights: (criteria,), summing to one.

    Raises:
        PluginError: the method fails, takes too long or answers no scores.
    """

    def ask() -> tuple[Any, Any, Any, Any]:
        v, least, greatest, w = (each.copy() for each in (values, low, high, weights))
        ends = method.interval(least, greatest, w)
        return method.scores(v, w), ends[0], ends[1], method.contributions(v, w)

    shapes = [values.shape[:1]] * 3 + [values.shape]
    try:
        answers = within(SECONDS, ask) if method.guarded else ask()
        return Aggregate(*map(_in_range, answers, shapes))
    except (Exception, SystemExit) as error:
        message = _("the method {id} failed: {why}")
        raise PluginError(message.format(id=method.id, why=told(error, type(method)))) from error


def _in_range(answer: Any, shape: tuple[int, ...]) -> Floats:
    """The answer as an array of that shape, in [0, 1]."""
    found = np.nan_to_num(np.asarray(answer, dtype=np.float64), posinf=np.inf, neginf=-np.inf)
    if found.shape != shape:
        msg = f"returned {found.shape}, not {shape}"
        raise ValueError(msg)
    if found.size and not -ROUNDING <= found.min() <= found.max() <= 1 + ROUNDING:
        msg = f"returned {found.min():g} to {found.max():g}, not 0 to 1"
        raise ValueError(msg)
    clipped: Floats = np.clip(found, 0.0, 1.0)
    return clipped
