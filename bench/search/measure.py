"""Measures the search of a built site in headless Chromium, against a plain scan of its content.

    .venv/bin/python bench/search/measure.py CONTENT SITE --date 2026-11-22T12:00 [--out FIGURES.json]

CONTENT is what SITE was built from, at that date. The site is served gzipped on loopback.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright
from served import Server

from deputy_showcase.cli.shared import clock_for
from deputy_showcase.model import Deputy, Project, Reception, Station
from deputy_showcase.outputs.search import documents
from deputy_showcase.outputs.search.folding import folded
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pinyin import DOUBLE, reading
from deputy_showcase.pipeline import check, plan_site

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SAMPLES = 300
#: In the page: types a query and waits for the first hit, then for all that belongs to it.
TYPE = """async ([query, every]) => {
  const box = document.querySelector("#search-q"), list = document.querySelector("[data-results]");
  const count = document.querySelector("[data-result-count]");
  const tally = document.querySelector("[data-tally]");
  const until = (ready) => new Promise((done) => {
    const look = () => (ready() ? done(performance.now()) : setTimeout(look, 2));
    look();
  });
  box.value = ""; box.dispatchEvent(new Event("input"));
  await until(() => tally.textContent === "" && !list.children.length);
  const start = performance.now();
  box.value = query; box.dispatchEvent(new Event("input"));
  const first = await until(() => list.children.length || tally.textContent);
  const last = await until(() => list.getAttribute("aria-busy") === "false" && tally.textContent);
  if (every) await until(() => count.textContent);
  const all = Number(count.dataset.resultCount || 0);
  const whole = performance.now();
  const links = [...list.querySelectorAll("a[data-result]")];
  return {first: first - start, last: last - start, whole: whole - start, count: all,
    hits: links.map((one) => {
      const uri = one.getAttribute("href").replace(/^(\\.\\.\\/)*/, "");
      return [one.dataset.kind, uri, one.textContent];
    })};
}"""
#: In the page: goes to an address of the search page as "back" would, and tells what stands there then.
GO = """async (search) => {
  const list = document.querySelector("[data-results]");
  const count = document.querySelector("[data-result-count]");
  const pause = () => new Promise((done) => setTimeout(done, 3));
  history.pushState(null, "", search);
  count.textContent = "";
  dispatchEvent(new PopStateEvent("popstate"));
  while (!count.textContent || list.getAttribute("aria-busy") === "true") await pause();
  return [...list.querySelectorAll("a[data-result]")].map((one) =>
    one.getAttribute("href").replace(/^(\\.\\.\\/)*/, ""));
}"""


def released(content: Path, date: str) -> Catalogue:
    checked = check(content)
    assert checked.site is not None and checked.usable
    return plan_site(content, checked.site, clock_for(date)).catalogue


def asked_for(description: str | None) -> Catalogue:
    """What is released of the content that a command line names."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("content", type=Path)
    parser.add_argument("--date", required=True)
    given = parser.parse_args()
    return released(given.content, given.date)


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


def search_page(browser_: Browser, server: Server, slow: int = 1) -> Page:
    page = browser_.new_page(viewport={"width": 390, "height": 844})
    if slow > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.goto(server.address + "search/")
    page.wait_for_load_state("networkidle")
    return page


# ------------------------------------------------------------------ names


def surname(name: str) -> str:
    doubles = {
        *DOUBLE,
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "公孙",
        "慕容",
        "宇文",
        "司徒",
        "夏侯",
    }
    return name[:2] if name[:2] in doubles and len(name) > 2 else name[:1]


def plain(name: str) -> str:
    return name.replace("·", "")


def usual(character: str) -> str:
    return (reading(character) or (character,))[0]


def typed_ways(name: str) -> dict[str, str]:
    """What people type for a name, by what it is called in the results."""
    syllables = [usual(one) for one in plain(name)]
    return {
        "full name": name,
        "given name": plain(name)[len(surname(name)) :],
        "full pinyin": "".join(syllables),
        "pinyin with spaces": " ".join(syllables),
        "initials": "".join(one[0] for one in syllables),
        "mixture": plain(name)[0] + "".join(one[0] for one in syllables[1:]),
    }


def names(page: Page, catalogue: Catalogue, draw: random.Random) -> dict[str, Any]:
    """For each way of typing: how often the right person is there, and is first or among equals."""
    found: dict[str, list[tuple[bool, bool]]] = {}
    people = draw.sample(documents.deputies(catalogue), min(SAMPLES, len(catalogue.site.deputies)))
    for one in people:
        for way, text in typed_ways(one.name).items():
            answer = page.evaluate(TYPE, [text, True])
            found.setdefault(way, []).append(_placed(answer, one.id, one.name, text))
    found["given name, one district and level"] = [
        _filtered(page, catalogue, one) for one in people
    ]
    return {
        way: {
            "found": _share(here for here, _ in all_),
            "first": _share(first for _, first in all_),
        }
        for way, all_ in found.items()
    }


def _filtered(page: Page, catalogue: Catalogue, one: Deputy) -> tuple[bool, bool]:
    """The given name with filters: whether the person is there, and whether everybody there passes."""
    seat = next(seat for seat in catalogue.cards[one.id].seats).membership
    given = plain(one.name)[len(surname(one.name)) :] or one.name
    words = {
        "q": given,
        "kind": "deputy",
        "district": seat.district,
        "level": seat.level,
    }
    uris = page.evaluate(GO, "?" + urlencode(words))
    passing = {
        f"deputies/{other.id}/"
        for other in catalogue.site.deputies.values()
        if any(
            (each.membership.district, each.membership.level) == (seat.district, seat.level)
            for each in catalogue.cards[other.id].seats
        )
    }
    return f"deputies/{one.id}/" in uris, set(uris) <= passing


def _placed(answer: Any, id_: str, name: str, text: str) -> tuple[bool, bool]:
    """Whether the person is among the hits; and before them only others read or written alike."""
    uris = [uri for _, uri, _ in answer["hits"]]
    wanted = f"deputies/{id_}/"
    if wanted not in uris:
        return False, False
    before = answer["hits"][: uris.index(wanted)]
    return True, all(kind == "deputy" and _alike(title, name) for kind, _, title in before)


def _alike(one: str, other: str) -> bool:
    one, other = plain(one), plain(other)
    return len(one) == len(other) and all(
        set(reading(a) or (a,)) & set(reading(b) or (b,)) for a, b in zip(one, other, strict=True)
    )


# ------------------------------------------------------------------ substrings


class Scan:
    """Every released text in its folded form, searched with ``in``."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.collections = documents.collections(catalogue)
        self._texts: list[tuple[tuple[int, int, int], str]] = []
        for number, one in enumerate(self.collections):
            for index, lines in enumerate(one.documents):
                self._add(number, index, lines)

    def _add(self, number: int, index: int, document: documents.Document) -> None:
        lines = list(documents.lines(document))
        self._texts.append(((number, index, -1), self._folded(text for _, text in lines)))
        if number == 0:
            for slot in sorted({slot or 0 for slot, _ in lines}):
                if slot >= documents.PLEDGE:
                    own = self._folded(text for one, text in lines if one == slot)
                    self._texts.append(((0, index, slot - documents.PLEDGE), own))

    def _folded(self, lines: Iterable[str]) -> str:
        return folded(list(lines)).tobytes().decode("utf-16-le")

    def find(self, text: str) -> set[tuple[int, int, int]]:
        return {key for key, words in self._texts if text in words}

    def sample(self, draw: random.Random) -> str:
        """A substring of 2 to 8 characters without a space, from a document of any kind."""
        while True:
            kind = draw.choice(
                self.collections[:1] * 2 + self.collections[2:] * 2 + self.collections
            )
            _, line = draw.choice(
                list(documents.lines(draw.choice(list(filter(None, kind.documents)))))
            )
            length = draw.randint(2, 8)
            start = draw.randint(0, max(0, len(line) - length))
            piece = line[start : start + length]
            if len(piece) == length and not any(one.isspace() for one in piece):
                return piece

    def folded_sample(self, draw: random.Random) -> str:
        """The same as it is compared; of two characters or more then, too."""
        while True:
            text = folded([self.sample(draw)]).tobytes().decode("utf-16-le").strip()
            if len(text) > 1 and " " not in text:
                return text


def addresses(catalogue: Catalogue) -> Callable[[tuple[int, int, int]], str]:
    """The address of what a scan finds."""
    people, columns = documents.deputies(catalogue), documents.columns(catalogue)
    places = documents.places(catalogue)
    kinds = {Station: "stations", Project: "projects", Reception: "receptions"}

    def address(key: tuple[int, int, int]) -> str:
        collection, index, pledge = key
        if collection == 2:
            column = columns[index]
            assert column is not None
            return f"columns/{column.week}-{column.district}/"
        if collection == 1:
            return f"{kinds[type(places[index])]}/{places[index].id}/"
        page = f"deputies/{people[index].id}/"
        return page if pledge < 0 else f"{page}#pledge-{people[index].pledges[pledge].id}"

    return address


def substrings(page: Page, scan: Scan, catalogue: Catalogue, draw: random.Random) -> dict[str, Any]:
    """What stands in the page, without a click, against the scan."""
    address = addresses(catalogue)
    missed = wrong = right = counted = 0
    whole: list[float] = []
    for _ in range(SAMPLES):
        text = scan.sample(draw)
        query = folded([text]).tobytes().decode("utf-16-le").strip()
        wanted = {address(key) for key in scan.find(query)}
        answer = page.evaluate(TYPE, [text, True])
        links = [uri for _, uri, _ in answer["hits"]]
        got = set(links)
        right += len(wanted & got)
        missed += len(wanted - got)
        wrong += len(links) - len(wanted & got)
        counted += answer["count"] == len(links) == len(wanted)
        whole.append(answer["whole"])
        if wanted != got:
            print("  differs:", text, sorted(wanted ^ got)[:3], file=sys.stderr)
    return {
        "recall": right / (right + missed),
        "precision": right / (right + wrong),
        "hits": right,
        "queries whose count is right": f"{counted}/{SAMPLES}",
        "all hits in the page, ms": {
            "median": round(statistics.median(whole)),
            "worst": round(max(whole)),
        },
    }


# ------------------------------------------------------------------ bytes and time


def cost(browser_: Browser, server: Server, scan: Scan, draw: random.Random) -> dict[str, Any]:
    """Bytes of a first query, and of a second one, each time in a browser that has fetched nothing."""
    first: list[int] = []
    second: list[int] = []
    requests: list[int] = []
    for _ in range(40):
        context = browser_.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(server.address + "search/")
        page.wait_for_load_state("networkidle")
        for all_ in (first, second, second, second):
            server.reset()
            page.evaluate(TYPE, [scan.sample(draw), False])
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(120)
            all_.append(server.sent)
            requests.append(server.requests)
        context.close()
    return {
        "first query, bytes": {"median": statistics.median(first), "worst": max(first)},
        "further query, bytes": {"median": statistics.median(second), "worst": max(second)},
        "requests": {"median": statistics.median(requests), "worst": max(requests)},
    }


def speed(browser_: Browser, server: Server, scan: Scan, draw: random.Random) -> dict[str, Any]:
    page = search_page(browser_, server, slow=4)
    page.evaluate(TYPE, ["代表", False])
    first: list[float] = []
    last: list[float] = []
    for _ in range(100):
        answer = page.evaluate(TYPE, [scan.sample(draw), False])
        first.append(answer["first"])
        last.append(answer["last"])
    return {
        "first hits, ms": {"median": round(statistics.median(first)), "worst": round(max(first))},
        "all of it, ms": {"median": round(statistics.median(last)), "worst": round(max(last))},
    }


# ------------------------------------------------------------------ hostile


def hostile() -> list[str]:
    nasty = r".*+?^$()[]{}|\/-#&;:,!@~`'" + '"<>%'
    made = [one * count for one in nasty for count in (1, 2)][:30]
    return [
        *made, "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "javascript:alert(1)",
        "'; DROP TABLE deputies; --", "\\u0000", "%00%ff", "长" * 10_000, "a" * 10_000, "a " * 5_000,
        "😀👨‍👩‍👧", "\u200f\u202e唐", "\u202a\u2066\u2069", "__proto__", "constructor toString", "\t\n\r",
        "\u3000", "﷽" * 50, "\u0301" * 100, "İıſﬀ", "NaN", "${7*7}{{7*7}}", "..//../etc/passwd",
    ]  # fmt: skip


def hostile_answers(page: Page) -> dict[str, Any]:
    faults: list[str] = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda one: (faults.append("dialog"), one.dismiss()))
    set_value = """async (text) => {
      const box = document.querySelector("#search-q");
      box.value = text; box.dispatchEvent(new Event("input"));
      await new Promise((done) => setTimeout(done, 150));
      const list = document.querySelector("[data-results]");
      while (list.getAttribute("aria-busy") === "true") await new Promise((done) => setTimeout(done, 5));
      return document.querySelector("[data-result-count]").textContent; }"""
    queries = hostile()
    for query in queries:
        page.evaluate(set_value, query)
    for code in (0xD800, 0xDBFF, 0xDC00, 0xDFFF):
        page.evaluate(
            f"(f) => ({set_value})(String.fromCharCode({code}) + '唐' + String.fromCharCode({code}))"
        )
    return {"queries": len(queries) + 4, "faults": faults}


def disk(site: Path) -> dict[str, Any]:
    files = [
        path
        for path in (site / "search").rglob("*")
        if path.name != "index.html" and path.is_file()
    ]
    return {"files": len(files), "bytes": sum(path.stat().st_size for path in files)}


def _share(values: Iterator[bool]) -> str:
    all_ = list(values)
    return f"{sum(all_)}/{len(all_)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("--date", required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    catalogue = released(given.content, given.date)
    draw = random.Random(given.seed)
    with Server(given.site) as server, browser() as browser_:
        scan = Scan(catalogue)
        page = search_page(browser_, server)
        parts: dict[str, Callable[[], Any]] = {
            "disk": lambda: disk(given.site),
            "cost": lambda: cost(browser_, server, scan, draw),
            "speed": lambda: speed(browser_, server, scan, draw),
            "hostile": lambda: hostile_answers(page),
            "substrings": lambda: substrings(page, scan, catalogue, draw),
            "names": lambda: names(page, catalogue, draw),
        }
        figures = {}
        for name, part in parts.items():
            if given.only in ("", name):
                figures[name] = part()
                print(name, json.dumps(figures[name], ensure_ascii=False), flush=True)
    if given.out:
        given.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
