"""The texts that ``new`` starts a file with; filled in by ``str.format_map``."""

STARTERS = {
    "deputy": """\
id: {id}
name: {name}
gender: 男
ethnicity: 汉族
position: （工作单位及职务）
summary: （一句话介绍，最多80个字）
biography: |
  （简介，可分段。）
# 照片放在本文件旁边，文件名 {id}.jpg；没有授权日期的照片不会发布
# photo: {{credit: 某某 摄, consent_on: {today}, alt: （照片上有什么）}}
memberships:
  - {{level: {level}, district: {district}, term: {term}, electoral_unit: （选区或选举单位）, start_date: {today}}}
groups: []
pledges:
  - {{id: p1, text: （承诺内容）, made_on: {today}, due_on: {year}-12-31, status: 进行中, progress: 0}}
verified_on: {today}
""",
    "column": """\
---
title: {name}
district: {district}
week: {week}
# deputy 不写就按日程
# deputy: {district}-0001
author: （作者）
source: {district_name}人大常委会
published: {release}
summary: （摘要）
# cover: images/{district}.jpg
status: 草稿
review: []
---

（正文。）

<!-- 图片放在旁边的 images 文件夹，写成：![图上有什么](images/{district}.jpg "图说。某某 摄") -->
""",
    "station": """\
id: {id}
name: {name}
district: {district}
address: （道路和门牌号）
phone: 0533-0000000
opening: 每周三 9:00–11:30
groups: []
deputies: []
""",
    "reception": """\
id: {id}
topic: {name}
district: {district}
# station: （联络站编号）
starts: {reception_day} 09:00
ends: {reception_day} 11:00
deputies: []
departments: []
notice_days: 3
""",
    "project": """\
id: {id}
title: {name}
district: {district}
# supervisor: （督办代表编号）
proposed_on: {today}
status: 征集
updates: []
""",
}
