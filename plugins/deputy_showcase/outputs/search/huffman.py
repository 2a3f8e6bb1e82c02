"""Huffman's code: frequent symbols short, each as many bits as its frequency asks for.

Codes are canonical: their lengths alone say what they are, so a reader needs no more than these.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heapreplace
from itertools import pairwise

import numpy as np

from .bits import Numbers, Symbols, spans

#: The longest code, which a reader takes out of four bytes at whatever bit it begins.
LONGEST = 24


def codes(counts: Numbers, firsts: Numbers) -> tuple[Numbers, Numbers]:
    """How long the code of each symbol of several alphabets is, and the code.

    Args:
        counts: how often each symbol is written, one alphabet after the other.
        firsts: where each alphabet begins.
    """
    often = counts.tolist()
    bounds = pairwise([*firsts.tolist(), len(often)])
    found = [length for first, end in bounds for length in lengths(often[first:end])]
    whole = np.array(found, dtype=np.int64)
    return whole, _canonical(whole, firsts)


def lengths(counts: Sequence[int]) -> list[int]:
    """The lengths of one alphabet's codes; of a single symbol nothing has to be written."""
    found = _depths(counts)
    while max(found, default=0) > LONGEST:
        counts = [(one + 1) // 2 for one in counts]
        found = _depths(counts)
    return found


def _depths(counts: Sequence[int]) -> list[int]:
    """How deep each symbol lies in the tree that joins the two rarest again and again."""
    nodes = [(count, place) for place, count in enumerate(counts)]
    heapify(nodes)
    above = [0] * max(0, 2 * len(counts) - 1)
    for joined in range(len(counts), len(above)):
        one = heappop(nodes)
        other = heapreplace(nodes, (one[0] + nodes[0][0], joined))
        above[one[1]] = above[other[1]] = joined
    depths = [0] * len(above)
    for node in range(len(above) - 2, -1, -1):
        depths[node] = depths[above[node]] + 1
    return depths[: len(counts)]


def _canonical(lengths: Numbers, firsts: Numbers) -> Numbers:
    """The codes of these lengths, in each alphabet by length, then in the order given."""
    each = spans(firsts, len(lengths))
    order = np.lexsort((lengths, np.repeat(np.arange(len(firsts)), each)))
    # A code of n bits takes one of 2 ** n equal shares; what is taken before it says which.
    share = np.int64(1) << (LONGEST - lengths[order])
    taken = np.cumsum(share) - share
    taken -= np.repeat(taken[firsts], each)
    found = np.empty_like(lengths)
    found[order] = taken >> (LONGEST - lengths[order])
    return found


def written(codes: Numbers, lengths: Numbers) -> Symbols:
    """Codes as ``bits.py`` writes them: zeros, a one, low bits; or zeros alone."""
    width = np.frexp(codes)[1].astype(np.int64) - 1
    return Symbols(
        lengths - 1 - width, width, np.where(width < 0, 0, codes - (1 << np.maximum(width, 0)))
    )
