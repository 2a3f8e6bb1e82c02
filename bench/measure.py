"""What a command costs: processor time and memory of its whole process tree. Linux only.

Processor time is what the kernel accounts to the process and to every descendant it waited for (user
and system, ``wait4``). Memory is sampled: ten times a second the proportional set sizes (PSS, a page
shared by several processes counted once) of all descendants are added; the largest sum is kept.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SAMPLE_SECONDS = 0.1


class CommandFailed(Exception):
    """A measured command did not succeed; holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One run, or the median of several. ``cpu`` and ``wall`` in seconds, ``memory`` in bytes."""

    cpu: float
    wall: float
    memory: int

    def then(self, other: Cost) -> Cost:
        """Both, one after the other."""
        memory = max(self.memory, other.memory)
        return Cost(self.cpu + other.cpu, self.wall + other.wall, memory)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure; of memory the largest."""
    cpu, wall = median(one.cpu for one in costs), median(one.wall for one in costs)
    return Cost(cpu, wall, max(one.memory for one in costs))


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end, with what earlier runs wrote flushed to the disk first.

    Raises:
        CommandFailed: it exited with anything but 0.
    """
    os.sync()
    log = folder / "command.log"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=dict(environment)
        )
        with _Sampler(process.pid) as sampler:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailed(f"{command[0]}: {log.read_text(errors='replace')[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, sampler.peak)


class _Sampler:
    """Watches a process tree from a thread of its own."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Sampler:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, sum(proportional_size(pid) for pid in tree(self._pid)))


def tree(pid: int) -> Iterator[int]:
    """A process and all its descendants that live now."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from tree(int(child))


def proportional_size(pid: int) -> int:
    """PSS of one process in bytes; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
