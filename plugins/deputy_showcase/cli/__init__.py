"""The command line: one small module per command. ``main`` is what ``build.py`` runs."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Sequence

import click

from . import usage
from .shared import ENVIRONMENT_FAILED, reason

#: Command → the module that defines it; loaded only when it is called, so that none slows another.
COMMANDS = {
    "build": "build",
    "serve": "serve",
    "check": "check",
    "plan": "plan",
    "new": "new",
    "publish": "publish",
    "demo": "demo",
    "schemas": "schemas",
    "bench": "bench",
}


class _LazyGroup(click.Group):
    context_class = usage.Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f".{COMMANDS[name]}", __package__)
        command: click.Command = module.command
        return usage.in_chinese(command)


@click.group(
    cls=_LazyGroup,
    options_metavar=usage.OPTIONS,
    subcommand_metavar="命令 …",
    help="人大代表风采网站：检查内容、排期、生成网站。不写命令就是 build。",
)
def group() -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (see DESIGN: 0 fine, 1 content, 2 usage, 3 environment)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # Consoles of Chinese Windows are not UTF-8; a lone character must never stop a build.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words.insert(0, "build")
    # A command makes millions of objects that live to its end; looking for cycles among all of them
    # again and again would take a third of the time. (``serve`` runs long and goes back to the usual.)
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 1_000)
    try:
        result = group.main(words, prog_name="build.py", standalone_mode=False)
    except click.ClickException as error:
        usage.show(error, words[0] if words[0] in COMMANDS else "")
        return error.exit_code
    except click.Abort:
        click.echo("已停止。", err=True)
        return 130
    except OSError as error:
        click.echo(f"没有完成：{reason(error)}", err=True)
        return ENVIRONMENT_FAILED
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
    return result if isinstance(result, int) else 0
