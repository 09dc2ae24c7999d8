"""Where the compiled catalogue lies, when it is made anew, and what happens when it cannot be."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from tests.worlds import FILES
from tests.worlds import GARDEN
from toolfinder.catalogue.folder import catalogue_hash
from toolfinder.store import build
from toolfinder.store import location
from toolfinder.store.schema import VERSION
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import World
from toolfinder.testing.worlds import tool

DAMAGED = "The compiled catalogue was damaged; it is made anew.\n"

PLUGIN = """
from toolfinder import Assessment, Criterion, hookimpl


class Colour(Criterion):
    id = "colour"
    scope = "offer"

    def assess(self, subject, organisation):
        return Assessment({value}, {value})


@hookimpl
def register_criteria():
    return [Colour]
"""


def stores(made: World) -> list[str]:
    """The names of the compiled catalogues in the cache."""
    return sorted(path.name for path in cache(made).glob("*.sqlite"))


def cache(made: World) -> Path:
    """The cache folder of a world."""
    return made.root.parent / "cache"


def recommend(made: World, *options: str):
    """The answer for the profile that needs file sharing."""
    profile = made.profile(FILES)
    return made.run("recommend", profile, "--as-of", AS_OF, "--format", "json", *options)


def test_its_name_carries_what_it_was_made_from(world):
    """The version of the tables, the hash of the catalogue and the plugins' fingerprint."""
    made = world(GARDEN)
    recommend(made)
    fingerprint = made.finder().plugins.fingerprint
    assert [f"catalogue-{VERSION}-{catalogue_hash(made.root)}-{fingerprint}.sqlite"] == stores(made)


def test_it_is_made_once(world, monkeypatch):
    """The second answer reads what the first has compiled."""
    made = world(GARDEN)
    first = recommend(made)

    def never(*_arguments):
        raise AssertionError("compiled again")

    monkeypatch.setattr(build, "build", never)
    assert (0, first.out, "") == tuple(vars(recommend(made)).values())


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("tools/alpha.yaml", tool(facts={"licence": {"value": "GPL-3.0-only", "from": "page"}})),
        ("tools/gamma.yaml", tool("Gamma")),
        ("catalogue.yaml", "version: '2026.12'\n"),
        ("vocabulary/aliases.yaml", "alpha: [Alfa]\n"),
    ],
)
def test_a_change_of_the_catalogue_makes_it_anew(world, name, change):
    """Of a tool, of the list of tools, of the version and of a vocabulary."""
    made = world(GARDEN)
    before = recommend(made).data["catalogue"]
    made.write({name: change})
    assert before != recommend(made).data["catalogue"]
    assert len(stores(made)) == 2


def test_a_change_of_a_plugin_makes_it_anew(world, tmp_path):
    """A stored assessment is never older than the code of its criterion."""
    made = world(GARDEN)
    folder = tmp_path / "plugins"
    folder.mkdir()

    def colour(value: str) -> float:
        (folder / "colour.py").write_text(PLUGIN.format(value=value), encoding="utf-8")
        offer = recommend(made, "--plugins-dir", str(folder)).data["needs"][0]["ranking"][0]
        (found,) = [c for c in offer["contributions"] if c["criterion"] == "colour"]
        return found["value"]

    assert (colour("0.2"), colour("0.75")) == (20.0, 75.0)
    assert len(stores(made)) == 2


def test_only_the_latest_three_are_kept(world):
    """The cache folder does not grow for ever."""
    made = world(GARDEN)
    for day in range(1, 6):
        made.write({"catalogue.yaml": f"version: '2026.{day}'\n"})
        recommend(made)
        for age, path in enumerate(sorted(cache(made).glob("*.sqlite"), key=os.path.getmtime)):
            os.utime(path, (age, age))
    assert len(stores(made)) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:5000],
        lambda raw: raw[:-1],
        lambda raw: b"x" * len(raw),
        lambda raw: raw[:4096] + b"\xff" * (len(raw) - 4096),
        lambda raw: raw[: len(raw) // 8192 * 4096].ljust(len(raw), b"\xff"),
    ],
    ids=["empty", "cut", "one byte short", "foreign", "all but the head", "the second half"],
)
def test_a_damaged_file_is_made_anew(world, damage):
    """The answer is the same, and one sentence says what happened."""
    made = world(GARDEN)
    good = recommend(made)
    (path,) = cache(made).glob("*.sqlite")
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    again = recommend(made)
    assert (0, good.out, DAMAGED) == (again.code, again.out, again.err)
    assert (0, good.out, "") == tuple(vars(recommend(made)).values())


@pytest.mark.parametrize("place", ["cache", "cache/inner"])
def test_a_file_in_the_way_of_the_cache_folder(world, monkeypatch, place):
    """The answer still comes, and a sentence says that it will take as long the next time."""
    made = world(GARDEN)
    good = recommend(made)
    blocked = made.root.parent / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    folder = blocked / "inner" if place == "cache/inner" else blocked
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(folder))
    again = recommend(made)
    said = f"{folder} cannot be written to; the catalogue is compiled for this run only.\n"
    assert (0, good.out, said) == (again.code, again.out, again.err)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_cache_folder_that_cannot_be_made(world, monkeypatch, number):
    """As on a read-only disk."""
    made = world(GARDEN)
    good = recommend(made)
    folder = made.root.parent / "elsewhere"
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(folder))
    mkdir = Path.mkdir

    def refused(self, *arguments, **options):
        if self == folder:
            raise OSError(number, os.strerror(number), str(self))
        mkdir(self, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refused)
    again = recommend(made)
    said = f"{folder} cannot be written to; the catalogue is compiled for this run only.\n"
    assert (0, good.out, said) == (again.code, again.out, again.err)


def test_a_catalogue_that_is_browsed_without_a_cache_is_there(world, monkeypatch):
    """`serve` needs a file: what was compiled for this run only must outlive its making."""
    served: list[bool] = []
    monkeypatch.setattr(
        "toolfinder.web.serving.serve",
        lambda finder, place, ready: served.append(finder.store.path.is_file()),
    )
    made = world(GARDEN)
    (made.root.parent / "blocked").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(made.root.parent / "blocked"))
    outcome = made.run("serve")
    folder = made.root.parent / "blocked"
    said = f"{folder} cannot be written to; the catalogue is compiled for this run only.\n"
    assert ([True], said) == (served, outcome.err)


def test_a_full_disk_is_one_line(world, monkeypatch):
    """The old file stays, and the line says where there is no room."""
    made = world(GARDEN)

    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(build, "build", full)
    outcome = recommend(made)
    said = f"the catalogue could not be compiled into {cache(made)}: the disk is full\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


def test_another_process_that_compiles_is_waited_for(world, monkeypatch):
    """A sentence says so; then the answer comes."""
    made = world(GARDEN)
    good = recommend(made)
    (path,) = cache(made).glob("*.sqlite")
    path.unlink()
    lock = FileLock(f"{path}.lock", is_singleton=False)
    lock.acquire()
    acquire = FileLock.acquire
    waits = []

    def patient(self, timeout=None, **options):
        waits.append(timeout)
        if timeout != 0:
            lock.release()
        return acquire(self, timeout, **options)

    monkeypatch.setattr(FileLock, "acquire", patient)
    again = recommend(made)
    said = "Another toolfinder is compiling the catalogue; waiting for it.\n"
    assert (0, good.out, said) == (again.code, again.out, again.err)
    assert waits == [0, None]


def test_two_processes_that_compile_at_once_both_answer(world):
    """Both succeed with the same bytes, and there is one compiled catalogue."""
    made = world(GARDEN)
    command = [
        *(sys.executable, "-m", "toolfinder", "recommend", made.profile(FILES), "--as-of", AS_OF),
        *("--format", "json", "--catalogue", str(made.root)),
    ]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _run in "ab"
    ]
    (out, err), (other_out, other_err) = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert out
    assert out == other_out
    waited = b"Another toolfinder is compiling the catalogue; waiting for it.\n"
    assert {err, other_err} <= {b"", waited}
    assert len(stores(made)) == 1
    assert [path.name for path in cache(made).iterdir() if path.suffix == ".part"] == []


def test_the_cache_folder_is_the_users(monkeypatch, tmp_path):
    """Unless a folder is named, the system's place for caches is used."""
    monkeypatch.delenv("TOOLFINDER_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert tmp_path / "toolfinder" == location.cache_folder()


def test_what_a_killed_run_left_behind_goes_after_a_day(world):
    """A part of the last 24 hours may still be in the making."""
    made = world(GARDEN)
    cache(made).mkdir()
    old, new = (cache(made) / f".catalogue-{name}.part" for name in ("old", "new"))
    a_day_ago = time.time() - 24 * 60 * 60
    for part, age in ((old, a_day_ago - 60), (new, a_day_ago + 60)):
        part.write_text("half", encoding="utf-8")
        os.utime(part, (age, age))
    recommend(made)
    assert (old.exists(), new.exists()) == (False, True)
