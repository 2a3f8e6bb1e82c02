"""Draws the pictures that sample content refers to.

Run as ``python -m deputy_showcase.demo.sample content``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from .portraits import draw_portrait
from .scenes import draw_scene

PORTRAIT_SIZE, SCENE_SIZE = (600, 800), (1280, 800)
_QUALITY = 85
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
#: Every value as text: nothing here needs dates, and a wrong one must not stop the drawing.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def draw_sample_pictures(content: Path, *, faces: int | None = None) -> int:
    """Draw the portraits and covers that are missing, beside the files that name them.

    Args:
        content: the content folder.
        faces: how many portraits per gender to draw at most; more deputies share them in turn.

    Returns:
        How many pictures were written.

    Raises:
        ValueError: if an article asks for a scene that does not exist.
    """
    return _draw_portraits(content, faces) + sum(map(_draw_cover, sorted(_covers(content))))


def _draw_portraits(content: Path, faces: int | None) -> int:
    models: dict[str, list[str]] = defaultdict(list)
    written = 0
    for place, (path, gender) in enumerate(_profiles(content)):
        seeds = models[gender]
        if faces is None or len(seeds) < faces:
            seeds.append(path.stem)
            seed = path.stem
        else:
            seed = seeds[place % faces]
        if not any(path.with_suffix(one).exists() for one in _SUFFIXES):
            path.with_suffix(".jpg").write_bytes(_portrait(seed, gender))
            written += 1
    return written


@lru_cache(maxsize=512)
def _portrait(seed: str, gender: str) -> bytes:
    return _jpeg(draw_portrait(seed, gender=gender, size=PORTRAIT_SIZE))


def _profiles(content: Path) -> Iterator[tuple[Path, str]]:
    """Files of the profiles that have a photo, and the gender, in the order of their names."""
    for path in sorted((content / "deputies").glob("*.yaml")):
        profile = yaml.load(path.read_text(encoding="utf-8-sig"), _LOADER)
        if isinstance(profile, dict) and profile.get("photo"):
            yield path, str(profile.get("gender", ""))


def _covers(content: Path) -> Iterator[tuple[Path, str, str]]:
    """Where covers belong, the seed of each (its path in the content), and its scene."""
    for path in (content / "columns").rglob("*.md"):
        front = _front_matter(path)
        if front.get("cover"):
            cover = path.parent / front["cover"]
            extras = front.get("extras")
            scene = extras.get("scene", "street") if isinstance(extras, dict) else "street"
            yield cover, cover.relative_to(content).as_posix(), scene


def _front_matter(path: Path) -> dict[str, Any]:
    parts = path.read_text(encoding="utf-8-sig").split("---\n", 2)
    front = yaml.load(parts[1], _LOADER) if len(parts) == 3 and not parts[0].strip() else None
    return front if isinstance(front, dict) else {}


def _draw_cover(cover: tuple[Path, str, str]) -> int:
    path, seed, scene = cover
    if path.exists():
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_jpeg(draw_scene(scene, seed, size=SCENE_SIZE)))
    return 1


def _jpeg(picture: Image.Image) -> bytes:
    """Without metadata."""
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def main(arguments: Sequence[str]) -> int:
    """Draw for the content folder named (``content`` if none is)."""
    content = Path(arguments[0] if arguments else "content")
    if not (content / "city.yaml").is_file():
        print(f"{content} is not a content folder", file=sys.stderr)
        return 2
    print(f"{draw_sample_pictures(content)} pictures drawn in {content}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
