"""Numeric kernels: weights, and the aggregation of values into a score."""

from toolfinder.methods.power_mean import GeometricMean
from toolfinder.methods.power_mean import PowerMean
from toolfinder.methods.power_mean import power_mean
from toolfinder.methods.power_mean import shares
from toolfinder.methods.weights import from_importances
from toolfinder.methods.weights import rank_order_centroid
from toolfinder.methods.weights import rank_sum

__all__ = [
    "GeometricMean",
    "PowerMean",
    "from_importances",
    "power_mean",
    "rank_order_centroid",
    "rank_sum",
    "shares",
]
