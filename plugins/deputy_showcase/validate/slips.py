"""What is said of Markdown that did not work: what will stand there, and how to write it instead."""

from __future__ import annotations

import re

from ..problems import Problem

_CURLY = re.compile("[“”‘’「」＂]")
_HASHES = re.compile("[#＃]+")


def slip_problem(path: str, line: int, field: str, slip: str) -> Problem:
    """Pictures and links that are missing are an error; a heading or bold words that are plain, a warning."""
    shown = slip.replace("\0", "…")
    excerpt = shown if len(shown) <= 40 else f"{shown[:40]}…"
    if slip[0] in "#＃":
        message = f"「{excerpt}」不会成为小标题，网站上照原样显示"
        return Problem(path, line, field, "raw-markdown", message, _heading(shown), "warning")
    if slip.startswith("**"):
        message = f"「{excerpt}」没有加粗，网站上照原样显示"
        hint = "两头的标点写到 ** 外面，或在 ** 外侧各空一格"
        return Problem(path, line, field, "raw-markdown", message, hint, "warning")
    what = "图片" if slip[0] in "!！" else "链接"
    message = f"「{excerpt}」不是{what}，网站上照原样显示"
    return Problem(path, line, field, "raw-markdown", message, _link(slip, what), "error")


def _heading(shown: str) -> str:
    hashes = _HASHES.match(shown)
    count = len(hashes[0]) if hashes else 1
    words = shown[count:].strip()[:20]
    return f"请写成「{'#' * count} {words}」，用英文 #，后面空一格；本来就要显示 # 的，写成 \\#"


def _link(slip: str, what: str) -> str:
    if slip.endswith("）") or re.search(r"\][ \t]?（", slip):
        return "方括号后面的圆括号要用英文半角 ( )，紧接着写"
    if "](" not in slip:
        return "方括号和圆括号之间不要空格"
    if _CURLY.search(slip.partition("](")[2]):
        return '图说两边用英文双引号，如 ![图上有什么](images/a.jpg "图说。某某 摄")'
    if what == "图片":
        return "文件名里不要有空格，请把图片改名，如 images/a.jpg，这里跟着改"
    return "网址里不能有空格，请删去，或写成 %20"
