"""How a network's catalogue stands to ours, as `toolfinder network` says it."""

from __future__ import annotations

import hashlib

import click
import pytest
from click.testing import CliRunner
from toolfinder.errors import InputError
from toolfinder.i18n import speaking
from toolfinder.testing import command_line

from toolfinder_network_catalogue.commands import network
from toolfinder_network_catalogue.network import Network
from toolfinder_network_catalogue.status import digest
from toolfinder_network_catalogue.status import standings

OURS = b"name: Ours\n"
DIGEST = hashlib.sha256(OURS).hexdigest()[:12]


@pytest.fixture
def folders(tmp_path):
    """The network's catalogue with three entries, and the one that it lies over with two."""
    for name in (
        "net/catalogue/tools/new",
        "net/catalogue/providers/same",
        "net/catalogue/providers/old",
    ):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"name: Copy\n")
    for name in ("providers/same", "providers/old"):
        path = tmp_path / "base" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(OURS)
    return tmp_path / "net", tmp_path / "base"


def stands(folders, members=(), **based_on):
    """Each entry with what is said of it, and whether somebody must look."""
    copies = {entry.replace("_", "/"): value for entry, value in based_on.items()}
    described = Network("Net", "https://net.example", None, dict.fromkeys(members, ""), copies)
    found = standings(described, folders[0] / "catalogue", folders[1])
    return {one.entry: (str(one.said).partition(":")[0], one.due) for one in found}


def test_a_digest_is_that_of_sha256(folders):
    assert digest(folders[1] / "providers" / "same.yaml") == DIGEST


def test_up_to_date_changed_and_added(folders):
    found = stands(folders, providers_same=DIGEST, providers_old="0" * 12)
    assert found == {
        "providers/old": (
            "in place of toolfinder's, which has changed since it was copied",
            True,
        ),
        "providers/same": ("in place of toolfinder's", False),
        "tools/new": ("added", False),
    }


def test_a_copy_that_nobody_recorded(folders):
    assert stands(folders, providers_same=DIGEST)["providers/old"] == (
        "in place of toolfinder's",
        True,
    )


def test_a_copy_of_what_is_gone(folders):
    found = stands(folders, tools_new=DIGEST, providers_same=DIGEST, providers_old=DIGEST)
    assert found["tools/new"] == ("toolfinder has no such entry any more", True)


def test_members_are_of_either_catalogue(folders):
    (folders[0] / "catalogue" / "providers" / "ours.yaml").write_bytes(b"name: Ours\n")
    (folders[1] / "providers" / "theirs.yaml").write_bytes(b"name: Theirs\n")
    members = ("same", "ours", "theirs", "nobody")
    found = stands(folders, members, providers_same=DIGEST, providers_old=DIGEST)
    assert found["providers/nobody"] == ("a member that neither catalogue has", True)
    assert sum(due for _said, due in found.values()) == 1


def run(folders, *options, text=None):
    """Run the command on a network of a temporary folder."""
    file = folders[0] / "network.yaml"
    file.write_text(
        text
        or "name: Net\nhomepage: https://net.example\nmembers: {}\n"
        f"based_on: {{providers/same: {DIGEST}, providers/old: '{'0' * 12}'}}\n",
        encoding="utf-8",
    )
    return CliRunner().invoke(network(file), ["--catalogue", str(folders[1]), *options])


def test_the_command_marks_what_is_due_and_names_the_new_digest(folders):
    outcome = run(folders)
    lines = outcome.output.splitlines()
    assert outcome.exit_code == 0
    assert lines[0] == "Net <https://net.example>"
    assert lines[1].startswith("! providers/old: ")
    assert lines[1].endswith(f"then write {DIGEST}")
    assert lines[2:] == ["  providers/same: in place of toolfinder's", "  tools/new: added"]


def test_strict_ends_with_an_error(folders):
    assert run(folders, "--strict").exit_code == 1


def test_strict_is_content_when_nothing_is_due(folders):
    text = (
        "name: Net\nhomepage: https://net.example\nmembers: {}\n"
        f"based_on: {{providers/same: {DIGEST}, providers/old: {DIGEST}}}\n"
    )
    assert run(folders, "--strict", text=text).exit_code == 0


def test_a_mistake_in_the_description_is_an_input_error(folders):
    outcome = run(folders, text="name: Net\n")
    assert isinstance(outcome.exception, InputError)


def test_its_help_is_translated():
    with speaking("fr"):
        assert isinstance(network(), click.Command)
        assert network().help.startswith("Voir ce que le catalogue de ce réseau")


def test_it_is_a_command_of_toolfinder():
    outcome = command_line("network", "--lang", "en")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "CHATONS <https://www.chatons.org>"
    assert "  tools/yakforms: added" in lines


def test_a_folder_that_is_not_there_is_one_line():
    outcome = command_line("network", "--catalogue", "/nowhere")
    assert (outcome.code, outcome.err) == (1, "/nowhere: there is no such folder\n")
