"""Pictures made on the server, as SVG; each stands beside the same figures as text.

Colours come from the style sheet by class, so that they fit light, dark and paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 200, 18

CHART = 300
"""The width of the bar of contributions: three units a point."""

CELL, ROW, HEAD = 64, 34, 34
"""Measures of a heat map: the width of a cell, the height of a row and of the column heads."""

LETTER, LETTERS = 7, 24
"""How wide a letter of its row labels is, and how many there may be."""

STEPS = 5
"""Shades of a heat map."""


def score_bar(low: float, score: float, high: float, title: str) -> str:
    """A score from 0 to 100 as a mark, inside the interval that is not known more closely."""
    scale = WIDTH / 100
    mark = f'<rect class="bar-score" x="{max(score * scale - 1.5, 0):.1f}" y="1" width="3" height="16"/>'
    return _bar(low, high, title, mark)


def interval_bar(low: float, high: float, title: str) -> str:
    """An interval between 0 and 100."""
    return _bar(low, high, title)


def _bar(low: float, high: float, title: str, mark: str = "") -> str:
    scale = WIDTH / 100
    return (
        f'<svg class="bar" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">'
        f'<rect class="bar-all" x="0" y="7" width="{WIDTH}" height="4" rx="2"/>'
        f'<rect class="bar-interval" x="{min(low * scale, WIDTH - 2):.1f}" y="4" '
        f'width="{max((high - low) * scale, 2):.1f}" height="10" rx="2"/>{mark}'
        "</svg>"
    )


def contributions_bar(points: Sequence[float], title: str) -> str:
    """What each criterion adds to a score, side by side; numbered as in the table."""
    scale, at = CHART / 100, 0.0
    parts = []
    for number, amount in enumerate(points, start=1):
        width = max(amount, 0) * scale
        if width >= 1:
            shade = "even" if number % 2 == 0 else "odd"
            parts.append(
                f'<rect class="part-{shade}" x="{at:.1f}" y="2" width="{width - 0.8:.1f}" height="18"/>'
            )
        if width >= (12 if number < 10 else 18):
            parts.append(
                f'<text class="part-number" x="{at + width / 2:.1f}" y="15.5">{number}</text>'
            )
        at += width
    return (
        f'<svg class="bar parts" viewBox="0 0 {CHART} 22" role="img" aria-label="{escape(title)}">'
        f'<rect class="bar-all" x="0" y="9" width="{CHART}" height="4"/>{"".join(parts)}</svg>'
    )


def heat_map(
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[tuple[float, float] | None]]],
    title: str,
) -> str:
    """Intervals between 0 and 100 by row and column: shaded by their middle, with their figures.

    The line in each cell shows the interval. None is an empty cell.
    """
    left = LETTER * min(LETTERS, max((len(label) for label, _cells in rows), default=0))
    width, height = left + CELL * len(columns), HEAD + ROW * len(rows)
    parts = []
    for column, name in enumerate(columns):
        x = left + CELL * (column + 0.5)
        parts += [
            f'<text class="heat-head" x="{x:.1f}" y="{y}">{escape(line)}</text>'
            for y, line in zip((13, 27), _wrapped(name), strict=False)
        ]
    for row, (label, cells) in enumerate(rows):
        y = HEAD + ROW * row
        parts.append(
            f'<text class="heat-row" x="0" y="{y + 20}">{escape(_cut(label, LETTERS))}</text>'
        )
        parts += [_cell(left + CELL * column, y, span) for column, span in enumerate(cells) if span]
    return (
        f'<svg class="heat" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _cell(x: float, y: float, span: tuple[float, float]) -> str:
    low, high = span
    shade = min(int((low + high) / 2 * STEPS / 100), STEPS - 1)
    room = CELL - 14
    start, end = x + 7 + low * room / 100, x + 7 + high * room / 100
    figures = "–".join(dict.fromkeys((f"{low:.0f}", f"{high:.0f}")))
    return (
        f'<rect class="heat-{shade}" x="{x + 1}" y="{y + 1}" width="{CELL - 2}" height="{ROW - 2}" rx="3"/>'
        f'<text class="heat-text-{shade}" x="{x + CELL / 2:.1f}" y="{y + 17}">{figures}</text>'
        f'<rect class="heat-line-{shade}" x="{min(start, x + CELL - 11):.1f}" y="{y + 23}" '
        f'width="{max(end - start, 4):.1f}" height="3" rx="1.5"/>'
    )


def _wrapped(name: str, most: int = 9) -> list[str]:
    """A name on two short lines; what does not fit is cut."""
    first, _space, rest = name.partition(" ")
    if len(name) <= most or not rest:
        lines = [name]
    elif len(first) + 1 + len(rest.split()[0]) <= most:
        words = name.split()
        lines = [" ".join(words[:2]), " ".join(words[2:])]
    else:
        lines = [first, rest]
    return [_cut(line, most) for line in lines if line]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
