"""The weekly articles, each with the featured deputy, its pictures and its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice, pairwise
from posixpath import dirname, join, normpath

from markupsafe import Markup

from .. import markdown, words
from ..model import Column, Outlet, Week
from ..pictures import PictureSet, picture_set
from . import heads, json_ld, qr, sharing, urls
from .catalogue import Catalogue
from .links import safe_url
from .places import Place, place, place_of
from .spec import Head, PageJob, PageSpec

OTHERS = 6
#: Characters an adult reads in a minute without haste.
READ_PER_MINUTE = 400
#: How wide a figure of the text column is shown.
FIGURE_SIZES = "(min-width: 760px) 680px, calc(100vw - 32px)"


@dataclass(frozen=True, slots=True)
class CarriedBy:
    """A media outlet that carried the article, and a safe link to it or an empty one."""

    outlet: Outlet
    url: str
    date: str


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """One page per released article."""
    for columns in catalogue.columns_of_district.values():
        for later, column, earlier in pairs_around(columns):
            yield _page(catalogue, column, later, earlier)


def jobs(catalogue: Catalogue) -> Iterator[PageJob]:
    """The same pages by district and year, so that one text changes one job.

    Each is given the articles of its year without their texts, and the texts of its own.
    """
    years = _by_year(catalogue.without_bodies)
    for district, columns in catalogue.columns_of_district.items():
        for year, own in groupby(columns, key=lambda one: one.week.year):
            bodies = {one.week: one.body for one in own}
            make = partial(_with_bodies, years[year], district, bodies)
            name = f"{__name__} {district} {year}"
            yield PageJob(make, name, (years[year].made_from, tuple(bodies.values())))


def _by_year(catalogue: Catalogue) -> Mapping[int, Catalogue]:
    """For each year a catalogue with its articles only, and those just before and after in each district."""
    found: dict[int, set[int]] = defaultdict(set)
    for columns in catalogue.columns_of_district.values():
        for later, one, earlier in pairs_around(columns):
            found[one.week.year] |= {id(near) for near in (later, one, earlier) if near}
    return {
        year: catalogue.with_columns(tuple(one for one in catalogue.site.columns if id(one) in ids))
        for year, ids in found.items()
    }


def page_of(catalogue: Catalogue, column: Column) -> PageSpec:
    """The page of one article."""
    columns = catalogue.columns_of_district[column.district]
    (around,) = (one for one in pairs_around(columns) if one[1].week == column.week)
    return _page(catalogue, column, around[0], around[2])


def _with_bodies(year: Catalogue, district: str, bodies: Mapping[Week, str]) -> Iterator[PageSpec]:
    for later, column, earlier in pairs_around(year.columns_of_district[district]):
        if column.week in bodies:
            yield _page(year, replace(column, body=bodies[column.week]), later, earlier)


def pairs_around(
    columns: tuple[Column, ...],
) -> Iterator[tuple[Column | None, Column, Column | None]]:
    """Each article of a district with the one after and the one before it; newest first."""
    padded: list[Column | None] = [None, *columns, None]
    for (later, column), (_, earlier) in pairwise(pairwise(padded)):
        if column is not None:
            yield later, column, earlier


def body_html(catalogue: Catalogue, column: Column, root: str) -> str:
    """The article's text as safe HTML; ``root`` is the way to the site's root, or its address."""

    def draw(path: str, alt: str) -> str:
        picture = catalogue.site.pictures.get(resolved(column, path))
        return picture_html(picture_set(picture, "figure", alt), root) if picture else ""

    return markdown.to_html(column.body, draw)


def resolved(column: Column, path: str) -> str:
    """A picture's path in the content folder, from how the article writes it."""
    return normpath(join(dirname(column.path), path))


def picture_html(pictures: PictureSet, root: str) -> Markup:
    return Markup(
        '<picture><source type="image/webp" srcset="{}" sizes="{}">'
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async"></picture>'
    ).format(
        pictures.srcset(root),
        FIGURE_SIZES,
        root + pictures.fallback.uri,
        pictures.width,
        pictures.height,
        pictures.alt,
    )


def _page(
    catalogue: Catalogue, column: Column, later: Column | None, earlier: Column | None
) -> PageSpec:
    uri = urls.column(column.week, column.district)
    # With its text: the catalogue may hold the article without.
    shown = replace(place_of(catalogue, column), column=column)
    context = {
        "column": column,
        "place": shown,
        "cover": _cover(catalogue, column),
        "body": Markup(body_html(catalogue, column, "../" * uri.count("/"))),
        "tags": [(name, catalogue.programme_addresses.get(name, "")) for name in column.programmes],
        "carried_by": list(_carried_by(catalogue, column)),
        "later": place_of(catalogue, later) if later else None,
        "earlier": place_of(catalogue, earlier) if earlier else None,
        "others": _others(catalogue, column),
        "minutes": max(1, round(len(column.body) / READ_PER_MINUTE)),
        "address": catalogue.base + uri if catalogue.base else "",
        "code": qr.picture(catalogue.base + uri) if catalogue.base else "",
    }
    modified = column.published.date().isoformat() if column.published else ""
    head = _head(catalogue, shown)
    return PageSpec(uri, "article.html", column.title, context, "columns", head, modified)


def _cover(catalogue: Catalogue, column: Column) -> PictureSet | None:
    """The cover, unless the text shows the same picture anyway."""
    return None if column.cover in column.pictures else catalogue.cover(column)


def _carried_by(catalogue: Catalogue, column: Column) -> Iterator[CarriedBy]:
    for one in column.carried_by:
        outlet = catalogue.site.outlets.get(one.outlet)
        if outlet:
            yield CarriedBy(outlet, safe_url(one.url), one.date.isoformat() if one.date else "")


def _others(catalogue: Catalogue, column: Column) -> list[Place]:
    """The other articles of the same week, so that a reader goes round the city."""
    same_week = (
        place(catalogue, column.week, district)
        for district in catalogue.site.city.districts
        if district.id != column.district
    )
    return list(islice((one for one in same_week if one.column), OTHERS))


def _head(catalogue: Catalogue, shown: Place) -> Head:
    column = shown.column
    assert column is not None
    name = shown.card.name if shown.card else ""
    cover = catalogue.cover(column) or (shown.card.portrait if shown.card else None)
    image = cover.fallback.uri if cover else ""
    keywords = ",".join(filter(None, (name, shown.district.name, *column.programmes)))
    return Head(
        description=column.summary or words.to_text(column.body)[:100],
        meta=heads.article_tags(catalogue, column, keywords, image),
        json_ld=json_ld.article(catalogue, column, name),
        feeds=heads.feeds(catalogue, column.district),
        share=sharing.of_article(catalogue, shown).share,
    )
