"""Work on several processors, where the system can make a copy of this process (``fork``).

Children are copies of this process, so they have everything that was loaded before without its being
sent to them; only their results are sent back. Elsewhere, and where other threads run (a copy of a
process has only one), all work is done here, with the same results.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property, partial
from itertools import pairwise
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")
#: More would need more memory than they save time.
MOST_PROCESSES = 4
#: By so many per cent of all is this process's own part larger than an equal one.
OWN_MORE = 12
_PR_SET_PDEATHSIG = 1


def processors() -> int:
    """How many processes may usefully work at once, this one included."""
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))


def in_parts(work: Callable[[Sequence[T]], R], items: Sequence[T], least: int = 1) -> list[R]:
    """Apply a function to equal parts of a sequence at once; the parts' results in order.

    Args:
        least: fewer items are not divided.

    Raises:
        Exception: what the work raised, in whichever process.
    """
    count = 1 if len(items) < max(least, 2) else min(processors(), len(items))
    # This process's own part is larger, because the others' results have to be sent.
    rest = len(items) * (100 - OWN_MORE) // 100 // count
    own = len(items) - rest * (count - 1)
    cuts = [0, *(own + rest * part for part in range(count))]
    parts = [items[start:end] for start, end in pairwise(cuts)]
    with _children([partial(work, part) for part in parts[1:]]) as others:
        first = work(parts[0])
        return [first, *(_received(one) for one in others)]


def shared(work: Callable[[Callable[[], int | None]], R], tasks: int) -> list[R]:
    """Let every process take tasks until none is left.

    Args:
        work: called once in each process with a function that gives the number of the next task to
            do, and None when all are taken.
        tasks: how many there are, from 0.

    Returns:
        What ``work`` gave in each process.
    """
    count = max(1, min(processors(), tasks))
    if count == 1:
        numbers = iter(range(tasks))
        return [work(lambda: next(numbers, None))]
    taken = get_context("fork").Value("i", 0)

    def take() -> int | None:
        with taken.get_lock():
            number: int = taken.value
            taken.value = number + 1
        return number if number < tasks else None

    with _children([lambda: work(take)] * (count - 1)) as others:
        return [work(take), *(_received(one) for one in others)]


class Awaited(Generic[T]):
    """What some work aside gives: called, it waits for the result and gives it, or raises what the work
    raised, as often as it is asked."""

    def __init__(self, outcome: Callable[[], tuple[bool, Any]], ready: Callable[[], bool]) -> None:
        self._outcome, self._ready = cache(outcome), ready

    def __call__(self) -> T:
        return cast(T, _result(*self._outcome()))

    @cached_property
    def ready(self) -> bool:
        """Whether nobody would have to wait when this was asked first."""
        return self._ready()


@contextmanager
def aside(work: Callable[[], T]) -> Iterator[Awaited[T]]:
    """Do some work on another processor while the block runs, else before it."""
    if processors() == 1:
        result = work()
        yield Awaited(lambda: (True, result), lambda: True)
        return
    with _children([work]) as others:
        wait: Awaited[T] = Awaited(lambda: _outcome(others[0]), others[0].poll)
        yield wait
        wait()


@contextmanager
def _children(jobs: Sequence[Callable[[], Any]]) -> Iterator[list[Connection]]:
    """A process for each job, whose result comes through its connection; none outlives the block."""
    context = get_context("fork")
    started = []
    try:
        for job in jobs:
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_child, args=(job, theirs, os.getpid()), daemon=True)
            process.start()
            theirs.close()
            started.append((process, ours))
        yield [ours for _, ours in started]
    except BaseException:
        for process, _ in started:
            process.kill()
        raise
    finally:
        for process, ours in started:
            ours.close()
            process.join()


def _child(job: Callable[[], Any], connection: Connection, parent: int) -> None:
    _die_with(parent)
    try:
        result = (True, job())
    except BaseException as error:
        result = (False, error)
    connection.send_bytes(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))


def _die_with(parent: int) -> None:
    """A killed build must not leave a child behind that goes on writing."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _received(connection: Connection) -> Any:
    return _result(*_outcome(connection))


def _outcome(connection: Connection) -> tuple[bool, Any]:
    """Whether the work went well, and its result or what it raised."""
    try:
        fine, result = pickle.loads(connection.recv_bytes())
    except EOFError:
        return False, ChildProcessError("a process of the build was ended from outside")
    return fine, result


def _result(fine: bool, result: Any) -> Any:
    if not fine:
        raise result
    return result


def share_what_is_there() -> None:
    """Look for cycles more often, but never among the millions of objects that are there already.

    Rendering leaves some, which would take a hundred megabytes; and what is not looked at is not
    written to, so that the copies of this process go on sharing it.
    """
    gc.freeze()
    gc.set_threshold(10_000)
