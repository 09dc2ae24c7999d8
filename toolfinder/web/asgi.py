"""The application for an ASGI server of your choice.

    uvicorn --factory toolfinder.web.asgi:create_app --workers 2 --no-access-log

What the command line says with options is said by the environment:

- `TOOLFINDER_CATALOGUE`: a catalogue folder; by default the one that comes with toolfinder.
- `TOOLFINDER_PLUGINS_DIR`: a folder of single-file plugins.
- `TOOLFINDER_CACHE_DIR`: where the compiled catalogue lies.
- `LANGUAGE` or `LANG`: the language for those whose browser asks for none that there is.
- `DATASETTE_SECRET`: what signs; the same for all workers. Nothing that we show is signed.
"""

from __future__ import annotations

import os
import secrets

from toolfinder.app import Toolfinder
from toolfinder.i18n import from_environment
from toolfinder.i18n import speaking
from toolfinder.web.safety import ASGIApp
from toolfinder.web.server import application


def create_app() -> ASGIApp:
    """The application, with what the environment says.

    Raises:
        ToolfinderError: the catalogue or the plugins cannot be used.
    """
    with speaking(from_environment()):
        return application(Toolfinder())


def hand_on(finder: Toolfinder) -> None:
    """Tell the processes that are started next to show the same, from the same files."""
    os.environ["TOOLFINDER_CATALOGUE"] = str(finder.root)
    os.environ["TOOLFINDER_CACHE_DIR"] = str(finder.store.path.parent)
    if finder.plugins_dir:
        os.environ["TOOLFINDER_PLUGINS_DIR"] = str(finder.plugins_dir)
    os.environ.setdefault("DATASETTE_SECRET", secrets.token_hex(32))
