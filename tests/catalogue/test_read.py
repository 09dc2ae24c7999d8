"""A catalogue folder is read whole: everything right, or every problem of every file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from toolfinder.catalogue.folder import VOCABULARIES
from toolfinder.catalogue.folder import catalogue_hash
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.read import read_catalogue
from toolfinder.errors import CatalogueError
from toolfinder.testing.worlds import World
from toolfinder.testing.worlds import as_yaml
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool

HEAD = """\
name: Alpha
kind: open
summary: {en: A., ca: A., es: A., fr: A.}
homepage: https://example.org/alpha
sources:
  page: {url: https://example.org/page, seen: 2026-11-01, by: upstream}
"""

TEN_FAULTS = {
    "tools/bad-key.yaml": f"{HEAD}needs: {{file-sync: core}}\nfeaturs: {{}}\n",
    "tools/bad-need.yaml": f"{HEAD}needs: {{file-sinc: core}}\n",
    "tools/Bad_Name.yaml": f"{HEAD}needs: {{file-sync: core}}\n",
    "tools/claim.yaml": (
        f"{HEAD}needs: {{file-sync: core}}\nfacts:\n  licence: {{value: MTI, from: page}}\n"
    ),
    "tools/enum.yaml": (
        f"{HEAD}needs: {{file-sync: core}}\nfacts:\n  telemetry: {{value: nine, from: page}}\n"
    ),
    "tools/latin.yaml": f"{HEAD}needs: {{file-sync: core}}\n# caf\xe9\n".encode("latin-1"),
    "tools/source.yaml": (
        f"{HEAD}needs: {{file-sync: core}}\nfacts:\n  licence: {{value: MIT, from: pgae}}\n"
    ),
    "tools/syntax.yaml": f"{HEAD}needs: {{file-sync: core\n",
    "tools/twice.yaml": f"{HEAD}needs: {{file-sync: core}}\nname: Again\n",
    "providers/coop.yaml": (
        "name: Coop\nhomepage: https://example.org\noffers:\n  sorce: {label: Mine}\n"
    ),
}

TEN_MESSAGES = [
    (
        "catalogue/providers/coop.yaml:4:3: offers.sorce: there is no tool 'sorce'; "
        "did you mean 'source'?"
    ),
    "catalogue/tools/Bad_Name.yaml: a file is named by its kebab-case id",
    "catalogue/tools/bad-key.yaml:8:1: featurs: unknown key 'featurs'; did you mean 'features'?",
    (
        "catalogue/tools/bad-need.yaml:7:9: needs.file-sinc: there is no need 'file-sinc'; "
        "did you mean 'file-sync'?"
    ),
    (
        "catalogue/tools/claim.yaml:9:20: facts.licence.value: there is no SPDX licence 'MTI'; "
        "did you mean 'MIT'?"
    ),
    (
        "catalogue/tools/enum.yaml:9:22: facts.telemetry.value: 'nine' is none of: "
        "none, opt-in, opt-out, always; did you mean 'none'?"
    ),
    "catalogue/tools/latin.yaml:8:6: is not UTF-8 text",
    (
        "catalogue/tools/source.yaml:9:31: facts.licence.from: there is no source 'pgae'; "
        "did you mean 'page'?"
    ),
    "catalogue/tools/syntax.yaml:8:1: a list in braces lacks a comma or its }",
    "catalogue/tools/twice.yaml:8:1: the key 'name' stands twice",
]


def problems(root: Path) -> list[str]:
    """Everything that is said of a catalogue."""
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(root)
    return [str(problem) for problem in caught.value.problems]


def put(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files, bytes as they are."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def test_ten_faults_in_ten_files_are_all_told_with_their_places(tmp_path):
    """File, line, column, field, and the nearest value; in the order of the files."""
    assert problems(put(tmp_path / "catalogue", TEN_FAULTS)) == TEN_MESSAGES


def test_the_command_prints_all_of_them_and_fails(tmp_path):
    """One line a problem on standard error, exit code 1."""
    root = put(tmp_path / "catalogue", TEN_FAULTS)
    outcome = World(root).run("catalogue", "check")
    assert (outcome.code, outcome.out, outcome.err.splitlines()) == (1, "", TEN_MESSAGES)


def test_all_faults_of_one_file_are_found_at_once(world):
    """Those of form and those of words together: nobody mends one to be told of the next."""
    text = """\
name: Alpha
kind: opne
homepage: example.org
needs: {file-sync: core, file-sinc: core, wiki-knowledge: cor}
replaces: [omga]
nmae: Alpha
facts:
  licence: {value: MTI, from: page}
  telemtry: {value: none, from: page}
  commits-12-months: {value: many, from: page}
  country: {value: ES, from: page}
sources:
  page: {url: https://example.org/page, seen: 2026-11-01, by: upstream}
offers:
  device: {delivery: self-hosted}
"""
    form = r"^https?://[^/\s@]+(/\S*)?$"
    here = "catalogue/tools/alpha.yaml"
    files = {"tools/alpha.yaml": text, "tools/omega.yaml": tool("Omega")}
    assert problems(world(files).root) == [
        f"{here}:1:1: summary: is missing",
        f"{here}:2:7: kind: 'opne' is none of: open, incumbent; did you mean 'open'?",
        f"{here}:3:11: homepage: 'example.org' is not of the form {form}",
        f"{here}:4:26: needs.file-sinc: there is no need 'file-sinc'; did you mean 'file-sync'?",
        f"{here}:4:59: needs.wiki-knowledge: 'cor' is none of: core, partial; did you mean 'core'?",
        f"{here}:5:12: replaces.0: there is no product 'omga'; did you mean 'omega'?",
        f"{here}:6:1: nmae: unknown key 'nmae'; did you mean 'name'?",
        f"{here}:8:20: facts.licence.value: there is no SPDX licence 'MTI'; did you mean 'MIT'?",
        f"{here}:9:3: facts.telemtry: there is no fact 'telemtry'; did you mean 'telemetry'?",
        f"{here}:10:30: facts.commits-12-months.value: 'many' is not a whole number",
        f"{here}:11:3: facts.country: is a fact of the provider, not of the tool",
        f"{here}:15:22: offers.device.delivery: the offer 'device' is delivered 'installed'",
    ]


def test_a_claim_from_a_broken_source_is_not_a_second_problem(world):
    """Who mends the source mends the claims that cite it."""
    page = {"url": "https://example.org/page", "seen": "2026-11-01", "by": "upsteam"}
    assert problems(world({"tools/alpha.yaml": tool(sources={"page": page})}).root) == [
        (
            "catalogue/tools/alpha.yaml:15:9: sources.page.by: 'upsteam' is none of: upstream, "
            "vendor, audit, catalogue, test, background; did you mean 'upstream'?"
        ),
    ]


def test_a_reference_to_a_broken_file_is_not_a_second_problem(world):
    """Who mends the broken file mends both."""
    files = {
        "tools/alpha.yaml": tool(replaces=["omega"]),
        "tools/omega.yaml": {**tool("Omega"), "kind": "closed"},
    }
    assert problems(world(files).root) == [
        "catalogue/tools/omega.yaml:2:7: kind: 'closed' is none of: open, incumbent",
    ]


def test_a_reference_to_a_file_that_is_no_yaml_is_not_a_second_problem(world):
    """The file is there; what it says is told once."""
    files = {"tools/alpha.yaml": tool(replaces=["omega"]), "tools/omega.yaml": "name: [\n"}
    assert problems(world(files).root) == [
        "catalogue/tools/omega.yaml:2:1: lacks a value or a closing bracket"
    ]


def test_a_missing_folder(tmp_path):
    """The path as it was given."""
    assert problems(tmp_path / "none") == [f"{tmp_path}/none: there is no such folder"]


def test_a_folder_without_tools(tmp_path):
    """Says what is missing."""
    assert problems(tmp_path) == [f"{tmp_path}: holds no tools/*.yaml"]


def test_a_folder_whose_only_tool_is_broken_does_not_lack_tools(world):
    """Who mends the tool mends both."""
    assert problems(world({"tools/alpha.yaml": "name: [\n"}).root) == [
        "catalogue/tools/alpha.yaml:2:1: lacks a value or a closing bracket"
    ]


@pytest.mark.parametrize("text", ["", "# later\n"])
def test_an_empty_file(world, text):
    """An empty file is not an entry."""
    files = {"tools/alpha.yaml": tool(), "tools/empty.yaml": text}
    assert problems(world(files).root) == ["catalogue/tools/empty.yaml:1:1: is empty"]


def test_a_folder_named_as_a_file(world):
    """`tools/odd.yaml/` is told, not read."""
    made = world({"tools/alpha.yaml": tool()})
    (made.root / "tools" / "odd.yaml").mkdir()
    assert problems(made.root) == ["catalogue/tools/odd.yaml: is a folder, not a file"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("version: [", "catalogue/catalogue.yaml:2:1: lacks a value or a closing bracket"),
        (
            "version: 1\nversion: 2\n",
            "catalogue/catalogue.yaml:2:1: the key 'version' stands twice",
        ),
    ],
)
def test_a_broken_catalogue_yaml(world, text, expected):
    """The file with the version is checked like the others."""
    files = {"catalogue.yaml": f"{text}\n".replace("\n\n", "\n"), "tools/alpha.yaml": tool()}
    assert [expected] == problems(world(files).root)


def test_a_broken_vocabulary_is_told_together_with_the_tools(world):
    """A broken vocabulary leaves the words unchecked; what the files alone say is still told."""
    files = {
        "tools/alpha.yaml": tool(kind="x"),
        "vocabulary/aliases.yaml": "a: 1\na: 2\n",
        "vocabulary/needs.yaml": "version: 1\ngrups: []\n",
    }
    assert problems(world(files).root) == [
        "catalogue/tools/alpha.yaml:2:7: kind: 'x' is none of: open, incumbent",
        "catalogue/vocabulary/aliases.yaml:2:1: the key 'a' stands twice",
        "catalogue/vocabulary/needs.yaml:1:1: groups: is missing",
        "catalogue/vocabulary/needs.yaml:2:1: grups: unknown key 'grups'; did you mean 'groups'?",
    ]


def test_a_sound_catalogue_is_read(world):
    """Tools and providers by id, the version, and the hash of the folder."""
    files = {
        "catalogue.yaml": "version: '2026.11'\n",
        "tools/alpha.yaml": tool(),
        "tools/beta.yaml": tool("Beta"),
        "providers/coop.yaml": provider("Coop", {"alpha": {"from": "page"}}),
    }
    root = world(files).root
    read = read_catalogue(root)
    assert (list(read.tools), list(read.providers)) == (["alpha", "beta"], ["coop"])
    assert ("2026.11", root, catalogue_hash(root)) == (read.version, read.root, read.hash)


def test_without_catalogue_yaml_the_version_is_0(world):
    """A folder of one file is a catalogue."""
    assert read_catalogue(world({"tools/alpha.yaml": tool()}).root).version == "0"


def test_vocabularies_that_a_catalogue_lacks_are_the_shipped_ones(world, words):
    """Two words of one's own do not mean writing eight files."""
    own = {"my-need": ["mine"]}
    made = world({"tools/alpha.yaml": tool(), "vocabulary/aliases.yaml": own})
    read = read_catalogue(made.root).vocabulary
    assert read.aliases == {"my-need": ("mine",)}
    assert (words.needs, words.facts) == (read.needs, read.facts)
    assert (words.countries, words.legal_forms) == (read.countries, read.legal_forms)


def test_a_catalogue_may_have_all_vocabularies_of_its_own(world):
    """Then the shipped ones play no part."""
    made = world({"tools/alpha.yaml": tool()})
    shutil.copytree(shipped_catalogue() / "vocabulary", made.root / "vocabulary")
    names = {path.stem for path in (made.root / "vocabulary").glob("*.yaml")}
    assert set(VOCABULARIES) == names
    for name, old in (("needs", "slug: file-sync"), ("phrases", "  file-sync:")):
        path = made.root / "vocabulary" / f"{name}.yaml"
        path.write_text(path.read_text().replace(old, old.replace("sync", "dance")))
    assert problems(made.root) == [
        (
            "catalogue/tools/alpha.yaml:10:3: needs.file-sync: there is no need 'file-sync'; "
            "did you mean 'file-dance'?"
        )
    ]


def test_phrases_of_a_need_that_there_is_not(world):
    """Are named, where both files are the catalogue's own."""
    made = world(
        {"tools/alpha.yaml": tool(), "vocabulary/phrases.yaml": "needs: {file-snyc: {}}\n"}
    )
    assert list(read_catalogue(made.root).tools) == ["alpha"]
    shutil.copy(shipped_catalogue() / "vocabulary" / "needs.yaml", made.root / "vocabulary")
    assert problems(made.root) == [
        (
            "catalogue/vocabulary/phrases.yaml: needs.file-snyc: there is no need 'file-snyc'; "
            "did you mean 'file-sync'?"
        )
    ]


WRITTEN = {
    "tools/alpha.yaml": as_yaml(tool()),
    "tools/beta.yaml": as_yaml(tool("Beta")),
    "providers/coop.yaml": as_yaml(provider()),
    "catalogue.yaml": "version: '1'\n",
}


def test_the_hash_is_that_of_the_content_wherever_it_lies(tmp_path):
    """Neither the folder's name nor the order of writing matters."""
    here = put(tmp_path / "catalogue", WRITTEN)
    there = put(tmp_path / "far" / "away", dict(reversed(WRITTEN.items())))
    assert catalogue_hash(here) == catalogue_hash(there)
    assert read_catalogue(here).hash == catalogue_hash(there)


def test_the_hash_is_twelve_hexadecimal_digits(tmp_path):
    """Short enough to read out."""
    named = catalogue_hash(put(tmp_path, WRITTEN))
    assert (len(named), set(named) <= set("0123456789abcdef")) == (12, True)


@pytest.mark.parametrize(
    "change",
    [
        {"tools/alpha.yaml": as_yaml(tool(homepage="https://example.org/other"))},
        {"tools/alpha.yaml": WRITTEN["tools/beta.yaml"]},
        {"tools/gamma.yaml": as_yaml(tool("Gamma"))},
        {"providers/coop.yaml": as_yaml(provider("Coop", status="active", facts={}))},
        {"providers/alpha.yaml": WRITTEN["providers/coop.yaml"]},
        {"catalogue.yaml": "version: '2'\n"},
        {"vocabulary/aliases.yaml": "file-sync: [drive]\n"},
        {"observed/importer.jsonl": "{}\n"},
        {
            "tools/alpha.yaml": WRITTEN["tools/beta.yaml"],
            "tools/beta.yaml": WRITTEN["tools/alpha.yaml"],
        },
    ],
    ids=[
        "a tool changes",
        "a tool is copied",
        "a tool is new",
        "a provider changes",
        "a provider is new",
        "the version changes",
        "a vocabulary changes",
        "an observation is new",
        "two tools swap names",
    ],
)
def test_the_hash_changes_with_the_content(tmp_path, change):
    """A compiled catalogue that no longer fits is found out."""
    before = catalogue_hash(put(tmp_path, WRITTEN))
    assert before != catalogue_hash(put(tmp_path, change))


def test_the_hash_leaves_out_what_is_not_of_the_catalogue(tmp_path):
    """Notes, schemas and profiles decide nothing."""
    before = catalogue_hash(put(tmp_path, WRITTEN))
    others = {
        "README.md": "x",
        "schema/tool.json": "{}",
        "profiles/a.yaml": "x",
        "tools/n.txt": "x",
    }
    assert before == catalogue_hash(put(tmp_path, others))


def test_a_missing_folder_has_no_hash(tmp_path):
    """The same words as when it is read."""
    with pytest.raises(CatalogueError) as caught:
        catalogue_hash(tmp_path / "none")
    assert f"{tmp_path}/none: there is no such folder" == str(caught.value)
