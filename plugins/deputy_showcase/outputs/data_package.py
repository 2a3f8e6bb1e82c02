"""Machine-readable descriptions of the open data: JSON Schemas, and a Frictionless Data Package.

``data/datapackage.json`` describes every CSV file (https://datapackage.org, version 1 profile);
``data/schemas/`` holds one JSON Schema per JSON file, and below ``content/`` those of the office's files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..pages.catalogue import Catalogue
from ..pages.data import data_date
from ..schema.json_schema import DIALECT, json_schemas
from ..schema.public_data import DataColumn, DataTable
from ..schema.public_tables import TABLES
from .spec import OutputFile
from .wellformed import legal, pretty_json

Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_DAY: Json = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}


def data_package_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    yield OutputFile("data/datapackage.json", pretty_json(_package(catalogue)))
    for name, schema in data_schemas().items():
        yield OutputFile(f"data/schemas/{name}.json", pretty_json(schema))
    for name, text in json_schemas().items():
        yield OutputFile(f"data/schemas/content/{name}", text.encode())


def data_schemas() -> dict[str, Json]:
    """JSON Schemas of ``deputies.json`` (Popolo), ``schedule.json`` and ``articles.json``."""
    return {"deputies": _popolo(), "schedule": _schedule(), "articles": _articles()}


def _package(catalogue: Catalogue) -> Json:
    city = catalogue.site.city
    package: Json = {
        "profile": "tabular-data-package",
        "name": "deputy-showcase",
        "title": legal(f"{city.site.name or city.congress}：公开数据"),
        "created": f"{data_date(catalogue)}T00:00:00Z",
        "resources": [_resource(one) for one in TABLES],
    }
    return package | ({"homepage": catalogue.base} if catalogue.base else {})


def _resource(one: DataTable) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": one.name,
        "title": one.title,
        "path": f"{one.name}.csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(column) for column in one.columns], "missingValues": [""]},
    }


def _field(column: DataColumn) -> Json:
    field: Json = {"name": column.header, "type": column.type, "description": column.explanation}
    return field | ({"constraints": {"enum": list(column.values)}} if column.values else {})


def _object(properties: Json, *required: str) -> Json:
    return {"type": "object", "properties": properties, "required": list(required)}


def _list(item: Json) -> Json:
    return {"type": "array", "items": item}


def _texts(*names: str) -> Json:
    return {name: _TEXT for name in names}


def _root(title: str, schema: Json) -> Json:
    return {"$schema": DIALECT, "title": title, **schema}


def _popolo() -> Json:
    """What Popolo asks of each of its classes, with our own additions."""
    contact = _object(_texts("label", "type", "value", "note"), "type", "value")
    link = _object(_texts("url", "note"), "url")
    update = _object({"date": _DAY, **_texts("text", "link")}, "date", "text")
    days: Json = {"start_date": _DAY, "end_date": _DAY}
    pledge = _object(
        {
            **_texts("id", "text"),
            "made_on": _DAY,
            "due_on": _DAY,
            "status": {"enum": ["in_progress", "kept", "delayed", "withdrawn"]},
            "progress": {"type": "integer", "minimum": 0, "maximum": 100},
            "updates": _list(update),
        },
        *("id", "text", "status"),
    )
    person: Json = {
        **_texts("id", "name", "gender", "image", "summary", "biography"),
        **_texts("ethnicity", "position", "native_place", "education", "party", "station"),
        "birth_date": _DAY,
        "verified_on": _DAY,
        "other_names": _list(_object(_texts("name"), "name")),
        "identifiers": _list(_object(_texts("scheme", "identifier"), "identifier")),
        "contact_details": _list(contact),
        "links": _list(link),
        "sources": _list(link),
        "pledges": _list(pledge),
    }
    membership: Json = {
        **_texts("id", "label", "role", "person_id", "organization_id", "post_id"),
        **_texts("on_behalf_of_id", "area_id", "end_reason"),
        **days,
        "term": {"type": "integer"},
    }
    named = _texts("id", "name", "classification", "parent_id")
    post = _texts("id", "label", "role", "organization_id", "area_id")
    classes = {
        "persons": _object(person, "id", "name"),
        "organizations": _object({**named, "area_id": _TEXT}, "id", "name"),
        "posts": _object(post, "id", "label", "role", "organization_id"),
        "memberships": _object(membership, "id", "person_id", "organization_id"),
        "areas": _object({**named, "identifier": _TEXT}, "id"),
    }
    schema = _object({name: _list(one) for name, one in classes.items()}, *classes)
    return _root("代表（Popolo）", schema)


def _schedule() -> Json:
    slot = _object(
        {
            "district": _TEXT,
            **{name: {"type": ["string", "null"]} for name in ("deputy", "name", "article")},
            "state": {"enum": ["published", "announced", "pinned", "planned", "vacant"]},
            "round": {"type": "integer", "minimum": 0},
            "reason": _TEXT,
        },
        *("district", "deputy", "state"),
    )
    week = _object({"week": _TEXT, "release": _TEXT, "slots": _list(slot)}, "week", "slots")
    return _root("日程", _object({"generated_for": _DAY, "weeks": _list(week)}, "weeks"))


def _articles() -> Json:
    names = (
        "id",
        "title",
        "week",
        "district",
        "deputy",
        "published",
        "author",
        "source",
        "summary",
    )
    article = _object(_texts(*names, "url"), "id", "title", "week", "district", "published", "url")
    return _root("专栏文章", _object({"articles": _list(article)}, "articles"))
