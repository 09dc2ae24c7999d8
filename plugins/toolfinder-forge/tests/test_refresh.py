"""Going from repository to repository."""

from __future__ import annotations

from toolfinder_forge.places import place_of
from toolfinder_forge.refresh import Target
from toolfinder_forge.refresh import refresh

ROOT = "/api/v3/repos/coop/alpha"


def test_progress_is_told_of_every_repository(github, forge, client, tmp_path):
    """Also of those that are left."""
    forge.says(ROOT, status=429, Retry_After="1800")
    place = place_of(github.repository, {forge.host: "github"})
    targets = [Target(name, f"{forge.url}/coop/{name}", place) for name in "abc"]
    told = []
    outcome = refresh(targets, client, tmp_path, lambda *step: told.append(step))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert (outcome.asked, outcome.left) == (1, ["a", "b", "c"])
