"""``publish``: put the built site where it is served from."""

from __future__ import annotations

import filecmp
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from ..earlier import Earlier, read
from ..write import staged
from .inputs import all_inputs
from .shared import (
    CACHE,
    ENVIRONMENT_FAILED,
    clock_for,
    content_options,
    folder_option,
    project_root,
    reason,
    usable_site,
)

#: A site of another machine or by ``mkdocs build``: there is nothing to hold it against.
UNKNOWN = "注意：没有 {site} 的生成记录，无法核对它是不是按现在的内容和时刻生成的。"


@click.command("publish", help="把生成好的网站发布到一个文件夹（整体替换，不会半新半旧）。")
@content_options
@click.option(
    "--to",
    "target",
    metavar="文件夹",
    required=True,
    type=click.Path(path_type=Path),
    help="目标文件夹",
)
@folder_option("--site-dir", "site", "网站文件夹")
@click.option("--dry-run", is_flag=True, help="只说明会改动什么")
def command(content: Path, date: str | None, target: Path, site_dir: Path, dry_run: bool) -> int:
    usable_site(content, clock_for(date))
    if not (site_dir / "index.html").is_file():
        raise click.UsageError(f"{site_dir} 里没有网站，请先运行 python3 build.py")
    _refuse_strangers(site_dir, target)
    _refuse_other_sites(site_dir, content, date)
    try:
        added, changed, gone = differences(site_dir, target)
        click.echo(f"新增 {len(added)} 个文件，更新 {len(changed)} 个，删除 {len(gone)} 个。")
        if dry_run:
            return 0
        publish(site_dir, target.resolve())
    except OSError as error:
        click.echo(f"发布没有完成，原来的网站没有改动：{reason(error)}", err=True)
        return ENVIRONMENT_FAILED
    click.echo(f"已发布到 {target}")
    return 0


def _refuse_strangers(site_dir: Path, target: Path) -> None:
    one, other = site_dir.resolve(), target.resolve()
    if one == other or one.is_relative_to(other) or other.is_relative_to(one):
        raise click.UsageError("--to 不能与网站文件夹相同或互相包含")
    if other.exists() and not other.is_dir():
        raise click.UsageError(f"{target} 是文件，请指明一个文件夹")
    if other.exists() and any(other.iterdir()) and not (other / "index.html").is_file():
        raise click.UsageError(f"{target} 里有别的文件，不是网站，请换一个文件夹")


def _refuse_other_sites(site_dir: Path, content: Path, date: str | None) -> None:
    """Only what a build just now would hold back no less may go out: a site made for a later moment shows
    what is not released, one made before an edit perhaps somebody who is on hold since.
    """
    earlier = read(project_root() / CACHE, site_dir)
    if not earlier.made_from:
        click.echo(UNKNOWN.format(site=site_dir), err=True)
    elif why := _unfit(earlier, site_dir, content, date):
        raise click.UsageError(f"{why}，没有发布。请先生成：python3 build.py")


def _unfit(earlier: Earlier, site_dir: Path, content: Path, date: str | None) -> str:
    """Why a site may not be published; empty if it may."""
    if not earlier.stands_within(site_dir):
        return f"{site_dir} 里的网站生成之后改动过"
    since = datetime.fromisoformat(earlier.since)
    if since > clock_for(date)(ZoneInfo(earlier.said["zone"])):
        return f"{site_dir} 是按 {since:%Y-%m-%d %H:%M} 生成的，这个时刻还没有到"
    if earlier.made_from != all_inputs(content)[1].digest:
        return f"生成 {site_dir} 之后，内容或程序改动过"
    return ""


def differences(site: Path, target: Path) -> tuple[set[str], set[str], set[str]]:
    """Files that publishing would add, change and take away, as paths below the site."""
    new, old = _files(site), _files(target)
    same = {path for path in new & old if filecmp.cmp(site / path, target / path, shallow=False)}
    return new - old, (new & old) - same, old - new


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def publish(site: Path, target: Path) -> None:
    """Copy beside the target, then swap, so that visitors see the old or the new site."""
    with staged(target) as staging:
        shutil.copytree(site, staging, dirs_exist_ok=True)
