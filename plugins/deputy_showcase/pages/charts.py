"""Bars as numbers: what ``_charts.html`` draws as SVG, without any script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar; ``start`` and ``width`` in per cent of the drawing."""

    kind: str
    label: str
    value: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    total: int
    segments: tuple[Segment, ...]

    @property
    def spoken(self) -> str:
        """The bar in words, for those who cannot see it."""
        if len(self.segments) == 1 and not self.segments[0].label:
            return f"{self.label}{self.total}"
        return f"{self.label}：" + "，".join(f"{one.label}{one.value}" for one in self.segments)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars one below the other. ``legend`` holds (kind, label, sum), empty for bars of one kind."""

    title: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str, int], ...] = ()

    @property
    def total(self) -> int:
        return sum(bar.total for bar in self.bars)


def stacked(
    title: str,
    rows: Iterable[tuple[str, Mapping[str, int]]],
    kinds: Mapping[str, str],
    *,
    share: bool = True,
) -> Chart:
    """Bars of several kinds.

    Args:
        rows: label, and how many of each kind.
        kinds: token and label of each kind, in the order they are stacked.
        share: every bar is as wide as the drawing, and shows shares; else they share one scale.
    """
    known = [(label, {kind: counts.get(kind, 0) for kind in kinds}) for label, counts in rows]
    most = max((sum(counts.values()) for _, counts in known), default=0)
    bars = tuple(
        _bar(label, counts, kinds, sum(counts.values()) if share else most)
        for label, counts in known
    )
    sums = ((kind, sum(counts[kind] for _, counts in known)) for kind in kinds)
    return Chart(title, bars, tuple((kind, kinds[kind], value) for kind, value in sums))


def plain(title: str, rows: Iterable[tuple[str, int]]) -> Chart:
    """Bars of one kind on one scale."""
    chart = stacked(title, ((label, {"plain": n}) for label, n in rows), {"plain": ""}, share=False)
    return Chart(title, chart.bars)


def _bar(label: str, counts: Mapping[str, int], kinds: Mapping[str, str], scale: int) -> Bar:
    segments, start = [], 0.0
    for kind, value in counts.items():
        width = 100 * value / scale if scale else 0.0
        if value:
            segments.append(Segment(kind, kinds[kind], value, round(start, 2), round(width, 2)))
        start += width
    return Bar(label, sum(counts.values()), tuple(segments))
