"""The same city for MkDocs with Material, used as most do: every page in the navigation, its search on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deputy_showcase.model import Deputy
from deputy_showcase.pipeline import SitePlan

_SETTINGS = """\
site_name: 人大代表风采录（示例数据）
site_url: https://bench.example/
theme:
  name: material
  language: zh
  font: false
"""


def write_mkdocs_content(plan: SitePlan, project: Path) -> None:
    """Write ``mkdocs.yml`` and ``docs/``. Without ``nav`` MkDocs takes all pages into it."""
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    for path, text in _pages(plan):
        target = project / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _pages(plan: SitePlan) -> Iterator[tuple[str, str]]:
    site = plan.catalogue.site
    newest = plan.catalogue.newest_columns[: len(site.city.districts)]
    links = (f"- [{one.title}](columns/{one.week.year}/{one.id}.md)" for one in newest)
    yield "index.md", "# 人大代表风采录\n\n" + "\n".join(links) + "\n"
    for deputy in site.deputies.values():
        district = deputy.memberships[0].district
        yield f"deputies/{district}/{deputy.id}.md", "\n".join(_profile(deputy))
    for column in site.columns:
        text = f"# {column.title}\n\n*{column.author}*\n\n{column.summary}\n\n{column.body}"
        yield f"columns/{column.week.year}/{column.id}.md", text


def _profile(deputy: Deputy) -> Iterator[str]:
    yield f"# {deputy.name}\n\n{deputy.summary}\n"
    yield f"| 项目 | 内容 |\n|---|---|\n| 民族 | {deputy.ethnicity} |\n| 职务 | {deputy.position} |"
    yield from (f"| 选区 | {one.electoral_unit} 第{one.term}届 |" for one in deputy.memberships)
    yield f"\n## 简介\n\n{deputy.biography}\n\n## 承诺\n"
    for pledge in deputy.pledges:
        yield f"### {pledge.text}\n\n进展 {pledge.progress}%\n"
        yield from (f"- {one.date} {one.text}" for one in pledge.updates)
    yield "\n## 履职记录\n"
    yield from (f"- {one.date} **{one.title}** {one.text}" for one in deputy.activities)
