"""A deputy's page: who, how to reach, promised, done, when featured, what was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..model import Activity, Column, Contact, Deputy, Pledge, PledgeUpdate, Site, Source, Week
from ..schedule.slots import Slot
from . import heads, json_ld, qr, sharing, urls
from .catalogue import Catalogue
from .links import safe_url
from .people import Card
from .places import Place, place, place_of
from .projects import Work, work
from .receptions import Occasion, occasion
from .spec import WHOLE, Head, PageJob, PageSpec, Part

#: Facts shown only where the profile has them, because the person agreed.
OPTIONAL = {"native_place": "籍贯", "education": "学历", "party": "政治面貌"}


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything ``profile.html`` shows besides the record itself.

    Attributes:
        facts: label and text pairs; blank ones are left out.
        turns: past and announced weeks, newest first.
        telephones: office and station landlines with their labels.
        linked: whom this member keeps in touch with.
        members: which committee members keep in touch with this deputy.
        projects: the livelihood projects under this deputy's eye.
        receptions: the coming ones.
    """

    card: Card
    deputy: Deputy
    facts: tuple[tuple[str, str], ...]
    turns: tuple[Place, ...]
    articles: tuple[Place, ...]
    pledges: tuple[Pledge, ...]
    activities: tuple[Activity, ...]
    telephones: tuple[Contact, ...]
    linked: tuple[Card, ...]
    members: tuple[Card, ...]
    projects: tuple[Work, ...]
    receptions: tuple[Occasion, ...]
    sources: tuple[Source, ...]


def pages(catalogue: Catalogue, part: Part = WHOLE) -> Iterator[PageSpec]:
    """One page per deputy, former ones included: their addresses stay."""
    for deputy in part.of(catalogue.site.deputies.values()):
        yield page_of(catalogue, deputy)


def jobs(catalogue: Catalogue, count: int) -> Iterator[PageJob]:
    """The same pages in so many parts, each given only the articles that it shows."""
    for index in range(count):
        part = Part(index, count)
        columns = _columns(catalogue, part.of(catalogue.site.deputies))
        own = catalogue.with_columns(columns)
        yield PageJob(partial(pages, own, part), f"{__name__} {index}/{count}", own.made_from)


def _columns(catalogue: Catalogue, ids: Iterable[str]) -> tuple[Column, ...]:
    """What was written of some people, and in their weeks."""
    found: dict[tuple[Week, str], Column] = {}
    for id_ in ids:
        own = [(one.week, one.district) for one in catalogue.columns_of_deputy.get(id_, ())]
        turns = [(one.week, one.district) for one in catalogue.slots_of_deputy.get(id_, ())]
        places = catalogue.columns_by_place
        found |= {place: places[place] for place in (*own, *turns) if place in places}
    return tuple(found[place] for place in sorted(found))


def page_of(catalogue: Catalogue, deputy: Deputy) -> PageSpec:
    shown = _profile(catalogue, deputy)
    station = catalogue.site.stations.get(deputy.station)
    address = catalogue.base + urls.deputy(deputy.id) if catalogue.base else ""
    modified = deputy.verified_on.isoformat() if deputy.verified_on else ""
    return PageSpec(
        urls.deputy(deputy.id),
        "profile.html",
        deputy.name,
        {
            "profile": shown,
            "deputy": deputy,
            "card": shown.card,
            "station": station,
            "address": address,
            "code": qr.picture(address) if address else "",
        },
        "deputies",
        _head(catalogue, deputy, shown.card),
        modified,
    )


def _profile(catalogue: Catalogue, deputy: Deputy) -> Profile:
    linked = (catalogue.cards.get(id_) for id_ in deputy.links.deputies)
    return Profile(
        card=catalogue.cards[deputy.id],
        deputy=deputy,
        facts=tuple(_facts(deputy)),
        turns=_turns(catalogue, deputy),
        articles=tuple(
            place_of(catalogue, one) for one in catalogue.columns_of_deputy.get(deputy.id, ())
        ),
        pledges=tuple(_with_safe_links(one) for one in deputy.pledges),
        activities=tuple(sorted(deputy.activities, key=lambda one: one.date, reverse=True)),
        telephones=tuple(telephones(deputy, catalogue.site)),
        linked=tuple(card for card in linked if card),
        members=catalogue.members_of_deputy.get(deputy.id, ()),
        projects=tuple(
            work(catalogue, one) for one in catalogue.projects_of_deputy.get(deputy.id, ())
        ),
        receptions=_receptions(catalogue, deputy),
        sources=tuple(Source(safe_url(one.url), one.note) for one in deputy.sources),
    )


def _facts(deputy: Deputy) -> Iterator[tuple[str, str]]:
    if deputy.birth_year:
        yield "出生年份", f"{deputy.birth_year}年"
    for name, label in OPTIONAL.items():
        if value := getattr(deputy, name):
            yield label, value


def telephones(deputy: Deputy, site: Site) -> Iterator[Contact]:
    """The deputy's own contacts, without the number that the station shows already."""
    station = site.stations.get(deputy.station)
    for one in deputy.contacts:
        if one.value and (station is None or one.value != station.phone):
            yield one


def _turns(catalogue: Catalogue, deputy: Deputy) -> tuple[Place, ...]:
    slots: tuple[Slot, ...] = catalogue.slots_of_deputy.get(deputy.id, ())
    found: Mapping[tuple[str, str], Place] = {
        (str(one.week), one.district): place(catalogue, one.week, catalogue.districts[one.district])
        for one in slots
    }
    return tuple(sorted(found.values(), key=lambda one: one.week, reverse=True))


def _receptions(catalogue: Catalogue, deputy: Deputy) -> tuple[Occasion, ...]:
    found = catalogue.receptions_of_deputy.get(deputy.id, ())
    return tuple(one for one in (occasion(catalogue, each) for each in found) if one.coming)


def _with_safe_links(pledge: Pledge) -> Pledge:
    """The pledge with only web addresses in its updates, newest update first."""
    if not pledge.updates:
        return pledge
    updates = (PledgeUpdate(one.date, one.text, safe_url(one.link)) for one in pledge.updates)
    return Pledge(
        pledge.id,
        pledge.text,
        pledge.made_on,
        pledge.due_on,
        pledge.status,
        pledge.progress,
        tuple(sorted(updates, key=lambda one: one.date, reverse=True)),
    )


def _head(catalogue: Catalogue, deputy: Deputy, card: Card) -> Head:
    home = next((one.membership.district for one in card.seats), "")
    description = deputy.summary or "，".join(filter(None, (card.seat, deputy.position)))
    return Head(
        description=f"{deputy.name}，{description}" if description else deputy.name,
        meta=heads.list_tags("代表", "市、区县、镇三级人大代表名录", deputy.name, "概况信息"),
        json_ld=json_ld.person(catalogue, deputy),
        feeds=heads.feeds(catalogue, home if home in catalogue.districts else ""),
        share=sharing.of_profile(catalogue, card).share,
    )
