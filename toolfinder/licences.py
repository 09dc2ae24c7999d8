"""Which licences are free: by the Open Source Initiative, and by the wider free licences.

From the `isOsiApproved` and `isFsfLibre` columns of the SPDX licence list
(https://spdx.org/licenses/), for the licences that end-user software is found under.

Expressions are checked by `license-expression` when a catalogue is read. Here, on every
answer's way, where importing it costs 20 ms (`python -X importtime`), the few rules of the
SPDX grammar suffice; a test holds them against the library's.
"""

from __future__ import annotations

import re

_OSI = frozenset(
    """
    0BSD AFL-3.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 Artistic-2.0 BSD-1-Clause
    BSD-2-Clause BSD-3-Clause BSL-1.0 CAL-1.0 CDDL-1.0 CECILL-2.1 CPAL-1.0 ECL-2.0 EFL-2.0
    EPL-1.0 EPL-2.0 EUPL-1.1 EUPL-1.2 GPL-2.0 GPL-2.0-only GPL-2.0-or-later GPL-3.0 GPL-3.0-only
    GPL-3.0-or-later ISC LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1 LGPL-2.1-only
    LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0 MPL-1.1 MPL-2.0 MS-PL
    MulanPSL-2.0 NCSA OFL-1.1 OSL-3.0 PHP-3.01 PostgreSQL Python-2.0 Unlicense UPL-1.0 Zlib
    ZPL-2.1
    """.split()
)
_FREE = _OSI | frozenset(
    """
    CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0 CECILL-2.0 CECILL-B CECILL-C FSFAP GFDL-1.3-only
    GFDL-1.3-or-later Ruby Vim WTFPL X11
    """.split()
)
_BY_LOWER = {name.lower(): 1.0 if name in _OSI else 0.8 for name in _FREE}
_DEEPEST = 50
_PROPRIETARY = re.compile(r"LicenseRef-(.*-)?(proprietary|commercial)", re.IGNORECASE)
_TOKENS = re.compile(r"\(|\)|[^\s()]+")


def is_osi(expression: str) -> bool:
    """Whether one may choose a licence that the OSI has approved for the whole."""
    return freedom(expression) >= 1


def is_free(expression: str) -> bool:
    """Whether one may choose a free licence for the whole."""
    return freedom(expression) >= 0.8


def freedom(expression: str) -> float:
    """How free an SPDX expression is: 1 OSI-approved, 0.8 free, 0.2 source to be seen, 0 closed.

    `A OR B` is as free as the freer, `A AND B` as the less free; an exception (`WITH`)
    only adds permissions.
    """
    tokens = _TOKENS.findall(expression)
    if tokens.count("(") > _DEEPEST:
        return 0.0
    value, rest = _either(tokens)
    return value if not rest else 0.0


def _either(tokens: list[str]) -> tuple[float, list[str]]:
    value, tokens = _both(tokens)
    while tokens and tokens[0].upper() == "OR":
        other, tokens = _both(tokens[1:])
        value = max(value, other)
    return value, tokens


def _both(tokens: list[str]) -> tuple[float, list[str]]:
    value, tokens = _one(tokens)
    while tokens and tokens[0].upper() == "AND":
        other, tokens = _one(tokens[1:])
        value = min(value, other)
    return value, tokens


def _one(tokens: list[str]) -> tuple[float, list[str]]:
    if not tokens:
        return 0.0, []
    token, *rest = tokens
    if token == "(":  # noqa: S105 - a bracket, not a password
        value, rest = _either(rest)
        rest = rest[1:]
    else:
        value = _single(token.rstrip("+"))
    if rest and rest[0].upper() == "WITH":
        rest = rest[2:]
    return value, rest


def _single(licence: str) -> float:
    known = _BY_LOWER.get(licence.lower())
    if known is not None:
        return known
    return 0.0 if _PROPRIETARY.fullmatch(licence) else 0.2
