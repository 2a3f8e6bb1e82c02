"""Enumerated values: the English token of the code, the Chinese label people write and read."""

from __future__ import annotations

GENDER = {"male": "男", "female": "女"}
DISTRICT_LEVEL = {"city": "市级", "district": "区县级"}
DISTRICT_KIND = {"zone": "功能区"}
LEVEL = {"city": "市级", "district": "区县级", "town": "镇级"}
PLEDGE_STATUS = {
    "in_progress": "进行中",
    "kept": "已兑现",
    "delayed": "已延期",
    "withdrawn": "已撤回",
}
ACTIVITY_KIND = {
    "inspection": "视察",
    "research": "调研",
    "reception": "接待",
    "proposal": "建议",
    "volunteering": "志愿服务",
    "enforcement_check": "执法检查",
    "report": "述职",
}
COLUMN_STATUS = {"draft": "草稿", "in_review": "送审", "final": "定稿"}
REVIEW_STEP = {"first": "初审", "second": "复审", "final": "终审"}
MATTER_STATUS = {"in_hand": "办理中", "answered": "已答复", "settled": "已办结"}
PROJECT_STATUS = {
    "collecting": "征集",
    "approved": "立项",
    "in_hand": "办理中",
    "settled": "已办结",
}
OUTLET_LEVEL = {"city": "市级", "district": "区县级"}
OUTLET_KIND = {
    "newspaper": "报纸",
    "television": "电视",
    "radio": "广播",
    "website": "网站",
    "wechat": "公众号",
    "app": "客户端",
}
CONTACT_TYPE = {"phone": "电话", "fax": "传真", "email": "电子邮箱", "address": "地址"}
LEDGER_STATE = {"announced": "已预告", "published": "已发布"}
SEVERITY = {"error": "错误", "warning": "提醒"}
WEEKDAY = {
    "monday": "星期一",
    "tuesday": "星期二",
    "wednesday": "星期三",
    "thursday": "星期四",
    "friday": "星期五",
    "saturday": "星期六",
    "sunday": "星期日",
}
SLOT_STATE = {
    "published": "已发布",
    "announced": "已预告",
    "pinned": "已指定",
    "planned": "拟安排",
    "vacant": "空缺",
}

#: Other ways people write a value, by the token meant.
ALIASES: dict[str, dict[str, str]] = {
    "level": {"市": "city", "区县": "district", "区": "district", "县": "district", "镇": "town",
              "乡镇": "town", "乡镇级": "town", "区级": "district", "县级": "district"},
    "district_level": {"市": "city", "区县": "district"},
    "outlet_level": {"市": "city", "区县": "district"},
    "weekday": {"周一": "monday", "周二": "tuesday", "周三": "wednesday", "周四": "thursday",
                "周五": "friday", "周六": "saturday", "周日": "sunday"},
}  # fmt: skip

ENUMS: dict[str, dict[str, str]] = {
    "gender": GENDER,
    "district_level": DISTRICT_LEVEL,
    "district_kind": DISTRICT_KIND,
    "level": LEVEL,
    "pledge_status": PLEDGE_STATUS,
    "activity_kind": ACTIVITY_KIND,
    "column_status": COLUMN_STATUS,
    "review_step": REVIEW_STEP,
    "matter_status": MATTER_STATUS,
    "project_status": PROJECT_STATUS,
    "outlet_level": OUTLET_LEVEL,
    "outlet_kind": OUTLET_KIND,
    "contact_type": CONTACT_TYPE,
    "ledger_state": LEDGER_STATE,
    "severity": SEVERITY,
    "weekday": WEEKDAY,
    "slot_state": SLOT_STATE,
}


def label(enum: str, token: str) -> str:
    """The Chinese label of a token; an unknown or empty token is returned as it is."""
    return ENUMS[enum].get(token, token)
