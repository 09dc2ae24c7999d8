"""The reference of everything that the catalogue's files may hold."""

from __future__ import annotations

from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.reference import BEGIN
from toolfinder.catalogue.reference import END
from toolfinder.catalogue.reference import reference
from toolfinder.catalogue.reference import write_reference


def test_the_committed_reference_is_fresh(words):
    """`toolfinder catalogue build --schemas` would change nothing."""
    text = (shipped_catalogue() / "README.md").read_text(encoding="utf-8")
    assert f"{BEGIN}\n\n{reference(words)}{END}" in text


def test_every_key_and_every_fact_is_in_it(words):
    """With what it means."""
    text = reference(words)
    for row in (
        "| `name` | yes | as it writes itself |  |",
        "compare with and replace | `open`, `incumbent` |",
        "| `from` | yes | id of one of the file's sources, or `background`: nobody opened one |  |",
    ):
        assert row in text
    facts = text.partition("### Facts of a tool")[2]
    shown = {fact for fact in words.facts if f"| `{fact}` |" in facts}
    assert shown == set(words.facts) - {"plans", "offered"}


def test_only_what_is_between_the_marks_is_renewed(words, tmp_path):
    """A README without them stays as it is, and none is made."""
    path = tmp_path / "README.md"
    assert write_reference(words, tmp_path) == []
    assert not path.exists()
    for text in ("# Ours\n", f"# Ours\n{BEGIN}\nold\n", f"# Ours\nold\n{END}\n"):
        path.write_text(text, encoding="utf-8")
        assert write_reference(words, tmp_path) == []
        assert path.read_text(encoding="utf-8") == text
    path.write_text(f"# Ours\n{BEGIN}\nold\n{END}\nmore\n", encoding="utf-8")
    assert write_reference(words, tmp_path) == [path]
    text = path.read_text(encoding="utf-8")
    assert text == f"# Ours\n{BEGIN}\n\n{reference(words)}{END}\nmore\n"
