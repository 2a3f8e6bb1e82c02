"""Which texts a search found nothing in, kept between runs: looking through all of them takes long.

They are known by the digests of all they say, for each thing that is searched for. Like everything in
the cache folder it may be deleted at any time; a damaged file only makes texts be looked through again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from .write import atomic_write

_SIZE = 16


class QuietTexts:
    """Digests of texts without anything, for each of several searches.

    Args:
        folder: where they are kept; with None they are not.
        version: changes with the programs that search.
        forget: begin with nothing.
    """

    def __init__(
        self, folder: Path | None = None, version: str = "", *, forget: bool = False
    ) -> None:
        self._folder, self._version, self._forget = folder, version, forget

    @contextmanager
    def searched(self, search: str, sought: str) -> Iterator[set[bytes]]:
        """The digests of texts without what is sought; those found out are to be added.

        Args:
            search: a word for a file's name; what it sought before is forgotten.
            sought: everything that decides what is found.
        """
        said = f"{self._version}\0{sought}".encode("utf-8", "surrogatepass")
        name = f"{search}-{blake2b(said, digest_size=_SIZE).hexdigest()}"
        before = self._read(name)
        found = set(before)
        yield found
        if found != before:
            self._keep(search, name, found)

    def _read(self, name: str) -> set[bytes]:
        if self._forget or not self._folder:
            return set()
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return set()
        return {data[at : at + _SIZE] for at in range(0, len(data) - _SIZE + 1, _SIZE)}

    def _keep(self, search: str, name: str, digests: set[bytes]) -> None:
        if not self._folder:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            atomic_write(self._folder / name, b"".join(digests), lasting=False)
            for other in self._folder.glob(f"{search}-*"):
                if other.name != name:
                    other.unlink(missing_ok=True)
        except OSError:
            return  # A run is as good without.
