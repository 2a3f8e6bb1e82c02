"""A slow, plain reader of the search index, written from its description and not from its writer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import isqrt
from typing import Any

Bits = Iterator[str]
#: For each collection: (unit, which of the first character, which of the second).
Lists = list[list[tuple[int, int, int]]]


def _mixed(pair: str, common: str) -> int:
    first, second = (ord(one) for one in pair)
    number = (first << 16 | second) ^ first
    number = number * 0x45D9F3B % 2**32
    number ^= number >> 15
    return number * 0x9E3779B1 % 2**32


def _gathered(pair: str, common: str) -> int:
    first, second = pair
    rarer, other = (second, first) if _rare(second, common) > _rare(first, common) else pair
    return _spread(rarer) << 17 | (rarer != first) << 16 | ord(other)


def _rare(one: str, common: str) -> int:
    return common.index(one) if one in common else 2**16 + _spread(one)


def _spread(one: str) -> int:
    number = ord(one) * 0x9E3B % 2**16
    return (number ^ number >> 7) * 0xA6B5 % 2**16


NUMBERINGS = {32: _mixed, 33: _gathered}


class Reader:
    """Answers from the files of an index, given by path. Characters of the basic plane only."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        manifest = json.loads(files["search/manifest.json"])
        self._segments = manifest["segments"]
        self._slots = [one["slots"] for one in manifest["collections"].values()]
        self._common = json.loads(files["search/directory.json"])["common"]

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

    def pairs(self) -> set[tuple[str, int]]:
        """The numbers of all pairs, each with its segment's folder."""
        return {
            (segment["folder"], number << (segment["width"] - segment["bits"]) | rest)
            for segment in self._segments
            for number in range(1 << segment["bits"])
            for rest in self._file(segment, number)
        }

    def list(self, folder: str, number: int) -> Lists | None:
        """Where the pair with a number stands."""
        (segment,) = (one for one in self._segments if one["folder"] == folder)
        return self._lists(segment, number)

    def find(self, phrase: str) -> list[tuple[int, int]]:
        """Collection and document of everything that holds a phrase of two characters or more."""
        return sorted({one for segment in self._segments for one in self._found(segment, phrase)})

    def _found(self, segment: dict[str, Any], phrase: str) -> Iterator[tuple[int, int]]:
        numbering = NUMBERINGS[segment["width"]]
        pairs = [phrase[at : at + 2] for at in range(len(phrase) - 1)]
        found, *others = (
            self._lists(segment, numbering(pair, self._common)) or [[] for _ in self._slots]
            for pair in pairs
        )
        for lists in others:
            found = [_chained(*two) for two in zip(found, lists, strict=False)]
        for collection, list_ in zip(segment["collections"], found, strict=False):
            slots = self._slots[collection]
            yield from ((collection, (segment["start"] + unit) // slots) for unit, _, _ in list_)

    def _lists(self, segment: dict[str, Any], number: int) -> Lists | None:
        rest = segment["width"] - segment["bits"]
        return self._file(segment, number >> rest).get(number % (1 << rest))

    def _file(self, segment: dict[str, Any], number: int) -> dict[int, Lists]:
        path = f"search/{segment['folder']}/{number:04x}"
        held = bin(int("1" + segment["files"], 16))[3:]
        assert (held[number] == "1") == (path in self._files)
        if path not in self._files:
            return {}
        data = self._files[path]
        bits = self.bits(data)
        count, width, rest, sizes = self.gamma(bits), self.gamma(bits), 0, []
        for _ in range(count):
            rest += self.rice(bits, width)
            sizes.append((rest, self.gamma(bits)))
        at = len(data) - sum(size for _, size in sizes)
        found = {}
        for key, size in sizes:
            list_ = self.bits(data[at : at + size])
            found[key] = [self._list(list_) for _ in segment["collections"]]
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
