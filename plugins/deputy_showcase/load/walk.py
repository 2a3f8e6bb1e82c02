"""Which files a content folder holds, and which of them nobody would read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from ..problems import Problem
from .records import Raw, kind_of
from .text import unreadable

#: Suffixes of what is read, or would be if it were spelt right.
_READ = frozenset({".yaml", ".yml", ".md", ".markdown"})
#: What telephones, cameras and office programs save, and nobody here reads.
_OTHER_PICTURES = frozenset(
    {".heic", ".heif", ".jfif", ".tif", ".tiff", ".bmp", ".gif", ".avif", ".psd"}
)
_OTHER_TEXTS = frozenset({".doc", ".docx", ".wps", ".rtf"})
#: Whole rosters, often with what must not even lie here.
_TABLES = frozenset({".xls", ".xlsx", ".xlsm", ".et", ".csv"})


def files(root: Path, raw: Raw) -> Iterator[str]:
    """Paths of all regular files; hidden and temporary ones are passed over."""

    def report(error: OSError) -> None:
        path = os.path.relpath(error.filename, root).replace(os.sep, "/")
        raw.problems.append(Problem(path, 1, "", "unreadable", *unreadable(error, "文件夹")))

    for folder, folders, names in os.walk(root, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        base = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if base == "." else f"{base}/"
        yield from (f"{prefix}{name}" for name in names if _is_ours(f"{prefix}{name}", raw))
        for name in folders:
            _check_folder(f"{prefix}{name}", raw)


def _is_ours(path: str, raw: Raw) -> bool:
    """Whether a file is to be read: neither hidden nor temporary, and not a link to elsewhere."""
    name = path.rpartition("/")[2]
    if name.startswith((".", "~", "_")) or name.endswith(("~", ".bak", ".tmp", ".swp")):
        return False
    full = os.path.join(raw.root, path)
    mode = _mode(os.lstat, full)
    if mode is not None and stat.S_ISLNK(mode):
        if _leads_outside(path, raw):
            return False
        mode = _mode(os.stat, full)
    # What cannot be looked at is read all the same, so that it is reported.
    return mode is None or stat.S_ISREG(mode)


def _mode(look: Callable[[str], os.stat_result], path: str) -> int | None:
    try:
        return look(path).st_mode
    except (OSError, RuntimeError):
        return None


def _leads_outside(path: str, raw: Raw) -> bool:
    full = raw.root / path
    if not full.is_symlink():
        return False
    try:
        if full.resolve().is_relative_to(raw.root.resolve()):
            return False
    except (OSError, RuntimeError):
        return False  # A loop of links: reading it says so.
    hint = "请把文件复制到内容文件夹里，不要用链接"
    raw.problems.append(Problem(path, 1, "", "path-outside", "这个链接指向内容文件夹之外", hint))
    return True


def _check_folder(path: str, raw: Raw) -> None:
    """Folders whose content would silently go unread."""
    if _leads_outside(path, raw):
        return
    if (raw.root / path).is_symlink():
        hint = "请把文件夹复制过来，不要用链接"
        problem = Problem(
            path, 1, "", "linked-folder", "这是文件夹的链接，里面的文件不会被读取", hint
        )
        raw.problems.append(problem)
    elif os.path.splitext(path)[1].lower() in (".yaml", ".yml", ".md"):
        hint = "请把文件夹改名，或换成同名的文件"
        problem = Problem(path, 1, "", "stray-file", "这是文件夹，不是文件，不会被读取", hint)
        raw.problems.append(problem)


def report_stranger(path: str, raw: Raw) -> None:
    """A file nobody reads is most often one that was misnamed, or saved by the wrong program."""
    stem, suffix = os.path.splitext(path)
    if suffix.lower() in _OTHER_PICTURES | _OTHER_TEXTS | _TABLES:
        raw.problems.append(_of_other_program(path, stem, suffix.lower()))
        return
    if suffix.lower() == ".txt" and os.path.splitext(stem)[1].lower() in _READ:
        stem, suffix = os.path.splitext(stem)  # Windows hides what its editor adds.
    right = {".yml": ".yaml", ".markdown": ".md", ".txt": ".md"}.get(suffix.lower(), suffix.lower())
    in_columns = path.lower().startswith("columns/")
    if right == ".yaml" or (right == ".md" and (in_columns or suffix.lower() != ".txt")):
        names = (f"{stem}{right}", f"{stem}{right}".lower(), f"{_lower_folder(stem)}{right}")
        renamed = next((name for name in names if kind_of(name)), "")
        hint = f"请改名为 {renamed}" if renamed else "请对照手册把它放到该放的文件夹"
        problem = Problem(path, 1, "", "stray-file", "这个文件不会被读取", hint)
        raw.problems.append(problem)


def _of_other_program(path: str, stem: str, suffix: str) -> Problem:
    """Only a warning: it may be there to be kept."""
    if suffix in _OTHER_PICTURES:
        message = f"网站不能读取 {suffix[1:].upper()} 格式的图片"
        hint = f"请用“画图”或看图软件打开，另存为 {stem}.jpg"
    elif suffix in _TABLES:
        message = "Excel、WPS 表格不会被读取"
        hint = "请移到内容文件夹之外；里面有手机号、身份证号的，已经提交过就马上告诉管理员"
    else:
        message = "Word、WPS 文稿不会被读取"
        hint = "请把文字复制到 .md 或 .yaml 文件里；只是存底的，请移到内容文件夹之外"
    return Problem(path, 1, "", "stray-file", message, hint, "warning")


def _lower_folder(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return f"{folder.lower()}{slash}{name}"
