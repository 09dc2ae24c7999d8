"""Repository addresses: on which forge they are, and how that forge is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from typing import cast
from urllib.parse import urlsplit

import yaml
from toolfinder.addresses import has_credentials
from toolfinder.addresses import normalised

from toolfinder_forge import texts

Kind = Literal["github", "gitlab", "forgejo"]
KINDS: tuple[Kind, ...] = ("github", "gitlab", "forgejo")
HOSTS = Path(__file__).with_name("hosts.yaml")
BY_PREFIX: Mapping[str, Kind] = {"gitlab.": "gitlab", "forgejo.": "forgejo", "gitea.": "forgejo"}

_SEGMENT = re.compile(r"(?!\.+$)[A-Za-z0-9_.-]{1,255}")
_HOST = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?")
_LOOPBACK = re.compile(r"(localhost|127\.0\.0\.1)(:[0-9]+)?")


class NoPlaceError(Exception):
    """An address is none of a repository on a known forge; its text says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A repository on a forge: `path` is `owner/name`, with more groups on GitLab."""

    kind: Kind
    host: str
    path: str

    @property
    def origin(self) -> str:
        """Scheme and host. Always https, but for a server on this computer."""
        return f"{'http' if _LOOPBACK.fullmatch(self.host) else 'https'}://{self.host}"

    @property
    def page(self) -> str:
        """Where people read it."""
        return f"{self.origin}/{self.path}"

    @property
    def api(self) -> str:
        """What all requests begin with."""
        if self.kind == "gitlab":
            return f"{self.origin}/api/v4"
        if self.kind == "forgejo":
            return f"{self.origin}/api/v1"
        if self.host == "github.com":
            return "https://api.github.com"
        return f"{self.origin}/api/v3"  # GitHub Enterprise Server


@cache
def known_hosts() -> Mapping[str, Kind]:
    """The forges that need no naming, by host."""
    listed = yaml.safe_load(HOSTS.read_text(encoding="utf-8"))
    return {host: cast("Kind", entry["kind"]) for host, entry in listed.items()}


def kind_of(host: str, more: Mapping[str, Kind]) -> Kind | None:
    """What runs on a host; `more` are those that the user named."""
    named = more.get(host) or known_hosts().get(host)
    return named or next((kind for pre, kind in BY_PREFIX.items() if host.startswith(pre)), None)


def place_of(url: str, more: Mapping[str, Kind]) -> Place:
    """The repository at an address.

    Raises:
        NoPlaceError: the forge is not known, or the address leads to no repository.
    """
    host = "" if has_credentials(url) else urlsplit(url).netloc.lower().removeprefix("www.")
    if not _HOST.fullmatch(host):
        raise NoPlaceError(str(texts.NO_ADDRESS))
    kind = kind_of(host, more)
    if kind is None:
        raise NoPlaceError(str(texts.UNKNOWN_FORGE(host=host)))
    path = urlsplit(url).path.partition("/-/")[0].strip("/").removesuffix(".git")
    segments = path.split("/") if path else []
    if kind != "gitlab":  # what comes after owner and name is a branch or a folder
        segments = [segment.removesuffix(".git") for segment in segments[:2]]
    if len(segments) < 2 or not is_path("/".join(segments)):
        raise NoPlaceError(str(texts.NO_REPOSITORY))
    return Place(kind, host, "/".join(segments))


def is_path(text: str) -> bool:
    """Whether it is `owner/name` of plain letters; nothing that could climb out of a folder."""
    return all(_SEGMENT.fullmatch(segment) for segment in text.split("/")) and "/" in text


def record_name(url: str) -> str | None:
    """The name of an address's record inside the folder of records; None when it has none."""
    name = normalised(url)
    return f"{name}.json" if is_path(name) else None
