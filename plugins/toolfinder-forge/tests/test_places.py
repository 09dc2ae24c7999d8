"""Which addresses lead to a repository, and where its record lies."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from toolfinder_forge.places import HOSTS
from toolfinder_forge.places import KINDS
from toolfinder_forge.places import NoPlaceError
from toolfinder_forge.places import place_of
from toolfinder_forge.places import record_name

UNKNOWN = "what runs on {0} is not known: name it with --forge {0}=gitlab (or github, forgejo)"


@pytest.mark.parametrize(
    ("url", "kind", "page", "api"),
    [
        (
            "https://github.com/nextcloud/server",
            "github",
            "https://github.com/nextcloud/server",
            "https://api.github.com",
        ),
        (
            "http://www.github.com/a/b.git/tree/main/sub",
            "github",
            "https://github.com/a/b",
            "https://api.github.com",
        ),
        (
            "https://framagit.org/framasoft/framadate/framadate/",
            "gitlab",
            "https://framagit.org/framasoft/framadate/framadate",
            "https://framagit.org/api/v4",
        ),
        (
            "https://gitlab.gnome.org/GNOME/gimp/-/tree/master",
            "gitlab",
            "https://gitlab.gnome.org/GNOME/gimp",
            "https://gitlab.gnome.org/api/v4",
        ),
        (
            "https://codeberg.org/forgejo/forgejo/src/branch/forgejo",
            "forgejo",
            "https://codeberg.org/forgejo/forgejo",
            "https://codeberg.org/api/v1",
        ),
        (
            "https://git.example.org/a/b",
            "forgejo",
            "https://git.example.org/a/b",
            "https://git.example.org/api/v1",
        ),
        (
            "https://ghe.example.org/a/b",
            "github",
            "https://ghe.example.org/a/b",
            "https://ghe.example.org/api/v3",
        ),
        (
            "http://127.0.0.1:3000/a/b",
            "gitlab",
            "http://127.0.0.1:3000/a/b",
            "http://127.0.0.1:3000/api/v4",
        ),
    ],
)
def test_a_repository_is_found(url, kind, page, api):
    """By its host, or by what the user named."""
    more = {
        "git.example.org": "forgejo",
        "ghe.example.org": "github",
        "127.0.0.1:3000": "gitlab",
    }
    place = place_of(url, more)
    assert (place.kind, place.page, place.api) == (kind, page, api)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://github.com/signalapp", "leads to a forge, but to no repository on it"),
        ("https://github.com/", "leads to a forge, but to no repository on it"),
        ("https://gitlab.com/a/../b", "leads to a forge, but to no repository on it"),
        ("https://gitlab.com/a/b%2F..%2Fc", "leads to a forge, but to no repository on it"),
        ("https://user:secret@github.com/a/b", "is no address of a repository"),
        ("https://[::1/a/b", "is no address of a repository"),
        ("nothing", "is no address of a repository"),
        ("https://169.254.169.254/latest/meta-data", UNKNOWN.format("169.254.169.254")),
        ("https://github.com.example.org/a/b", UNKNOWN.format("github.com.example.org")),
    ],
)
def test_anything_else_is_not_asked(url, said):
    """A host that nobody named is never spoken to."""
    with pytest.raises(NoPlaceError) as caught:
        place_of(url, {})
    assert str(caught.value) == said


def test_what_the_user_names_counts_more_than_the_list():
    """A host may have changed its software."""
    assert place_of("https://codeberg.org/a/b", {"codeberg.org": "gitlab"}).kind == "gitlab"


def test_every_known_host_has_a_kind_and_a_page_that_shows_it():
    """No host is guessed."""
    listed = yaml.safe_load(HOSTS.read_text(encoding="utf-8"))
    assert {entry["kind"] for entry in listed.values()} <= set(KINDS)
    assert all(entry["url"].startswith(("https://", "http://")) for entry in listed.values())
    assert all(entry["by"] in {"upstream", "vendor"} for entry in listed.values())


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/Nextcloud/Server.git", "github.com/nextcloud/server.json"),
        ("http://127.0.0.1:3000/a/b", "127.0.0.1/a/b.json"),
        ("https://github.com/../../etc/passwd", None),
        ("https://github.com/a/b?c", "github.com/a/b.json"),
        ("https://github.com", None),
    ],
)
def test_a_record_lies_under_its_host(url, name):
    """Without the case and the ending that do not matter."""
    assert record_name(url) == name


@given(st.text(alphabet="abc./%\\:~@ \x00-", max_size=40))
def test_no_record_lies_outside_its_folder(path):
    """Whatever the catalogue's address is."""
    name = record_name(f"https://github.com/{path}")
    assert name is None or ".." not in PurePosixPath(name).parts
    assert name is None or name.startswith("github.com/")
