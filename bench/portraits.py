"""1,000 portraits of 3000×4000 pixels: this project against a plain Pillow loop over two processes.

``.venv/bin/python -m bench.portraits [--number 1000] [--folder /tmp/portraits]``. The loop does what
anybody would write for the same files: open, ``draft`` where the source is a JPEG, resize to the same
sizes from that one image, save in the same formats with the same settings. Both write their files.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PIL import Image

from deputy_showcase.outputs.pictures import draw_all
from deputy_showcase.pictures import picture_set
from deputy_showcase.seen_pictures import SeenPictures
from deputy_showcase.write import write_file

SIZE = (3000, 4000)
#: So many different photos; the files differ in a comment besides, so that no digest is the same.
DIFFERENT = 8
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Timing:
    """One run; ``cpu`` counts all processes."""

    wall: float
    cpu: float


def make(folder: Path, number: int) -> None:
    """Photos with a face's soft forms and a camera's noise, about 3 MB each."""
    (folder / "deputies").mkdir(parents=True, exist_ok=True)
    encoded = [_photo(seed) for seed in range(DIFFERENT)]
    for index in range(number):
        path = folder / f"deputies/d-{index:04}.jpg"
        data = encoded[index % DIFFERENT]
        note = f"portrait {index}".encode()
        comment = b"\xff\xfe" + (len(note) + 2).to_bytes(2, "big") + note
        if not path.exists():
            path.write_bytes(data[:2] + comment + data[2:])


def _photo(seed: int) -> bytes:
    small = (
        Image.effect_noise((60, 80), 120 + seed).convert("L").resize(SIZE, Image.Resampling.BICUBIC)
    )
    noise = Image.effect_noise(SIZE, 18 + seed)
    channels = [Image.blend(small, noise, 0.25 + 0.05 * shift) for shift in range(3)]
    file = io.BytesIO()
    Image.merge("RGB", channels).save(file, "JPEG", quality=88)
    return file.getvalue()


def project(folder: Path, site: Path, cache: Path | None) -> None:
    """What a build does with the portraits: look at each, and draw what is missing."""
    seen = SeenPictures(folder, cache)
    names = [f"deputies/{path.name}" for path in sorted((folder / "deputies").iterdir())]
    seen.look_ahead(names)
    derivatives = []
    for name in names:
        pictures = picture_set(seen.inspect(name), "portrait", "")
        derivatives += [*pictures.webp, pictures.fallback]
    seen.keep()
    for file in draw_all(derivatives, folder, cache, WORKERS):
        write_file(site, file.path, file.data)


def plain(folder: Path, site: Path) -> None:
    """The loop to compare with."""
    wanted = []
    for path in sorted((folder / "deputies").iterdir()):
        with Image.open(path) as image:
            size = image.size
        wanted.append((path, site / path.stem, size))
    site.mkdir(parents=True)
    with ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(_resized, wanted, chunksize=8))


def _resized(job: tuple[Path, Path, tuple[int, int]]) -> None:
    path, target, (width, height) = job
    with Image.open(path) as image:
        image.draft("RGB", (640, 640 * height // width))
        image.load()
        for size in (160, 320, 640):
            box = (size, size * 4 // 3)
            small = image.resize(box, Image.Resampling.LANCZOS, reducing_gap=3.0)
            small.save(f"{target}-{size}.webp", "WEBP", quality=80, method=4)
            if size == 320:
                small.save(
                    f"{target}-{size}.jpg", "JPEG", quality=82, progressive=True, optimize=True,
                    subsampling="4:2:0",
                )  # fmt: skip


def timed(command: Iterable[str]) -> Timing:
    """One run in a process of its own, start included."""
    started = time.perf_counter()
    before = os.times()
    subprocess.run([sys.executable, "-m", "bench.portraits", *command], check=True)
    after = os.times()
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Timing(time.perf_counter() - started, cpu)


def side_by_side(folder: Path, number: int, runs: int) -> None:
    """Print every run, and the medians' ratio."""
    make(folder, number)
    found: dict[str, list[Timing]] = {}
    for run in range(runs):
        out = folder / f"out-{os.getpid()}-{run}"
        cache = str(out / "cache")
        for name, command in (
            ("plain loop", ["--only", "plain", "--out", str(out / "plain")]),
            ("project, cold", ["--only", "project", "--out", str(out / "one"), "--cache", cache]),
            (
                "project, unchanged",
                ["--only", "project", "--out", str(out / "two"), "--cache", cache],
            ),
        ):
            timing = timed([*command, "--folder", str(folder)])
            found.setdefault(name, []).append(timing)
            print(f"{name:<20} {timing.wall:7.2f} s  {timing.cpu:7.2f} s CPU", flush=True)
        subprocess.run(["rm", "-r", str(out)], check=True)
    walls = {name: median(one.wall for one in all_) for name, all_ in found.items()}
    cpus = {name: median(one.cpu for one in all_) for name, all_ in found.items()}
    ratio = walls["project, cold"] / walls["plain loop"]
    print(
        f"cold: {ratio:.3f} of the loop's time, {cpus['project, cold'] / cpus['plain loop']:.3f} of its CPU"
    )
    print(f"unchanged: {walls['project, unchanged']:.2f} s, {cpus['project, unchanged']:.2f} s CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/portraits"))
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=("plain", "project"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", type=Path)
    wish = parser.parse_args()
    if wish.only == "plain":
        plain(wish.folder, wish.out)
    elif wish.only == "project":
        project(wish.folder, wish.out, wish.cache)
    else:
        side_by_side(wish.folder, wish.number, wish.runs)


if __name__ == "__main__":
    main()
