"""YAML with places: what is refused, where, and in which words."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.yamlsource import YamlSource
from toolfinder.yamlsource import decode
from toolfinder.yamlsource import read_text

BASKET = """\
name: Basket
fruit:
  - apple
  - {kind: pear, price: 3}
empty:
"""


def refusal(text: str) -> str:
    """What is said of a text that is refused."""
    with pytest.raises(InputError) as caught:
        YamlSource(text, "a.yaml")
    return str(caught.value)


def refusal_of_file(path: Path) -> str:
    """What is said of a file that is refused."""
    with pytest.raises(InputError) as caught:
        YamlSource.from_path(path, "a.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: no", {"a": "no"}),
        ("NO: Norway", {"NO": "Norway"}),
        ("a: [yes, Yes, on, off, y, n]", {"a": ["yes", "Yes", "on", "off", "y", "n"]}),
        ("a: [true, false]", {"a": [True, False]}),
        ("a: [True, FALSE]", {"a": ["True", "FALSE"]}),
        ("a: 3", {"a": 3}),
        ("a: 0.5", {"a": 0.5}),
        ("a: ~", {"a": None}),
        ("a: 'NO'", {"a": "NO"}),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
        ("a: 'l''àgora & el barri *'", {"a": "l'àgora & el barri *"}),
        ("a: x & y", {"a": "x & y"}),
        ("", None),
        ("# nothing yet\n", None),
    ],
)
def test_what_is_read(text, expected):
    """Only `true` and `false` are booleans, so that `NO` stays Norway."""
    assert expected == YamlSource(text, "a.yaml").data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", "a.yaml:3:1: the key 'a' stands twice"),
        ("x:\n  a: 1\n  a: 1\n", "a.yaml:3:3: the key 'a' stands twice"),
        ("x: {a: 1, a: 2}", "a.yaml:1:11: the key 'a' stands twice"),
        ("x:\n- {a: 1, 'a': 2}", "a.yaml:2:10: the key 'a' stands twice"),
    ],
)
def test_a_key_that_stands_twice_is_refused(text, expected):
    """Nobody can tell which of the two was meant."""
    assert expected == refusal(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: &x 1\nb: *x\n", "1:4"),
        ("a: 1\nb: *x\n", "2:4"),
        ("a: 1\nb: &x [1]\n", "2:4"),
        ("a:\n  - &x {b: 1}\n  - <<: *x\n", "2:5"),
        ("&x a: 1\n", "1:1"),
    ],
)
def test_anchors_and_aliases_are_refused(text, place):
    """A file says what it says where it says it; and a few lines cannot swell to gigabytes."""
    assert f"a.yaml:{place}: anchors and aliases (& and *) are not used here" == refusal(text)


def test_forty_levels_are_read():
    """Nobody nests as deep as that, but it does no harm."""
    data = YamlSource("[" * 40 + "]" * 40, "a.yaml").data
    for _level in range(39):
        [data] = data
    assert data == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 41 + "]" * 41, "1:41"),
        ("[\n" * 100_000, "41:1"),
        ("[a, " * 100_000, "1:161"),
    ],
    ids=["41 closed", "one a line", "with members"],
)
def test_deeper_nesting_is_refused(text, place):
    """A hundred thousand brackets cost neither the stack nor the memory."""
    assert f"a.yaml:{place}: nested more than 40 levels deep" == refusal(text)


@pytest.mark.parametrize("bracket", ["[", "{"])
def test_deeper_nesting_in_one_word_is_refused(bracket):
    """By our own limit at the 41st, or before that by libyaml's at the 1001st."""
    place, _colon, message = refusal(bracket * 100_000).partition(": ")
    assert place in {"a.yaml:1:41", "a.yaml:1:1001"}
    assert message == "nested more than 40 levels deep"


@pytest.mark.parametrize(
    ("unit", "place"),
    [("- ", "1:81"), ("? ", "1:81"), ("{a: ", "1:161")],
    ids=["dashes", "question marks", "braces with keys"],
)
def test_deeper_nesting_without_a_run_of_brackets_is_refused(unit, place):
    """Nor do other ways of nesting: the reader must survive them, so another process tries."""
    program = (
        "from toolfinder.errors import InputError\n"
        "from toolfinder.yamlsource import YamlSource\n"
        "try:\n"
        f"    YamlSource({unit!r} * 100_000, 'a.yaml')\n"
        "except InputError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    expected = f"a.yaml:{place}: nested more than 40 levels deep\n"
    assert (0, expected) == (done.returncode, done.stdout)


def test_deep_block_nesting_is_refused():
    """Indentation nests too."""
    text = "".join(f"{' ' * level}a:\n" for level in range(60))
    assert refusal(text) == "a.yaml:41:41: nested more than 40 levels deep"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1: 2", "1:5"),
        ("a: 1\nb: [1, 2\n", "3:1"),
        ("a: 1\n\tb: 1", "2:1"),
        ("a: 'open", "1:9"),
        ("a: 1\nb: %x", "2:4"),
        ("a: 1\n---\nb: 2", "2:1"),
        ("a: 1\nb: !!python/object:os.system x", "2:4"),
        ("a: 1\nb: !custom x", "2:4"),
        ("a: 1\nb: 2026-13-45", "2:4"),
        ("a: 1\nb: 2026-02-30", "2:4"),
        ("a: 1\n[a, b]: 1", "2:1"),
        ("a: 1\n? {b: 1}\n: 2", "2:3"),
        ("a: 1\nb: \x00", "2:4"),
        ("a: 1\nb: !!int abc", "2:4"),
        ("a: 1\nb: !!bool abc", "2:4"),
        ("a: 1\nb: !!timestamp abc", "2:4"),
    ],
)
def test_what_is_no_yaml_is_refused_where_it_goes_wrong(text, place):
    """Line and column lead to the fault."""
    start, _colon, message = refusal(text).partition(": ")
    assert (f"a.yaml:{place}", True) == (start, message != "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n\tb: 2\n", "2:1: a tab stands where only spaces may stand"),
        ("a: @x\n", "1:4: a text cannot begin with this sign; quote it"),
        ("a: *\n", "1:5: a text cannot begin with this sign; quote it"),
        ("a: \x01\n", "1:4: holds a control character"),
        ("a: 1\nb\nc: 2\n", "3:1: the line before lacks a colon after its key"),
        ("a: b: c\n", "1:5: a colon inside a text: quote the text, or mend the indentation"),
        ("a: [\n", "2:1: lacks a value or a closing bracket"),
        ("a: [1, 2\nb: 3\n", "2:2: a list in brackets lacks a comma or its ]"),
        ("a: {x: 1\nb: 3\n", "2:2: a list in braces lacks a comma or its }"),
        ("a: 'x\n", "2:1: a quotation mark is never closed"),
        (" a: 1\nb: 2\n", "2:1: is not indented like the lines above, or lacks a key"),
        ("a:\n  - 1\n - x\n", "3:2: is not indented like the lines above, or lacks a key"),
        ("a:\n  - 1\n  b: 2\n", "3:3: is not indented like the list above"),
    ],
)
def test_what_goes_wrong_is_said_in_plain_words(text, expected):
    """For people who have never heard of block mappings."""
    assert refusal(text) == f"a.yaml:{expected}"


@given(st.text(alphabet="abc:-[]{}&*!|>'\"#%@,? \n\t0123456789.~<=") | st.text())
def test_any_text_is_either_read_or_refused(text):
    """No text makes the reader fail in another way."""
    with contextlib.suppress(InputError):
        assert YamlSource(text, "a.yaml").name == "a.yaml"


@pytest.mark.parametrize(
    ("path", "at_key", "expected"),
    [
        ((), False, "b.yaml:1:1: is odd"),
        (("name",), False, "b.yaml:1:7: name: is odd"),
        (("name",), True, "b.yaml:1:1: name: is odd"),
        (("fruit",), True, "b.yaml:2:1: fruit: is odd"),
        (("fruit", 0), False, "b.yaml:3:5: fruit.0: is odd"),
        (("fruit", 1, "price"), False, "b.yaml:4:25: fruit.1.price: is odd"),
        (("fruit", 1, "price"), True, "b.yaml:4:18: fruit.1.price: is odd"),
        (("fruit", 1, "colour"), False, "b.yaml:4:5: fruit.1.colour: is odd"),
        (("colour",), False, "b.yaml:1:1: colour: is odd"),
        (("fruit", 9), False, "b.yaml:3:3: fruit.9: is odd"),
        (("name", 0, "from"), False, "b.yaml:1:7: name: is odd"),
        (("empty",), True, "b.yaml:5:1: empty: is odd"),
    ],
)
def test_a_problem_is_located_as_closely_as_can_be(path, at_key, expected):
    """At the value, at the key, or where a missing part would stand."""
    source = YamlSource(BASKET, "b.yaml")
    assert expected == str(source.problem("is odd", path, at_key=at_key))


def test_a_number_as_key_is_found():
    """YAML keys may be numbers; a path leads to them as well."""
    source = YamlSource("a: 1\n2026: x\n", "b.yaml")
    assert str(source.problem("is odd", (2026,))) == "b.yaml:2:7: 2026: is odd"


def test_an_empty_text_has_a_place():
    """The first line of nothing."""
    source = YamlSource("", "b.yaml")
    assert str(source.problem("is empty")) == "b.yaml:1:1: is empty"


def test_a_file_is_named_by_its_path(tmp_path):
    """Unless a shorter name is given."""
    path = tmp_path / "x.yaml"
    path.write_text("a: 1")
    source = YamlSource.from_path(path)
    assert ({"a": 1}, str(path)) == (source.data, source.name)


def test_a_missing_file(tmp_path):
    """The usual slip: a name misspelt."""
    assert refusal_of_file(tmp_path / "none.yaml") == "a.yaml: there is no such file"


def test_a_file_under_a_file(tmp_path):
    """The system's own words serve where there are none of ours."""
    (tmp_path / "file").write_text("a: 1")
    assert refusal_of_file(tmp_path / "file" / "none.yaml") == "a.yaml: Not a directory"


def test_a_folder(tmp_path):
    """A folder is not read as a file."""
    assert refusal_of_file(tmp_path) == "a.yaml: is a folder, not a file"


def test_an_unreadable_file(tmp_path, monkeypatch):
    """The administrator reads everything, so the system's refusal is played."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.yaml"
    path.write_text("a: 1")
    monkeypatch.setattr(Path, "open", refuse)
    assert refusal_of_file(path) == "a.yaml: Permission denied"


def test_a_file_of_fifty_megabytes(tmp_path):
    """It is refused after the first two; nobody waits for the rest."""
    path = tmp_path / "vast.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert refusal_of_file(path) == "a.yaml: is larger than 2 MB"


def test_two_megabytes_are_still_read():
    """The limit itself is within the limit."""
    assert len(decode(b"#" * 2_000_000, "a.yaml")) == 2_000_000


def test_one_byte_more_is_refused():
    """The limit is exact."""
    with pytest.raises(InputError) as caught:
        decode(b"#" * 2_000_001, "a.yaml")
    assert caught.value.problems == (Problem("is larger than 2 MB", "a.yaml"),)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"\xff", "1:1"),
        (b"a: 1\nb: \xe9t\xe9\n", "2:4"),
        (b"a: caf\xe9", "1:7"),
        ("a: 1".encode("utf-16"), "1:1"),
        (b"a: 1\n\n\n  \xc3", "4:3"),
        ("é: ".encode() + b"\xff", "1:4"),
    ],
    ids=["first byte", "Latin-1", "end of line", "UTF-16", "cut off", "after an accent"],
)
def test_bytes_that_are_not_utf8(raw, place):
    """The line and the column of the first wrong byte."""
    with pytest.raises(InputError) as caught:
        decode(raw, "a.yaml")
    assert f"a.yaml:{place}: is not UTF-8 text" == str(caught.value)


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path):
    """Windows programs write one."""
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: Caf\xc3\xa9\r\n")
    assert YamlSource.from_path(path).data == {"name": "Café"}


def test_an_empty_file_is_an_empty_text(tmp_path):
    """Whether that is wrong is for others to say."""
    path = tmp_path / "empty.yaml"
    path.write_bytes(b"")
    assert read_text(path) == ""
