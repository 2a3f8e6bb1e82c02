"""The figures as tables: printed, and written to ``RESULTS.md``."""

from __future__ import annotations

import os
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from .contenders import HUGO, OURS_COLD
from .measure import Cost, middle
from .trees import Tree

MEGABYTE = 1_000_000
#: Written by hand after profiling; belongs to the same page.
STEPS = Path(__file__).with_name("steps.md")
_HEAD = ("", *"CPU s|wall s|CPU ratio|wall ratio|memory MB|pages|files|MB|runs".split("|"))
_METHOD = """\
Each round runs all contenders one after the other, then the next round begins (A B C A B C …), so that
a busy moment of the machine falls on all alike; figures are medians, of memory the largest. Every run
writes into a new folder, after what earlier runs wrote was flushed. *CPU* is user and system time of
the whole process tree (`wait4`), *memory* the largest sum of its proportional set sizes (PSS), sampled
ten times a second. Ratios are to Hugo alone. The CPU column says most on a machine that others use too.

Hugo gets the same content converted once, not timed, and more than that: the schedule, the rounds, the
reasons, and which entry stands on which page of a numbered list are given to it ready; it neither checks
the content nor plans. Its theme (`bench/hugo/`) has the same cards, lists, feeds, calendars and data. It
lacks the QR codes of the notice boards, the charts, and the kinds of page that the tables mark. Hugo
forgets cached partials beyond 1,000 (`tpl/partials/partials.go`), so what thousands of pages need is kept
with the page (`.Store`).
Pagefind is what a user of Hugo adds for search; its figures are Hugo's and its own together. MkDocs
plain: the same profiles and articles as Markdown, all in the navigation, Material's own search, no
lists, feeds or data. Edited and unchanged: over a site that an unmeasured build has just written, with
the caches that it has filled."""


@dataclass(slots=True)
class Outcome:
    """All runs of one city."""

    deputies: int
    weeks: int
    costs: dict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    trees: dict[str, Tree] = field(default_factory=dict)

    def add(self, name: str, cost: Cost, tree: Tree) -> None:
        self.costs[name].append(cost)
        self.trees[name] = tree

    def middle(self, name: str) -> Cost | None:
        return middle(self.costs[name]) if self.costs.get(name) else None


def document(
    outcomes: Sequence[Outcome], versions: Mapping[str, str], missing: Sequence[str], date: str
) -> str:
    """The whole of ``RESULTS.md``."""
    parts = ["# Bench", f"Made with `python3 build.py bench` for {date}.", machine(versions)]
    parts += missing
    parts += [section(one) for one in outcomes]
    parts += [growth(outcomes), STEPS.read_text("utf-8").strip(), "## How", _METHOD]
    return "\n\n".join(part for part in parts if part) + "\n"


def machine(versions: Mapping[str, str]) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    lines = [f"- machine: {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB"]
    lines += [f"- {name}: {version}" for name, version in versions.items()]
    return "\n".join(lines)


def section(outcome: Outcome) -> str:
    """One size: what each contender cost, then what both sites hold."""
    title = f"## {outcome.deputies:,} deputies, {outcome.weeks} weeks"
    parts = (title, table(_rows(outcome)), side_by_side(outcome), page_sizes(outcome))
    return "\n\n".join(part for part in parts if part)


def _rows(outcome: Outcome) -> Iterator[Sequence[str]]:
    yield _HEAD
    base = outcome.middle(HUGO)
    for name, costs in outcome.costs.items():
        cost, tree = middle(costs), outcome.trees[name]
        ratios = (_ratio(cost.cpu, base.cpu), _ratio(cost.wall, base.wall)) if base else ("", "")
        sizes = (f"{tree.pages:,}", f"{tree.files:,}", f"{tree.size / MEGABYTE:.0f}")
        memory = f"{cost.memory / MEGABYTE:.0f}"
        yield name, f"{cost.cpu:.1f}", f"{cost.wall:.1f}", *ratios, memory, *sizes, str(len(costs))


def _ratio(value: float, base: float) -> str:
    return f"{value / base:.2f}" if base else ""


def side_by_side(outcome: Outcome) -> str:
    """Pages of each kind on our site and on Hugo's, those that differ first."""
    ours, theirs = outcome.trees.get(OURS_COLD), outcome.trees.get(HUGO)
    if not ours or not theirs:
        return ""
    kinds = sorted({*ours.kinds, *theirs.kinds})
    pairs = [(kind, ours.kinds.get(kind, 0), theirs.kinds.get(kind, 0)) for kind in kinds]
    rows = [("pages", "ours", "Hugo", "")]
    rows += [(kind, f"{a:,}", f"{b:,}", "" if a == b else "differs") for kind, a, b in pairs]
    missing = sum(a for _, a, b in pairs if not b)
    share = ours.pages / theirs.pages - 1
    text = f"Our site has {share:+.1%} pages; {missing:,} of ours are of kinds that Hugo's has not."
    return f"{text}\n\n{table(rows)}"


def page_sizes(outcome: Outcome) -> str:
    ours, theirs = outcome.trees.get(OURS_COLD), outcome.trees.get(HUGO)
    if not ours or not theirs:
        return ""
    rows = [("median bytes", "ours", "Hugo", "ratio")]
    for kind, size in ours.typical.items():
        other = theirs.typical.get(kind, 0)
        rows.append((kind, f"{size:,}", f"{other:,}", _ratio(size, other)))
    return table(rows)


def growth(outcomes: Sequence[Outcome]) -> str:
    """How many times the cost from each size to the next one, by contender."""
    rows: list[Sequence[str]] = [("", "deputies", "times as many", "CPU", "wall", "memory")]
    for name in dict.fromkeys(name for one in outcomes for name in one.costs):
        with_it = (one for one in outcomes if name in one.costs)
        for small, large in pairwise(sorted(with_it, key=lambda one: one.deputies)):
            rows.append(_times(name, small, large))
    return f"## Growth\n\n{table(rows)}" if len(rows) > 1 else ""


def _times(name: str, small: Outcome, large: Outcome) -> tuple[str, ...]:
    before, after = middle(small.costs[name]), middle(large.costs[name])
    sizes = f"{small.deputies:,} → {large.deputies:,}", f"{large.deputies / small.deputies:.1f}"
    pairs = ((after.cpu, before.cpu), (after.wall, before.wall), (after.memory, before.memory))
    return (name, *sizes, *(_ratio(one, other) for one, other in pairs))


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a Markdown table; the first is its head, figures stand right."""
    head, *body = [list(row) for row in rows]
    line = ["---", *("--:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, line, *body))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
