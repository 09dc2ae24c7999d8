"""What the tests of the catalogue share."""

from __future__ import annotations

import pytest

from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.folder import vocabulary_files
from toolfinder.catalogue.vocabulary import Vocabulary
from toolfinder.catalogue.vocabulary import read_vocabulary


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    """The shipped vocabulary, read once."""
    read = read_vocabulary(vocabulary_files(shipped_catalogue()), [])
    assert read is not None
    return read
