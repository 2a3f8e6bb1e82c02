"""The numbers of pairs of characters: their leading bits name the file, or piece of one, that tells of a pair.

Two ways to number, with their counterparts in ``search-pairs.js`` and ``search-neighbours.js``:

- ``mixed`` spreads the pairs evenly over the files.
- ``gathered`` puts a pair beside all others with the same rarer character, so that they can be told
  together (``neighbours.py``): *ab* and *bc* share a file wherever *b* is the rarest of the three. Each
  character has a home, which is a file or shares one; those of the commonest are chosen such that all
  files are about as large.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bits import Numbers

Words = NDArray[np.uint32]
Long = NDArray[np.uint64]
#: Bits of a number made by ``mixed`` and by ``gathered``.
MIXED, GATHERED = 32, 34
#: Bits of a number made by ``gathered`` behind the rarer character's place.
HIGH = 17
#: Homes of characters, of about as many occurrences each.
HOMES = 160


def mixed(pairs: Words) -> Words:
    """The pairs in an order that spreads them evenly; every pair keeps a number of its own.

    Xor-shifts and odd factors, all reversible.
    """
    numbers = pairs ^ (pairs >> np.uint32(16))
    numbers = numbers * np.uint32(0x45D9F3B)
    numbers ^= numbers >> np.uint32(15)
    return numbers * np.uint32(0x9E3779B1)


def gathered(pairs: Words) -> Long:
    """The rarer character's place, whether it is the second, and the other character: 17 + 1 + 16 bits."""
    first, second = pairs >> np.uint32(16), pairs & np.uint32(0xFFFF)
    later = is_rarer(second, first)
    rarer, other = np.where(later, second, first), np.where(later, first, second)
    high = (_places()[rarer] << np.uint32(1)) | later
    numbers: Long = (high.astype(np.uint64) << np.uint64(16)) | other
    return numbers


def is_rarer(one: NDArray[Any], other: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether the one character counts as rarer than the other."""
    rarity = _rarities()
    found: NDArray[np.bool_] = rarity[one] > rarity[other]
    return found


@cache
def _places() -> Words:
    """For each UTF-16 unit its home (8 bits) and which one there it is (9 bits)."""
    every = np.arange(0x10000)
    own = (_spread(every.astype(np.uint32)) % np.uint32(HOMES)).astype(np.int64)
    own[[ord(one) for one in common()]] = homes()
    order = np.argsort(own, kind="stable")
    firsts = np.searchsorted(own[order], np.arange(HOMES))
    found = np.empty(0x10000, dtype=np.uint32)
    found[order] = (own[order] << 9) | (every - firsts[own[order]])
    return found


@cache
def orders() -> Numbers:
    """For each UTF-16 unit its place among the common ones; behind all of these, the others by their code."""
    found = np.arange(0x10000, dtype=np.int64) + len(common())
    found[[ord(one) for one in common()]] = np.arange(len(common()))
    return found


@cache
def owners() -> Numbers:
    """The character of each place; -1 where there is none."""
    found = np.full(1 << 17, -1, dtype=np.int64)
    found[_places()] = np.arange(0x10000)
    return found


def _spread(characters: Words) -> Words:
    """16 bits as other 16 bits, each its own: by an odd factor, then with the high half mixed in."""
    numbers = (characters * np.uint32(0x9E3B)) & np.uint32(0xFFFF)
    numbers ^= numbers >> np.uint32(7)
    return (numbers * np.uint32(0xA6B5)) & np.uint32(0xFFFF)


@cache
def _rarities() -> Words:
    """For each UTF-16 unit how rare it is; no two the same."""
    table = _spread(np.arange(0x10000, dtype=np.uint32)) + np.uint32(0x10000)
    for place, one in enumerate(common()):
        table[ord(one)] = place
    return table


@cache
def common() -> str:
    """The commonest characters, the commonest first, a space before all; all others count as rarer."""
    return " " + "".join(_lines("common.txt"))


@cache
def homes() -> tuple[int, ...]:
    """The home of each of the commonest characters."""
    lines = enumerate(_lines("homes.txt"))
    found = {one: home for home, line in lines for one in line[1:]}
    return tuple(found[one] for one in common())


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("# ")]
