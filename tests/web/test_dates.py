"""Days on the pages, as each language writes them."""

from __future__ import annotations

import pytest

from toolfinder.i18n import speaking
from toolfinder.web.dates import day


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "1 November 2026"),
        ("ca", "1 de novembre del 2026"),
        ("es", "1 de noviembre de 2026"),
        ("fr", "1 novembre 2026"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(visit, code, expected):
    """On a page too, beside the source that was seen then; in data it stays as it is."""
    with speaking(code):
        assert day("2026-11-01") == expected
    assert expected in " ".join(visit(f"/tools/beta?lang={code}").text.split())
    assert "2026-11-01" in visit(f"/tools/beta.json?lang={code}").text


def test_no_day_is_nothing():
    """What bears no date is said to be undated by who shows it."""
    assert (day(None), day("")) == ("", "")
