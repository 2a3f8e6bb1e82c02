"""The field table of ``city.yaml``."""

from __future__ import annotations

from .. import model as m
from .common import EXTRAS, LINE
from .compound import Field, List, Map, Obj
from .kinds import CODE, DOMAIN, ID, Enum, Int, Ref, Text
from .times import Clock, WeekOf, Zone

CITY = Obj(
    (
        Field("name", "城市", LINE, required=True),
        Field("code", "行政区划代码", CODE),
        Field("congress", "人民代表大会全称", LINE, required=True),
        Field("term", "届次", Int(1, 99), required=True),
        Field("time_zone", "时区", Zone(), attribute="zone", help="如 Asia/Shanghai"),
        Field(
            "release",
            "每周统一发布",
            Obj(
                (
                    Field("weekday", "星期", Enum("weekday")),
                    Field("time", "时刻", Clock()),
                ),
                m.Release,
            ),
        ),
        Field(
            "column",
            "专栏",
            Obj((Field("title", "栏目", LINE), Field("subtitle", "副题", LINE)), m.ColumnTitle),
        ),
        Field(
            "site",
            "网站标识",
            Obj(
                (
                    Field("name", "网站名称", LINE),
                    Field("domain", "域名", DOMAIN, help="如 www.example.gov.cn"),
                    Field("id_code", "政府网站标识码", LINE),
                    Field("icp", "ICP 备案号", LINE),
                    Field("police", "公安备案号", LINE),
                    Field("organizer", "主办单位", LINE),
                    Field("phone", "联系电话", LINE),
                    Field("address", "地址", LINE),
                ),
                m.SiteIdentity,
            ),
        ),
        Field(
            "schedule",
            "排期规则",
            Obj(
                (
                    Field("announce_weeks", "预告周数", Int(0, 52)),
                    Field("least_gap_weeks", "最短间隔周数", Int(0, 520)),
                    Field("verified_within_months", "核对有效月数", Int(1, 120)),
                ),
                m.ScheduleRules,
            ),
        ),
        Field(
            "rules",
            "双联人数",
            Obj(
                (
                    Field("constituents", "联系群众", List(Int(0, 999), 2, 2)),
                    Field("members", "联系代表", List(Int(0, 999), 2, 2)),
                ),
                m.LinkRules,
            ),
        ),
        Field(
            "districts",
            "区县",
            List(
                Obj(
                    (
                        Field("id", "编号", ID, required=True),
                        Field("name", "名称", LINE, required=True),
                        Field("short", "简称", Text(most=12)),
                        Field("level", "层级", Enum("district_level")),
                        Field("code", "行政区划代码", CODE),
                        Field("kind", "类别", Enum("district_kind")),
                    ),
                    m.District,
                ),
                least=1,
            ),
            required=True,
        ),
        Field("themes", "主题周", Map(WeekOf(), Ref("group")), help="周次: 专业小组编号"),
        Field(
            "groups",
            "专业小组",
            List(
                Obj(
                    (
                        Field("id", "编号", ID, required=True),
                        Field("name", "名称", LINE, required=True),
                    ),
                    m.Group,
                )
            ),
        ),
        EXTRAS,
    ),
    dict,
)
