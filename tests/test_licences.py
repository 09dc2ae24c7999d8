"""Which licences are free, and how free."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from license_expression import LicenseSymbol
from license_expression import Licensing

from toolfinder.licences import freedom
from toolfinder.licences import is_free
from toolfinder.licences import is_osi

OSI, FREE, SEEN, CLOSED = "MIT", "CC0-1.0", "BUSL-1.1", "LicenseRef-proprietary"
DEGREES = {OSI: 1.0, FREE: 0.8, SEEN: 0.2, CLOSED: 0.0}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", 1.0),
        ("AGPL-3.0-or-later", 1.0),
        ("AGPL-3.0", 1.0),
        ("GPL-2.0+", 1.0),
        ("EUPL-1.2", 1.0),
        ("CC0-1.0", 0.8),
        ("CC-BY-SA-4.0", 0.8),
        ("CC-BY-NC-4.0", 0.2),
        ("SSPL-1.0", 0.2),
        ("BUSL-1.1", 0.2),
        ("LicenseRef-Sustainable-Use", 0.2),
        ("LicenseRef-proprietary", 0.0),
        ("LicenseRef-Acme-Commercial", 0.0),
        ("LicenseRef-PROPRIETARY", 0.0),
        ("LicenseRef-proprietary-source", 0.2),
        ("agpl-3.0-or-later", 1.0),
        ("mit", 1.0),
        ("", 0.0),
    ],
)
def test_single_licences(expression, expected):
    """1 OSI-approved, 0.8 free, 0.2 source to be seen, 0 closed."""
    assert expected == freedom(expression)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT OR LicenseRef-proprietary", 1.0),
        ("LicenseRef-proprietary OR MIT", 1.0),
        ("MIT AND LicenseRef-proprietary", 0.0),
        ("MIT AND CC0-1.0", 0.8),
        ("MIT AND (CC0-1.0 OR BUSL-1.1)", 0.8),
        ("MIT OR CC0-1.0 AND LicenseRef-proprietary", 1.0),
        ("(MIT OR CC0-1.0) AND LicenseRef-proprietary", 0.0),
        ("LicenseRef-proprietary AND MIT OR BUSL-1.1", 0.2),
        ("((MIT))", 1.0),
        ("(MIT AND Apache-2.0) OR (BUSL-1.1 AND CC0-1.0)", 1.0),
        ("mit or MIT", 1.0),
        ("MIT and BUSL-1.1", 0.2),
    ],
)
def test_one_may_choose_with_or_and_must_keep_both_with_and(expression, expected):
    """AND binds closer than OR, as SPDX has it."""
    assert expected == freedom(expression)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("GPL-2.0-only WITH Classpath-exception-2.0", 1.0),
        ("Apache-2.0 WITH LLVM-exception AND MIT", 1.0),
        ("(GPL-3.0-only WITH GCC-exception-3.1) AND BUSL-1.1", 0.2),
        ("BUSL-1.1 WITH Some-exception", 0.2),
    ],
)
def test_an_exception_only_adds_permissions(expression, expected):
    """What stands after WITH takes nothing away, and gives no more than the licence."""
    assert expected == freedom(expression)


@pytest.mark.parametrize("expression", ["MIT MIT", "MIT)", "OR", "MIT AND", "()", "AND MIT"])
def test_what_is_no_expression_is_not_free(expression):
    """Nobody may rely on a text that says nothing."""
    assert not is_free(expression)


@pytest.mark.parametrize(
    ("expression", "osi", "free"),
    [(OSI, True, True), (FREE, False, True), (SEEN, False, False), (CLOSED, False, False)],
)
def test_policies(expression, osi, free):
    """OSI-approved is the narrower policy, free the wider one."""
    assert (osi, free) == (is_osi(expression), is_free(expression))


@given(st.text() | st.text(alphabet="()+ MITANDORWH-.0123"))
def test_freedom_lies_between_0_and_1_for_any_text(text):
    """No text makes it fail."""
    assert 0 <= freedom(text) <= 1


@pytest.mark.parametrize("text", ["(" * 100_000, "(" * 100_000 + "MIT" + ")" * 100_000])
def test_a_hundred_thousand_brackets_are_not_free(text):
    """Nor do they make it fail."""
    assert freedom(text) == 0.0


@pytest.mark.parametrize(("depth", "expected"), [(50, 1.0), (51, 0.0)])
def test_fifty_brackets_are_deep_enough(depth, expected):
    """Nobody writes more."""
    assert freedom("(" * depth + "MIT" + ")" * depth) == expected


FLAT = st.lists(st.sampled_from(tuple(DEGREES)), min_size=1, max_size=6).flatmap(
    lambda names: st.lists(
        st.sampled_from(("AND", "OR")), min_size=len(names) - 1, max_size=len(names) - 1
    ).map(
        lambda ops: " ".join(part for pair in zip(names, [*ops, ""], strict=True) for part in pair)
    )
)


def degree(tree):
    """The same rule on the tree that `license-expression` makes."""
    if isinstance(tree, LicenseSymbol):
        return DEGREES[tree.key]
    rule = min if tree.operator == " AND " else max
    return rule(degree(part) for part in tree.args)


@given(FLAT)
def test_without_brackets_it_reads_as_license_expression_does(expression):
    """An oracle for the precedence of AND over OR."""
    assert freedom(expression) == degree(Licensing().parse(expression))


TREES = st.recursive(
    st.sampled_from(tuple(DEGREES)).map(lambda one: (one, DEGREES[one])),
    lambda inner: st.tuples(inner, st.sampled_from(("AND", "OR")), inner).map(
        lambda parts: (
            f"({parts[0][0]} {parts[1]} {parts[2][0]})",
            (min if parts[1] == "AND" else max)(parts[0][1], parts[2][1]),
        )
    ),
)


@given(TREES)
def test_bracketed_expressions_are_the_least_of_and_the_greatest_of_or(tree):
    """Whatever the nesting."""
    expression, expected = tree
    assert expected == freedom(expression)


@given(TREES, TREES)
def test_order_does_not_matter(left, right):
    """`A OR B` is `B OR A`, `A AND B` is `B AND A`."""
    for word in ("OR", "AND"):
        forth = freedom(f"{left[0]} {word} {right[0]}")
        assert forth == freedom(f"{right[0]} {word} {left[0]}")
