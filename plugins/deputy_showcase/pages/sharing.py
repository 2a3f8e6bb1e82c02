"""Which card stands for which page (see ``share.py``)."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache

from ..model import Column, District, Project, Week
from ..pictures import PictureSet, picture_set
from ..share import Kind, Likeness, ShareCard
from .catalogue import Catalogue
from .people import Card
from .places import Place, place_of, places

#: As many as a card has room for.
ON_WEEK = 9


def cards(catalogue: Catalogue) -> Iterator[ShareCard]:
    """Every card some page shows: the city's, the districts', and those of pages with pictures."""
    yield of_site(catalogue)
    yield from (of_district(catalogue, one) for one in catalogue.site.city.districts)
    # Thousands of people and articles without a picture of their own share those.
    shown = {id_ for id_, one in catalogue.site.deputies.items() if catalogue.portrait(one)}
    weeks = sorted(catalogue.known_weeks) if shown else ()
    articles = (one for one in catalogue.site.columns if _pictured(catalogue, one, shown))
    own = (
        *(of_profile(catalogue, catalogue.cards[id_]) for id_ in shown),
        *(of_article(catalogue, place_of(catalogue, one)) for one in articles),
        *(of_week(catalogue, one) for one in weeks),
        *(of_project(catalogue, one) for one in catalogue.site.projects.values()),
    )
    yield from (one for one in own if one.kind != "place")


def _pictured(catalogue: Catalogue, column: Column, shown: Container[str]) -> bool:
    """Whether an article has a picture, or presents one of those who are shown."""
    own = any(one in catalogue.site.pictures for one in (column.cover, *column.pictures))
    return own or catalogue.featured_in(column) in shown


def of_site(catalogue: Catalogue) -> ShareCard:
    city = catalogue.site.city
    name = _name(catalogue)
    lines = ("市、区县、镇三级人大代表：是谁，承诺了什么，怎样联系",)
    return _place(name, city.column.title, lines, catalogue, f"{city.name}{name}")


def of_district(catalogue: Catalogue, district: District) -> ShareCard:
    city = catalogue.site.city
    motto = city.column.title
    alt = f"{district.name}，{_name(catalogue)}"
    return _place(district.name, motto, (_name(catalogue),), catalogue, alt)


def of_profile(catalogue: Catalogue, card: Card) -> ShareCard:
    if card.portrait is None:
        return _of_home(catalogue, card)
    lines = tuple(filter(None, (card.position, card.seat)))
    alt = "，".join((card.name, *lines))
    motto = catalogue.site.city.column.title
    return _card(
        catalogue, "profile", card.name, motto, lines, (_portrait(card),), alt, card.sample
    )


def of_article(catalogue: Catalogue, shown: Place) -> ShareCard:
    column, card = shown.column, shown.card
    assert column is not None
    # The cover, or the first picture in the text.
    picture = _figure(catalogue, column.cover, *column.pictures)
    if picture is None and card and card.portrait:
        picture = _portrait(card)
    if picture is None:
        return of_district(catalogue, shown.district)
    kicker = f"{shown.district.name}　{column.week.year}年第{column.week.number}周"
    who = (card.name, card.position) if card else ()
    sample = bool(card and card.sample)
    return _card(catalogue, "article", column.title, kicker, who, (picture,), column.title, sample)


def of_week(catalogue: Catalogue, week: Week) -> ShareCard:
    found = [one for one in places(catalogue, week) if one.card]
    if not any(one.card and one.card.portrait for one in found):
        return of_site(catalogue)
    # With more districts than room, those with a portrait are shown.
    ranked = sorted(found, key=lambda one: not (one.card and one.card.portrait))[:ON_WEEK]
    shown = [one for one in found if one in ranked]
    title = f"{week.year}年第{week.number}周"
    days = f"{week.monday.month}月{week.monday.day}日—{week.sunday.month}月{week.sunday.day}日"
    names = "、".join(one.card.name for one in shown if one.card)
    pictures = tuple(_likeness(one.card, one.district) for one in shown if one.card)
    sample = any(one.card.sample for one in shown if one.card)
    motto = catalogue.site.city.column.title
    return _card(catalogue, "week", title, motto, (days,), pictures, f"{title}：{names}", sample)


def of_project(catalogue: Catalogue, project: Project) -> ShareCard:
    """With its newest photo."""
    district = catalogue.districts[project.district]
    newest = sorted(project.updates, key=lambda one: one.date, reverse=True)
    picture = _figure(catalogue, *(one.photo for one in newest))
    if picture is None:
        return of_district(catalogue, district)
    kicker = f"{district.name}　民生微实事"
    return _card(catalogue, "article", project.title, kicker, (), (picture,), project.title)


def _of_home(catalogue: Catalogue, card: Card) -> ShareCard:
    """The card of the district whose deputy somebody is."""
    homes = (catalogue.districts.get(one.membership.district) for one in card.seats)
    home = next((one for one in homes if one), None)
    return of_district(catalogue, home) if home else of_site(catalogue)


def _figure(catalogue: Catalogue, *paths: str) -> Likeness | None:
    """The first of some picture files that is there."""
    found = (catalogue.site.pictures.get(one) for one in paths)
    picture = next((one for one in found if one), None)
    return Likeness(_largest(picture_set(picture, "figure", ""))) if picture else None


def _portrait(card: Card) -> Likeness:
    assert card.portrait
    # A portrait is cut around its focus already; the face is above the middle.
    return Likeness(_largest(card.portrait), (0.5, 0.3))


def _likeness(card: Card, district: District) -> Likeness:
    uri = card.portrait.fallback.uri if card.portrait else ""
    return Likeness(uri, (0.5, 0.3), card.initial, card.tone, card.name, district.name)


def _largest(pictures: PictureSet) -> str:
    """Not the very widest: a card is 1200 pixels wide."""
    return [one for one in pictures.webp if one.width <= 960 or one is pictures.webp[0]][-1].uri


def _name(catalogue: Catalogue) -> str:
    city = catalogue.site.city
    return city.column.subtitle or city.site.name or city.name


def _place(
    title: str, kicker: str, lines: tuple[str, ...], catalogue: Catalogue, alt: str
) -> ShareCard:
    """A card without pictures; thousands of pages share each."""
    owner = catalogue.site.city.congress
    return _drawn(title, kicker, lines, _name(catalogue), owner, catalogue.sample, alt)


@lru_cache(maxsize=256)
def _drawn(
    title: str, kicker: str, lines: tuple[str, ...], site: str, owner: str, sample: bool, alt: str
) -> ShareCard:
    return ShareCard("place", title, kicker, lines, (), site, owner, sample, alt)


def _card(
    catalogue: Catalogue,
    kind: Kind,
    title: str,
    kicker: str,
    lines: tuple[str, ...],
    pictures: tuple[Likeness, ...],
    alt: str,
    sample: bool = False,
) -> ShareCard:
    owner, made_up = catalogue.site.city.congress, sample or catalogue.sample
    return ShareCard(kind, title, kicker, lines, pictures, _name(catalogue), owner, made_up, alt)
