"""Who owns a provider, and which countries a name stands for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolfinder.jurisdiction import countries_of
from toolfinder.jurisdiction import owner_claims
from toolfinder.kit.subjects import REFERENCE
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import subject

OWNER = "ultimate-owner-country"
SPAIN, ASSOCIATION = claim("country", "ES"), claim("legal-form", "association")
SAID, CHECKED = claim(OWNER, "US", by="background"), claim(OWNER, "FR")


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([SPAIN, ASSOCIATION], (replace(SPAIN, fact=OWNER),)),
        ([SPAIN, ASSOCIATION, SAID], (replace(SPAIN, fact=OWNER),)),
        ([SPAIN, ASSOCIATION, CHECKED], (CHECKED,)),
        ([SPAIN, ASSOCIATION, SAID, CHECKED], (SAID, CHECKED)),
        ([SPAIN], ()),
        ([SPAIN, SAID], (SAID,)),
        ([SPAIN, ASSOCIATION, claim("legal-form", "company")], ()),
        ([ASSOCIATION, SAID], (SAID,)),
        ([ASSOCIATION], ()),
    ],
)
def test_who_is_taken_to_own_a_provider(claims, expected):
    """Its own country, when all say that its members own it and no checked source another."""
    assert owner_claims(subject(*claims)) == expected


def test_names_stand_for_a_group_or_for_themselves():
    """Groups and countries may be mixed."""
    assert countries_of(["adequacy", "ES"], REFERENCE) == {"CH", "GB", "ES"}
