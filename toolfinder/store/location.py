"""Where the compiled catalogue lies, and whether it must be made anew."""

from __future__ import annotations

import atexit
import errno
import sqlite3
import time
from collections.abc import Callable
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from toolfinder.cachefolder import cache_folder
from toolfinder.catalogue.folder import Layer
from toolfinder.catalogue.folder import remembered_hash
from toolfinder.errors import StoreError
from toolfinder.i18n import _
from toolfinder.store.read import Store
from toolfinder.store.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

A_DAY = 24 * 60 * 60
KEPT = 3
"""How many compiled catalogues stay in the cache folder."""

Make = Callable[[Path], None]
Say = Callable[[str], None]


def open_store(
    root: Path, plugins: str, make: Make, say: Say, layers: tuple[Layer, ...] = ()
) -> Store:
    """The compiled form of a catalogue folder, made first when there is none that fits.

    Args:
        root: the catalogue folder.
        plugins: the fingerprint of the plugins.
        make: compiles the catalogue into a path.
        say: told, in a sentence, what a person should know.
        layers: what plugins lay over the folder.

    Raises:
        StoreError: it cannot be made, for example because the disk is full.
        CatalogueError: the catalogue is wrong.
    """
    cache = cache_folder()
    content = remembered_hash(root, cache / "hashes.json", layers)
    path = cache / f"catalogue-{VERSION}-{content}-{plugins}.sqlite"

    def mend() -> Path:
        say(_("The compiled catalogue was damaged; it is made anew."))
        with suppress(OSError):
            path.unlink()
        return made(path, make, say, is_store)

    if path.exists():
        try:
            return Store(path, mend)
        except StoreError:
            return Store(mend())
    return Store(made(path, make, say, is_store), mend)


def made(path: Path, make: Make, say: Say, is_whole: Callable[[Path], bool]) -> Path:
    """Make a file of the cache, or find that another process has just made it.

    Args:
        path: `<kind>-<what it is made from>.sqlite`; a few older ones of its kind stay.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _lock(path.with_name(f"{path.name}.lock"), say):
            if not is_whole(path):
                make(path)
                _forget_others(path)
            return path
    except (OSError, sqlite3.Error) as error:
        if _is_read_only(error):
            return _made_elsewhere(path, make, say)
        raise StoreError(_why(error, path)) from error


def is_store(path: Path) -> bool:
    """Whether it is a whole compiled catalogue."""
    try:
        Store(path).close()
    except StoreError:
        return False
    return True


def _made_elsewhere(path: Path, make: Make, say: Say) -> Path:
    """Make it in a temporary folder that goes when the program ends."""
    import tempfile  # noqa: PLC0415 - most runs need none

    said = _("{folder} cannot be written to; the catalogue is compiled for this run only.")
    say(said.format(folder=path.parent))
    folder = tempfile.TemporaryDirectory(prefix="toolfinder-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    made = Path(folder.name) / path.name
    try:
        make(made)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(_why(error, made)) from error
    return made


def _is_read_only(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in {
        errno.EACCES,
        errno.ENOENT,
        errno.EPERM,
        errno.EROFS,
        errno.ENOTDIR,
        errno.EEXIST,
    }


def _why(error: Exception, path: Path) -> str:
    full = getattr(error, "errno", None) == errno.ENOSPC or "full" in str(error)
    reason = _("the disk is full") if full else str(error)
    return _("the catalogue could not be compiled into {folder}: {reason}").format(
        folder=path.parent, reason=reason
    )


def _forget_others(path: Path) -> None:
    kind = path.name.partition("-")[0]
    stores = sorted(
        path.parent.glob(f"{kind}-*.sqlite"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    for old in [store for store in stores if store != path][KEPT - 1 :]:
        with suppress(OSError):
            old.unlink()
            old.with_name(f"{old.name}.lock").unlink()
    for part in path.parent.glob(f".{kind}-*.part"):  # of a run that was killed
        with suppress(OSError):
            if part.stat().st_mtime < time.time() - A_DAY:
                part.unlink()


@contextmanager
def _lock(path: Path, say: Say) -> Iterator[None]:
    """Let one process at a time compile; the others wait and find the work done."""
    from filelock import FileLock  # noqa: PLC0415 - only when there is something to compile
    from filelock import Timeout  # noqa: PLC0415

    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(_("Another toolfinder is compiling the catalogue; waiting for it."))
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
