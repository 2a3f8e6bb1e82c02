"""A slow, plain reader of the search index, written from its description and not from its writer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import isqrt

Bits = Iterator[str]
#: For each collection: (unit, which of the first character, which of the second).
Lists = list[list[tuple[int, int, int]]]


def _mixed(pair: str) -> int:
    first, second = (ord(one) for one in pair)
    number = (first << 16 | second) ^ first
    number = number * 0x45D9F3B % 2**32
    number ^= number >> 15
    return number * 0x9E3779B1 % 2**32


class Reader:
    """Answers from the files of an index, given by path. Characters of the basic plane only."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        manifest = json.loads(files["search/manifest.json"])
        self._bits = manifest["bits"]
        self._slots = [one["slots"] for one in manifest["collections"].values()]

    @staticmethod
    def bits(data: bytes) -> Bits:
        return iter("".join(f"{byte:08b}" for byte in data))

    @staticmethod
    def gamma(bits: Bits) -> int:
        zeros = 0
        while next(bits) == "0":
            zeros += 1
        return int("1" + "".join(next(bits) for _ in range(zeros)), 2) - 1

    @staticmethod
    def rice(bits: Bits, k: int) -> int:
        high = 0
        while next(bits) == "0":
            high += 1
        return (high << k) + int("0" + "".join(next(bits) for _ in range(k)), 2)

    def pairs(self) -> list[int]:
        """The mixed numbers of all pairs."""
        numbers = range(1 << self._bits)
        return [n << (32 - self._bits) | rest for n in numbers for rest in self._file(n)]

    def list(self, number: int) -> Lists | None:
        """Where the pair with a mixed number stands."""
        file = number >> (32 - self._bits)
        return self._file(file).get(number - (file << (32 - self._bits)))

    def find(self, phrase: str) -> list[tuple[int, int]]:
        """Collection and document of everything that holds a phrase of two characters or more."""
        found: Lists | None = None
        for at in range(len(phrase) - 1):
            lists = self.list(_mixed(phrase[at : at + 2])) or [[] for _ in self._slots]
            found = (
                lists
                if found is None
                else [_chained(*two) for two in zip(found, lists, strict=True)]
            )
        assert found is not None
        return sorted(
            {(n, unit // self._slots[n]) for n, one in enumerate(found) for unit, _, _ in one}
        )

    def _file(self, number: int) -> dict[int, Lists]:
        data = self._files[f"search/g/{number:04x}"]
        bits = self.bits(data)
        count = self.gamma(bits)
        if not count:
            return {}
        width, rest, sizes = self.gamma(bits), 0, []
        for _ in range(count):
            rest += self.rice(bits, width)
            sizes.append((rest, self.gamma(bits)))
        at = len(data) - sum(size for _, size in sizes)
        found = {}
        for key, size in sizes:
            found[key] = [
                self._list(one) for one in [self.bits(data[at : at + size])] for _ in self._slots
            ]
            at += size
        return found

    def _list(self, bits: Bits) -> list[tuple[int, int, int]]:
        count = self.gamma(bits)
        width = self.gamma(bits) if count else 0
        unit, found = 0, []
        for _ in range(count):
            unit += self.rice(bits, width)
            both = self.gamma(bits)
            root = isqrt(both)
            rest = both - root * root
            found.append((unit, *((rest, root) if rest < root else (root, rest - root))))
        return found


def _chained(
    list_: list[tuple[int, int, int]], next_: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    ends = {(unit, second) for unit, _, second in list_}
    return [one for one in next_ if one[:2] in ends]
