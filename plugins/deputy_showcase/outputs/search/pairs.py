"""The numbers of pairs of characters: their leading bits name the file in which a pair is told of.

Two ways to number, each with a counterpart in ``search-grams.js``:

- ``mixed`` spreads the pairs evenly over the files.
- ``gathered`` puts a pair beside all others with the same rarer character: *ab* and *bc* share a file
  wherever *b* is the rarest of the three. A phrase then needs fewer files, and a text of so many
  characters stands in fewer.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint32]
Long = NDArray[np.uint64]
#: Bits of a number made by ``mixed`` and by ``gathered``.
MIXED, GATHERED = 32, 33


def mixed(pairs: Words) -> Words:
    """The pairs in an order that spreads them evenly; every pair keeps a number of its own.

    Xor-shifts and odd factors, all reversible.
    """
    numbers = pairs ^ (pairs >> np.uint32(16))
    numbers = numbers * np.uint32(0x45D9F3B)
    numbers ^= numbers >> np.uint32(15)
    return numbers * np.uint32(0x9E3779B1)


def gathered(pairs: Words) -> Long:
    """The rarer character's own number, whether it is the second, and the other character: 16 + 1 + 16 bits."""
    first, second = pairs >> np.uint32(16), pairs & np.uint32(0xFFFF)
    rarity = _rarities()
    later = rarity[second] > rarity[first]
    rarer, other = np.where(later, second, first), np.where(later, first, second)
    high = (_spread(rarer) << np.uint32(1)) | later
    numbers: Long = (high.astype(np.uint64) << np.uint64(16)) | other
    return numbers


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
    text = files(__package__).joinpath("common.txt").read_text("utf-8")
    return " " + "".join(line for line in text.splitlines() if not line.startswith("# "))
