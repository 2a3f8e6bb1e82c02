"""Deputies as Popolo (http://www.popoloproject.com): persons and what they belong to.

Names follow the Popolo schemas; what they have no name for (``ethnicity``, ``pledges``, ``term``)
keeps ours. Left out on purpose: ``extras``, and the two links (双联) altogether.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .. import words
from ..model import Deputy, District, Membership, Pledge
from ..pages import urls
from ..pages.catalogue import Catalogue
from ..pages.links import safe_url
from ..pages.towns import place_of, town_of
from .wellformed import legal, without_blanks

Record = dict[str, Any]
ROLE = "人大代表"
#: Popolo follows vCard, where a telephone is a voice line.
CONTACT_TYPES = {"phone": "voice"}


@dataclass(frozen=True, slots=True)
class Seat:
    """One mandate with the records it refers to."""

    membership: Record
    organizations: tuple[Record, ...]
    posts: tuple[Record, ...]
    areas: tuple[Record, ...]


def popolo(catalogue: Catalogue) -> dict[str, list[Record]]:
    """The five collections, sorted by id; every ``…_id`` resolves within them."""
    return {name: list(found) for name, found in collections(catalogue).items()}


def collections(catalogue: Catalogue) -> dict[str, Iterable[Record]]:
    """The same to be gone through once: persons, the largest by far, are made one after the other."""
    deputies = sorted(catalogue.site.deputies.values(), key=lambda deputy: deputy.id)
    seats = [seat for deputy in deputies for seat in _seats(deputy, catalogue)]
    groups = [one for deputy in deputies for one in _group_memberships(deputy, catalogue)]
    organizations = _flat(seat.organizations for seat in seats)
    return {
        "persons": (person(deputy, catalogue) for deputy in deputies),
        "organizations": _unique([*_groups(catalogue), *organizations]),
        "posts": _unique(_flat(seat.posts for seat in seats)),
        "memberships": _unique([*(seat.membership for seat in seats), *groups]),
        "areas": _unique([*_district_areas(catalogue), *_flat(seat.areas for seat in seats)]),
    }


def person(deputy: Deputy, catalogue: Catalogue) -> Record:
    """One ``Person``. Opt-in facts appear only where the profile gives them."""
    portrait = catalogue.portrait(deputy)
    return without_blanks(
        {
            "id": deputy.id,
            "name": deputy.name,
            "other_names": [{"name": name} for name in deputy.other_names],
            "identifiers": [{"scheme": "deputy-showcase", "identifier": deputy.id}],
            "gender": deputy.gender,
            "birth_date": str(deputy.birth_year) if deputy.birth_year else "",
            "image": address(catalogue, portrait.fallback.uri) if portrait else "",
            "summary": deputy.summary,
            "biography": words.to_text(legal(deputy.biography)),
            "contact_details": _contacts(deputy),
            "links": [{"url": address(catalogue, urls.deputy(deputy.id)), "note": "代表主页"}],
            "sources": _sources(deputy),
        }
        | _own(deputy)
    )


def address(catalogue: Catalogue, uri: str) -> str:
    """Absolute where the site's address is known, else from the root of its host."""
    return (catalogue.base or "/") + uri


def _own(deputy: Deputy) -> Record:
    """What Popolo has no name for."""
    return {
        "ethnicity": deputy.ethnicity,
        "position": deputy.position,
        "native_place": deputy.native_place,
        "education": deputy.education,
        "party": deputy.party,
        "station": deputy.station,
        "verified_on": _day(deputy.verified_on),
        "pledges": [_pledge(pledge) for pledge in deputy.pledges],
    }


def _contacts(deputy: Deputy) -> list[Record]:
    return [
        without_blanks(
            {
                "label": contact.label,
                "type": CONTACT_TYPES.get(contact.type, contact.type),
                "value": contact.value,
            }
        )
        for contact in deputy.contacts
        if contact.value
    ]


def _sources(deputy: Deputy) -> list[Record]:
    return [
        without_blanks({"url": safe_url(source.url), "note": source.note})
        for source in deputy.sources
        if safe_url(source.url)
    ]


def _pledge(pledge: Pledge) -> Record:
    return without_blanks(
        {
            "id": pledge.id,
            "text": pledge.text,
            "made_on": _day(pledge.made_on),
            "due_on": _day(pledge.due_on),
            "status": pledge.status,
            "progress": pledge.progress,
            "updates": [
                without_blanks(
                    {
                        "date": _day(update.date),
                        "text": update.text,
                        "link": safe_url(update.link),
                    }
                )
                for update in pledge.updates
            ],
        }
    )


def _seats(deputy: Deputy, catalogue: Catalogue) -> Iterator[Seat]:
    """The mandates of one person; a second one in the same congress and term gets ``-2``."""
    seen: dict[str, int] = {}
    for membership in deputy.memberships:
        key = f"{deputy.id}/{_congress_id(membership)}/{membership.term}"
        seen[key] = seen.get(key, 0) + 1
        id_ = key if seen[key] == 1 else f"{key}-{seen[key]}"
        yield _seat(id_, deputy, membership, catalogue)


def _seat(id_: str, deputy: Deputy, membership: Membership, catalogue: Catalogue) -> Seat:
    congress, area = _congress(membership, catalogue), _place(membership)
    unit = _unit(membership, area)
    post = _post(congress, unit)
    delegation = _delegation(membership, congress)
    record = {
        "id": id_,
        "label": f"{congress['name']}代表",
        "role": ROLE,
        "person_id": deputy.id,
        "organization_id": congress["id"],
        "post_id": post.get("id"),
        "on_behalf_of_id": delegation.get("id"),
        "area_id": unit.get("id") or area["id"],
        "start_date": _day(membership.start_date),
        "end_date": _day(membership.known_end),
        "term": membership.term,
        "end_reason": membership.end_reason,
    }
    return Seat(
        without_blanks(record),
        _present(congress, delegation),
        _present(post),
        _present(area if membership.level == "town" else {}, unit),
    )


def _congress_id(membership: Membership) -> str:
    if membership.level == "town":
        return f"congress:{membership.district}/{town_of(membership)}"
    return f"congress:{membership.district}"


def _congress(membership: Membership, catalogue: Catalogue) -> Record:
    name = f"{place_of(membership, catalogue.districts)}人民代表大会"
    if membership.level == "city":
        name = catalogue.site.city.congress
    return {
        "id": _congress_id(membership),
        "name": name,
        "classification": "congress",
        "area_id": _place(membership)["id"],
    }


def _place(membership: Membership) -> Record:
    """The area a congress is of: a town's, or (told elsewhere in full) the district's."""
    if membership.level != "town":
        return {"id": membership.district}
    return {
        "id": f"{membership.district}/{town_of(membership)}",
        "name": town_of(membership),
        "classification": "town",
        "parent_id": membership.district,
    }


def _unit(membership: Membership, area: Record) -> Record:
    if not membership.electoral_unit:
        return {}
    return {
        "id": f"{area['id']}/{membership.level}/{membership.electoral_unit}",
        "name": membership.electoral_unit,
        "classification": "electoral_unit",
        "parent_id": area["id"],
    }


def _post(congress: Record, unit: Record) -> Record:
    """The seats of one electoral unit in one congress; several people may hold it."""
    if not unit:
        return {}
    return {
        "id": f"{congress['id']}/{unit['name']}",
        "label": f"{unit['name']}代表",
        "role": ROLE,
        "organization_id": congress["id"],
        "area_id": unit["id"],
    }


def _delegation(membership: Membership, congress: Record) -> Record:
    if not membership.delegation:
        return {}
    return {
        "id": f"delegation:{congress['id'].removeprefix('congress:')}/{membership.delegation}",
        "name": membership.delegation,
        "classification": "delegation",
        "parent_id": congress["id"],
    }


def _groups(catalogue: Catalogue) -> Iterator[Record]:
    for group in catalogue.site.city.groups:
        yield {"id": f"group:{group.id}", "name": group.name, "classification": "group"}


def _group_memberships(deputy: Deputy, catalogue: Catalogue) -> Iterator[Record]:
    for group in deputy.groups:
        if group in catalogue.groups:
            yield {
                "id": f"{deputy.id}/group:{group}",
                "person_id": deputy.id,
                "organization_id": f"group:{group}",
            }


def _district_areas(catalogue: Catalogue) -> Iterator[Record]:
    city = next((one.id for one in catalogue.districts.values() if one.level == "city"), "")
    for district in catalogue.districts.values():
        yield _district_area(district, city)


def _district_area(district: District, city: str) -> Record:
    return without_blanks(
        {
            "id": district.id,
            "name": district.name,
            "identifier": district.code,
            "classification": district.kind or district.level,
            "parent_id": "" if district.id == city else city,
        }
    )


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _present(*records: Record) -> tuple[Record, ...]:
    return tuple(record for record in records if record)


def _flat(groups: Iterable[tuple[Record, ...]]) -> Iterator[Record]:
    for group in groups:
        yield from group


def _unique(records: Iterable[Record]) -> list[Record]:
    """Sorted by id, the first of each."""
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record["id"], record)
    return [found[id_] for id_ in sorted(found)]
