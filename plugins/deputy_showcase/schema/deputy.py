"""The field table of ``deputies/<id>.yaml``."""

from __future__ import annotations

from .. import model as m
from .common import EXTRAS, LINE, LONG
from .compound import Field, List, Obj
from .headcount import Headcount
from .kinds import ID, Bool, Enum, Int, Num, Ref, Text, Url
from .times import Date, WeekOf

MEMBERSHIP = Obj(
    (
        Field("level", "层级", Enum("level"), required=True),
        Field("district", "区县", Ref("district"), required=True),
        Field("term", "届次", Int(1, 99), required=True),
        Field("electoral_unit", "选举单位或选区", LINE, help="市级写选举单位，区县和镇写选区"),
        Field("delegation", "代表团", LINE),
        Field("town", "镇（街道）", LINE, help="镇级代表写所在的镇"),
        Field("start_date", "任职起始", Date()),
        Field("end_date", "任职终止", Date()),
        Field("end_reason", "终止原因", LINE),
    ),
    m.Membership,
)
PHOTO = Obj(
    (
        Field("credit", "摄影署名", LINE, help="如 某某 摄"),
        Field("consent_on", "肖像授权日期", Date(), help="没有授权日期的照片不会发布"),
        Field("alt", "照片说明", LINE, help="读屏软件会读出来"),
        Field("focus", "照片中心", List(Num(0, 1), 2, 2), help="[左右, 上下]，0 到 1"),
    ),
    m.Photo,
)
CONTACT = Obj(
    (
        Field("type", "类别", Enum("contact_type"), required=True),
        Field("value", "号码或地址", LINE, required=True, help="联络站的固定电话，不写手机号"),
        Field("label", "说明", LINE),
    ),
    m.Contact,
)
PLEDGE = Obj(
    (
        Field("id", "编号", ID, required=True),
        Field("text", "承诺内容", LONG, required=True),
        Field("made_on", "承诺日期", Date()),
        Field("due_on", "完成期限", Date()),
        Field("status", "状态", Enum("pledge_status")),
        Field("progress", "进度", Int(0, 100), help="百分数，0 到 100"),
        Field(
            "updates",
            "进展",
            List(
                Obj(
                    (
                        Field("date", "日期", Date(), required=True),
                        Field("text", "内容", LONG, required=True),
                        Field("link", "链接", Url()),
                    ),
                    m.PledgeUpdate,
                )
            ),
        ),
    ),
    m.Pledge,
)
LINKS = Obj(
    (
        Field(
            "deputies",
            "所联系的代表",
            List(Ref("deputy")),
            help="常委会组成人员联系的 3 至 6 名代表",
        ),
        Field("constituents", "联系群众人数", Headcount(9999), help="只写人数，不写姓名"),
    ),
    m.Links,
)
ACTIVITY = Obj(
    (
        Field("date", "日期", Date(), required=True),
        Field("kind", "类别", Enum("activity_kind"), required=True),
        Field("title", "标题", LINE, required=True),
        Field("text", "内容", LONG),
        Field("station", "联络站", Ref("station")),
        Field("project", "民生项目", Ref("project")),
    ),
    m.Activity,
)
SHOWCASE = Obj(
    (
        Field(
            "unavailable",
            "不便宣传的时段",
            List(
                Obj(
                    (
                        Field("from", "自", Date(), required=True, attribute="start"),
                        Field("to", "至", Date(), required=True, attribute="end"),
                        Field("reason", "原因", LINE),
                    ),
                    m.Unavailable,
                )
            ),
        ),
        Field("hold", "暂停展示", Bool(), help="true：立即从全站撤下"),
        Field("pin", "指定周次", List(WeekOf()), help="如 [2026-W50]"),
    ),
    m.Showcase,
)
DEPUTY = Obj(
    (
        Field("id", "编号", ID, required=True, help="与文件名相同"),
        Field("name", "姓名", Text(most=40), required=True),
        Field("other_names", "其他写法", List(Text(most=40))),
        Field("gender", "性别", Enum("gender")),
        Field("ethnicity", "民族", Text(most=20)),
        Field("position", "工作单位及职务", LINE),
        Field("summary", "一句话介绍", Text(most=80), help="最多 80 个字"),
        Field("biography", "简介", LONG, help="Markdown"),
        Field("photo", "照片", PHOTO, help="照片文件放在同一文件夹，与编号同名"),
        Field("memberships", "代表资格", List(MEMBERSHIP, least=1), required=True),
        Field("groups", "专业小组", List(Ref("group"))),
        Field("station", "联络站", Ref("station")),
        Field("contacts", "联系方式", List(CONTACT), help="联络站固定电话，不写手机号"),
        Field("pledges", "承诺", List(PLEDGE)),
        Field("links", "双联", LINKS),
        Field("activities", "履职记录", List(ACTIVITY)),
        Field("showcase", "宣传安排", SHOWCASE),
        Field("verified_on", "资料核对日期", Date()),
        Field(
            "sources",
            "资料来源",
            List(Obj((Field("url", "网址", Url()), Field("note", "说明", LINE)), m.Source)),
        ),
        Field("birth_year", "出生年份", Int(1900, 2100), help="本人同意公开才写"),
        Field("native_place", "籍贯", LINE, help="本人同意公开才写"),
        Field("education", "文化程度", LINE, help="本人同意公开才写"),
        Field("party", "政治面貌", LINE, help="本人同意公开才写"),
        EXTRAS,
    ),
    m.Deputy,
)
