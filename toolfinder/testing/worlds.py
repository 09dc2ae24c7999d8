"""Small worlds: a catalogue of a few files, a cache of its own, a command line."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

import yaml

from toolfinder.__main__ import COMMANDS
from toolfinder.app import Toolfinder
from toolfinder.cli.edge import run
from toolfinder.cli.group import ToolfinderGroup

AS_OF = "2026-11-24"
"""The day on which tests judge."""

SOURCES = {
    "page": {"url": "https://example.org/page", "seen": "2026-11-01", "by": "upstream"},
    "old": {"url": "https://example.org/old", "seen": "2020-01-01", "by": "upstream"},
    "undated": {"url": "https://example.org/undated", "by": "vendor"},
}


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


@dataclass
class World:
    """A catalogue folder with a cache of its own."""

    root: Path
    files: dict[str, str] = field(default_factory=dict)

    def write(self, files: dict[str, str | dict[str, Any]]) -> World:
        """Write files of the catalogue; mappings become YAML."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = content if isinstance(content, str) else as_yaml(content)
            path.write_text(text, encoding="utf-8")
        return self

    def run(self, *arguments: str, stdin: str | bytes = "") -> Outcome:
        """Run a command line against this catalogue."""
        given = [*arguments]
        if arguments and arguments[0] not in {"--help", "--version"} and "--catalogue" not in given:
            given += ["--catalogue", str(self.root)]
        return command_line(*given, stdin=stdin)

    def finder(self, **options: Any) -> Toolfinder:
        """A `Toolfinder` on this catalogue."""
        return Toolfinder(self.root, **options)

    def profile(self, data: dict[str, Any] | str, name: str = "profile.yaml") -> str:
        """Write a profile beside the catalogue; its path."""
        path = self.root.parent / name
        path.write_text(data if isinstance(data, str) else as_yaml(data), encoding="utf-8")
        return str(path)


def as_yaml(data: dict[str, Any]) -> str:
    """YAML with ISO dates left as dates."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return text.replace("'20", "20").replace("-01'", "-01").replace("-24'", "-24")


def tool(name: str = "Alpha", **changes: Any) -> dict[str, Any]:
    """A valid tool file, with changes."""
    return {
        "name": name,
        "kind": "open",
        "summary": dict.fromkeys(("en", "ca", "es", "fr"), f"{name} shares files."),
        "homepage": f"https://example.org/{name.lower()}",
        "needs": {"file-sync": "core"},
        "sources": SOURCES,
        "facts": {"licence": {"value": "MIT", "from": "page"}},
        "offers": {"device": {"delivery": "installed"}},
        "status": "active",
        **changes,
    }


def provider(
    name: str = "Coop", offers: dict[str, Any] | None = None, **changes: Any
) -> dict[str, Any]:
    """A valid provider file, with changes."""
    return {
        "name": name,
        "homepage": "https://example.org/coop",
        "sources": SOURCES,
        "facts": {
            "country": {"value": "ES", "from": "page"},
            "legal-form": {"value": "association", "from": "page"},
        },
        "offers": offers or {},
        "status": "active",
        **changes,
    }


def command_line(*arguments: str, stdin: str | bytes = "") -> Outcome:
    """Run the command line in this process."""
    raw = stdin if isinstance(stdin, bytes) else stdin.encode()
    out, err = io.StringIO(), io.StringIO()
    real = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(lambda: ToolfinderGroup(COMMANDS), list(arguments))
    finally:
        sys.stdin = real
    return Outcome(code, out.getvalue(), err.getvalue())
