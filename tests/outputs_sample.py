"""A small released city for the tests of the outputs, made in memory."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from deputy_showcase.model import (
    City,
    Column,
    ColumnTitle,
    Contact,
    Deputy,
    District,
    Group,
    Links,
    Membership,
    Photo,
    Picture,
    Pledge,
    PledgeUpdate,
    Project,
    ProjectUpdate,
    Site,
    SiteIdentity,
    Source,
    Station,
    Week,
)
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.schedule.slots import Schedule, Slot

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 12, 0, tzinfo=ZONE)
BASE = "https://deputies.example.gov.cn/"
CURRENT = Week(2026, 47)
HOSTILE = "<script>alert(1)</script> ]]> & \"'\x00\x08\x1b\ufffe\ud800 \u2028 =1+1"
T = TypeVar("T")

CITY = City(
    name="某某市",
    congress="某某市人民代表大会",
    term=16,
    zone=ZONE,
    code="370300",
    column=ColumnTitle("新时代新担当新作为", "人大代表风采录"),
    site=SiteIdentity(
        name="代表风采", domain="deputies.example.gov.cn", organizer="某某市人大办公室"
    ),
    districts=(
        District("zibo", "某某市", level="city", code="370300"),
        District("zichuan", "淄川区", code="370302"),
        District("boshan", "博山区", code="370304"),
    ),
    groups=(Group("environment", "环境资源"), Group("legal", "监察和司法")),
)


def deputy(id_: str, name: str, **more: object) -> Deputy:
    """Somebody of the district that starts the id."""
    district = id_.partition("-")[0]
    seat = Membership("district", district, 16, date(2022, 1, 10), electoral_unit="第一选区")
    fields: dict[str, object] = {"memberships": (seat,), "gender": "female"} | more
    return Deputy(id_, name, **fields)  # type: ignore[arg-type]


def column(week: Week, district: str, title: str, **more: object) -> Column:
    fields: dict[str, object] = {"status": "final", "summary": f"{title}的摘要"} | more
    return Column(title, district, week, **fields)  # type: ignore[arg-type]


WANG = deputy(
    "zichuan-0001",
    "王建国",
    gender="male",
    position="某街道某社区书记",
    summary="跑遍了社区的每一栋楼",
    biography="长期做 **社区工作**。\n\n## 经历\n\n从事教育二十年。",
    portrait="deputies/zichuan-0001.jpg",
    photo=Photo("某某 摄", date(2026, 1, 10)),
    groups=("environment",),
    station="zaomatou",
    contacts=(Contact("phone", "0533-0000000", "联络站"),),
    links=Links(("boshan-0001",), 8),
    pledges=(
        Pledge(
            "p1",
            "推动老旧小区加装电梯",
            date(2026, 1, 15),
            date(2026, 12, 31),
            progress=0,
            updates=(PledgeUpdate(date(2026, 5, 1), "已装三部", "javascript:alert(1)"),),
        ),
    ),
    sources=(Source("https://example.gov.cn/a", "名单"), Source("javascript:alert(1)")),
    memberships=(
        Membership("district", "zichuan", 16, date(2022, 1, 10), electoral_unit="第十二选区"),
        Membership("city", "zibo", 16, date(2022, 2, 10), delegation="淄川代表团"),
    ),
    extras={"secret": "家住某栋楼"},
)
PEOPLE = (
    WANG,
    deputy("zichuan-0002", "王建", position="某小学教师", summary="王建国的同事"),
    deputy("boshan-0001", "李王建", birth_year=1970, other_names=("李小山",)),
    deputy("boshan-0002", "阿依古丽·买买提", summary="推动营商环境改善"),
)
COLUMNS = (
    column(
        CURRENT,
        "zichuan",
        "一部电梯的三年",
        deputy=WANG.id,
        author="记者甲",
        source="淄川区人大常委会",
        published=datetime(2026, 11, 16, 9, 0, tzinfo=ZONE),
        body="电梯装好了。\n\n![现场](images/a.jpg)\n\n- 第一\n- 第二 [链接](https://example.gov.cn/)",
        cover="columns/images/a.jpg",
        pictures=("columns/images/a.jpg", "columns/images/b.jpg"),
    ),
    column(CURRENT, "boshan", "山里的营商环境", deputy="boshan-0002", body="路修到了家门口。"),
    column(Week(2026, 46), "zichuan", "夜校开课了", deputy="zichuan-0002", body="夜校里坐满了人。"),
    column(Week(2025, 52), "boshan", "去年的水库", deputy="boshan-0001", body="水库蓄满了水。"),
)
PICTURES = {
    path: Picture(path, width, height, "jpeg", f"{number:012x}")
    for number, (path, width, height) in enumerate(
        [
            ("deputies/zichuan-0001.jpg", 900, 1200),
            ("columns/images/a.jpg", 1600, 900),
            ("columns/images/b.jpg", 600, 400),
            ("projects/p.jpg", 500, 500),
            ("columns/images/unreleased.jpg", 500, 500),
        ]
    )
}
STATIONS = {"zaomatou": Station("zaomatou", "早码头代表联络站", "zichuan")}
PROJECT = Project(
    "road", "修路", "boshan", updates=(ProjectUpdate(date(2026, 3, 1), "开工", "projects/p.jpg"),)
)


def slots() -> list[Slot]:
    published = [
        Slot(one.week, one.district, one.deputy, "published", 1, "按顺序轮到") for one in COLUMNS
    ]
    coming = [
        Slot(Week(2026, 48), "zichuan", WANG.id, "announced", 2, "已预告"),
        Slot(Week(2026, 48), "boshan", "", "vacant", 0, "没有合适的人选"),
    ]
    return sorted([*published, *coming], key=lambda slot: (slot.week, slot.district))


def catalogue(
    people: Iterable[Deputy] = PEOPLE,
    columns: Iterable[Column] = COLUMNS,
    base: str = BASE,
    city: City = CITY,
    shuffle: int = 0,
) -> Catalogue:
    """The sample; ``shuffle`` puts every mapping and list of files into another order."""
    site = Site(
        city,
        deputies=_ordered({one.id: one for one in people}, shuffle),
        columns=tuple(_ordered({one.id: one for one in columns}, shuffle).values()),
        stations=STATIONS,
        projects={PROJECT.id: PROJECT},
        pictures=_ordered(PICTURES, shuffle),
    )
    placed = {(slot.week, slot.district): slot for slot in slots()}
    districts = tuple(district.id for district in city.districts)
    return Catalogue(site, Schedule(CURRENT, Week(2026, 50), districts, placed), NOW, base)


def hostile() -> Catalogue:
    """The sample with every text a person can write made as nasty as it gets."""
    person = replace(
        WANG,
        name=HOSTILE,
        position=HOSTILE,
        summary=HOSTILE,
        biography=HOSTILE,
        other_names=(HOSTILE,),
        pledges=(Pledge("p1", HOSTILE),),
    )
    article = replace(
        COLUMNS[0], title=HOSTILE, summary=HOSTILE, body=HOSTILE, author=HOSTILE, source=HOSTILE
    )
    city = replace(CITY, congress=HOSTILE, site=SiteIdentity(name=HOSTILE, organizer=HOSTILE))
    return catalogue((person, *PEOPLE[1:]), (article, *COLUMNS[1:]), city=city)


def _ordered(values: Mapping[str, T], shuffle: int) -> dict[str, T]:
    keys = list(values)
    if shuffle:
        random.Random(shuffle).shuffle(keys)
    return {key: values[key] for key in keys}
