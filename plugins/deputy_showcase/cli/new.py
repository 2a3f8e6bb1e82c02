"""``new``: a filled-in starting file, with the schema by which editors explain its fields."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import chain, count
from pathlib import Path

import click

from ..calendar import calendar_week, release_of
from ..holidays import holiday_name
from ..load.records import FOLDERS
from ..model import City, Week
from ..pipeline import check
from ..placeholders import HINTS
from ..schema.kinds import ID
from ..write import atomic_write
from .shared import WeekOption, clock_for, content_options, project_root
from .starters import STARTERS

#: What YAML takes for plain text whatever stands around it: letters and Chinese marks.
_PLAIN = re.compile(
    r"(?!(?:null|true|false)$)[^\W\d_](?:[\w·、，。；！？（）《》“” ]*[\w·。！？）》”])?",
    re.IGNORECASE,
)
_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


#: From writing a reception down to its day: the notice takes three of them.
PREPARATION_DAYS = 7
#: Kind → the folder of its files.
FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}
#: What may be begun, as it is told.
_KINDS = "deputy 代表、column 文章、station 联络站、reception 接待、project 项目"


@click.command("new", help=f"新建一份填好样子的文件。\n\n种类：{_KINDS}。")
@click.argument("kind", metavar="种类", type=click.Choice(sorted(STARTERS)))
@click.argument("id_", metavar="[编号]", required=False)
@click.option("--district", metavar="区县", help="区县编号，如 zichuan")
@click.option("--week", type=WeekOption(), help="周次（文章用），默认下一周")
@click.option("--name", metavar="文字", default="", help="姓名、标题或名称")
@content_options
def command(
    kind: str,
    id_: str | None,
    district: str | None,
    week: Week | None,
    name: str,
    content: Path,
    date: str | None,
) -> int:
    city = _city(content)
    place = _district(city, district or (id_ or "").rpartition("-")[0])
    now = clock_for(date)(city.zone)
    target = week or calendar_week(now, city).plus(1)
    stem = _checked_id(id_) if id_ else _next_id(kind, place, target, now, content)
    path = content / _file(kind, stem, place, target)
    if path.exists():
        raise click.UsageError(f"{path} 已经有了，没有改动它")
    text = STARTERS[kind].format_map(_values(city, place, target, now, stem, name))
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, (_schema_line(kind, path) + text).encode())
    click.echo(f"已新建 {path}，请打开填写；写好后运行 python3 build.py check")
    return 0


def _city(content: Path) -> City:
    site = check(content).site
    if site is None:
        raise click.UsageError(f"{content} 里没有可用的 city.yaml，请先建好它")
    return site.city


def _district(city: City, wanted: str) -> str:
    if wanted in (one.id for one in city.districts):
        return wanted
    raise click.UsageError(f"请用 --district 指明区县，可写的有：{city.districts_told}")


def _checked_id(written: str) -> str:
    """An id becomes a file's name, so it must not lead anywhere else."""
    if re.fullmatch(ID.pattern, written):
        return written
    raise click.UsageError(f"编号 {written} 的写法不对，应为{ID.form}")


def _next_id(kind: str, district: str, week: Week, now: datetime, content: Path) -> str:
    if kind == "column":
        return district
    if kind == "reception":
        return _unused(f"{reception_day(now.date())}-{district}", content)
    files = (content / FOLDER_OF[kind]).glob(f"{district}-*.yaml")
    numbers = (path.stem.rpartition("-")[2] for path in files)
    last = max((int(one) for one in numbers if one.isdecimal()), default=0)
    return f"{district}-{last + 1:04d}"


def _unused(stem: str, content: Path) -> str:
    """The id, with a number if there is a reception of that day already."""
    folder = content / FOLDER_OF["reception"]
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(one for one in stems if not (folder / f"{one}.yaml").exists())


def reception_day(today: date) -> date:
    """A day to start from: far enough for the notice and its preparation, and a working day."""
    days = (today + timedelta(days=step) for step in count(PREPARATION_DAYS))
    return next(one for one in days if one.weekday() < 5 and not holiday_name(one))


def _file(kind: str, stem: str, district: str, week: Week) -> str:
    if kind == "column":
        return f"columns/{week.year}/W{week.number:02d}/{stem}.md"
    return f"{FOLDER_OF[kind]}/{stem}.yaml"


def _values(
    city: City, district: str, week: Week, now: datetime, stem: str, name: str
) -> Mapping[str, object]:
    of = next(one for one in city.districts if one.id == district)
    return {
        "hints": HINTS,
        "id": stem,
        "name": quoted(name) or HINTS["name"],
        "district": district,
        "district_name": of.name,
        "level": "市级" if of.level == "city" else "区县级",
        "term": city.term,
        "today": f"{now:%Y-%m-%d}",
        "reception_day": reception_day(now.date()),
        "year": now.year,
        "week": week,
        "release": f"{release_of(week, city):%Y-%m-%d %H:%M}",
    }


def quoted(text: str) -> str:
    """One line of text as a YAML value, in quotes only where it would be read as something else.

    Empty where there is nothing to see.
    """
    line = " ".join(_UNSEEN.sub(" ", text).split())
    return line if not line or _PLAIN.fullmatch(line) else json.dumps(line, ensure_ascii=False)


def _schema_line(kind: str, path: Path) -> str:
    """The line by which editors find the schema; articles have theirs inside the front matter."""
    if kind == "column":
        return ""
    schema = os.path.relpath(project_root() / "schemas" / f"{kind}.json", path.parent)
    return f"# yaml-language-server: $schema={Path(schema).as_posix()}\n"
