"""What every importer shares: a record's text and its address."""

from __future__ import annotations

import pytest

from toolfinder.errors import InputError
from toolfinder.importing import Importer
from toolfinder.importing import read_text


class Ours(Importer):
    """Has a homepage."""

    homepage = "https://example.org/list"


@pytest.mark.parametrize(
    ("record", "commit", "expected"),
    [
        ("a/b.yml", "abc", "https://example.org/list/blob/abc/a/b.yml"),
        ("a/b.yml", "", "https://example.org/list/blob/HEAD/a/b.yml"),
        ("apps.toml#alpha", "abc", "https://example.org/list/blob/abc/apps.toml"),
    ],
)
def test_a_record_has_an_address_where_anybody_can_read_it(record, commit, expected):
    """At its commit, or the newest; of a file that holds many, the file."""
    assert Ours().address(record, commit) == expected


def test_two_megabytes_are_read_and_more_are_not(tmp_path):
    """No record is that long."""
    path = tmp_path / "a.json"
    path.write_bytes(b"a" * 2_000_000)
    assert len(read_text(path, "a.json")) == 2_000_000
    path.write_bytes(b"a" * 2_000_001)
    with pytest.raises(InputError) as caught:
        read_text(path, "a.json")
    assert str(caught.value) == "a.json: is larger than two megabytes"


def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path):
    """By the name of its record, not by its path here."""
    with pytest.raises(InputError) as caught:
        read_text(tmp_path / "a.json", "list/a.json")
    assert str(caught.value) == "list/a.json: No such file or directory"
