"""Chooses where the commonest characters live, as outputs/search/homes.txt has it; for a city's content.

All homes shall have about as much to tell, and a phrase shall need few of them. First every character goes
where least is; then characters move to, or change places in, homes that phrases join them with, as long as
that helps. Afterwards the whole index of articles is another one.

python bench/search/homes.py CONTENT --date 2026-11-22T12:00 > plugins/deputy_showcase/outputs/search/homes.txt
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict

import numpy as np
from measure import Scan, asked_for

from deputy_showcase.outputs.search import documents
from deputy_showcase.outputs.search.blocks import blocks
from deputy_showcase.outputs.search.folding import folded
from deputy_showcase.outputs.search.kept import Kept
from deputy_showcase.outputs.search.pairs import HIGH, HOMES, common, gathered, owners
from deputy_showcase.outputs.search.rows import Found, merged
from deputy_showcase.outputs.search.segments import ARTICLES
from deputy_showcase.pages.catalogue import Catalogue

PHRASES, PASSES = 30000, 12
#: How much fuller than the mean a home may become.
FULL = 1.06
HEAD = """\
# The homes of the commonest characters, a line each: such that each home has about as much to tell, and a
# phrase needs few, as bench/search/homes.py found for the same city. A line begins with |, as a space is
# among them.
"""
Homes = dict[int, int]


def loads(catalogue: Catalogue) -> dict[int, int]:
    """How many bytes are told of each character."""
    collection = documents.articles(catalogue)
    found = [
        Found(one.found(), one.place[0], one.start) for one in blocks([collection], Kept(None))
    ]
    rows = merged(found, gathered)
    places = (rows.number >> np.uint64(HIGH)).astype(np.int64)
    layout = ARTICLES.layout(17)
    pieces = layout.pieces(
        rows, np.append(np.searchsorted(places, known := np.unique(places)), len(rows))
    )
    return dict(zip(owners()[known].tolist(), map(len, pieces), strict=True))


def owned(phrase: str) -> frozenset[int]:
    """The characters with which the pairs of a phrase are told."""
    codes = folded([phrase])[:-1].astype(np.uint32)
    numbers = gathered((codes[:-1] << np.uint32(16)) | codes[1:])
    return frozenset(owners()[(numbers >> np.uint64(HIGH)).astype(np.int64)].tolist())


def drawn(catalogue: Catalogue, known: dict[int, int]) -> Counter[frozenset[int]]:
    """The owners of phrases for which files have to be read."""
    scan, draw = Scan(catalogue), random.Random(5)
    found = (owned(scan.sample(draw)) for _ in range(PHRASES))
    return Counter(one for one in found if one and one <= known.keys())


class City:
    """Homes with their loads, changed step by step; ``self.members`` are the characters that may move."""

    def __init__(self, load: dict[int, int], phrases: Counter[frozenset[int]]) -> None:
        self.load, self.phrases = load, phrases
        self.home: Homes = dict(
            zip(owners().tolist(), (np.arange(1 << 17) >> 9).tolist(), strict=True)
        )
        self.full = [0] * HOMES
        movable = {ord(one) for one in common()}
        for code in load.keys() - movable:
            self.full[self.home[code]] += load[code]
        self.members: list[list[int]] = [[] for _ in range(HOMES)]
        for code in sorted(movable, key=lambda one: (-load.get(one, 0), one)):
            self._put(code, min(range(HOMES), key=self.full.__getitem__))
        self.most = FULL * sum(self.full) / HOMES
        self.where = defaultdict(list)
        for phrase in phrases:
            for code in phrase:
                self.where[code].append(phrase)

    def _put(self, code: int, home: int) -> None:
        self.home[code] = home
        self.full[home] += self.load.get(code, 0)
        self.members[home].append(code)

    def _take(self, code: int) -> None:
        home = self.home[code]
        self.full[home] -= self.load.get(code, 0)
        self.members[home].remove(code)

    def _more(self, one: int, other: int) -> int:
        """How much more is told of the one than of the other."""
        return self.load.get(one, 0) - self.load.get(other, 0)

    def _near(self, code: int) -> Counter[int]:
        """How many phrases with this character need each home anyway."""
        found: Counter[int] = Counter()
        for phrase in self.where[code]:
            for home in {self.home[one] for one in phrase if one != code}:
                found[home] += self.phrases[phrase]
        return found

    def improve(self, code: int) -> bool:
        """Moves a character to a better home, or lets it change places with one of there."""
        near, old = self._near(code), self.home[code]
        for home, count in near.most_common(6):
            gain = count - near[old]
            if gain <= 0:
                return False
            if self.full[home] + self.load.get(code, 0) <= self.most:
                return self._swap(code, home)
            for other in sorted(self.members[home], key=lambda one: abs(self._more(code, one))):
                more = self._more(code, other)
                if max(self.full[home] + more, self.full[old] - more) > self.most:
                    continue
                theirs = self._near(other)
                if gain + theirs[old] - theirs[home] > 0:
                    return self._swap(code, home, other)
        return False

    def _swap(self, code: int, home: int, other: int | None = None) -> bool:
        old = self.home[code]
        self._take(code)
        if other is not None:
            self._take(other)
            self._put(other, old)
        self._put(code, home)
        return True

    def needed(self) -> float:
        """Homes that a phrase needs, on average."""
        homes = sum(
            n * len({self.home[one] for one in phrase}) for phrase, n in self.phrases.items()
        )
        return homes / self.phrases.total()


def main() -> None:
    catalogue = asked_for(__doc__)
    load, draw = loads(catalogue), random.Random(3)
    city = City(load, drawn(catalogue, load))
    for _ in range(PASSES):
        codes = sorted(ord(one) for one in common())
        draw.shuffle(codes)
        changed = sum(city.improve(code) for code in codes)
        print(
            f"{changed} moved, {city.needed():.3f} homes a phrase, full {max(city.full)}",
            file=sys.stderr,
        )
    lines = (
        "|" + "".join(map(chr, sorted(one, key=lambda code: (-load.get(code, 0), code))))
        for one in city.members
    )
    print(HEAD + "\n".join(lines))


if __name__ == "__main__":
    main()
