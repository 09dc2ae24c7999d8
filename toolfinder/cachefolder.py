"""Where what was computed is kept until it is needed again."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """The user's cache folder, or what `TOOLFINDER_CACHE_DIR` names."""
    named = os.environ.get("TOOLFINDER_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed when a folder is named

    return user_cache_path("toolfinder")
