"""A number of citizens: never their names, which no message repeats either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .faults import At, Faults
from .kinds import Int, Json

#: Numbers as people write them, right or wrong: ``8``, ``八``, ``约8人``. Anything else may be a name.
_NUMBER = re.compile(r"[\s\d０-９.,，+\-约近余多名位个人次左右零〇一二两三四五六七八九十百千万]*")


@dataclass(frozen=True)
class Headcount:
    """How many people; anything that may be names is refused without being quoted."""

    most: int

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if isinstance(value, list | dict) or not _NUMBER.fullmatch(str(value)):
            message, hint = "这里只能写人数，不能写群众的姓名", "请删去姓名，只写一个数字，如 8"
            return faults.add(at, "citizen-named", message, hint)
        return Int(0, self.most).convert(value, at, faults)

    def json_schema(self) -> Json:
        return Int(0, self.most).json_schema()
