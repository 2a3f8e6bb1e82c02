"""What the published tables hold: one entry per CSV file and column, explained from the field table.

A column that stands for a field names it (``deputy.pledges.due_on``), so that its explanation and its
possible values are those that the office reads; one that is worked out says itself what it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from .compound import Either, Field, List, Obj
from .enums import ENUMS
from .kinds import Enum, Int, Kind, Num
from .tables import FILES
from .times import Date


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column.

    Attributes:
        header: what stands in the first row.
        field: dotted path in the field table, empty for what is worked out.
        own: explanation where the field table has none that fits.
    """

    header: str
    field: str = ""
    own: str = ""

    @property
    def explanation(self) -> str:
        one = field_at(self.field) if self.field else None
        return self.own or (one.help or one.label if one else "")

    @property
    def values(self) -> tuple[str, ...]:
        """The words that may stand there; empty where any text may."""
        kind = _item(field_at(self.field).kind) if self.field else None
        return tuple(ENUMS[kind.name].values()) if isinstance(kind, Enum) else ()

    @property
    def type(self) -> str:
        """As in the Table Schema of the Frictionless Data Package."""
        kind = field_at(self.field).kind if self.field else None
        names: tuple[tuple[type, str], ...] = ((Date, "date"), (Int, "integer"), (Num, "number"))
        return next((name for made, name in names if isinstance(kind, made)), "string")


@dataclass(frozen=True, slots=True)
class DataTable:
    """One file ``data/<name>.csv``: its title, what one row is, and its columns."""

    name: str
    title: str
    row: str
    columns: tuple[DataColumn, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(one.header for one in self.columns)


def field_at(path: str) -> Field:
    """The field at a dotted path that starts with a kind of file; raise KeyError if there is none."""
    kind, *steps = path.split(".")
    here: Kind = FILES[kind]
    found: Field | None = None
    for step in steps:
        within = _item(here)
        if not isinstance(within, Obj):
            raise KeyError(path)
        found = within.by_name[step]
        here = found.kind
    if found is None:
        raise KeyError(path)
    return found


def _item(kind: Kind) -> Kind:
    while isinstance(kind, List | Either):
        kind = kind.item if isinstance(kind, List) else kind.long
    return kind


_JOINED = "几项之间用“；”隔开，各列次序相同"
_WHO = (
    DataColumn("代表编号", own="代表的编号，与 deputies.csv 的“编号”相同"),
    DataColumn("姓名", "deputy.name", "姓名"),
)
_WHERE = (
    DataColumn("区县编号", own="区县的编号，网址由它而来"),
    DataColumn("区县", own="区县名称"),
)
_PAGE = DataColumn("网页", own="本站上的网址")


def _seat(header: str, name: str) -> DataColumn:
    return DataColumn(header, own=f"{field_at(f'deputy.memberships.{name}').label}。{_JOINED}")


TABLES = (
    DataTable(
        "deputies",
        "代表",
        "一位代表",
        (
            DataColumn("编号", "deputy.id", "代表的编号，网址由它而来"),
            DataColumn("姓名", "deputy.name"),
            DataColumn("性别", "deputy.gender"),
            DataColumn("民族", "deputy.ethnicity"),
            DataColumn("工作单位及职务", "deputy.position"),
            _seat("代表层级", "level"),
            DataColumn("区县", own=f"所在区县和镇的名称。{_JOINED}"),
            _seat("选区或选举单位", "electoral_unit"),
            _seat("代表团", "delegation"),
            _seat("届次", "term"),
            _seat("任期起", "start_date"),
            DataColumn("任期止", own=f"任职终止；届满的为届满之日。{_JOINED}"),
            DataColumn("专业小组", "deputy.groups", "所在的专业小组"),
            DataColumn("联络站", "deputy.station", "所在的代表联络站"),
            DataColumn("联系方式", "deputy.contacts"),
            DataColumn("简介", "deputy.summary", "一句话介绍"),
            DataColumn("承诺", own=f"承诺内容。{_JOINED}"),
            DataColumn("承诺进展", own=f"每项承诺的状态。{_JOINED}"),
            DataColumn("信息核实日期", "deputy.verified_on", "最近一次核对资料的日期"),
            _PAGE,
        ),
    ),
    DataTable(
        "memberships",
        "代表资格",
        "一位代表的一段任职",
        (
            *_WHO,
            DataColumn("层级", "deputy.memberships.level"),
            *_WHERE,
            DataColumn("镇（街道）", "deputy.memberships.town"),
            DataColumn("选区或选举单位", "deputy.memberships.electoral_unit"),
            DataColumn("代表团", "deputy.memberships.delegation"),
            DataColumn("届次", "deputy.memberships.term", "第几届"),
            DataColumn("任期起", "deputy.memberships.start_date"),
            DataColumn("任期止", "deputy.memberships.end_date", "任职终止；届满的为届满之日"),
            DataColumn("终止原因", "deputy.memberships.end_reason"),
            DataColumn("现任", own="数据日期当天是否在任：是、否"),
        ),
    ),
    DataTable(
        "pledges",
        "承诺",
        "一项承诺",
        (
            *_WHO,
            DataColumn("承诺编号", "deputy.pledges.id", "在这位代表的承诺里的编号"),
            DataColumn("承诺", "deputy.pledges.text"),
            DataColumn("承诺日期", "deputy.pledges.made_on"),
            DataColumn("完成期限", "deputy.pledges.due_on"),
            DataColumn("状态", "deputy.pledges.status"),
            DataColumn("进度", "deputy.pledges.progress"),
            DataColumn("进展条数", own="已公布的进展有几条"),
            DataColumn("最近进展", own="最近一条进展的日期"),
            _PAGE,
        ),
    ),
    DataTable(
        "pledge-updates",
        "承诺进展",
        "一项承诺的一条进展",
        (
            *_WHO,
            DataColumn("承诺编号", "deputy.pledges.id", "与 pledges.csv 的“承诺编号”相同"),
            DataColumn("日期", "deputy.pledges.updates.date"),
            DataColumn("进展", "deputy.pledges.updates.text"),
            DataColumn("链接", "deputy.pledges.updates.link"),
        ),
    ),
    DataTable(
        "stations",
        "代表联络站",
        "一个联络站",
        (
            DataColumn("编号", "station.id", "联络站的编号"),
            DataColumn("名称", "station.name"),
            *_WHERE,
            DataColumn("地址", "station.address"),
            DataColumn("电话", "station.phone"),
            DataColumn("开放时间", "station.opening"),
            DataColumn("纬度", own="十进制度数，WGS 84"),
            DataColumn("经度", own="十进制度数，WGS 84"),
            DataColumn("义务咨询员人数", "station.advisers"),
            DataColumn("专业小组", "station.groups", "编入的专业小组，用“；”隔开"),
            DataColumn("进站代表", "station.deputies", "代表的编号，用“；”隔开"),
            _PAGE,
        ),
    ),
    DataTable(
        "receptions",
        "议题式接待",
        "一次接待",
        (
            DataColumn("编号", "reception.id", "接待的编号"),
            DataColumn("议题", "reception.topic"),
            *_WHERE,
            DataColumn("联络站", "reception.station", "联络站的编号"),
            DataColumn("开始", "reception.starts", "当地时间，带时差"),
            DataColumn("结束", "reception.ends", "当地时间，带时差"),
            DataColumn("接待代表", "reception.deputies", "代表的编号，用“；”隔开"),
            DataColumn("到场单位", "reception.departments", "用“；”隔开"),
            DataColumn("举办日期", "reception.outcome.held_on"),
            DataColumn("来访人数", "reception.outcome.visitors"),
            DataColumn("事项", own="群众反映的事项有几件"),
            DataColumn("已办结", own="其中已办结几件"),
            _PAGE,
        ),
    ),
    DataTable(
        "projects",
        "民生微实事",
        "一个项目",
        (
            DataColumn("编号", "project.id", "项目的编号"),
            DataColumn("名称", "project.title"),
            *_WHERE,
            DataColumn("督办代表", "project.supervisor", "代表的编号"),
            DataColumn("阶段", "project.status"),
            DataColumn("提出日期", "project.proposed_on"),
            DataColumn("完成期限", "project.due_on"),
            DataColumn("投入（元）", "project.cost_yuan"),
            DataColumn("进展条数", own="已公布的进展有几条"),
            DataColumn("最近进展", own="最近一条进展的日期"),
            _PAGE,
        ),
    ),
    DataTable(
        "columns",
        "专栏文章",
        "一篇已发布的文章",
        (
            DataColumn("编号", own="周次和区县，网址由它而来"),
            DataColumn("标题", "column.title"),
            DataColumn("周次", "column.week", "ISO 周，星期一开始"),
            *_WHERE,
            DataColumn("代表编号", "column.deputy", "所介绍代表的编号"),
            DataColumn("作者", "column.author"),
            DataColumn("稿源", "column.source"),
            DataColumn("发布时间", "column.published", "当地时间，带时差"),
            DataColumn("摘要", "column.summary"),
            DataColumn("所属工作", "column.programmes", "用“；”隔开"),
            DataColumn("刊发媒体", "column.carried_by", "媒体的编号，用“；”隔开"),
            _PAGE,
        ),
    ),
    DataTable(
        "schedule",
        "日程",
        "一个区县的一周",
        (
            DataColumn("周次", own="ISO 周，星期一开始"),
            DataColumn("发布时间", own="当周统一发布时间，当地时间，带时差"),
            *_WHERE,
            DataColumn("代表编号", own="本周代表的编号；空缺时为空"),
            DataColumn("姓名", own="本周代表的姓名；空缺时为空"),
            DataColumn("状态", own="已发布、已预告或空缺"),
            DataColumn("第几次", own="这位代表在这个区县第几次宣传"),
            DataColumn("说明", own="为什么是这位代表，或为什么空缺"),
        ),
    ),
    DataTable(
        "outlets",
        "媒体",
        "一家参与宣传的媒体",
        (
            DataColumn("编号", "media.id", "媒体的编号"),
            DataColumn("名称", "media.name"),
            DataColumn("层级", "media.level"),
            *_WHERE,
            DataColumn("类别", "media.kind"),
            DataColumn("网址", "media.url"),
            DataColumn("刊发篇数", own="刊发了本站的几篇文章"),
        ),
    ),
    DataTable(
        "activities",
        "履职记录",
        "一位代表的一次履职",
        (
            *_WHO,
            DataColumn("日期", "deputy.activities.date"),
            DataColumn("类别", "deputy.activities.kind"),
            DataColumn("标题", "deputy.activities.title"),
            DataColumn("内容", "deputy.activities.text"),
            DataColumn("联络站", "deputy.activities.station", "联络站的编号"),
            DataColumn("项目", "deputy.activities.project", "民生微实事的编号"),
        ),
    ),
)
