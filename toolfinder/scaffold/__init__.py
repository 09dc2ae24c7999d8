"""A new plugin's files, from the templates in this folder."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from toolfinder.hookspecs import CONTRACT

_WORD = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SUFFIX = ".template"
_HERE = Path(__file__).parent


def plugin_name(name: str) -> str | None:
    """The plugin's name in kebab-case without the project's own; None when it is no such word."""
    word = name.strip().lower().replace("_", "-").replace(" ", "-").removeprefix("toolfinder-")
    return word if _WORD.fullmatch(word) else None


def plugin_files(name: str) -> dict[str, str]:
    """The text of each file of a new plugin, by its path."""
    words = {
        "name": name,
        "package": f"toolfinder_{name.replace('-', '_')}",
        "klass": "".join(part.capitalize() for part in name.split("-")),
        "label": name.replace("-", " ").capitalize(),
        "contract": str(CONTRACT),
    }
    files = {}
    for path in sorted(_HERE.rglob(f"*{_SUFFIX}")):
        place = path.relative_to(_HERE).as_posix().removesuffix(_SUFFIX)
        target = place.replace("PACKAGE", words["package"]).replace(
            "WORKFLOWS", ".github/workflows"
        )
        files[target] = Template(path.read_text(encoding="utf-8")).substitute(words)
    return files
