"""The one table of what each content file may hold.

The loader, the Chinese labels, the JSON Schemas, the files that ``new`` writes and the data
dictionary are all made from it. A new field is one line here and one in ``model``.
"""

from __future__ import annotations

from .. import model as m
from .city import CITY
from .common import EXTRAS, LINE, LONG
from .compound import Either, Field, List, Map, Obj
from .deputy import DEPUTY
from .headcount import Headcount
from .kinds import ID, PHONE, Enum, FilePath, Int, Kind, Num, Ref, Text, Url
from .times import Date, DateTime, WeekOf

COLUMN = Obj(
    (
        Field("title", "标题", LINE, required=True),
        Field("district", "区县", Ref("district"), required=True),
        Field("week", "周次", WeekOf(), required=True, help="如 2026-W47"),
        Field("deputy", "代表", Ref("deputy"), help="不写则按日程"),
        Field("author", "作者", LINE),
        Field("source", "稿源", LINE),
        Field("published", "发布时间", DateTime(), help="如 2026-11-16 09:00，不早于本周发布时间"),
        Field("summary", "摘要", Text(most=200)),
        Field("cover", "封面", FilePath(), help="如 images/a.jpg"),
        Field("status", "状态", Enum("column_status"), help="只有定稿会发布"),
        Field(
            "review",
            "三审",
            List(
                Obj(
                    (
                        Field("step", "审次", Enum("review_step"), required=True),
                        Field("by", "审核人", Text(most=40)),
                        Field("date", "日期", Date()),
                    ),
                    m.Review,
                )
            ),
            help="初审、复审、终审，三个不同的人",
        ),
        Field("programmes", "所属工作", List(Ref("programme"))),
        Field(
            "carried_by",
            "媒体刊发",
            List(
                Obj(
                    (
                        Field("outlet", "媒体", Ref("outlet"), required=True),
                        Field("url", "网址", Url()),
                        Field("date", "日期", Date()),
                    ),
                    m.Carriage,
                )
            ),
        ),
        EXTRAS,
    ),
    m.Column,
)
STATION = Obj(
    (
        Field("id", "编号", ID, required=True, help="与文件名相同"),
        Field("name", "名称", LINE, required=True),
        Field("district", "区县", Ref("district"), required=True),
        Field("address", "地址", LINE),
        Field("phone", "电话", PHONE),
        Field("opening", "开放时间", LINE),
        Field("location", "坐标", List(Num(-180, 180), 2, 2), help="[纬度, 经度]"),
        Field("advisers", "义务咨询员人数", Int(0, 9999)),
        Field("groups", "专业小组", List(Ref("group"))),
        Field("deputies", "进站代表", List(Ref("deputy"))),
        EXTRAS,
    ),
    m.Station,
)
MATTER = Obj(
    (
        Field("text", "事项", LONG, required=True),
        Field("status", "状态", Enum("matter_status")),
        Field("reply", "答复", LONG),
    ),
    m.Matter,
)
OUTCOME = Obj(
    (
        Field("held_on", "举办日期", Date()),
        Field("visitors", "来访人数", Headcount(99999)),
        Field("matters", "反映事项", List(MATTER)),
    ),
    m.Outcome,
)
RECEPTION = Obj(
    (
        Field("id", "编号", ID, required=True, help="与文件名相同"),
        Field("topic", "议题", LINE, required=True),
        Field("district", "区县", Ref("district"), required=True),
        Field("station", "联络站", Ref("station")),
        Field("starts", "开始", DateTime(), required=True, help="如 2026-11-25 09:00"),
        Field("ends", "结束", DateTime()),
        Field("deputies", "接待代表", List(Ref("deputy"))),
        Field("departments", "到场单位", List(LINE)),
        Field("notice_days", "提前公告天数", Int(0, 365)),
        Field("outcome", "接待结果", OUTCOME),
        EXTRAS,
    ),
    m.Reception,
)
PROJECT = Obj(
    (
        Field("id", "编号", ID, required=True, help="与文件名相同"),
        Field("title", "名称", LINE, required=True),
        Field("district", "区县", Ref("district"), required=True),
        Field("supervisor", "督办代表", Ref("deputy")),
        Field("proposed_on", "提出日期", Date()),
        Field("status", "阶段", Enum("project_status")),
        Field("due_on", "完成期限", Date()),
        Field("cost_yuan", "投入（元）", Int()),
        Field(
            "updates",
            "进展",
            List(
                Obj(
                    (
                        Field("date", "日期", Date(), required=True),
                        Field("text", "内容", LONG, required=True),
                        Field("photo", "照片", FilePath()),
                    ),
                    m.ProjectUpdate,
                )
            ),
        ),
        EXTRAS,
    ),
    m.Project,
)
PROGRAMMES = List(
    Obj(
        (
            Field("id", "编号", ID, required=True),
            Field("name", "名称", LINE, required=True),
            Field("items", "内容", List(LINE)),
        ),
        m.Programme,
    )
)
MEDIA = List(
    Obj(
        (
            Field("id", "编号", ID, required=True),
            Field("name", "名称", LINE, required=True),
            Field("level", "层级", Enum("outlet_level")),
            Field("district", "区县", Ref("district")),
            Field("kind", "类别", Enum("outlet_kind")),
            Field("url", "网址", Url()),
        ),
        m.Outlet,
    )
)
WORDING_RULE = Obj(
    (
        Field("right", "正确写法", LINE, required=True),
        Field("reason", "理由", LINE),
        Field("severity", "程度", Enum("severity")),
    ),
    dict,
)
PROOFREADING = Map(LINE, Either(LINE, WORDING_RULE, lambda right: {"right": right}))
SLOT = Obj(
    (
        Field("deputy", "代表", Ref("deputy"), required=True),
        Field("state", "状态", Enum("ledger_state")),
        # Of every replacement in that week, one after another.
        Field("reason", "说明", Text(most=1000)),
    ),
    dict,
)
LEDGER = Map(WeekOf(), Map(Ref("district"), SLOT))
#: Every kind of content file, by the name its JSON Schema has.
FILES: dict[str, Kind] = {
    "city": CITY,
    "deputy": DEPUTY,
    "column": COLUMN,
    "station": STATION,
    "reception": RECEPTION,
    "project": PROJECT,
    "programmes": PROGRAMMES,
    "media": MEDIA,
    "proofreading": PROOFREADING,
    "schedule": LEDGER,
}
#: What a reference points to, in Chinese, for messages.
REFERENCE_LABELS = {
    "district": "区县",
    "deputy": "代表",
    "group": "专业小组",
    "station": "联络站",
    "project": "民生项目",
    "programme": "所属工作",
    "outlet": "媒体",
}
