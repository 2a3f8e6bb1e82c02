"""Feeds of pledge updates (我是代表承诺): what deputies have done of what they promised, newest first.

Same formats and permanence as the feeds of articles. An update dated after today waits for its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from markupsafe import escape

from ..model import Deputy, Pledge, PledgeUpdate
from ..pages import urls
from ..pages.catalogue import Catalogue
from ..pages.links import safe_url
from ..schema.enums import label
from .feeds import (
    LENGTH,
    MINTED,
    Entry,
    FeedText,
    atom,
    feed_address,
    json_feed,
    organizer,
    permanent_id,
)
from .spec import OutputFile
from .wellformed import legal

Told = tuple[date, str, str, int]


def pledge_feed_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """``feeds/pledges.xml`` and ``.json`` for the city, ``feeds/pledges-<district>.…`` for each district."""
    whole = [one for one in catalogue.site.deputies.values() if one.pledges]
    for scope in ("", *catalogue.districts):
        people = whole if not scope else catalogue.deputies_of_district.get(scope, ())
        entries = _entries(people, catalogue, scope)
        text = _text(catalogue, scope, entries)
        yield OutputFile(f"feeds/{feed_name(scope)}.xml", atom(text, entries))
        yield OutputFile(f"feeds/{feed_name(scope)}.json", json_feed(text, entries))


def feed_name(district: str = "") -> str:
    return f"pledges-{district}" if district else "pledges"


def _entries(people: Iterable[Deputy], catalogue: Catalogue, scope: str) -> list[Entry]:
    told: dict[Told, tuple[Deputy, Pledge, PledgeUpdate]] = {}
    for deputy in people:
        for pledge in deputy.pledges:
            for number, update in enumerate(pledge.updates, 1):
                if update.date <= catalogue.today:
                    told[update.date, deputy.id, pledge.id, number] = (deputy, pledge, update)
    newest = sorted(told, reverse=True)[:LENGTH]
    return [_entry(key, *told[key], catalogue, scope) for key in newest]


def _entry(
    key: Told,
    deputy: Deputy,
    pledge: Pledge,
    update: PledgeUpdate,
    catalogue: Catalogue,
    scope: str,
) -> Entry:
    uri = urls.deputy(deputy.id)
    moment = datetime.combine(update.date, time(), tzinfo=catalogue.site.city.zone)
    district = scope or next((one.district for one in deputy.memberships), "")
    place = catalogue.districts.get(district)
    return Entry(
        id=f"{permanent_id(catalogue, MINTED, uri)}#{key[2]}-{key[3]}",
        address=f"{feed_address(catalogue, uri)}#pledge-{pledge.id}",
        title=legal(f"{deputy.name}：{_short(pledge.text)}"),
        summary=legal(update.text),
        html=legal(_html(pledge, update)),
        author=legal(organizer(catalogue)),
        source="",
        published=moment,
        district=district,
        district_name=legal(place.name if place else ""),
        week="",
        image="",
    )


def _html(pledge: Pledge, update: PledgeUpdate) -> str:
    state = label("pledge_status", pledge.status)
    link = safe_url(update.link)
    more = f'<p><a href="{escape(link)}">相关链接</a></p>' if link else ""
    return (
        f"<p>{escape(update.text)}</p><p>承诺：{escape(pledge.text)}（{escape(state)}）</p>{more}"
    )


def _short(text: str, most: int = 40) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def _text(catalogue: Catalogue, scope: str, entries: Sequence[Entry]) -> FeedText:
    city = catalogue.site.city
    place = catalogue.districts[scope].name if scope else ""
    name = city.site.name or city.congress
    atom_uri, json_uri = f"feeds/{feed_name(scope)}.xml", f"feeds/{feed_name(scope)}.json"
    today = datetime.combine(catalogue.today, time(), tzinfo=city.zone)
    began = min(datetime(MINTED, 1, 1, tzinfo=city.zone), today)
    return FeedText(
        id=permanent_id(catalogue, MINTED, atom_uri),
        title=legal(" · ".join(part for part in (name, place, "承诺进展") if part)),
        subtitle="代表承诺的最新进展",
        author=legal(organizer(catalogue)),
        home=feed_address(catalogue, urls.pledges(("district", scope) if scope else None)),
        atom=feed_address(catalogue, atom_uri),
        json=feed_address(catalogue, json_uri),
        updated=max((entry.published for entry in entries), default=began),
    )
