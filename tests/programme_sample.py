"""The small released city of ``outputs_sample`` with something of every part of the programme in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from deputy_showcase.model import (
    Activity,
    Carriage,
    Links,
    Matter,
    Membership,
    Outcome,
    Outlet,
    Pledge,
    PledgeUpdate,
    Programme,
    Project,
    ProjectUpdate,
    Reception,
    Station,
)
from deputy_showcase.pages.catalogue import Catalogue
from outputs_sample import BASE, COLUMNS, HOSTILE, PEOPLE, WANG, ZONE, catalogue, deputy

#: Hostile, but text in UTF-8 as content files are.
TEXT = HOSTILE.replace("\ud800", "")
LI = replace(
    deputy("boshan-0001", "李王建"),
    memberships=(Membership("town", "boshan", 16, date(2022, 1, 10), town="石马镇"),),
    links=Links((), 7),
    groups=("environment",),
    activities=(
        Activity(date(2026, 3, 1), "inspection", "看河道"),
        Activity(date(2025, 3, 1), "proposal", "关于河道的建议"),
    ),
    pledges=(
        Pledge("p1", "修好一条路", date(2026, 1, 1), date(2026, 6, 30), "delayed", 50),
        Pledge(
            "p2", "办好夜校", status="kept", updates=(PledgeUpdate(date(2026, 9, 1), "办了十期"),)
        ),
    ),
)
FORMER = deputy(
    "boshan-0009",
    "老代表",
    memberships=(Membership("district", "boshan", 15, date(2017, 1, 1), date(2022, 1, 1)),),
    pledges=(Pledge("p1", "早先的承诺"),),
    station="zaomatou",
)
#: Keeps in touch with Wang, who sits in the same two congresses, and with Li, who sits in neither.
MEMBER = deputy("zichuan-0003", "委员甲", links=Links((WANG.id, LI.id), 6))
STATIONS = {
    "zaomatou": Station(
        "zaomatou", "早码头代表联络站", "zichuan", "人民路1号", "0533-0000000", "每周三",
        (36.6, 117.9), 24, ("environment",), (WANG.id, "zichuan-0002", FORMER.id),
    ),
    "empty": Station("empty", "新建的联络站", "boshan"),
}  # fmt: skip
RECEPTIONS = {
    "parks": Reception(
        "parks", "口袋公园怎么建", "zichuan", datetime(2026, 11, 25, 9, tzinfo=ZONE),
        datetime(2026, 11, 25, 11, 30, tzinfo=ZONE), "zaomatou", (WANG.id,), ("园林中心",),
    ),
    "new-year": Reception("new-year", "元旦前后", "boshan", datetime(2027, 1, 1, 9, tzinfo=ZONE)),
    "buses": Reception(
        "buses", "山里的班车", "boshan", datetime(2025, 10, 21, 9, tzinfo=ZONE), None, "",
        (LI.id, "boshan-0002"),
        outcome=Outcome(date(2025, 10, 21), 14, (Matter("灯太暗", "settled", "已换"), Matter("没座位"))),
    ),
}  # fmt: skip
PROJECTS = {
    "road": Project(
        "road", "修路", "boshan", LI.id, date(2026, 1, 1), "in_hand", date(2026, 10, 1), 214_000,
        (ProjectUpdate(date(2026, 3, 1), "开工", "projects/p.jpg"),),
    ),
    "year-2026": Project("year-2026", "起了个像年份的编号", "zichuan"),
}  # fmt: skip
OUTLETS = {
    "daily": Outlet("daily", "示例日报", "city", "", "newspaper", "javascript:alert(1)"),
    "radio": Outlet("radio", "博山之声", "district", "boshan", "radio"),
}
PROGRAMMES = (Programme("five", "五大新格局", ("代表工作新格局", "宣传工作新格局")),)


def programme(base: str = BASE, **changes: object) -> Catalogue:
    """The small city with something of every kind; ``changes`` replace parts of its site."""
    kept = [one for one in PEOPLE if one.id != LI.id]
    article = replace(
        COLUMNS[0],
        programmes=("代表工作新格局", "五大新格局"),
        carried_by=(Carriage("daily", "https://daily.example.com/1", date(2026, 11, 17)),),
    )
    shown = catalogue([*kept, LI, FORMER, MEMBER], (article, *COLUMNS[1:]), base)
    fields: dict[str, object] = {
        "stations": STATIONS,
        "receptions": RECEPTIONS,
        "projects": PROJECTS,
        "outlets": OUTLETS,
        "programmes": PROGRAMMES,
    }
    return replace(shown, site=replace(shown.site, **(fields | changes)))  # type: ignore[arg-type]
