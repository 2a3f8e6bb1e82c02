"""What search engines are told, as schema.org objects. Empty values are left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Column, Deputy, Membership
from . import urls
from .catalogue import Catalogue

Thing = Mapping[str, Any]


def website(catalogue: Catalogue, name: str) -> Thing:
    city = catalogue.site.city
    thing = _thing(
        "WebSite",
        name=name,
        url=catalogue.base,
        inLanguage="zh-CN",
        publisher=_thing("GovernmentOrganization", name=city.site.organizer or city.congress),
    )
    return _root(thing)


def person(catalogue: Catalogue, deputy: Deputy) -> Thing:
    portrait = catalogue.portrait(deputy)
    thing = _thing(
        "Person",
        name=deputy.name,
        alternateName=list(deputy.other_names),
        jobTitle=deputy.position,
        description=deputy.summary,
        url=_absolute(catalogue, urls.deputy(deputy.id)),
        image=_absolute(catalogue, portrait.fallback.uri) if portrait else "",
        memberOf=[_role(catalogue, one) for one in deputy.memberships],
    )
    return _root(thing)


def article(catalogue: Catalogue, column: Column, name: str) -> Thing:
    cover = catalogue.cover(column)
    city = catalogue.site.city
    thing = _thing(
        "NewsArticle",
        headline=column.title,
        description=column.summary,
        datePublished=column.published.isoformat() if column.published else "",
        inLanguage="zh-CN",
        url=_absolute(catalogue, urls.column(column.week, column.district)),
        image=_absolute(catalogue, cover.fallback.uri) if cover else "",
        author=_thing("Person", name=column.author) if column.author else "",
        publisher=_thing("GovernmentOrganization", name=column.source or city.congress),
        about=_thing("Person", name=name) if name else "",
    )
    return _root(thing)


def _role(catalogue: Catalogue, membership: Membership) -> Thing:
    district = catalogue.districts.get(membership.district)
    place = (district.name if district else "") + membership.town
    return _thing(
        "OrganizationRole",
        roleName="代表",
        startDate=membership.start_date.isoformat() if membership.start_date else "",
        endDate=membership.end_date.isoformat() if membership.end_date else "",
        memberOf={"@type": "GovernmentOrganization", "name": f"{place}人民代表大会"},
    )


def _absolute(catalogue: Catalogue, uri: str) -> str:
    return catalogue.base + uri if catalogue.base else ""


def _thing(type_: str, **values: Any) -> Thing:
    return {"@type": type_, **{key: value for key, value in values.items() if value}}


def _root(thing: Thing) -> Thing:
    return {"@context": "https://schema.org", **thing}
