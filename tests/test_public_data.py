"""Open data for others' programs: Popolo as published, tables as documented, schemas that hold."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft3Validator, Draft202012Validator

from deputy_showcase.outputs.data import article_files, people_files
from deputy_showcase.outputs.data_package import data_package_files
from deputy_showcase.outputs.popolo import popolo
from deputy_showcase.outputs.spec import OutputFile
from deputy_showcase.outputs.tables import ROWS, table_files
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pages.data import data_date
from deputy_showcase.pipeline import check, plan_site
from deputy_showcase.schema.public_data import DataTable, field_at
from deputy_showcase.schema.public_tables import TABLES
from outputs_sample import ZONE, catalogue, hostile
from site_project import RELEASE, SAMPLE

#: The rules of the published schemas (popoloproject.com/schemas, JSON Schema draft 3), class by class:
#: which values must be there, which must be a date or an address, and what a list is made of.
_DATE = {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
_TEXT = {"type": ["string", "null"]}
_NEEDED = {"type": "string", "required": True}


def _of(texts: str, **others: Any) -> dict[str, Any]:
    properties = {name: _TEXT for name in texts.split()} | others
    return {"type": "object", "properties": properties}


def _many(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


_LINK = _of("note", url=_NEEDED)
_CONTACT = _of("label note", type=_NEEDED, value=_NEEDED, valid_from=_DATE, valid_through=_DATE)
_NAME = _of("family_name given_name note", name=_NEEDED, start_date=_DATE, end_date=_DATE)
_IDENTIFIER = _of("scheme", identifier=_NEEDED)
_SHARED = {"links": _many(_LINK), "sources": _many(_LINK), "contact_details": _many(_CONTACT)}
_DAYS = {"start_date": _DATE, "end_date": _DATE}
POPOLO = {
    "persons": _of(
        "id name family_name given_name sort_name email gender image summary biography",
        **_SHARED,
        birth_date=_DATE,
        death_date=_DATE,
        other_names=_many(_NAME),
        identifiers=_many(_IDENTIFIER),
    ),
    "organizations": _of(
        "id name classification parent_id area_id image",
        **_SHARED,
        founding_date=_DATE,
        dissolution_date=_DATE,
        other_names=_many(_NAME),
        identifiers=_many(_IDENTIFIER),
    ),
    "posts": _of("id label role organization_id area_id", **_SHARED, **_DAYS),
    "memberships": _of(
        "id label role person_id organization_id post_id on_behalf_of_id area_id",
        **_SHARED,
        **_DAYS,
    ),
    "areas": _of("id name identifier classification parent_id", sources=_many(_LINK)),
}
REFERENCES = {
    "person_id": "persons",
    "organization_id": "organizations",
    "on_behalf_of_id": "organizations",
    "post_id": "posts",
    "area_id": "areas",
}


@pytest.fixture(scope="module")
def shown() -> Catalogue:
    site = check(SAMPLE).site
    assert site
    now = datetime.fromisoformat(RELEASE).replace(tzinfo=ZONE)
    return plan_site(SAMPLE, site, lambda zone: now).catalogue


@pytest.mark.parametrize("kind", POPOLO)
def test_popolo_keeps_the_rules_of_the_published_schemas(kind: str, shown: Catalogue) -> None:
    validator = Draft3Validator(POPOLO[kind])
    for given in (shown, catalogue(), hostile()):
        for record in popolo(given)[kind]:
            assert list(validator.iter_errors(record)) == []
            assert all(urlsplit(one["url"]).scheme for one in record.get("links", ()))


def test_every_reference_leads_to_a_record(shown: Catalogue) -> None:
    data = popolo(shown)
    known = {kind: {one["id"] for one in records} for kind, records in data.items()}
    for kind, records in data.items():
        for record in records:
            for name, target in {**REFERENCES, "parent_id": kind}.items():
                assert name not in record or record[name] in known[target], (kind, record["id"])


def _outputs(given: Catalogue) -> Mapping[str, bytes]:
    found = [*people_files(given), *article_files(given), *data_package_files(given)]
    return {file.path: file.data for file in found}


@pytest.mark.parametrize("name", ["deputies", "schedule", "articles"])
def test_data_keeps_the_schema_published_beside_it(name: str, shown: Catalogue) -> None:
    files = _outputs(shown)
    schema = json.loads(files[f"data/schemas/{name}.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(json.loads(files[f"data/{name}.json"]))) == []


def test_schemas_of_the_content_are_published(shown: Catalogue) -> None:
    assert "data/schemas/content/deputy.json" in _outputs(shown)


def test_every_table_has_rows_and_the_other_way_round() -> None:
    assert [one.name for one in TABLES] == list(ROWS)


def _tables(given: Catalogue) -> list[OutputFile]:
    return [*table_files(given), *table_files(given, about_columns=True)]


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_a_table_is_what_its_documentation_says(table: DataTable, shown: Catalogue) -> None:
    assert len(set(table.headers)) == len(table.headers)
    assert all(one.explanation for one in table.columns)
    assert all(field_at(one.field) for one in table.columns if one.field)
    files = {file.path: file.data for file in _tables(shown)}
    rows = list(csv.reader(io.StringIO(files[f"data/{table.name}.csv"].decode("utf-8-sig"))))
    assert tuple(rows[0]) == table.headers and len(rows) > 1
    for row in rows[1:]:
        assert len(row) == len(table.columns)
        for column, value in zip(table.columns, row, strict=True):
            assert not column.values or value in ("", *column.values)
            assert column.type != "integer" or value == "" or value.isdigit()


def test_no_cell_starts_a_formula() -> None:
    for file in _tables(hostile()):
        rows = csv.reader(io.StringIO(file.data.decode("utf-8-sig")))
        assert not [
            cell for row in rows for cell in row if cell.strip()[:1] in set("=+-@＝＋－＠") - {""}
        ]


def test_the_data_package_names_every_table(shown: Catalogue) -> None:
    package = json.loads(_outputs(shown)["data/datapackage.json"])
    described = {one["path"]: one["schema"]["fields"] for one in package["resources"]}
    assert set(described) == {f"{one.name}.csv" for one in TABLES}
    assert [one["name"] for one in described["pledges.csv"]] == list(TABLES[2].headers)


def test_the_stamp_comes_from_the_content(shown: Catalogue) -> None:
    later = Catalogue(shown.site, shown.schedule, shown.now.replace(day=28), shown.base)
    assert data_date(shown) == data_date(later) <= shown.now.date()
