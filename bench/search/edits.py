"""How many files of the index one edited article rewrites, by the kind of edit.

python bench/search/edits.py CONTENT --date 2026-11-22T12:00
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import asked_for

from deputy_showcase.model import Column
from deputy_showcase.outputs.search import search_files
from deputy_showcase.pages.catalogue import Catalogue

SENTENCE = "检索测试：这一句是后来补上的，说的是停车难。"
EACH = 8
#: Takes an article, another one (whose words stand for new ones), and chance.
Edit = Callable[[Column, Column, random.Random], Column]


def _paragraph(change: Callable[[str, str], str]) -> Edit:
    """Changes one paragraph, given one of the other article too."""

    def edit(column: Column, other: Column, draw: random.Random) -> Column:
        paragraphs, others = column.body.split("\n\n"), other.body.split("\n\n")
        place = draw.randrange(len(paragraphs))
        paragraphs[place] = change(paragraphs[place], max(others, key=len))
        return replace(column, body="\n\n".join(paragraphs))

    return edit


EDITS: dict[str, Edit] = {
    "a word replaced": _paragraph(
        lambda one, _: f"{one[: len(one) // 2]}提案{one[len(one) // 2 + 2 :]}"
    ),
    "a sentence added at the end of a paragraph": _paragraph(lambda one, _: one + SENTENCE),
    "a sentence added within a paragraph": _paragraph(
        lambda one, _: one[: len(one) // 2] + SENTENCE + one[len(one) // 2 :]
    ),
    "a sentence added before a paragraph": _paragraph(lambda one, _: SENTENCE + one),
    "a paragraph removed": _paragraph(lambda one, _: ""),
    "a long paragraph of another article added": _paragraph(lambda one, other: f"{other}\n\n{one}"),
    "a paragraph replaced by another article's longest": _paragraph(lambda _, other: other),
    "a new title": lambda one, other, _: replace(one, title=other.title),
    "a new title and summary": lambda one, other, _: replace(
        one, title=other.title, summary=other.summary
    ),
    "the whole body replaced by another article's": lambda one, other, _: replace(
        one, body=other.body
    ),
}


def index(catalogue: Catalogue, cache: Path | None = None) -> dict[str, bytes]:
    return {file.path: file.data for file in search_files(catalogue, cache)}


def edited(catalogue: Catalogue, edit: Edit, draw: random.Random) -> Catalogue:
    """The catalogue with one article edited."""
    column = draw.choice(catalogue.site.columns)
    others = [one for one in catalogue.site.columns if one is not column]
    return with_columns(catalogue, [*others, edit(column, draw.choice(others), draw)])


def one_fewer(catalogue: Catalogue, draw: random.Random) -> Catalogue:
    """The catalogue with one article withdrawn."""
    column = draw.choice(catalogue.site.columns)
    return with_columns(catalogue, [one for one in catalogue.site.columns if one is not column])


def one_more(catalogue: Catalogue, draw: random.Random) -> Catalogue:
    """The catalogue with one article taken from its midst and come out last, as a new one does."""
    columns = sorted(catalogue.site.columns, key=lambda one: one.week)
    old = columns[draw.randrange(len(columns) // 2)]
    new = replace(columns[-1], week=columns[-1].week.plus(1), body=old.body[::-1])
    return with_columns(catalogue, [*columns, new])


def with_columns(catalogue: Catalogue, columns: list[Column]) -> Catalogue:
    return replace(catalogue, site=replace(catalogue.site, columns=tuple(columns)))


def report(name: str, shares: list[float]) -> None:
    print(f"{name}: {statistics.median(shares):.2%}, worst {max(shares):.2%}", flush=True)


def main() -> None:
    catalogue = asked_for(__doc__)
    index(catalogue)
    with TemporaryDirectory() as folder:
        cache = Path(folder)
        before = timed("all anew", lambda: index(catalogue))
        timed("all anew, and kept", lambda: index(catalogue, cache))
        timed("nothing changed", lambda: index(catalogue, cache))
        draw = random.Random(3)
        kinds: dict[str, Callable[[], Catalogue]] = {
            name: partial(edited, catalogue, edit, draw) for name, edit in EDITS.items()
        }
        kinds["withdrawn"] = partial(one_fewer, catalogue, draw)
        kinds["a new article"] = partial(one_more, catalogue, draw)
        for name, kind in kinds.items():
            report(name, [share(before, index(kind(), cache)) for _ in range(EACH)])
        index(catalogue, cache)
        changed = edited(catalogue, EDITS["a sentence added within a paragraph"], draw)
        timed("one sentence changed", lambda: index(changed, cache))


def share(before: dict[str, bytes], after: dict[str, bytes]) -> float:
    return sum(before.get(path) != after.get(path) for path in {*before, *after}) / len(after)


def timed(name: str, work: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    started = time.process_time()
    found = work()
    print(f"{name}: {time.process_time() - started:.2f} s of processor time, {len(found)} files")
    return found


if __name__ == "__main__":
    main()
