"""Feeds: valid in both formats, permanent ids, nothing that changes by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from deputy_showcase.model import SiteIdentity, Week
from deputy_showcase.outputs.feeds import feed_files
from deputy_showcase.pages.catalogue import Catalogue
from outputs_sample import BASE, CITY, COLUMNS, catalogue, column, hostile


def written(given: Catalogue) -> dict[str, bytes]:
    return {file.path: file.data for file in feed_files(given)}


def parsed(data: bytes) -> Any:
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_a_pair_for_the_city_and_for_each_district() -> None:
    scopes = ("city", "zibo", "zichuan", "boshan")
    assert sorted(written(catalogue())) == sorted(
        f"feeds/{scope}.{suffix}" for scope in scopes for suffix in ("xml", "json")
    )


def test_an_entry_says_all_of_an_article() -> None:
    feed = parsed(written(catalogue())["feeds/zichuan.xml"])
    entry = feed.entries[0]
    assert feed.feed.title == "代表风采 · 淄川区"
    assert feed.feed.id == BASE + "feeds/zichuan.xml"
    assert [one.title for one in feed.entries] == ["一部电梯的三年", "夜校开课了"]
    assert entry.id == entry.link == BASE + "columns/2026-W47-zichuan/"
    assert entry.updated == "2026-11-16T09:00:00+08:00"
    assert entry.author == "记者甲"
    assert entry.tags[0].label == "淄川区"
    assert entry.enclosures[0].href == BASE + "pictures/000000000001-figure-960.jpg"
    assert "<li>第一</li>" in entry.content[0].value
    assert "<img" not in entry.content[0].value


def test_the_json_feed_says_the_same() -> None:
    files = written(catalogue())
    feed, atom = json.loads(files["feeds/city.json"]), parsed(files["feeds/city.xml"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == BASE + "feeds/city.json"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert feed["items"][0]["_showcase"]["source"] == "淄川区人大常委会"
    assert feed["items"][0]["authors"] == [{"name": "记者甲"}]


def test_updated_is_the_newest_article_and_without_any_the_release() -> None:
    files = written(catalogue())
    assert parsed(files["feeds/city.xml"]).feed.updated == "2026-11-16T09:00:00+08:00"
    empty = parsed(files["feeds/zibo.xml"])
    assert (empty.feed.updated, empty.entries) == ("2026-11-16T09:00:00+08:00", [])


def test_the_newest_fifty() -> None:
    many = [column(Week(2024, 1).plus(number), "boshan", f"第{number}篇") for number in range(60)]
    files = written(catalogue(columns=many))
    titles = [entry.title for entry in parsed(files["feeds/city.xml"]).entries]
    assert titles == [f"第{number}篇" for number in range(59, 9, -1)]


@pytest.mark.parametrize(
    ("domain", "authority"), [("a.gov.cn", "a.gov.cn"), ("", "deputy-showcase")]
)
def test_without_an_address_ids_are_tags(domain: str, authority: str) -> None:
    city = replace(CITY, site=SiteIdentity(domain=domain))
    files = written(catalogue(base="", city=city))
    entry = parsed(files["feeds/city.xml"]).entries[0]
    assert entry.id == f"tag:{authority},2026:columns/2026-W47-zichuan/"
    root = ElementTree.fromstring(files["feeds/city.xml"])
    links = [node.get("href") for node in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert links[:3] == ["../feeds/city.xml", "../", "../columns/2026-W47-zichuan/"]


def test_hostile_texts_stay_texts() -> None:
    files = written(hostile())
    for path, data in files.items():
        if path.endswith(".xml"):
            ElementTree.fromstring(data)
            entries = parsed(data).entries
            assert not any("<script" in entry.content[0].value for entry in entries)
        else:
            items = json.loads(data)["items"]
            assert not any("<script" in item["content_html"] for item in items)
            assert "\u2028".encode() not in data
    assert "<script>" in json.loads(files["feeds/city.json"])["items"][0]["title"]


def test_content_order_does_not_matter() -> None:
    assert written(catalogue(shuffle=1)) == written(catalogue(shuffle=2)) == written(catalogue())
    assert COLUMNS[0].published is not None
