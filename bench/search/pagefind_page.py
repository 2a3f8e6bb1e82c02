"""Pagefind over the same documents: one small page each, built by its own program, asked in Chromium."""

from __future__ import annotations

import html
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from served import Server

ASK = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await pagefind.search('"' + query.replaceAll('"', "") + '"');
    const ms = performance.now() - start;
    const urls = await Promise.all(results.map(async (one) => (await one.data()).url));
    answers.push({ query, urls, ms });
  }
  return answers; }"""


def build(documents: dict[tuple[int, int], str], work: Path) -> dict[str, Any]:
    site = work / "pagefind-site"
    site.mkdir(parents=True, exist_ok=True)
    for (collection, number), words in documents.items():
        body = "".join(f"<p>{html.escape(line)}</p>" for line in words.splitlines())
        text = f'<!doctype html><html lang="zh"><title>{collection}-{number}</title><body>{body}</body></html>'
        (site / f"{collection}-{number}.html").write_text(text, "utf-8")
    (site / "index.html").write_text("<!doctype html><title>x</title>", "utf-8")
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "zh"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    size = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
    return {
        "build, s": round(used.ru_utime + used.ru_stime, 1),
        "wall, s": round(time.perf_counter() - started, 1),
        "memory, MB": round(used.ru_maxrss / 1024),
        "on disk, MB": round(size / 1e6, 1),
    }


def ask(keys: list[tuple[int, int]], queries: list[str], work: Path) -> dict[str, Any]:
    names = {f"/{collection}-{number}.html": (collection, number) for collection, number in keys}
    with Server(work / "pagefind-site") as server, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        page = browser.new_page()
        page.goto(server.address)
        answers = page.evaluate(ASK, queries)
        print(
            "pagefind bytes a query", round(server.sent / len(queries)), json.dumps(server.requests)
        )
        browser.close()
    return {
        one["query"]: ({names[url] for url in one["urls"] if url in names}, one["ms"])
        for one in answers
    }
