"""Links of the office's texts to the site's own pages: whether such a page will be there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote, urlsplit

from ..load import Raw
from ..load.records import FOLDERS
from ..model import Column, Site, Week
from ..schema.faults import nearest
from .files import WITH_ID

#: Addresses the site itself takes.
RESERVED = frozenset(
    "404 assets boards cards columns data deputies directory districts duty feeds groups index media "
    "my-deputies past-receptions pictures pledges programmes project-stages projects readme report "
    "receptions schedule search sitemap stations statistics two-links weeks".split()
)
#: Below these the site makes pages and files from counts and dates: only the beginning is checked.
GENERATED = frozenset(
    "assets boards cards data directory duty feeds past-receptions pictures pledges project-stages "
    "schedule statistics".split()
)
#: Of ``RESERVED``, those without a page of their own.
NO_FRONT = frozenset("404 assets cards index pictures readme".split())
#: Below the page of one thing.
INNER = {
    "stations": ("board",),
    "receptions": ("reception.ics",),
    "districts": ("columns", "units"),
}


class Addresses:
    """Addresses that the content will have once all of it is published.

    What cannot be read counts as there: its own fault is enough.
    A page that waits for its week counts: ``fault`` is told from which week the link is read.
    """

    def __init__(self, site: Site, raw: Raw) -> None:
        self._site = site
        self._raw = raw

    def fault(self, address: str, week: Week | None = None) -> tuple[str, str] | None:
        """What is wrong with a link to a page of ours, and the cure; None for any other link.

        Args:
            week: of the article that the link stands in.
        """
        path = self._inside(address)
        if path is None:
            return None
        parts = [one for one in path.split("/") if one]
        shown = f"/{'/'.join(parts)}/"[:60]
        if self._exists(parts):
            later = self._week_of(parts)
            if week and later and later > week:
                return f"链接 {shown} 要到 {later} 才发布", "请等那一周发布以后再加这个链接"
            return None
        if "/".join(parts) in self._drafts:
            return f"链接 {shown} 是一篇还没有定稿的文章", "请先定稿，或删去链接"
        near = self._nearest(parts)
        hint = f"是否想写 /{near}/？" if near else "请核对地址，或删去链接"
        return f"本站没有 {shown} 这一页", hint

    def withheld(self, address: str) -> str | None:
        """The article that a link leads to, if a hold has taken it down."""
        path = self._inside(address) if self._held else None
        return path if path and path.strip("/").removesuffix("/index.html") in self._held else None

    @cached_property
    def _held(self) -> frozenset[str]:
        """Articles about people on hold."""
        site = self._site
        held = {id_ for id_, one in site.deputies.items() if one.showcase.hold}
        about = (one for one in site.columns if held and featured(one, site) in held)
        return frozenset(f"columns/{one.id}" for one in about)

    def _inside(self, address: str) -> str | None:
        """The address from the site's root, if it is one of ours."""
        domain = self._site.city.site.domain.strip().removeprefix("https://").strip("/")
        for scheme in ("https://", "http://"):
            own = f"{scheme}{domain}/"
            if domain and f"{address}/".startswith(own):
                address = "/" + address.removeprefix(own.rstrip("/")).lstrip("/")
        if not address.startswith("/") or address.startswith("//"):
            return None
        return unquote(urlsplit(address).path)

    def _exists(self, parts: list[str]) -> bool:
        first = parts[0] if parts else ""
        whole = "/".join(parts).removesuffix("/index.html")
        if not parts or whole in self._known:
            return True
        if len(parts) > 1 and first in GENERATED | self._unread:
            return True
        if first == "weeks" and len(parts) == 2:
            return _week(parts[1]) is not None
        inner = parts[2] if len(parts) == 3 and "/".join(parts[:2]) in self._known else ""
        below = INNER.get(first, ())
        return inner in below or (bool(inner) and first in ("programmes", "media"))

    def _week_of(self, parts: list[str]) -> Week | None:
        if len(parts) == 2 and parts[0] == "columns":
            return _week(parts[1][:8])
        return None

    def _nearest(self, parts: list[str]) -> str:
        """What a wrong address may have meant: another of its kind, else a page at the top."""
        folder = f"{parts[0]}/" if len(parts) > 1 and parts[0] in self._known else ""
        inside = (one.removeprefix(folder) for one in self._known if one.startswith(folder))
        near = nearest(
            "/".join(parts).removeprefix(folder), (one for one in inside if "/" not in one)
        )
        return folder + near if near else ""

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._all())

    @cached_property
    def _unread(self) -> frozenset[str]:
        """Folders of which not everything could be read, so that nobody knows what is there."""
        site = self._site
        found = {
            "columns": len(list(self._raw.of_kind("column"))) > len(site.columns),
            "media": bool(list(self._raw.of_kind("media"))) and not site.outlets,
            "programmes": bool(list(self._raw.of_kind("programmes"))) and not site.programmes,
        }
        return frozenset(folder for folder, unread in found.items() if unread)

    @cached_property
    def _drafts(self) -> frozenset[str]:
        return frozenset(f"columns/{one.id}" for one in self._site.columns if one.status != "final")

    def _all(self) -> Iterator[str]:
        site = self._site
        yield from RESERVED - NO_FRONT
        yield from (page.name for page in site.pages)
        for folder, kind in FOLDERS.items():
            if kind in WITH_ID:
                yield from (f"{folder}/{one.stem}" for one in self._raw.of_kind(kind))
        yield from (f"media/{id_}" for id_ in site.outlets)
        yield from (f"districts/{one.id}" for one in site.city.districts)
        yield from (f"groups/{one.id}" for one in site.city.groups)
        yield from (f"programmes/{one.id}" for one in site.programmes)
        for column in site.columns:
            if column.status == "final":
                yield f"columns/{column.id}"
                yield f"columns/{column.week.year}"


def featured(column: Column, site: Site) -> str:
    """Whom an article presents: its own ``deputy``, else the ledger's; may be empty."""
    entry = site.ledger.get((column.week, column.district))
    return column.deputy or (entry.deputy if entry else "")


def _week(text: str) -> Week | None:
    try:
        return Week.parse(text)
    except ValueError:
        return None
