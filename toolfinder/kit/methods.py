"""What must hold of every method: how values and weights become scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.criterion import Method

TINY = 1e-9


def makes_scores(method: Method) -> None:
    """Scores are in [0, 1] and within their interval, and contributions sum to them.

    Tried on drawn values, some of which do not apply (seed 0), for one offer and for many.

    Raises:
        AssertionError: with one sentence that a reviewer would say.
    """
    random = np.random.default_rng(0)
    for offers in (1, 2, 40):
        values = random.random((offers, 7))
        values[random.random(values.shape) < 0.1] = np.nan
        weights = random.random(7)
        weights /= weights.sum()
        scores = np.asarray(method.scores(values, weights), dtype=float)
        parts = np.asarray(method.contributions(values, weights), dtype=float)
        if scores.shape != (offers,) or parts.shape != values.shape:
            said = _("scores are {one}, contributions {other}, for values of {shape}")
            shapes = {"one": scores.shape, "other": parts.shape, "shape": values.shape}
            raise AssertionError(said.format(**shapes))
        if not ((scores >= -TINY) & (scores <= 1 + TINY)).all():
            raise AssertionError(_("scores are not all from 0 to 1"))
        if not np.allclose(np.nansum(parts, axis=1), scores, atol=TINY):
            raise AssertionError(_("contributions do not sum to the scores"))
        low, high = np.clip(values - 0.1, 0, 1), np.clip(values + 0.1, 0, 1)
        least, greatest = method.interval(low, high, weights)
        if not ((least <= scores + TINY) & (scores <= greatest + TINY)).all():
            raise AssertionError(_("scores are not within the interval that the method says"))
