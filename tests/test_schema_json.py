"""The JSON Schemas: valid, current, and in agreement with the sample content."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from deputy_showcase.load import load
from deputy_showcase.schema.json_schema import json_schemas
from deputy_showcase.schema.tables import FILES
from tiny import tiny_city

ROOT = Path(__file__).parents[1]


class _Editor(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2): a date and a time of day are text."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rules if not tag.endswith((":timestamp", ":bool", ":int"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _form, _first in (("bool", "true|false", "tf"), ("int", "[-+]?[0-9]+", "+-0123456789")):
    _Editor.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first)
    )


@pytest.mark.parametrize("name", sorted(json_schemas()))
def test_a_schema_is_valid_and_current(name: str) -> None:
    text = json_schemas()[name]
    Draft202012Validator.check_schema(json.loads(text))
    written = (ROOT / "schemas" / name).read_text("utf-8")
    assert written == text, "run: python3 build.py schemas"


def test_every_kind_of_file_has_one() -> None:
    assert {f"{kind}.json" for kind in FILES} == set(json_schemas())
    assert {path.name for path in (ROOT / "schemas").glob("*.json")} == set(json_schemas())


def test_the_sample_content_agrees() -> None:
    assert list(_disagreements(ROOT / "content")) == []


def test_the_tiny_city_agrees(tmp_path: Path) -> None:
    assert list(_disagreements(tiny_city(tmp_path))) == []


def test_every_field_is_explained_in_chinese() -> None:
    for name, text in json_schemas().items():
        for field in _fields(json.loads(text)):
            assert field["title"] and field["description"], name
            assert not field["title"].isascii()


def _disagreements(content: Path) -> Any:
    judges = {
        kind: Draft202012Validator(json.loads(json_schemas()[f"{kind}.json"])) for kind in FILES
    }
    for record in load(content).records:
        if record.kind in judges and record.text.strip():
            data = yaml.load(record.text, _Editor)
            for error in judges[record.kind].iter_errors(data):
                yield record.path, error.json_path, error.message


def _fields(schema: Any) -> Any:
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from properties.values()
        for value in schema.values():
            yield from _fields(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _fields(value)
