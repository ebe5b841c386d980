"""Somebody is told how far a query has come, several times a second."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Event, Thread

Watch = Callable[[float], None]
"""Is told the part of a pass that is done, from 0 to 1."""
_SECONDS = 0.2


@contextmanager
def watched(percent: Callable[[], float], watch: Watch | None) -> Generator[None]:
    """While this lasts, `watch` is told what `percent` says, in a thread of its own."""
    if watch is None:
        yield
        return
    over = Event()

    def tell() -> None:
        while not over.wait(_SECONDS):
            done = percent() / 100
            if 0 <= done <= 1:
                watch(done)

    thread = Thread(target=tell, daemon=True)
    try:
        thread.start()
        yield
    finally:
        over.set()
        if thread.is_alive():
            thread.join()
