"""Permanent addresses, relative to the site's root. They never change once published (DESIGN.md)."""

from __future__ import annotations

from ..model import Week


def deputy(id_: str) -> str:
    return f"deputies/{id_}/"


def column(week: Week | str, district: str) -> str:
    return f"columns/{week}-{district}/"


def week(of: Week | str) -> str:
    return f"weeks/{of}/"


def district(id_: str) -> str:
    return f"districts/{id_}/"


def station(id_: str) -> str:
    return f"stations/{id_}/"


def reception(id_: str) -> str:
    return f"receptions/{id_}/"


def project(id_: str) -> str:
    return f"projects/{id_}/"


def atom(scope: str = "city") -> str:
    """The Atom feed of the city or of one district (by id)."""
    return f"feeds/{scope}.xml"


def json_feed(scope: str = "city") -> str:
    return f"feeds/{scope}.json"


def pledge_feed(district_id: str = "", kind: str = "xml") -> str:
    """The feed of pledge updates of the city or one district, as Atom (``xml``) or JSON Feed (``json``)."""
    return f"feeds/pledges{'-' + district_id if district_id else ''}.{kind}"


def reception_calendar(district_id: str = "", station_id: str = "") -> str:
    """The calendar of receptions of the city, one district or one station."""
    scope = f"-station-{station_id}" if station_id else f"-{district_id}" if district_id else ""
    return f"feeds/receptions{scope}.ics"


def turn_calendar(district_id: str = "") -> str:
    """The calendar of announced weeks of the city or one district."""
    return f"feeds/schedule{'-' + district_id if district_id else ''}.ics"


def year(of: int) -> str:
    """The articles of one year. Cannot clash with an article, whose address goes on with ``-W``."""
    return f"columns/{of}/"


def district_columns(id_: str) -> str:
    return f"districts/{id_}/columns/"


def directory(*facets: tuple[str, str], page: int = 1) -> str:
    """A page of the directory, narrowed to facets such as ``("district", "zichuan")``.

    Only the first page of everybody lies under ``deputies/``, where any further word may be a
    person's id; and every part says what kind it is, so no district can be called like a page.
    """
    if not facets and page == 1:
        return "deputies/"
    parts = [f"{kind}-{id_}" for kind, id_ in facets] or ["all"]
    return "/".join(["directory", *parts, *([f"page-{page}"] if page > 1 else []), ""])


def board(station_id: str) -> str:
    """The board of a station, to be printed."""
    return f"{station(station_id)}board/"


def board_file(station_id: str) -> str:
    """The same as a file to print."""
    return f"boards/{station_id}.pdf"


def pledges(facet: tuple[str, str] | None = None) -> str:
    """The overview of pledges, or those of one facet: ``("district", "zichuan")``."""
    return "pledges/" if facet is None else f"pledges/{facet[0]}-{facet[1]}/"


def pledges_of(district_id: str, status: str, page: int = 1) -> str:
    """A district's pledges of one status (a token without ``_``)."""
    return _listed(f"pledges/district-{district_id}", status, page)


def past_receptions(of: int, page: int = 1) -> str:
    """Receptions of one year. Below ``receptions/`` any word may be a reception's id."""
    return _listed("past-receptions", str(of), page)


def stage(status: str, page: int = 1) -> str:
    """Livelihood projects at one stage. Below ``projects/`` any word may be a project's id."""
    return _listed("project-stages", status.replace("_", "-"), page)


def group(id_: str) -> str:
    return f"groups/{id_}/"


def programme(id_: str) -> str:
    return f"programmes/{id_}/"


def programme_item(id_: str, number: int, page: int = 1) -> str:
    """All articles of one item of a programme, by its place in the list, from 1."""
    return _listed(f"programmes/{id_}", f"item-{number}", page)


def outlet(id_: str, page: int = 1) -> str:
    """What one media outlet carried."""
    return _listed("media", id_, page)


def featured(kind: str, id_: str, page: int = 1) -> str:
    """Who was featured, narrowed to one facet such as ``("gender", "female")``."""
    return _listed("statistics", f"{kind}-{id_}", page)


def duties(district_id: str) -> str:
    """The years of one district's record of duty."""
    return f"duty/{district_id}/"


def duty(district_id: str, of: int, page: int = 1) -> str:
    """The record of duty of one district in one year."""
    return _listed(f"duty/{district_id}", str(of), page)


def units(district_id: str) -> str:
    """A district's deputies by level, town and electoral unit."""
    return f"districts/{district_id}/units/"


def _listed(folder: str, name: str, page: int) -> str:
    return f"{folder}/{name}/" + (f"page-{page}/" if page > 1 else "")
