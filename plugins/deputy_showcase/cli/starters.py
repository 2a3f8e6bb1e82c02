"""The texts that ``new`` starts a file with; filled in by ``str.format_map``.

What nobody wrote yet is one of ``placeholders.HINTS``, by which the other commands know it. Whatever is
not a comment and no hint either must be true as it stands, because it may be public at once.
"""

STARTERS = {
    "deputy": """\
id: {id}
name: {name}
gender: 男
ethnicity: 汉族
position: {hints[position]}
summary: {hints[summary]}
biography: |
  {hints[biography]}
# 照片放在本文件旁边，文件名 {id}.jpg；没有授权日期的照片不会发布
# photo: {{credit: {hints[credit]}, consent_on: {hints[consent]}, alt: {hints[alt]}}}
memberships:
  - {{level: {level}, district: {district}, term: {term}, electoral_unit: {hints[electoral_unit]}, start_date: {today}}}
groups: []
pledges:
  - {{id: p1, text: {hints[pledge]}, made_on: {today}, due_on: {year}-12-31, status: 进行中, progress: 0}}
# 全部核对过再写：
# verified_on: {today}
""",
    "column": """\
---
title: {name}
district: {district}
week: {week}
# deputy 不写就按日程
# deputy: {district}-0001
author: {hints[author]}
source: {district_name}人大常委会
published: {release}
summary: {hints[abstract]}
# cover: images/{district}.jpg
status: 草稿
review: []
---

{hints[body]}

<!-- 图片放在旁边的 images 文件夹，写成：![图上有什么](images/{district}.jpg "图说。某某 摄") -->
""",
    "station": """\
id: {id}
name: {name}
district: {district}
address: {hints[address]}
# phone: 0533-0000000
# opening: 每周三 9:00–11:30
groups: []
deputies: []
""",
    "reception": """\
id: {id}
topic: {name}
district: {district}
# station: {hints[station]}
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
# supervisor: {hints[supervisor]}
proposed_on: {today}
status: 征集
updates: []
""",
}
