"""Draws claims on core tools for a person to verify against the pages that they cite.

    python tests/draw_claims.py --n 40 --seed 7

Prints a checklist in Markdown: claim, source, and a box to tick when the page says so. The
same catalogue and seed draw the same claims.
"""

from __future__ import annotations

import argparse
import random
import sys
from typing import TextIO

from toolfinder.app import Toolfinder


def claims(finder: Toolfinder) -> list[dict[str, str]]:
    """All claims on core tools and their offers that cite a page, in a fixed order."""
    rows = finder.store.rows(
        """
        SELECT coalesce(f.offer, f.tool) AS subject, f.fact, f.value, f.status, f.source, f.seen
        FROM facts f JOIN tools t ON t.id = f.tool
        WHERE t.core AND t.status = 'active' AND f.source IS NOT NULL AND f.fact <> 'offered'
        ORDER BY f.id
        """
    )
    return [dict(row) for row in rows]


def draw(finder: Toolfinder, n: int, seed: int, out: TextIO) -> None:
    """Print `n` of them, or all when there are fewer."""
    found = claims(finder)
    chosen = random.Random(seed).sample(found, min(n, len(found)))  # noqa: S311 - no secret
    version = finder.store.meta
    title = f"{len(chosen)} of {len(found)} claims on core tools"
    out.write(f"# {title}, catalogue {version['version']} ({version['hash']}), seed {seed}\n\n")
    for place, claim in enumerate(chosen, start=1):
        value = "does not apply" if claim["status"] == "not-applicable" else claim["value"]
        seen = claim["seen"] or "undated"
        out.write(f"{place}. [ ] {claim['subject']}: {claim['fact']} = {value}\n")
        out.write(f"   {claim['source']} ({seen})\n")


def main() -> None:
    """Read the options and draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--n", type=int, default=40, help="how many claims")
    parser.add_argument("--seed", type=int, default=0, help="of the random draw")
    options = parser.parse_args()
    draw(Toolfinder(), options.n, options.seed, sys.stdout)


if __name__ == "__main__":
    main()
