"""Access tokens: from environment variables, each for one host, never written anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping
from urllib.parse import urlsplit

from toolfinder.errors import InputError
from toolfinder.errors import Problem

from toolfinder_forge import texts
from toolfinder_forge.places import Place

USUAL = {
    "github.com": "GITHUB_TOKEN",
    "gitlab.com": "GITLAB_TOKEN",
    "codeberg.org": "CODEBERG_TOKEN",
}
"""The variable that is asked after a host's own, where other programs use one."""

_SOUND = re.compile(r"[\x21-\x7e]+")


def variable(host: str) -> str:
    """The variable of a host: `TOOLFINDER_FORGE_TOKEN_FRAMAGIT_ORG`."""
    return "TOOLFINDER_FORGE_TOKEN_" + re.sub(r"[^A-Z0-9]", "_", host.upper())


def tokens(places: Iterable[Place], environment: Mapping[str, str]) -> dict[str, str]:
    """The tokens that there are for the forges of these places, by host of the API.

    Raises:
        InputError: a variable holds what cannot be a token; its content is not shown.
    """
    found: dict[str, str] = {}
    problems = []
    for host, api in sorted({(place.host, urlsplit(place.api).netloc) for place in places}):
        for name in filter(None, (variable(host), USUAL.get(host))):
            token = environment.get(name, "").strip()
            if token and not _SOUND.fullmatch(token):
                problems.append(Problem(str(texts.BAD_TOKEN), name))
            elif token:
                found.setdefault(api, token)
    if problems:
        raise InputError(problems)
    return found
