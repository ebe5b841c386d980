"""A process that is asked to end (SIGTERM) cleans up first, as one that is interrupted does."""

import os
from signal import SIG_DFL, SIGTERM, raise_signal, signal
from types import FrameType


class Terminated(KeyboardInterrupt):
    """The process was asked to end."""


def clean_up_when_terminated() -> None:
    """Raises Terminated in the main thread at SIGTERM; processes begun from here just end."""
    own = os.getpid()

    def handle(number: int, frame: FrameType | None) -> None:
        del number, frame
        if os.getpid() == own:
            raise Terminated
        signal(SIGTERM, SIG_DFL)
        raise_signal(SIGTERM)

    signal(SIGTERM, handle)
