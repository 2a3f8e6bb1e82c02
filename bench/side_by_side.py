"""The bench: makes cities of several sizes and builds them side by side with the peers.

``python3 build.py bench`` is its command line. The peers get their content converted here, untimed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path

from deputy_showcase.calendar import current_week
from deputy_showcase.demo.city import write_city
from deputy_showcase.model import City as CityRecord
from deputy_showcase.pipeline import SitePlan, check, plan_site

from . import contenders
from .contenders import City, run_once
from .hugo_content import write_hugo_content
from .measure import Cost
from .mkdocs_content import write_mkdocs_content
from .results import Outcome, document
from .tools import Tools, install_tools, versions
from .trees import Tree

#: The city's own size: so many deputies have so many weeks of articles; a part of it has its share.
DEPUTIES, WEEKS = 6230, 260
#: Pagefind held 2.4 GB at the city's size: beyond it, it is not run.
MOST_FOR_PAGEFIND = 10_000
#: MkDocs in its plain form grows with the square, so it is shown at a twentieth and a tenth.
MKDOCS_SIZES = (311, 623)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to measure.

    Attributes:
        sizes: numbers of deputies.
        moment: for which moment to build; the bench has no clock of its own.
        work: a folder for everything temporary.
        without: peers to leave out: ``hugo``, ``pagefind``, ``mkdocs``.
    """

    sizes: Sequence[int]
    runs: int
    moment: datetime
    root: Path
    work: Path | None = None
    without: frozenset[str] = frozenset()


def bench(wish: Wish, say: Callable[[str], None]) -> str:
    """Measure everything and give ``RESULTS.md``; ``say`` is told of each run."""
    tools = wanted_tools(wish)
    outcomes = []
    for size in sizes_of(wish):
        with tempfile.TemporaryDirectory(dir=wish.work, prefix="bench-") as name:
            outcomes.append(measure_city(wish, tools, size, Path(name), say))
    date = f"{wish.moment:%Y-%m-%d %H:%M}"
    return document(outcomes, versions(tools), notes(wish, tools), date)


def sizes_of(wish: Wish) -> list[int]:
    """The sizes asked for, and the smaller one that shows the growth of MkDocs."""
    extra = MKDOCS_SIZES if MKDOCS_SIZES[-1] in wish.sizes and "mkdocs" not in wish.without else ()
    return sorted({*wish.sizes, *extra})


def wanted_tools(wish: Wish) -> Tools:
    if "hugo" in wish.without:
        return Tools()
    tools = install_tools(wish.root / ".cache" / "bench" / "peers")
    programs = {name: path for name, path in tools.programs.items() if name not in wish.without}
    return replace(tools, programs=programs)


def notes(wish: Wish, tools: Tools) -> list[str]:
    """What was not measured, and why."""
    left_out = [f"Left out on request: {name}." for name in sorted(wish.without)]
    large = [f"{size:,}" for size in wish.sizes if size > MOST_FOR_PAGEFIND]
    if large and "pagefind" in tools.programs:
        left_out.append(f"Pagefind was not run at {', '.join(large)} deputies: memory.")
    return [*(f"**Missing:** {one}" for one in tools.missing), *left_out]


def weeks_for(deputies: int) -> int:
    """As many weeks as belong to a city of that size: 26 for a tenth, never more than 260."""
    return min(WEEKS, max(1, round(WEEKS * deputies / DEPUTIES)))


def measure_city(
    wish: Wish, tools: Tools, size: int, folder: Path, say: Callable[[str], None]
) -> Outcome:
    city = make_city(wish, size, folder)
    programs = dict(tools.programs)
    if size > MOST_FOR_PAGEFIND:
        programs.pop("pagefind", None)
    mkdocs = size in MKDOCS_SIZES and "mkdocs" not in wish.without
    city = prepare_peers(city, "hugo" in programs, mkdocs)
    outcome = Outcome(city.deputies, city.weeks)

    def report(name: str, cost: Cost, tree: Tree) -> None:
        outcome.add(name, cost, tree)
        say(f"{size:>6} {name:<26} {cost.cpu:7.1f} s CPU {cost.wall:7.1f} s {tree.pages:>6} pages")

    for number in range(1, wish.runs + 1):
        run_once(city, programs, number, report)
    return outcome


def make_city(wish: Wish, size: int, folder: Path) -> City:
    """The synthetic city, with an address of its own so that sitemap and feeds are whole."""
    content, weeks = folder / "content", weeks_for(size)
    zone: tzinfo = wish.moment.tzinfo  # type: ignore[assignment]
    until = current_week(wish.moment, CityRecord(name="", congress="", term=16, zone=zone))
    write_city(content, deputies=size, weeks=weeks, seed=size, until=str(until))
    path = content / "city.yaml"
    text = path.read_text(encoding="utf-8")
    if "\n  domain:" not in text:
        text = text.replace("\nsite:\n", "\nsite:\n  domain: bench.example\n")
    path.write_text(text, encoding="utf-8")
    return City(size, weeks, content, f"{wish.moment:%Y-%m-%dT%H:%M}", wish.root)


def prepare_peers(city: City, hugo: bool, mkdocs: bool) -> City:
    """Convert the content for the peers that will run."""
    folder = city.content.parent
    if not hugo and not mkdocs:
        return city
    plan = public_plan(city)
    if hugo:
        contenders.copy_theme(city.root, folder / "hugo")
        write_hugo_content(plan, folder / "hugo")
    if mkdocs:
        write_mkdocs_content(plan, folder / "mkdocs")
    return replace(
        city, hugo=folder / "hugo" if hugo else None, mkdocs=folder / "mkdocs" if mkdocs else None
    )


def public_plan(city: City) -> SitePlan:
    checked = check(city.content)
    assert checked.site is not None
    zone = checked.site.city.zone
    moment = datetime.fromisoformat(city.moment).replace(tzinfo=zone)
    return plan_site(city.content, checked.site, lambda _: moment)
