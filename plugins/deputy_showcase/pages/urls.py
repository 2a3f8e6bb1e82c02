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
