"""Each type of fact: what fits, and what is said of what does not."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder.catalogue.values import CHECKS
from toolfinder.catalogue.values import check_value
from toolfinder.catalogue.values import is_ambiguous
from toolfinder.catalogue.vocabulary import Vocabulary
from toolfinder.model.entries import FourLanguages
from toolfinder.model.vocabulary import Countries
from toolfinder.model.vocabulary import FactDefinition
from toolfinder.model.vocabulary import FactType
from toolfinder.model.vocabulary import LegalForm
from toolfinder.model.vocabulary import Phrases

LABEL = FourLanguages(en="x", ca="x", es="x", fr="x")
FORM = LegalForm(label=LABEL, member_owned=True, nonprofit=True)
WORDS = Vocabulary(
    phrases=Phrases(needs={}),
    groups=(),
    features={},
    facts={},
    legal_forms={"association": FORM, "consumer-co-op": FORM},
    countries=Countries(codes=("ES", "FR", "NO"), groups={}),
    legal_requirements={},
    assumptions={},
    aliases={},
)
DEFINITIONS = {
    kind: FactDefinition(
        of="tool", type=kind, days=1, label=LABEL, values={"good": LABEL, "not-good": LABEL}
    )
    for kind in get_args(FactType)
}
LONG = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"  # longer than forty characters


def finding(kind: str, value: object) -> str | None:
    """What is said of a value of a fact of this type."""
    return check_value(value, DEFINITIONS[kind], WORDS)


def test_every_type_of_fact_has_a_check():
    """A type without a check would let everything through."""
    assert set(get_args(FactType)) == set(CHECKS)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("boolean", True),
        ("boolean", False),
        ("country", "NO"),
        ("courses", []),
        ("courses", [{"language": "ca", "url": "https://example.org/curs"}]),
        ("date", date(2026, 8, 21)),
        ("enum", "good"),
        ("integer", 0),
        ("integer", 10**9),
        ("interval", [0, 0]),
        ("interval", [0.5, 2]),
        ("language-map", {}),
        ("language-map", {"ca": "complete", "es": "partial", "fr": "none", "oci": "unknown"}),
        ("language-map", {"ca": 0, "es": 0.99, "fr": 1}),
        ("languages", []),
        ("languages", ["ca", "oci"]),
        ("legal-form", "consumer-co-op"),
        ("products", []),
        ("products", ["google-drive", "1password"]),
        ("set", []),
        ("set", ["not-good", "good"]),
        ("skill", 0),
        ("skill", 4),
        ("spdx", "MIT"),
        ("spdx", "AGPL-3.0-or-later"),
        ("spdx", "AGPL-3.0"),
        ("spdx", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("spdx", "(MIT OR Apache-2.0) AND CC-BY-SA-4.0"),
        ("spdx", "LicenseRef-proprietary"),
        ("spdx", "MIT AND LicenseRef-Acme.Enterprise-1"),
        ("text", "Framasoft"),
        ("texts", []),
        ("texts", ["Firebase Cloud Messaging", "Gravatar"]),
    ],
)
def test_what_fits(kind, value):
    """Nothing is said of a value of the right type."""
    assert finding(kind, value) is None


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("boolean", "yes", "'yes' is not true or false"),
        ("boolean", 1, "1 is not true or false"),
        ("country", "es", "there is no country code (ISO 3166) 'es'; did you mean 'ES'?"),
        ("country", "Spain", "there is no country code (ISO 3166) 'Spain'"),
        ("country", False, "there is no country code (ISO 3166) 'False'"),
        ("courses", {"language": "ca"}, "{'language': 'ca'} is not a list"),
        (
            "courses",
            [{"language": "ca"}],
            "{'language': 'ca'} is not a course such as {language: ca, url: https://...}",
        ),
        (
            "courses",
            [{"language": "Catalan", "url": "https://a.cat"}],
            (
                "{'language': 'Catalan', 'url': 'https... is not a course such as "
                "{language: ca, url: https://...}"
            ),
        ),
        (
            "courses",
            ["https://a.cat"],
            "'https://a.cat' is not a course such as {language: ca, url: https://...}",
        ),
        ("date", "2026-08-21", "'2026-08-21' is not a date such as 2026-08-21"),
        ("date", 2026, "2026 is not a date such as 2026-08-21"),
        (
            "date",
            datetime(2026, 8, 21, 10),  # noqa: DTZ001 - as YAML reads it
            "2026-08-21T10:00:00 is not a date such as 2026-08-21",
        ),
        ("enum", "not-god", "'not-god' is none of: good, not-good; did you mean 'not-good'?"),
        ("enum", "bad", "'bad' is none of: good, not-good"),
        ("enum", None, "None is none of: good, not-good"),
        ("enum", ["good"], "['good'] is none of: good, not-good; did you mean 'good'?"),
        ("integer", -1, "-1 is not a whole number"),
        ("integer", 2.5, "2.5 is not a whole number"),
        ("integer", True, "True is not a whole number"),
        ("integer", "12", "'12' is not a whole number"),
        ("interval", 3, "3 is not [lowest, highest]"),
        ("interval", [3], "[3] is not [lowest, highest]"),
        ("interval", [3, 2], "[3, 2] is not [lowest, highest]"),
        ("interval", [-1, 2], "[-1, 2] is not [lowest, highest]"),
        ("interval", ["1", "2"], "['1', '2'] is not [lowest, highest]"),
        ("interval", [False, True], "[False, True] is not [lowest, highest]"),
        ("interval", list(range(99)), f"{LONG[:37]}... is not [lowest, highest]"),
        ("language-map", ["ca"], "['ca'] is not a list of languages and extents"),
        ("language-map", {"català": 1}, "'català' is not a language code such as ca"),
        ("language-map", {"CA": 1}, "'CA' is not a language code such as ca"),
        ("language-map", {False: 1}, "False is not a language code such as ca"),
        (
            "language-map",
            {"ca": "complet"},
            "'complet' is none of: complete, partial, none, unknown; did you mean 'complete'?",
        ),
        ("language-map", {"ca": 1.5}, "1.5 is none of: complete, partial, none, unknown"),
        ("language-map", {"ca": True}, "True is none of: complete, partial, none, unknown"),
        ("languages", "ca", "'ca' is not a list"),
        ("languages", ["ca", "ca-ES"], "'ca-ES' is not a language code such as ca"),
        ("languages", ["ca\n"], "'ca\\n' is not a language code such as ca"),
        (
            "legal-form",
            "asociation",
            "'asociation' is none of: association, consumer-co-op; did you mean 'association'?",
        ),
        ("plans", [], "prices stand under the offer's `plans`"),
        ("products", "google-drive", "'google-drive' is not a list"),
        ("products", ["Google Drive"], "'Google Drive' is not a kebab-case id"),
        ("products", ["google-drive\n"], "'google-drive\\n' is not a kebab-case id"),
        ("products", [3], "3 is not a kebab-case id"),
        ("set", "good", "'good' is not a list"),
        ("set", ["good", "bod"], "'bod' is none of: good, not-good"),
        ("skill", 5, "5 is not a skill from 0 to 4"),
        ("skill", -1, "-1 is not a skill from 0 to 4"),
        ("skill", True, "True is not a skill from 0 to 4"),
        ("skill", 1.0, "1.0 is not a skill from 0 to 4"),
        ("spdx", 3, "3 is not an SPDX expression"),
        ("spdx", ["MIT"], "['MIT'] is not an SPDX expression"),
        ("spdx", "MTI", "there is no SPDX licence 'MTI'; did you mean 'MIT'?"),
        (
            "spdx",
            "AGPL-3.0-or-latter",
            "there is no SPDX licence 'AGPL-3.0-or-latter'; did you mean 'AGPL-3.0-or-later'?",
        ),
        ("spdx", "MIT AND Zzyzx", "there is no SPDX licence 'Zzyzx'"),
        ("spdx", "", "'' is not an SPDX expression"),
        ("spdx", " ", "' ' is not an SPDX expression"),
        ("spdx", "MIT OR", "'MIT OR' is not an SPDX expression"),
        ("spdx", "(MIT", "'(MIT' is not an SPDX expression"),
        ("spdx", "()", "'()' is not an SPDX expression"),
        ("spdx", "MIT MIT", "'MIT MIT' is not an SPDX expression"),
        ("spdx", "MIT GPL-3.0-only", "'MIT GPL-3.0-only' is not an SPDX expression"),
        ("spdx", "\x00", "'\\x00' is not an SPDX expression"),
        ("text", 3, "3 is not a text"),
        ("text", "", "is empty"),
        ("texts", "Gravatar", "'Gravatar' is not a list"),
        ("texts", ["Gravatar", ""], "every part must be a text"),
        ("texts", [3], "every part must be a text"),
    ],
)
def test_what_does_not_fit(kind, value, expected):
    """One sentence with the value and what was wanted."""
    assert expected == finding(kind, value)


def test_a_wrong_licence_is_named_as_it_was_written():
    """SPDX has no underscores in `LicenseRef-` names; the rest of the name is not made up."""
    found = str(finding("spdx", "MIT OR LicenseRef-our_own"))
    assert found.startswith("there is no SPDX licence 'LicenseRef-our_own'")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=8,
)


@given(st.sampled_from(get_args(FactType)), VALUES)
def test_any_value_is_either_right_or_told(kind, value):
    """No value makes a check fail."""
    assert finding(kind, value) is None or len(finding(kind, value)) > 5


TOKENS = ("(", ")", "MIT", "AND", "OR", "WITH", "GPL-2.0-only", "Classpath-exception-2.0", "X")


@given(st.lists(st.sampled_from(TOKENS)).map(" ".join))
def test_any_text_is_either_a_licence_or_told(text):
    """Least of all a slip in a licence expression."""
    assert finding("spdx", text) is None or len(finding("spdx", text)) > 5


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("AGPL-3.0", True),
        ("GPL-2.0", True),
        ("LGPL-2.1", True),
        ("GFDL-1.3", True),
        ("MIT OR GPL-3.0", True),
        ("(GPL-3.0)", True),
        ("AGPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("GPL-2.0+", False),
        ("MIT", False),
        ("GPL-3.0-only AND LGPL-2.1-or-later", False),
    ],
)
def test_a_gnu_licence_without_only_or_later_is_ambiguous(licence, expected):
    """`AGPL-3.0` alone leaves open which versions one may choose."""
    assert expected == is_ambiguous(licence)
