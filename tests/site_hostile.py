"""A city whose every text tries to break out: made from the field table, so no field can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from deputy_showcase.schema.city import CITY
from deputy_showcase.schema.compound import Either, List, Map, Obj
from deputy_showcase.schema.enums import ENUMS
from deputy_showcase.schema.headcount import Headcount
from deputy_showcase.schema.kinds import (
    Bool,
    Enum,
    FilePath,
    Free,
    Int,
    Num,
    Pattern,
    Ref,
    Text,
    Url,
)
from deputy_showcase.schema.tables import FILES
from deputy_showcase.schema.times import Clock, Date, DateTime, WeekOf, Zone
from tiny import png, put

#: What the product in the templates would come to, if anybody worked it out.
PRODUCT = "{{1009*1013}}"
WORKED_OUT = "1022117"
PAYLOADS = (
    "<script>window.__pwned=1;alert(1)</script>",
    '" onmouseover="alert(1)" onfocus="alert(1)" autofocus="',
    "'><img src=x onerror=alert(1)>",
    PRODUCT + "{% raw %}{# ",
    "]]></script><script>window.__pwned=1</script>",
    "--></title></style></textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "[x](javascript:alert(1)) <a href=javascript:alert(1)>x</a>",
    "\u2028alert(1)\u2029//",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "＝1+1",
    "\t=1+1",
    "\ue100content\ue101\ue000",
    "a\r\nEND:VEVENT\r\nX:1;,\\n",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
#: One text with nearly all of it, for the fields of which there is only one.
ALL = "'\"><img src=x onerror=alert(1)><script>window.__pwned=1</script>" + PRODUCT + "]]>\u2028"
MARKDOWN = f"""\
<script>window.__pwned=1;alert(1)</script>

<img src=x onerror="alert(1)"> <a href="javascript:alert(1)" onclick="alert(1)">x</a>

<svg onload=alert(1)><iframe src="javascript:alert(1)"></iframe><style>*{{display:none}}</style>

[x](javascript:alert(1)) [y](&#106;avascript:alert(1)) <javascript:alert(1)> [z](data:text/html,<script>alert(1))

[w](https://example.com/"onmouseover="alert(1)) [v]: javascript:alert(1) [v]

# {PRODUCT} {{% raw %}} <b onmouseover=alert(1)>x</b> {{#id onclick=alert(1)}}

{PRODUCT} ]]> </script> \u2028 --> </title> \ue100content\ue101 \ue000

| a | b |
|---|---|
| <img src=x onerror=alert(1)> | `<script>alert(1)</script>` |

<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>

<math><mi xlink:href="javascript:alert(1)">x</mi></math> <base href="https://outside.example/">

<link rel="stylesheet" href="https://outside.example/x.css"><meta http-equiv="refresh" content="0;url=https://outside.example/">

<img srcset="https://outside.example/x.png 1x"><video src="https://outside.example/x.mp4" autoplay></video>

```javascript" onmouseover="alert(1)
<script>alert(1)</script>
```
"""
URL = "https://example.com/?a=javascript:alert(1)&b=;(1)//=1+1"
DISTRICTS = ("zibo", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8")
WEEKS = ("2026-W45", "2026-W46", "2026-W47")
MOMENT = "2026-11-18T12:00:00"
REFERENCES = {
    "district": "d1",
    "deputy": "d1-0000",
    "group": "g0",
    "station": "s0",
    "project": "p0",
    "outlet": "o0",
    "programme": "e0",
}
#: Dates that have to come after others of the same object.
LATER = {
    "end_date": "2031-12-31",
    "due_on": "2027-12-31",
    "to": "2025-12-31",
    "ends": "2026-11-20 11:00",
}


class Filler:
    """Fills one file's table; the texts go on from ``turn``, so that file after file each field meets all."""

    def __init__(self, turn: int, references: dict[str, str] | None = None) -> None:
        self._turn = turn
        self._references = {**REFERENCES, **(references or {})}

    def fill(self, kind: Any, name: str = "") -> Any:
        """A value that the field table takes."""
        match kind:
            case Text():
                return self._text(kind, name)
            case Obj():
                return {one.name: self.fill(one.kind, one.name) for one in kind.fields}
            case List():
                return [self.fill(kind.item, name) for _ in range(max(1, kind.least))]
            case Map():
                return {self.fill(kind.key): self.fill(kind.value)}
            case Either():
                return self.fill(kind.long, name)
            case Ref():
                return self._references[kind.kind]
            case Enum():
                return next(iter(ENUMS[kind.name]))
            case Headcount():
                return 8
            case Int() | Num():
                return kind.least
            case Free():
                return {"x": ALL, "sample": True}
            case Bool():
                return False
            case Pattern():
                return {"phone": "0533-1234567", "code": "370300", "domain": "hostile.example"}.get(
                    name, "x0"
                )
            case Url():
                return URL
            case FilePath():
                return "images/a.png"
            case Date() | DateTime():
                return LATER.get(
                    name, "2026-11-20 09:00" if isinstance(kind, DateTime) else "2025-01-15"
                )
            case WeekOf():
                return "2026-W47"
            case Clock():
                return "09:00"
            case Zone():
                return "Asia/Shanghai"
        raise AssertionError(f"a kind of field that this test does not know: {kind}")

    def _text(self, kind: Text, name: str) -> str:
        """The next payload that fits; where lines may be many, Markdown with all of them."""
        if kind.lines:
            return MARKDOWN
        self._turn += 1
        fitting = [one for one in PAYLOADS if len(one) <= (kind.most or 10_000)] or ["<b>{{7*7}}"]
        return fitting[self._turn % len(fitting)]


def hostile_city(folder: Path) -> Path:
    """Write the city and return its folder."""
    for path, data in _files():
        put(folder, path, yaml.safe_dump(data, sort_keys=False))
    for path, text in _texts():
        put(folder, path, text)
    for path in ("columns/images/a.png", "projects/images/a.png"):
        put(folder, path, png(1300, 30))
    for number, _ in enumerate(PAYLOADS):
        put(folder, f"deputies/{_deputy(number)}.png", png(60, 80 + number))
    return folder


def _deputy(number: int) -> str:
    return f"{DISTRICTS[number % len(DISTRICTS)]}-{number:04d}"


REFERENCES["deputy"] = _deputy(1)


def _files() -> Iterator[tuple[str, Any]]:
    yield "city.yaml", _city()
    for turn, _ in enumerate(PAYLOADS):
        yield f"deputies/{_deputy(turn)}.yaml", _person(turn)
        for kind, letter in (("station", "s"), ("reception", "r"), ("project", "p")):
            data = Filler(turn, {"deputy": _deputy(turn)}).fill(FILES[kind])
            data["id"] = f"{letter}{turn}"
            yield f"{kind}s/{letter}{turn}.yaml", data
    for name, kind in (("media", "o"), ("programmes", "e")):
        rows = [Filler(turn).fill(FILES[name])[0] for turn, _ in enumerate(PAYLOADS)]
        yield f"{name}.yaml", [{**row, "id": f"{kind}{turn}"} for turn, row in enumerate(rows)]
    yield "proofreading.yaml", Filler(0).fill(FILES["proofreading"])
    slot = {"state": "announced", "reason": PAYLOADS[0]}
    yield "schedule/2026.yaml", {"2026-W48": {"d3": {"deputy": _deputy(3), **slot}}}


def _city() -> Any:
    data = Filler(0).fill(CITY)
    for part in (data, data["site"], data["column"]):
        part |= {
            key: ALL for key, value in part.items() if isinstance(value, str) and key in _LINES
        }
    data["districts"] = [_district(turn) for turn, _ in enumerate(DISTRICTS)]
    row = Filler(0).fill(next(one.kind for one in CITY.fields if one.name == "groups"))[0]
    data["groups"] = [{**row, "id": f"g{turn}", "name": text} for turn, text in enumerate(PAYLOADS)]
    data["themes"] = {"2026-W23": "g0"}
    data["term"] = 16
    data["schedule"] = {"announce_weeks": 4, "least_gap_weeks": 1, "verified_within_months": 120}
    return data


_LINES = frozenset(
    "name congress title subtitle id_code icp police organizer phone address".split()
)


def _district(turn: int) -> Any:
    kind = next(one.kind for one in CITY.fields if one.name == "districts")
    data = Filler(2 * turn).fill(kind)[0]
    level = "district" if turn else "city"
    return {**data, "id": DISTRICTS[turn], "level": level, "kind": "" if turn < 8 else "zone"}


def _person(turn: int) -> Any:
    district = DISTRICTS[turn % len(DISTRICTS)]
    references = {
        "district": district,
        "group": f"g{turn}",
        "deputy": _deputy(turn - 1 if turn else 1),
    }
    data = Filler(turn, references).fill(FILES["deputy"])
    data["id"] = _deputy(turn)
    data["memberships"][0] |= {"level": "district" if turn % len(DISTRICTS) else "city", "term": 16}
    data["showcase"]["pin"] = []
    data["verified_on"] = "2026-10-01"
    data["birth_year"] = 1970
    return data


def _texts() -> Iterator[tuple[str, str]]:
    turn = 0
    for week in WEEKS:
        for district in DISTRICTS:
            # The first weeks name a deputy, the last leaves it to the schedule.
            number = turn % len(PAYLOADS)
            yield f"columns/{week}-{district}.md", _article(turn, week, district, number)
            turn += 1
    for turn, name in enumerate(("about", "contact", "privacy", "plain")):
        front = {"title": ALL if turn else PAYLOADS[0], "description": ALL}
        yield f"{name}.md", f"---\n{yaml.safe_dump(front)}---\n\n{MARKDOWN}"
    yield "untitled.md", f"# {PAYLOADS[2]} {PRODUCT}\n\n{MARKDOWN}"


def _article(turn: int, week: str, district: str, number: int) -> str:
    references = {"district": district, "deputy": _deputy(number), "outlet": f"o{number}"}
    front = Filler(turn, references).fill(FILES["column"])
    front |= {"week": week, "status": "final", "published": f"{_monday(week)} 09:00"}
    if week == WEEKS[-1]:
        del front["deputy"]
    front["review"] = [
        {"step": step, "by": f"{step}{PAYLOADS[0][:20]}"} for step in ("first", "second", "final")
    ]
    picture = '![<img src=x onerror=alert(1)>](images/a.png "<script>alert(1)</script>\' onload=x")'
    return f"---\n{yaml.safe_dump(front)}---\n\n{MARKDOWN}\n\n{picture}\n"


def _monday(week: str) -> str:
    return {"2026-W45": "2026-11-02", "2026-W46": "2026-11-09", "2026-W47": "2026-11-16"}[week]
