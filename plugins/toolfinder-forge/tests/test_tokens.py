"""Which token goes to which forge."""

from __future__ import annotations

from toolfinder_forge.places import place_of
from toolfinder_forge.tokens import tokens


def test_tokens_belong_to_hosts():
    """The usual variables for three, one of its own for every host."""
    urls = ("github.com/a/b", "gitlab.com/a/b", "framagit.org/a/b", "gitlab.gnome.org/a/b")
    places = [place_of(f"https://{url}", {}) for url in urls]
    environment = {
        "GITHUB_TOKEN": "one",
        "GITLAB_TOKEN": " two\n",
        "CODEBERG_TOKEN": "unused",
        "TOOLFINDER_FORGE_TOKEN_FRAMAGIT_ORG": "three",
    }
    assert tokens(places, environment) == {
        "api.github.com": "one",
        "gitlab.com": "two",
        "framagit.org": "three",
    }
    own = {**environment, "TOOLFINDER_FORGE_TOKEN_GITHUB_COM": "four"}
    assert tokens(places, own)["api.github.com"] == "four"
