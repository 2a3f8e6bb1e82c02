"""Work aside: its result or its fault, as often as it is asked for."""

from __future__ import annotations

import os
import signal

import pytest

from deputy_showcase import parallel
from deputy_showcase.parallel import aside


class Broken(Exception):
    pass


def _break() -> int:
    raise Broken("a rule has a fault")


def test_the_result_is_there_again() -> None:
    with aside(lambda: [1, 2]) as wait:
        assert wait() == wait() == [1, 2]


def test_what_the_work_raised_is_raised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second question must not be answered by "a process was ended"."""
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    with pytest.raises(Broken, match="a rule has a fault"), aside(_break) as wait:
        with pytest.raises(Broken):
            wait()
        wait()


def test_a_process_that_is_killed_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    killed = pytest.raises(ChildProcessError)
    with killed, aside(lambda: os.kill(os.getpid(), signal.SIGKILL)) as wait:
        wait()
