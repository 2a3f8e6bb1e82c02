"""The ledger on disk: read, changed and written as one step that nobody else's change can fall into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from .write import atomic_write

#: How git joins two branches that announced different weeks: both blocks are kept. Two entries for the
#: same week become a repeated key, which ``check`` reports.
ATTRIBUTES = "*.yaml merge=union\n"
#: Seconds to wait for another ``plan --write`` to finish.
PATIENCE = 30.0


def change_ledger(content: Path, change: Callable[[Path], dict[int, str]]) -> list[Path]:
    """Let ``change`` read the content anew and give the new text of the years it changes.

    A second caller waits until the first has written, and then sees what it wrote. Each file is
    replaced whole, so that a crash leaves the old or the new text.

    Args:
        change: takes the content folder; gives texts by year, none for years that stay as they are.

    Returns:
        The files written.

    Raises:
        filelock.Timeout: somebody else has been writing for ``PATIENCE`` seconds.
    """
    folder = content / "schedule"
    folder.mkdir(exist_ok=True)
    with FileLock(folder / ".lock", timeout=PATIENCE):
        texts = change(content)
        written = []
        for year, text in sorted(texts.items()):
            atomic_write(folder / f"{year}.yaml", text.encode("utf-8"))
            written.append(folder / f"{year}.yaml")
        attributes = folder / ".gitattributes"
        if written and not attributes.exists():
            atomic_write(attributes, ATTRIBUTES.encode())
    return written
