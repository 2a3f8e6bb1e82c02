"""How many files of the index one edited article rewrites, by the kind of edit.

python bench/search/edits.py CONTENT --date 2026-11-22T12:00
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from measure import released

from deputy_showcase.outputs.search import search_files
from deputy_showcase.pages.catalogue import Catalogue

SENTENCE = "检索测试：这一句是后来补上的，说的是停车难。"
EACH = 3
Edit = Callable[[str], str]
EDITS: dict[str, Edit] = {
    "a word replaced": lambda text: text[: len(text) // 2] + "提案" + text[len(text) // 2 + 2 :],
    "a sentence added at the end of a paragraph": lambda text: text + SENTENCE,
    "a sentence added within a paragraph": lambda text: (
        text[: len(text) // 2] + SENTENCE + text[len(text) // 2 :]
    ),
    "a sentence added before a paragraph": lambda text: SENTENCE + text,
    "a paragraph added": lambda text: f"{SENTENCE}\n\n{text}",
    "a paragraph reversed": lambda text: text[::-1],
}


def index(catalogue: Catalogue) -> dict[str, bytes]:
    return {file.path: file.data for file in search_files(catalogue)}


def edited(catalogue: Catalogue, number: int, edit: Edit, draw: random.Random) -> Catalogue:
    """The catalogue with one paragraph of one article edited."""
    columns = list(catalogue.site.columns)
    paragraphs = columns[number].body.split("\n\n")
    place = draw.randrange(len(paragraphs))
    paragraphs[place] = edit(paragraphs[place])
    columns[number] = replace(columns[number], body="\n\n".join(paragraphs))
    return replace(catalogue, site=replace(catalogue.site, columns=tuple(columns)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("--date", required=True)
    given = parser.parse_args()
    catalogue = released(given.content, given.date)
    started = time.process_time()
    before = index(catalogue)
    print(f"index: {time.process_time() - started:.1f} s of processor time, {len(before)} files")
    draw = random.Random(3)
    for name, edit in EDITS.items():
        shares = []
        for number in draw.sample(range(len(catalogue.site.columns)), EACH):
            after = index(edited(catalogue, number, edit, draw))
            changed = sum(before.get(path) != after.get(path) for path in {*before, *after})
            shares.append(changed / len(after))
        print(f"{name}: {statistics.median(shares):.2%}, worst {max(shares):.2%}", flush=True)


if __name__ == "__main__":
    main()
