"""The official page tags of 国办发〔2017〕47号, followed by analogy, and the feeds of a page."""

from __future__ import annotations

from ..model import City, Column
from . import urls
from .catalogue import Catalogue
from .spec import Feed

Meta = tuple[tuple[str, str], ...]


def site_tags(city: City) -> Meta:
    site = city.site
    pairs = (("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.id_code))
    return kept(*pairs)


def list_tags(city: City, name: str, description: str, keywords: str, type_: str) -> Meta:
    """Tags of a page that lists others; ``type_`` is the kind of column (栏目类别)."""
    return site_tags(city) + kept(
        ("ColumnName", name),
        ("ColumnDescription", description),
        ("ColumnKeywords", keywords),
        ("ColumnType", type_),
    )


def article_tags(catalogue: Catalogue, column: Column, keywords: str, image: str) -> Meta:
    """Tags of an article. Addresses are absolute, so they are only known with the site's base."""
    base = catalogue.base
    published = column.published.strftime("%Y-%m-%d %H:%M") if column.published else ""
    return site_tags(catalogue.site.city) + kept(
        ("ColumnName", catalogue.site.city.column.subtitle),
        ("ColumnType", "政务动态"),
        ("ArticleTitle", column.title),
        ("PubDate", published),
        ("ContentSource", column.source),
        ("Keywords", keywords),
        ("Description", column.summary),
        ("Author", column.author),
        ("Image", base + image if base and image else ""),
        ("Url", base + urls.column(column.week, column.district) if base else ""),
    )


def kept(*pairs: tuple[str, str]) -> Meta:
    return tuple(pair for pair in pairs if pair[1])


def feeds(catalogue: Catalogue, district: str = "") -> tuple[Feed, ...]:
    """The feeds to announce: the city's, or one district's."""
    scope = district or "city"
    place = catalogue.districts[district].name if district else ""
    title = f"{catalogue.site.city.column.subtitle or '专栏'}{'·' + place if place else ''}"
    return (
        Feed(title, urls.atom(scope)),
        Feed(title, urls.json_feed(scope), "application/feed+json"),
    )


def pledge_feeds(catalogue: Catalogue, district: str = "") -> tuple[Feed, ...]:
    """The feeds of pledge updates, then those of the articles."""
    title = f"承诺进展{_of_place(catalogue, district)}"
    return (
        Feed(title, urls.pledge_feed(district)),
        Feed(title, urls.pledge_feed(district, "json"), "application/feed+json"),
        *feeds(catalogue, district),
    )


def calendars(catalogue: Catalogue, district: str = "", station: str = "") -> tuple[Feed, ...]:
    """The calendar of receptions, then the feeds of the articles."""
    place = catalogue.site.stations[station].name if station else ""
    title = f"接待日历·{place}" if place else f"接待日历{_of_place(catalogue, district)}"
    calendar = Feed(title, urls.reception_calendar(district, station), "text/calendar")
    return (calendar, *feeds(catalogue, district))


def _of_place(catalogue: Catalogue, district: str) -> str:
    return f"·{catalogue.districts[district].name}" if district else ""
