"""From memory to kilograms of carbon: interval arithmetic, and the numbers that it takes.

    kg a year = GB x W/GB x 8.76 kWh per W and year x PUE x g/kWh / 1000

as Cloud Carbon Footprint does it (usage x energy coefficient x PUE x grid emissions;
https://www.cloudcarbonfootprint.org/docs/methodology/), with intervals for numbers.
Only running counts: making servers, networks and devices does not.
"""

from __future__ import annotations

from collections.abc import Iterable

Interval = tuple[float, float]
"""The least and the greatest that an amount may be; never negative."""

KWH_PER_WATT_YEAR = 8.76

MEMORY_W_PER_GB = 0.392
"""Draw of a gigabyte of memory: Cloud Carbon Footprint, from two makers' figures."""

VCPU_W: Interval = (0.71, 2.485)
"""Draw of a virtual processor: idle at Google, half busy at it (0.71 and 4.26 W at rest and at
full load; Cloud Carbon Footprint, appendix I)."""

VCPUS_PER_GB: Interval = (0.25, 1.0)
"""Virtual processors that come with a gigabyte: our estimate, no source."""

WATTS_PER_GB: Interval = (
    MEMORY_W_PER_GB + VCPU_W[0] * VCPUS_PER_GB[0],
    MEMORY_W_PER_GB + VCPU_W[1] * VCPUS_PER_GB[1],
)

PUE_OF_DATA_CENTRES: Interval = (1.1, 1.7)
"""Where nobody says: Google's average (Cloud Carbon Footprint, appendix I), and that of data
centres in France (https://altimpact.fr/en/bonnes-pratiques/choisir-un-hebergeur-responsable)."""

PUE_ANYWHERE: Interval = (1.0, PUE_OF_DATA_CENTRES[1])
"""The same for a server of one's own, which may stand in an office that nobody cools."""

SMALLEST_SHARE = 0.01
"""An organisation may be one of a hundred on a provider's installation: our estimate."""

RENEWABLE_G: Interval = (11.0, 48.0)
"""Life-cycle medians of wind on land and of large solar plants, hydropower (24) between them:
IPCC 2014, annex III, table A.III.2, by https://wikicarbon.org/wiki/Index:Energy_Sources."""

FOSSIL_G: Interval = (490.0, 820.0)
"""The same of natural gas and of coal."""

ACCOUNTING = ("both", "location", "market")


def product(*factors: Interval) -> Interval:
    """The product of non-negative intervals."""
    low = high = 1.0
    for least, greatest in factors:
        low, high = low * least, high * greatest
    return low, high


def hull(intervals: Iterable[Interval]) -> Interval:
    """The least interval that holds them all; there must be one."""
    lows, highs = zip(*intervals, strict=True)
    return min(lows), max(highs)


def kilograms(memory_gb: Interval, pue: Interval, g_per_kwh: Interval) -> Interval:
    """Carbon dioxide equivalents of running that much memory for a year, in kg."""
    kwh = product(memory_gb, WATTS_PER_GB, (KWH_PER_WATT_YEAR,) * 2, pue)
    low, high = product(kwh, g_per_kwh)
    return low / 1000, high / 1000


def electricity(energy: str | None, grid: Interval, accounting: str) -> Interval:
    """Grams per kWh of a provider that says where its electricity comes from.

    Args:
        energy: `renewable`, `mixed`, `fossil`, or None when nobody says: it is then the grid's.
        grid: of the country.
        accounting: `location` counts what the grid delivers, `market` what the provider buys,
            `both` whatever lies between. What it buys as renewable is never worse than the grid.

    Source: the two methods of the Greenhouse Gas Protocol's scope 2.
    """
    low, high = grid
    bought = {
        "renewable": (min(RENEWABLE_G[0], low), min(RENEWABLE_G[1], high)),
        "mixed": (min(RENEWABLE_G[0], low), high),
        "fossil": (FOSSIL_G[0], max(FOSSIL_G[1], high)),
    }.get(energy or "", grid)
    if accounting == "both":
        return hull((grid, bought))
    return bought if accounting == "market" else grid
