"""Which files of the theme are looked at."""

from __future__ import annotations

import os
from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader

from .write import walked

#: Material's icons, fourteen thousand files. Templates ask for them by name, and MkDocs copies nothing
#: from hidden folders; only looking through them took a tenth of a second.
_HIDDEN = frozenset({".icons"})


class _Visible(FileSystemLoader):
    def list_templates(self) -> list[str]:
        found = {
            os.path.relpath(path, root).replace(os.sep, "/")
            for root in self.searchpath
            for path, _ in walked(os.path.abspath(root), _HIDDEN)
        }
        return sorted(found)


def without_hidden(get_env: Callable[[], Environment]) -> Callable[[], Environment]:
    """The theme's environment, as ``Theme.get_env`` makes it, that lists no hidden templates."""

    def get_visible() -> Environment:
        environment = get_env()
        if type(environment.loader) is FileSystemLoader:
            environment.loader = _Visible(environment.loader.searchpath)
        return environment

    return get_visible
