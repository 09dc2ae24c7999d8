"""Addresses of our own pages, below the root path of the request that is being answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_root: ContextVar[str] = ContextVar("toolfinder_root", default="")


def to(path: str) -> str:
    """The address of a page: `to("/tools")` is `/finder/tools` below `/finder`."""
    return _root.get() + path


@contextmanager
def below(root: str) -> Iterator[None]:
    """Inside the block pages lie below `root`."""
    token = _root.set(root)
    try:
        yield
    finally:
        _root.reset(token)
