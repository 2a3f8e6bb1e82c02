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
