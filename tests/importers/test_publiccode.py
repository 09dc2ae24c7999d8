"""publiccode.yml: what makers write of their own software."""

from __future__ import annotations

from datetime import date

import pytest

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.importers.publiccode import PublicCode

RECORD = """\
publiccodeYmlVersion: "0.4"
name: Alpha
url: "https://code.example.org/alpha.git"
landingURL: "https://alpha.example.org"
releaseDate: 2026-04-01
platforms: [web]
developmentStatus: stable
softwareType: standalone/web
description:
  en:
    shortDescription: Shares files.
legal:
  license: AGPL-3.0-or-later
maintenance:
  type: community
localisation:
  localisationReady: true
  availableLanguages: [en, ca, pt-BR]
"""


def read(folder, text):
    path = folder / "publiccode.yml"
    path.write_text(text, encoding="utf-8")
    return list(PublicCode().read(path, folder))


def test_a_file_of_today(tmp_path):
    """Languages without their completeness are partial, and those left out are not offered."""
    (one,) = read(tmp_path, RECORD)
    assert (one.name, one.record) == ("Alpha", "publiccode.yml")
    assert (one.repositories, one.homepages, one.url) == (
        ("https://code.example.org/alpha.git",),
        ("https://alpha.example.org",),
        "https://code.example.org/alpha.git",
    )
    assert one.facts == {
        "licence": "AGPL-3.0-or-later",
        "ui-languages": {"ca": "partial", "en": "partial", "pt": "partial"},
        "latest-release": date(2026, 4, 1),
    }


def test_it_is_the_makers_who_speak():
    """Not another catalogue."""
    assert PublicCode.by == "upstream"


def test_languages_are_named_once_in_order(tmp_path):
    """Without their regions, and in small letters."""
    (one,) = read(tmp_path, RECORD.replace("[en, ca, pt-BR]", "[pt-BR, FR, en-GB, pt, ca, es, de]"))
    assert list(one.facts["ui-languages"]) == ["ca", "de", "en", "es", "fr", "pt"]


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("  license: AGPL-3.0-or-later", "  license: [MIT]", {"ui-languages", "latest-release"}),
        ("legal:\n  license:", "legal: MIT\nx:\n  license:", {"ui-languages", "latest-release"}),
        ("[en, ca, pt-BR]", "ca", {"licence", "latest-release"}),
        ("[en, ca, pt-BR]", "[en, 5]", {"licence", "latest-release"}),
        ("localisation:", "locale:", {"licence", "latest-release"}),
        ("releaseDate: 2026-04-01\n", "", {"licence", "ui-languages"}),
    ],
)
def test_a_fact_of_another_form_is_left_out(tmp_path, before, after, left):
    """And the rest stands."""
    (one,) = read(tmp_path, RECORD.replace(before, after))
    assert set(one.facts) == left


def test_a_page_that_is_no_address_is_left_out(tmp_path):
    """The repository is enough."""
    (one,) = read(tmp_path, RECORD.replace('"https://alpha.example.org"', "5"))
    assert (one.repositories, one.homepages) == (("https://code.example.org/alpha.git",), ())


@pytest.mark.parametrize("written", ["1970-01-01", "1970-01-01T00:00:00Z"])
def test_the_first_day_of_unix_is_no_release(tmp_path, written):
    """The standard asks for a date; who has none writes this."""
    (one,) = read(tmp_path, RECORD.replace("2026-04-01", written))
    assert "latest-release" not in one.facts


def test_the_day_of_a_release_is_read_without_its_hour(tmp_path):
    """The standard asks for no hour, and our facts have none."""
    (one,) = read(tmp_path, RECORD.replace("2026-04-01", "2026-04-01T23:10:05Z"))
    assert repr(one.facts["latest-release"]) == "datetime.date(2026, 4, 1)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: Alpha\n", "publiccode.yml:1:1: has no publiccodeYmlVersion"),
        ("- 1\n", "publiccode.yml:1:1: has no publiccodeYmlVersion"),
        ("", "publiccode.yml:1:1: has no publiccodeYmlVersion"),
        (
            RECORD.replace("name: Alpha\n", ""),
            "publiccode.yml:2:6: url: needs a name and a url",
        ),
        (
            RECORD.replace('url: "https://code.example.org/alpha.git"', "url: 5"),
            "publiccode.yml:3:6: url: needs a name and a url",
        ),
        ("a: b: c\n", "publiccode.yml:1:5: a colon inside a text: quote the text, or mend the "),
    ],
)
def test_a_malformed_file_is_one_line(tmp_path, text, expected):
    """And nothing of it is taken."""
    (problem,) = read(tmp_path, text)
    assert isinstance(problem, Problem)
    assert str(problem).startswith(expected)


def test_a_wrong_date_costs_only_itself(tmp_path):
    """The rest of the file stands."""
    problem, one = read(tmp_path, RECORD.replace("2026-04-01", "soon"))
    assert str(problem) == "publiccode.yml:5:14: releaseDate: is not a date such as 2026-08-21"
    assert set(one.facts) == {"licence", "ui-languages"}


def test_a_file_or_a_folder(tmp_path):
    """Every publiccode.yml in it, in order; in a folder without one there is nothing to read."""
    with pytest.raises(InputError) as caught:
        PublicCode().records(tmp_path)
    assert str(caught.value) == f"{tmp_path}: holds no publiccode.yml"
    paths = [tmp_path / "a" / "publiccode.yaml", tmp_path / "b" / "publiccode.yml"]
    for path in paths:
        path.parent.mkdir()
        path.write_text(RECORD, encoding="utf-8")
    assert PublicCode().records(tmp_path) == paths
    assert PublicCode().records(paths[0]) == paths[:1]
    (one,) = PublicCode().read(paths[0], paths[0])
    assert one.record == "publiccode.yaml"
