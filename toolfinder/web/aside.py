"""Work that takes a while is done aside, so that other requests need not wait for it.

In one thread only: Python computes one thing at a time, and more threads would only take
turns away from those who wait for a page. What comes meanwhile queues up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

Result = TypeVar("Result")

_THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")


async def aside(work: Callable[..., Result], *given: object) -> Result:
    """What `work` returns, or raises; it speaks the language of whoever waits for it."""
    run = copy_context().run
    return await asyncio.get_running_loop().run_in_executor(_THREAD, run, work, *given)
