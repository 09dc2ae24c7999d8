"""YunoHost's app catalogue: `apps.toml`, and packages' manifests where they were fetched.

Format: `schemas/apps.toml.schema.json` of https://github.com/YunoHost/apps, and packaging
format 2 (https://doc.yunohost.org/en/packaging/manifest). YunoHost's own tools keep the
packages in `.apps_cache/<app>/` of the same checkout; without them there are no manifests.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import _
from toolfinder.importing import Importer
from toolfinder.importing import Observation
from toolfinder.importing import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[KMGT])i?B?", re.IGNORECASE)
_MEGABYTES = {"K": 0.001, "M": 1, "G": 1000, "T": 1_000_000}


class YunoHost(Importer):
    """That a package exists; from manifests also licence, memory, disk space and sign-in."""

    id = "yunohost"
    label = "YunoHost apps"
    homepage = "https://github.com/YunoHost/apps"
    licence = "GPL-3.0-only"

    def records(self, checkout: Path) -> list[Path]:
        """The one file `apps.toml`."""
        path = checkout / "apps.toml"
        if not path.is_file():
            raise self.no_checkout(checkout, "apps.toml")
        return [path]

    def read(self, path: Path, checkout: Path) -> Iterator[Observation | Problem]:
        """Every app that works."""
        try:
            apps = tomllib.loads(read_text(path, path.name))
        except InputError as error:
            yield from error.problems
            return
        except tomllib.TOMLDecodeError as error:
            yield Problem(_("cannot be read: {error}").format(error=error), path.name)
            return
        for app, entry in sorted(apps.items()):
            record = f"{path.name}#{app}"
            if not isinstance(entry, dict):
                yield Problem(_("is not a mapping"), path.name, field=app)
            elif entry.get("state") == "working":
                yield from self._app(app, record, checkout)

    def _app(self, app: str, record: str, checkout: Path) -> Iterator[Observation | Problem]:
        manifest: dict[str, Any] = {}
        path = checkout / ".apps_cache" / app / "manifest.toml"
        if path.is_file():
            name = path.relative_to(checkout).as_posix()
            try:
                manifest = tomllib.loads(read_text(path, name))
            except InputError as error:
                yield from error.problems
            except tomllib.TOMLDecodeError as error:
                yield Problem(_("cannot be read: {error}").format(error=error), name)
        upstream, integration = (_part(manifest, key) for key in ("upstream", "integration"))
        facts: dict[str, Any] = {"packages": ["yunohost"]}
        if isinstance(upstream.get("license"), str):
            facts["licence"] = upstream["license"]
        if integration.get("ldap") is True:
            facts["open-standards"] = ["ldap"]
        sizes = {
            "ram-mb": _megabytes(_part(integration, "ram").get("runtime")),
            "disk-mb": _megabytes(integration.get("disk")),
        }
        yield Observation(
            record,
            str(manifest.get("name") or app),
            repositories=_addresses(upstream, "code"),
            homepages=_addresses(upstream, "website"),
            facts=facts,
            self_facts={fact: size for fact, size in sizes.items() if size},
        )


def _part(data: dict[str, Any], key: str) -> dict[str, Any]:
    part = data.get(key)
    return part if isinstance(part, dict) else {}


def _addresses(upstream: dict[str, Any], key: str) -> tuple[str, ...]:
    return (upstream[key],) if isinstance(upstream.get(key), str) else ()


def _megabytes(size: Any) -> int | None:
    match = _SIZE.fullmatch(size.strip()) if isinstance(size, str) else None
    return round(float(match["number"]) * _MEGABYTES[match["unit"].upper()]) if match else None
