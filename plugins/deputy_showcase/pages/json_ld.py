"""What search engines are told, as schema.org objects. Empty values are left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Column, Deputy, Membership, Reception, Station
from . import urls
from .catalogue import Catalogue
from .towns import place_of

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


def station(catalogue: Catalogue, station: Station) -> Thing:
    return _root(_station(catalogue, station))


def reception(catalogue: Catalogue, reception: Reception) -> Thing:
    """schema.org asks for name, startDate and location; the times carry the city's offset."""
    city = catalogue.site.city
    at = catalogue.site.stations.get(reception.station)
    thing = _thing(
        "Event",
        name=f"代表接待：{reception.topic}",
        startDate=reception.starts.isoformat(),
        endDate=reception.ends.isoformat() if reception.ends else "",
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        isAccessibleForFree=True,
        inLanguage="zh-CN",
        url=_absolute(catalogue, urls.reception(reception.id)),
        location=_place(catalogue, reception.district, at),
        organizer=_thing("GovernmentOrganization", name=city.site.organizer or city.congress),
    )
    return _root(thing)


def _station(catalogue: Catalogue, station: Station) -> Thing:
    return {
        **_place(catalogue, station.district, station),
        **_thing(
            "GovernmentOffice",
            telephone=station.phone,
            description=f"开放时间：{station.opening}" if station.opening else "",
            url=_absolute(catalogue, urls.station(station.id)),
        ),
    }


def _place(catalogue: Catalogue, district: str, station: Station | None) -> Thing:
    """Where a reception is held: the station, or at least the district."""
    area = catalogue.districts[district].name
    address = _thing(
        "PostalAddress",
        streetAddress=station.address if station else "",
        addressLocality=area,
        addressRegion=catalogue.site.city.name,
        addressCountry="CN",
    )
    geo: Thing = {}
    if station and len(station.location) == 2:
        latitude, longitude = station.location
        geo = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return _thing("Place", name=station.name if station else area, address=address, geo=geo)


def _role(catalogue: Catalogue, membership: Membership) -> Thing:
    place = place_of(membership, catalogue.districts)
    return _thing(
        "OrganizationRole",
        roleName="代表",
        startDate=membership.start_date.isoformat() if membership.start_date else "",
        endDate=membership.known_end.isoformat() if membership.known_end else "",
        memberOf={"@type": "GovernmentOrganization", "name": f"{place}人民代表大会"},
    )


def _absolute(catalogue: Catalogue, uri: str) -> str:
    return catalogue.base + uri if catalogue.base else ""


def _thing(type_: str, **values: Any) -> Thing:
    return {"@type": type_, **{key: value for key, value in values.items() if value}}


def _root(thing: Thing) -> Thing:
    return {"@context": "https://schema.org", **thing}
