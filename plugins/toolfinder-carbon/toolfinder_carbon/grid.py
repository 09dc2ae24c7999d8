"""The carbon intensity of each country's electricity, from `grid.csv`.

The file says where its numbers come from, of which day they are, and under which licence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolfinder_carbon.footprint import Interval

FILE = Path(__file__).parent / "grid.csv"

DRIFT = 0.2
"""How far a grid may have moved since the year of its number, either way.

From 2023 to 2024, nine in ten of the 83 countries for which Ember has both changed by
between -20 % and +17 % (the copies in CO2.js of January and August 2025).
"""


@dataclass(frozen=True, slots=True)
class Grid:
    """A country's electricity: grams of CO2 equivalent per kWh, on average over a year."""

    g_per_kwh: float
    year: int

    @property
    def today(self) -> Interval:
        """What it may be by now."""
        return self.g_per_kwh * (1 - DRIFT), self.g_per_kwh * (1 + DRIFT)


@cache
def grids(file: Path = FILE) -> Mapping[str, Grid]:
    """The grids by country code (ISO 3166-1 alpha-2).

    Raises:
        ValueError: a line is wrong; it is named.
    """
    found: dict[str, Grid] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#") or line == "country,year,g_per_kwh":
            continue
        try:
            country, year, grams = line.split(",")
            grid = Grid(float(grams), int(year))
        except ValueError:
            grid, country = Grid(math.nan, 0), ""
        if country in found or len(country) != 2 or not 0 < grid.g_per_kwh < math.inf:
            msg = f"{file.name}:{number}: {line!r} is no new country,year,g_per_kwh"
            raise ValueError(msg)
        found[country] = grid
    return found


def anywhere() -> Interval:
    """From the cleanest grid that there is to the dirtiest."""
    ends = [grid.today for grid in grids().values()]
    return min(low for low, _high in ends), max(high for _low, high in ends)
