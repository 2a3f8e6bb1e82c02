"""click's own words in Chinese: of wrong usage, and the headings of ``--help``.

What our commands say is Chinese already and passes through as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import east_asian_width

import click

from ..schema.faults import nearest

#: What click says of a value → what people read. Of one text only the first that fits is used.
_VALUES = (
    (r"'(.+)' is not one of (.+)\.", "不能写「{0}」，可写的有：{1}"),
    (r"Choose from:\s*(.+)", "可写的有：{0}"),
    (r"'(.+)' is not a valid (?:integer|float).*\.", "不能写「{0}」，请写阿拉伯数字"),
    (r"(\S+) is not in the range (-?\d+)<=x<=(-?\d+)\.", "{0} 超出范围，应为 {1} 至 {2}"),
    (r"\S+ '(.+)' does not exist\.", "没有「{0}」这个文件或文件夹"),
)
#: The same of a whole command line.
_LINES = (
    (r"Got unexpected extra arguments? \((.+)\)", "多写了「{0}」；中间有空格的要加英文引号"),
    (r"Option '(.+)' requires an argument\.", "「{0}」后面缺少内容"),
    (r"Option '(.+)' requires (\d+) arguments\.", "「{0}」后面要写{1}项"),
    (r"Option '(.+)' does not take a value\.", "「{0}」后面不能写内容"),
)
#: The same of what ``--help`` says of an option; every one that fits is used.
_HELP = (
    (r"^Options$", "选项"),
    (r"^Commands$", "命令"),
    (r"Show this message and exit\.", "显示这些说明"),
    (r"\[default: \(([^()]*)\)", r"[默认：\1"),
    (r"\[default: ", "[默认："),
    (r"(-?\d+)<=x<=(-?\d+)\]", r"\1 至 \2]"),
    (r"; (\S+ 至 \S+\])", r"；\1"),
    (r"\[required\]", "[必填]"),
)
OPTIONS = "[选项]"


def show(error: click.ClickException, command: str) -> None:
    """Print what was wrong with a command line, and where its usage is explained.

    Args:
        command: the one that was called; empty for none that there is.
    """
    click.echo(f"用法不对：{said(error)}", err=True)
    click.echo(
        f"    → 全部写法：{' '.join(['python3 build.py', *command.split(), '--help'])}", err=True
    )


def said(error: click.ClickException) -> str:
    """What was wrong, in one sentence."""
    if isinstance(error, click.exceptions.NoSuchCommand):
        return _unknown(error.command_name, "命令", _commands(error))
    if isinstance(error, click.NoSuchOption):
        return _unknown(error.option_name, "选项", error.possibilities or ())
    if isinstance(error, click.MissingParameter) and error.param:
        choices = error.param.type.get_missing_message(error.param, error.ctx)
        return f"缺少「{_name(error)}」" + (f"，{_told(choices, _VALUES)}" if choices else "")
    if isinstance(error, click.BadParameter) and error.param:
        return f"「{_name(error)}」{_told(error.message, _VALUES)}"
    return _told(error.format_message(), _LINES)


def _commands(error: click.exceptions.NoSuchCommand) -> Sequence[str]:
    group = error.ctx.command if error.ctx else None
    return group.list_commands(error.ctx) if error.ctx and isinstance(group, click.Group) else ()


def _unknown(word: str, what: str, known: Sequence[str]) -> str:
    near = nearest(word, known)
    cure = f"，是否想写 {near}？" if near else f"，可写的有：{'、'.join(known)}" if known else ""
    return f"没有「{word}」这个{what}{cure}"


def _name(error: click.BadParameter) -> str:
    """The parameter as people write it."""
    param = error.param
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(error.ctx) if param and error.ctx else ""


def _told(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for pattern, chinese in table:
        match = re.fullmatch(pattern, text.strip(), re.DOTALL)
        if match:
            return chinese.format(*map(_listed, match.groups()))
    return text


def _listed(text: str) -> str:
    """Choices as click lists them, in quotes or on lines of their own, as a Chinese list."""
    return "、".join(one.strip(" '\t") for one in re.split(r",\s+", text))


class _Formatter(click.HelpFormatter):
    """Usage, headings and tables in Chinese, whose signs are two columns wide."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_helped(heading)}：\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        rows = list(rows)
        start = min(max(width_of(name) for name, _ in rows), col_max) + col_spacing
        indent, width = " " * self.current_indent, self.width - self.current_indent - start
        for name, text in rows:
            lines = _wrapped(_helped(text), width) or [""]
            gap = start - width_of(name)
            if gap < col_spacing:
                lines, gap = ["", *lines], 0
            self.write(f"{indent}{name}{' ' * gap}{lines[0]}".rstrip() + "\n")
            self.write("".join(f"{indent}{' ' * start}{line}\n" for line in lines[1:]))


def _helped(text: str) -> str:
    for english, chinese in _HELP:
        text = re.sub(english, chinese, text)
    return text


def width_of(text: str) -> int:
    """Columns on a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of so many columns; words, and signs that may not begin a line, stay where they belong."""
    lines, line = [], ""
    for piece in re.findall(r"(?:[!-~]+|.)[，。；：、）]*\s*", text):
        if line and width_of(line) + width_of(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line else lines


class Context(click.Context):
    """A command's context whose help is Chinese; those of its subcommands are of the same class."""

    formatter_class = _Formatter

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"help_option_names": ["-h", "--help"], **named})


def in_chinese(command: click.Command) -> click.Command:
    """The command, which explains itself in Chinese from now on."""
    command.context_class, command.options_metavar = Context, OPTIONS
    return command
