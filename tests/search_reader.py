"""A slow, plain reader of the search index, written from its description and not from its writer."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from math import isqrt
from typing import Any

Bits = Iterator[str]
#: For each collection: (unit, which of the first character, which of the second).
Lists = list[list[tuple[int, int, int]]]


def _mixed(pair: str) -> int:
    first, second = (ord(one) for one in pair)
    number = (first << 16 | second) ^ first
    number = number * 0x45D9F3B % 2**32
    number ^= number >> 15
    return number * 0x9E3779B1 % 2**32


def _spread(one: str) -> int:
    number = ord(one) * 0x9E3B % 2**16
    return (number ^ number >> 7) * 0xA6B5 % 2**16


def ids_in(text: str) -> list[str]:
    """Ids of which those that count on from the one before are only counted."""
    found = []
    for one in text.split(" "):
        first, _, more = one.partition("+")
        found.append(first)
        for _ in range(int(more or 0)):
            head = found[-1].rstrip("0123456789")
            digits = found[-1][len(head) :]
            found.append(head + str(int(digits or 0) + 1).zfill(len(digits)))
    return found


class Reader:
    """Answers from the files of an index, given by path. Characters of the basic plane only."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self._read: dict[str, dict[Any, Any]] = {}
        manifest = json.loads(files["search/manifest.json"])
        self._segments = manifest["segments"]
        self._slots = [one["slots"] for one in manifest["collections"].values()]
        directory = json.loads(files["search/directory.json"])
        self._common, self._homes = directory["common"], directory["homes"]

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

    def told(self) -> dict[tuple[str, int | str], Any]:
        """All that is told, by its segment's folder and the number of its pair, or its character."""
        return {
            (segment["folder"], key): told
            for segment in self._segments
            for number in range(1 << segment["bits"])
            for key, told in self._file(segment, number).items()
        }

    def find(self, phrase: str) -> list[tuple[int, int]]:
        """Collection and document of everything that holds a phrase of two characters or more."""
        return sorted({one for segment in self._segments for one in self._found(segment, phrase)})

    def _found(self, segment: dict[str, Any], phrase: str) -> Iterator[tuple[int, int]]:
        lists = {"pairs": self._of_pair, "characters": self._of_character}[segment["by"]]
        found, *others = (
            lists(segment, phrase[at : at + 2]) or [[] for _ in self._slots]
            for at in range(len(phrase) - 1)
        )
        for some in others:
            found = [_chained(*two) for two in zip(found, some, strict=False)]
        for collection, list_ in zip(segment["collections"], found, strict=False):
            yield from ((collection, unit // self._slots[collection]) for unit, _, _ in list_)

    def _of_pair(self, segment: dict[str, Any], pair: str) -> Lists | None:
        return self._file(segment, _mixed(pair) >> 32 - segment["bits"]).get(_mixed(pair))

    def _of_character(self, segment: dict[str, Any], pair: str) -> Lists | None:
        first, second = pair
        later = self._rare(second) > self._rare(first)
        rarer, other = (second, first) if later else pair
        block = self._file(segment, self._home(rarer) >> 8 - segment["bits"]).get(rarer, [])
        return [
            [
                (unit, *((rank, own) if later else (own, rank)))
                for unit, own, *sides in block
                for near, rank in [sides[0 if later else 1]]
                if near == self._order(other)
            ]
        ]

    def _rare(self, one: str) -> int:
        return self._common.index(one) if one in self._common else 2**16 + _spread(one)

    def _order(self, one: str) -> int:
        common = self._common
        return common.index(one) if one in common else len(common) + ord(one)

    def _home(self, one: str) -> int:
        common = self._common
        return self._homes[common.index(one)] if one in common else _spread(one) % 160

    def _file(self, segment: dict[str, Any], number: int) -> dict[Any, Any]:
        path = f"search/{segment['folder']}/{number:04x}"
        held = bin(int("1" + segment["files"], 16))[3:]
        assert (held[number] == "1") == (path in self._files)
        if path not in self._files:
            return {}
        if path not in self._read:
            self._read[path] = self._told(segment, number, self._files[path])
        return self._read[path]

    def _told(self, segment: dict[str, Any], number: int, data: bytes) -> dict[Any, Any]:
        if segment["by"] == "characters":
            return self._characters(data)
        first = number << 32 - segment["bits"]
        return {first + rest: told for rest, told in self._pairs(segment, data)}

    def _pairs(self, segment: dict[str, Any], data: bytes) -> Iterator[tuple[int, Lists]]:
        bits = self.bits(data)
        count, width, rest, sizes = self.gamma(bits), self.gamma(bits), 0, []
        for _ in range(count):
            rest += self.rice(bits, width)
            sizes.append((rest, self.gamma(bits)))
        at = len(data) - sum(size for _, size in sizes)
        for key, size in sizes:
            list_ = self.bits(data[at : at + size])
            yield key, [self._list(list_) for _ in segment["collections"]]
            at += size

    def characters(self, folder: str) -> list[str]:
        """The characters of which a segment says that its files tell."""
        bits = self.bits(self._files[f"search/{folder}/characters"])
        count, k, code, found = self.gamma(bits), self.gamma(bits), 0, []
        for _ in range(count):
            code += self.rice(bits, k)
            found.append(chr(code))
        return found

    def _characters(self, data: bytes) -> dict[str, Any]:
        found, at = {}, 0
        while at < len(data):
            count, *codes = struct.unpack_from(f">{1 + data[at] * 256 + data[at + 1]}H", data, at)
            bits = self.bits(data[at + 2 + 2 * count :])
            sizes = [self.gamma(bits) for _ in range(count)]
            at = len(data) - sum(1 for _ in bits) // 8
            for code, size in zip(codes, sizes, strict=True):
                found[chr(code)] = self._block(self.bits(data[at : at + size]))
                at += size
        return found

    def _block(self, bits: Bits) -> list[Any]:
        """For each occurrence its unit, its rank, and for both sides the neighbour's order and rank."""
        tables = [self._table(bits), self._table(bits)]
        count, k, k_more = (self.gamma(bits) for _ in range(3))
        unit, places = 0, []
        for _ in range(count):
            unit += self.rice(bits, k)
            places += [(unit, own) for own in range(self.rice(bits, k_more) + 1)]
        return [(*place, *(self._neighbour(bits, table) for table in tables)) for place in places]

    def _table(self, bits: Bits) -> dict[str, tuple[int, int]]:
        """From a Huffman code to the neighbour's number and ``k`` of its ranks."""
        count, k = self.gamma(bits), self.gamma(bits)
        number, rows = 0, []
        for _ in range(count):
            number += self.rice(bits, k)
            rows.append((self.gamma(bits), number, self.gamma(bits)))
        code, before, found = 0, 0, {}
        for length, number, width in sorted(rows):
            code <<= length - before
            found[f"{code:0{length}b}" if length else ""] = (number, width)
            code, before = code + 1, length
        return found

    def _neighbour(self, bits: Bits, table: dict[str, tuple[int, int]]) -> tuple[int | None, int]:
        code = ""
        while code not in table:
            code += next(bits)
        number, width = table[code]
        if not number:
            return None, 0
        return (number - 1) // 2, 0 if number % 2 else 1 + self.rice(bits, width)

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
