"""Whoever waits for a long query can stop it: a signal is seen at once, not when the query ends."""

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

from creditpolicy.values.classes import define, field

_Result = TypeVar("_Result")
_AGAIN = 0.05
"""Seconds after which a query is told once more: at its very beginning it does not hear."""


def stoppable(run: Callable[[], _Result], stop: Callable[[], None]) -> _Result:
    """What `run` gives, which a thread does; `stop` ends it where nobody waits for it any longer.

    Python hands signals to its main thread, which would not hear of them inside an engine.
    """
    task = _Task(run)
    try:
        Thread(target=task.work).start()
        task.over.wait()
    except BaseException:
        task.give_up(stop)
        raise
    return task.result()


@define
class _Task(Generic[_Result]):
    """`over`: whether it has come to an end; `given_up`: whether it is not to begin any more."""

    run: Callable[[], _Result]
    over: Event = field(factory=Event)
    begins: Lock = field(factory=Lock)
    begun: bool = False
    given_up: bool = False
    results: list[_Result] = field(factory=list)
    errors: list[BaseException] = field(factory=list)

    def work(self) -> None:
        with self.begins:
            if self.given_up:
                return
            self.begun = True
        try:
            self.results.append(self.run())
        except BaseException as error:  # noqa: BLE001 -- whoever waits raises it
            self.errors.append(error)
        finally:
            self.over.set()

    def give_up(self, stop: Callable[[], None]) -> None:
        """When this returns, it does not run."""
        with self.begins:
            self.given_up = True
        while self.begun and not self.over.is_set():
            stop()
            self.over.wait(_AGAIN)

    def result(self) -> _Result:
        for error in self.errors:
            raise error
        (result,) = self.results
        return result
