"""A tiny valid city for tests: one of each kind of content file, and no problem in any of them."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

FILES = {
    "city.yaml": """\
name: 淄博市
code: "370300"
congress: 淄博市人民代表大会
term: 16
time_zone: Asia/Shanghai
release: {weekday: monday, time: "09:00"}
column: {title: 新时代新担当新作为, subtitle: 人大代表风采录}
site: {name: 代表风采, domain: deputies.example.gov.cn}
schedule: {announce_weeks: 4, least_gap_weeks: 26, verified_within_months: 12}
rules: {constituents: [6, 10], members: [3, 6]}
districts:
  - {id: zibo, name: 淄博市, short: 市级, level: city, code: "370300"}
  - {id: zichuan, name: 淄川区, level: district, code: "370302"}
  - {id: zhangdian, name: 张店区, level: district, code: "370303"}
themes: {2026-W23: environment}
groups:
  - {id: environment, name: 环境资源}
""",
    "deputies/zichuan-0001.yaml": """\
id: zichuan-0001
name: 王建国
gender: 男
position: 某街道某社区党委书记
summary: 扎根社区十五年
biography: |
  一九七五年生，长期在社区工作。
photo: {credit: 李明 摄, consent_on: 2026-01-10, alt: 王建国半身像, focus: [0.5, 0.3]}
memberships:
  - {level: 区县级, district: zichuan, term: 16, electoral_unit: 第十二选区, start_date: 2022-01-10}
groups: [environment]
station: zaomatou
contacts: [{type: phone, value: 0533-0000000, label: 联络站}]
pledges:
  - {id: p1, text: 建好口袋公园, made_on: 2026-01-15, due_on: 2026-12-31, status: 进行中, progress: 60}
links: {constituents: 8}
activities:
  - {date: 2026-05-01, kind: 视察, title: 看河道, station: zaomatou, project: pocket-park}
showcase: {hold: false, pin: [2026-W50]}
verified_on: 2026-10-01
""",
    "deputies/zichuan-0002.yaml": """\
id: zichuan-0002
name: 赵淑芬
gender: 女
summary: 田间地头的农技员
memberships:
  - {level: district, district: zichuan, term: 16, start_date: 2022-01-10}
pledges:
  - {id: p1, text: 办好农技夜校, made_on: 2026-01-15}
verified_on: 2026-10-01
""",
    "deputies/zibo-0001.yaml": """\
id: zibo-0001
name: 孙立新
gender: 男
summary: 车间里的发明家
memberships:
  - {level: city, district: zibo, term: 16, delegation: 淄川代表团, start_date: 2022-02-10}
pledges:
  - {id: p1, text: 带出十名徒弟, made_on: 2026-01-15}
verified_on: 2026-10-01
""",
    "columns/2026/W47/zichuan.md": """\
---
title: 口袋公园开到家门口
district: zichuan
week: 2026-W47
deputy: zichuan-0001
author: 李明
source: 淄川区人大常委会
published: 2026-11-16 09:00
summary: 代表王建国推动建成三处口袋公园
cover: images/park.png
status: 定稿
review:
  - {step: 初审, by: 甲, date: 2026-11-10}
  - {step: 复审, by: 乙, date: 2026-11-11}
  - {step: 终审, by: 丙, date: 2026-11-12}
programmes: [代表工作新格局]
carried_by: [{outlet: zibo-daily, url: "https://daily.example.com/1", date: 2026-11-17}]
---

家门口有了[新公园](/projects/pocket-park/)。

![居民在公园里下棋](images/park.png "居民在口袋公园里下棋。李明 摄")
""",
    "schedule/2026.yaml": """\
2026-W47:
  zichuan: {deputy: zichuan-0001, state: published}
  zibo: {deputy: zibo-0001, state: announced}
""",
    "stations/zaomatou.yaml": """\
id: zaomatou
name: 早码头代表联络站
district: zichuan
address: 人民路1号
phone: 0533-0000000
opening: 每周三 9:00–11:30
location: [36.64, 117.97]
advisers: 24
groups: [environment]
deputies: [zichuan-0001]
""",
    "receptions/parks.yaml": """\
id: parks
topic: 口袋公园怎么建
district: zichuan
station: zaomatou
starts: 2026-11-25 09:00
ends: 2026-11-25 11:00
deputies: [zichuan-0001]
departments: [园林中心]
notice_days: 3
""",
    "projects/pocket-park.yaml": """\
id: pocket-park
title: 口袋公园
district: zichuan
supervisor: zichuan-0001
proposed_on: 2026-02-01
status: 办理中
due_on: 2026-12-31
cost_yuan: 120000
updates: [{date: 2026-06-01, text: 开工}]
""",
    "programmes.yaml": """\
- {id: five, name: 工作新格局, items: [代表工作新格局]}
""",
    "media.yaml": """\
- {id: zibo-daily, name: 示例日报, level: 市级, kind: 报纸, url: "https://daily.example.com/"}
""",
    "proofreading.yaml": "截止目前: 截至目前\n",
    "about.md": "# 关于本站\n\n本站介绍人大代表。\n",
}
PICTURES = ("columns/2026/W47/images/park.png", "deputies/zichuan-0001.png")


def tiny_city(path: Path) -> Path:
    """Write the tiny city into a folder, and return it."""
    for name, text in FILES.items():
        put(path, name, text)
    for name in PICTURES:
        put(path, name, png(40, 40))
    return path


def put(root: Path, name: str, data: str | bytes) -> Path:
    """Write one file below ``root``, making its folders; text as UTF-8 with plain line ends."""
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data.encode() if isinstance(data, str) else data)
    return target


def png(width: int, height: int, *, rows: int | None = None) -> bytes:
    """A grey PNG; with ``rows``, only so many rows are really there."""
    pixels = zlib.compress((b"\0" + b"\x80" * width) * (height if rows is None else rows))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
