"""Whoever waits for a long query can stop it: a signal is seen at once, not when the query ends."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Result = TypeVar("_Result")


def stoppable(run: Callable[[], _Result], stop: Callable[[], None]) -> _Result:
    """What `run` gives, which a thread does; `stop` ends it where nobody waits for it any longer.

    Python hands signals to its main thread, which would not hear of them inside an engine.
    """
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(run)
        try:
            return running.result()
        finally:
            if not running.done():
                stop()
