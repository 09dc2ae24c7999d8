"""The registry of digital public goods: answers in one folder, names in another."""

from __future__ import annotations

import json

import pytest

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.importers.digital_public_goods import DigitalPublicGoods

NOMINEE = {
    "name": "Alpha",
    "website": "https://alpha.example.org",
    "license": [{"spdx": "AGPL-3.0", "licenseURL": "https://example.org/licence"}],
    "type": ["software"],
    "repositories": [{"name": "main", "url": "https://code.example.org/alpha"}],
    "stage": "DPG",
}
ANSWERS = {"name": "Alpha", "clearOwnership": {"isOwnershipExplicit": "Yes"}}


def read(folder, nominee=NOMINEE, answers=ANSWERS, where="nominees"):
    for name, data in (("digitalpublicgoods", answers), (where, nominee)):
        (folder / name).mkdir(exist_ok=True)
        text = data if isinstance(data, str) else json.dumps(data)
        (folder / name / "alpha.json").write_text(text, encoding="utf-8")
    importer = DigitalPublicGoods()
    (path,) = importer.records(folder)
    return list(importer.read(path, folder))


@pytest.mark.parametrize("where", ["nominees", "archive"])
def test_a_digital_public_good(tmp_path, where):
    """Its licence as given: without only or or-later."""
    (one,) = read(tmp_path, where=where)
    assert (one.record, one.name) == ("digitalpublicgoods/alpha.json", "Alpha")
    assert (one.repositories, one.homepages) == (
        ("https://code.example.org/alpha",),
        ("https://alpha.example.org",),
    )
    assert one.facts == {"listings": ["digital-public-good"], "licence": "AGPL-3.0"}


def test_content_and_data_are_no_tools(tmp_path):
    """Only software is read."""
    assert read(tmp_path, {**NOMINEE, "type": ["content"]}) == []


def test_several_licences_are_none(tmp_path):
    """Nothing says how they combine."""
    (one,) = read(tmp_path, {**NOMINEE, "license": [{"spdx": "MIT"}, {"spdx": "CC-BY-4.0"}]})
    assert one.facts == {"listings": ["digital-public-good"]}


@pytest.mark.parametrize(
    "nominee",
    [
        {**NOMINEE, "license": "MIT"},
        {**NOMINEE, "license": [{"spdx": 5}]},
        {**NOMINEE, "license": None},
        {**NOMINEE, "license": 5},
        {**NOMINEE, "license": ["MIT"]},
    ],
)
def test_a_licence_of_another_form_is_left_out(tmp_path, nominee):
    """And the rest stands."""
    (one,) = read(tmp_path, nominee)
    assert one.facts == {"listings": ["digital-public-good"]}


@pytest.mark.parametrize(
    ("nominee", "answers", "expected"),
    [
        (NOMINEE, "{", "digitalpublicgoods/alpha.json: cannot be read: "),
        (NOMINEE, "[" * 100_000, "digitalpublicgoods/alpha.json: cannot be read: "),
        (NOMINEE, "[]", "digitalpublicgoods/alpha.json: is not a mapping"),
        ("[]", ANSWERS, "nominees/alpha.json: is not a mapping"),
        ({}, {}, "digitalpublicgoods/alpha.json: name: has no name"),
        ({"name": 5}, ANSWERS, "digitalpublicgoods/alpha.json: name: has no name"),
    ],
)
def test_a_malformed_record_is_one_line(tmp_path, nominee, answers, expected):
    """And nothing of it is taken."""
    (problem,) = read(tmp_path, nominee, answers)
    assert isinstance(problem, Problem)
    assert str(problem).startswith(expected)


def test_without_a_nomination_the_name_is_that_of_the_answers(tmp_path):
    """And nothing else is known."""
    (one,) = read(tmp_path, {})
    assert (one.name, one.repositories, one.homepages) == ("Alpha", (), ())
    assert one.facts == {"listings": ["digital-public-good"]}


def test_the_nomination_counts_more_than_the_archive(tmp_path):
    """Where there are both."""
    read(tmp_path, {**NOMINEE, "name": "Old Alpha"}, where="archive")
    (one,) = read(tmp_path)
    assert one.name == "Alpha"


def test_addresses_of_another_form_are_left_out(tmp_path):
    """And the rest stands."""
    listed = [{"url": 5}, {"name": "main"}, "https://x.example.org", *NOMINEE["repositories"]]
    (one,) = read(tmp_path, {**NOMINEE, "website": 5, "repositories": listed})
    assert (one.repositories, one.homepages) == (("https://code.example.org/alpha",), ())


def test_files_are_read_in_the_order_of_their_names(tmp_path):
    """Whatever the order in which they were written."""
    folder = tmp_path / "digitalpublicgoods"
    folder.mkdir()
    for name in "hcafbgde":
        (folder / f"{name}.json").write_text("{}", encoding="utf-8")
    names = [path.stem for path in DigitalPublicGoods().records(tmp_path)]
    assert names == list("abcdefgh")


def test_another_folder_is_no_checkout(tmp_path):
    """With what is missing."""
    with pytest.raises(InputError) as caught:
        DigitalPublicGoods().records(tmp_path)
    assert "holds no digitalpublicgoods/*.json" in str(caught.value)
