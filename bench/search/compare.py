"""Compares ready-made engines with ours by recall, precision, bytes and time on one content.

    python bench/search/compare.py CONTENT --date 2026-11-22T12:00 --work FOLDER [--engines ours,fts5,minisearch]

``fts5`` is SQLite with its trigram tokenizer (to be read over range requests: bytes are its pages read);
``minisearch`` and ``flexsearch`` need ``npm install minisearch flexsearch`` in FOLDER;
``pagefind`` needs ``pagefind[extended]``.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from measure import Scan, released

from deputy_showcase.outputs.search import search_files

QUERIES = 300
HERE = Path(__file__).parent
Key = tuple[int, int]
Answer = tuple[set[Key], float]


def texts(scan: Scan) -> dict[Key, str]:
    """Every document's folded text."""
    return {key[:2]: words for key, words in scan._texts if key[2] < 0}


def judged(answers: dict[str, Answer], wanted: dict[str, set[Key]]) -> dict[str, Any]:
    right = sum(len(found & wanted[query]) for query, (found, _) in answers.items())
    exact = sum(found == wanted[query] for query, (found, _) in answers.items())
    return {
        "recall": round(right / sum(len(one) for one in wanted.values()), 4),
        "precision": round(right / max(1, sum(len(one) for one, _ in answers.values())), 4),
        "exact queries": f"{exact}/{len(answers)}",
        "ms a query, median": round(statistics.median(ms for _, ms in answers.values()), 2),
    }


def fts5(
    documents: dict[Key, str], queries: Iterable[str], work: Path
) -> tuple[Any, dict[str, Answer]]:
    """SQLite's trigrams: nothing below three characters, exact from there on."""
    path = work / "fts5.sqlite"
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.execute("pragma page_size=4096")
    base.execute("create virtual table t using fts5(words, tokenize='trigram', detail=full)")
    started = time.process_time()
    base.executemany("insert into t(words) values (?)", ((words,) for words in documents.values()))
    base.execute("insert into t(t) values ('optimize')")
    base.commit()
    base.execute("vacuum")
    built = time.process_time() - started
    keys = list(documents)
    answers: dict[str, Answer] = {}
    for query in queries:
        start = time.perf_counter()
        phrase = '"' + query.replace('"', '""') + '"'
        rows = base.execute("select rowid from t where t match ?", (phrase,)).fetchall()
        answers[query] = ({keys[row - 1] for (row,) in rows}, (time.perf_counter() - start) * 1000)
    base.close()
    return {
        "build, s": round(built, 1),
        "on disk, MB": round(path.stat().st_size / 1e6, 1),
    }, answers


def with_node(
    name: str, documents: dict[Key, str], queries: Iterable[str], work: Path
) -> tuple[Any, dict[str, Answer]]:
    """An engine of npm fed with overlapping pairs, all of which must be there."""
    source, result = work / f"{name}-documents.json", work / f"{name}.json"
    keys = list(documents)
    source.write_text(
        json.dumps({"documents": list(documents.values()), "queries": list(queries)}), "utf-8"
    )
    command = [
        "node",
        "--max-old-space-size=8000",
        str(HERE / f"{name}.mjs"),
        str(source),
        str(result),
    ]
    subprocess.run(command, cwd=work, check=True)
    told = json.loads(result.read_text("utf-8"))
    answers = {
        one["query"]: ({keys[n] for n in one["found"]}, one["ms"]) for one in told["answers"]
    }
    return told["figures"], answers


def pagefind(
    documents: dict[Key, str], queries: Iterable[str], work: Path
) -> tuple[Any, dict[str, Answer]]:
    """Pagefind over one page a document; asked in headless Chromium by ``pagefind_page.py``."""
    from pagefind_page import ask, build

    figures = build(documents, work)
    return figures, ask(list(documents), list(queries), work)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("--date", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--engines", default="ours,fts5,minisearch,flexsearch,pagefind")
    parser.add_argument("--every", type=int, default=1, help="take only each so manieth document")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    catalogue = released(given.content, given.date)
    scan, draw = Scan(catalogue), random.Random(5)
    documents = dict(list(texts(scan).items())[:: given.every])
    queries = list(dict.fromkeys(scan.folded_sample(draw) for _ in range(QUERIES)))
    wanted = {
        query: {key for key, words in documents.items() if query in words} for query in queries
    }
    engines: dict[str, Callable[..., Any]] = {
        "fts5": fts5,
        "minisearch": partial(with_node, "minisearch"),
        "flexsearch": partial(with_node, "flexsearch"),
        "pagefind": pagefind,
    }
    if "ours" in given.engines:
        started = time.process_time()
        files = [file.data for file in search_files(catalogue)]
        seconds = round(time.process_time() - started, 1)
        size = round(sum(map(len, files)) / 1e6, 1)
        print(
            "ours", json.dumps({"build, s": seconds, "on disk, MB": size}), "(the rest: measure.py)"
        )
    for name in given.engines.split(","):
        if name in engines:
            figures, answers = engines[name](documents, queries, given.work)
            print(name, json.dumps(figures | judged(answers, wanted)), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main()
