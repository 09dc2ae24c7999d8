"""Pictures made on the server, as SVG; each stands beside the same figures as text."""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT = 200, 18


def score_bar(low: float, score: float, high: float, title: str) -> str:
    """A score from 0 to 100 as a mark, inside the interval that is not known more closely."""
    scale = WIDTH / 100
    return (
        f'<svg class="bar" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">'
        f'<rect class="bar-all" x="0" y="7" width="{WIDTH}" height="4" rx="2"/>'
        f'<rect class="bar-interval" x="{low * scale:.1f}" y="4" '
        f'width="{max((high - low) * scale, 1):.1f}" height="10" rx="2"/>'
        f'<rect class="bar-score" x="{max(score * scale - 1.5, 0):.1f}" y="1" width="3" height="16"/>'
        "</svg>"
    )
