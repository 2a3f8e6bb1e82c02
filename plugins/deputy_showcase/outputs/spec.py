"""A file to write that is not a page: feeds, data, pictures, search records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

#: Gives the bytes of one of the site's drawn pictures by its uri.
Drawn = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class OutputFile:
    """``path`` is relative to the site's root, with forward slashes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What a job says, besides its files, to what is made when all jobs are done; ``value`` is JSON."""

    value: Any


@dataclass(frozen=True)
class OutputJob:
    """Files that are made together.

    Attributes:
        make: makes them, and may say one thing besides.
        name: no other job has it.
        made_from: a value that decides every byte of them, so that an earlier site's can be taken over
            where it is equal; None for jobs that are done every time.
    """

    make: Callable[[], Iterable[OutputFile | Told]]
    name: str
    made_from: Any = None


def made(jobs: Iterable[OutputJob], told: dict[str, Any]) -> Iterator[OutputFile]:
    """The files of jobs one after the other; what the jobs tell is put into ``told``, by their names."""
    for job in jobs:
        for one in job.make():
            if isinstance(one, Told):
                told[job.name] = one.value
            else:
                yield one
