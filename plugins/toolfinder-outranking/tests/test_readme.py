"""What the README shows is what happens."""

import doctest
from pathlib import Path


def test_the_examples_of_the_readme():
    """Each session prints what it says."""
    failed, tried = doctest.testfile(
        str(Path(__file__).parent.parent / "README.md"), module_relative=False
    )
    assert (failed, tried) == (0, 5)
