"""Picture files: each is what it says it is, and each that is named is there."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath

from ..load import PICTURE_SUFFIXES
from ..model import Column, Deputy, Picture, Project
from ..problems import Problem
from .bodies import body_pictures, body_uses
from .places import Places


class PictureError(ValueError):
    """A picture file cannot be used.

    Attributes:
        message: what is wrong, in plain Chinese.
        hint: what to do.
        code: stable identifier.
    """

    def __init__(self, message: str, hint: str, code: str = "picture-bad") -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code


#: Cameras and Windows write them in capitals as well.
_SUFFIXES = sorted({*PICTURE_SUFFIXES, *(suffix.upper() for suffix in PICTURE_SUFFIXES)})
#: So many pictures of one folder are compared with the name of a missing one.
_MOST_NEAR = 500
_PUT_THERE = "请把图片放到这个位置，或改正文件名（注意大小写和后缀）"
#: Looks at a picture file by its path in the content folder; raises PictureError.
Inspect = Callable[[str], Picture]


def inspect_all(
    paths: Iterable[str], inspect: Inspect, problems: list[Problem]
) -> dict[str, Picture]:
    found = {}
    for path in paths:
        try:
            found[path] = inspect(path)
        except PictureError as error:
            problems.append(Problem(path, 1, "", error.code, error.message, error.hint))
    return found


def with_portrait(deputy: Deputy, pictures: Mapping[str, Picture]) -> Deputy:
    """The deputy with the portrait that lies beside the profile, if there is one."""
    for suffix in _SUFFIXES:
        path = f"deputies/{deputy.id}{suffix}"
        if path in pictures:
            return replace(deputy, portrait=path)
    return deputy


def picture_rules(
    deputies: Iterable[Deputy],
    columns: Iterable[Column],
    projects: Iterable[Project],
    paths: frozenset[str],
    places: Places,
) -> Iterator[Problem]:
    """Named pictures that are missing, and portraits without a dated consent.

    Args:
        paths: every picture file there is, usable or not (unusable ones are reported as such).
    """
    nearby = Nearby(paths)
    for column in columns:
        if column.cover and column.cover not in paths:
            yield _missing(column.path, ("cover",), column.cover, nearby, places)
        record = places.records[column.path]
        for line, path in body_pictures(record, body_uses(record)):
            if path not in paths:
                one = _missing(column.path, (), path, nearby, places)
                yield replace(one, line=line)
    for project in projects:
        for index, update in enumerate(project.updates):
            if update.photo and update.photo not in paths:
                at = ("updates", index, "photo")
                yield _missing(f"projects/{project.id}.yaml", at, update.photo, nearby, places)
    yield from _without_consent(deputies, places)
    yield from _portraits(paths, places)


class Nearby:
    """Pictures by their folder: every week has a ``zichuan.jpg``, and another week's is never meant."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = paths

    @cached_property
    def _folders(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in sorted(self._paths):
            found[path.rpartition("/")[0]].append(path)
        return found

    def cure(self, path: str, owner: str) -> str:
        """What is to be done about a picture that is not there."""
        folder, base = path.rpartition("/")[0], owner.rpartition("/")[0]
        here = self._folders.get(folder, [])[:_MOST_NEAR]
        for one in here:
            if one.lower() == path.lower():
                return f"是否是 {one}？大小写要一致"
        around = (*self._folders.get(base, ()), *self._folders.get(f"{base}/images", ()))
        name = path.rpartition("/")[2].lower()
        moved = [one for one in around if one.rpartition("/")[2].lower() == name]
        near = moved[0] if moved else _much_alike(path, here)
        return f"是否是 {near}？" if near else _PUT_THERE


def _much_alike(path: str, others: Iterable[str]) -> str:
    """A slip of the pen: the names of districts are somewhat alike themselves."""
    stems = {PurePosixPath(one).stem: one for one in others}
    found = difflib.get_close_matches(PurePosixPath(path).stem[:80], stems, n=1, cutoff=0.75)
    return stems[found[0]] if found else ""


def _missing(
    owner: str, at: tuple[str | int, ...], path: str, nearby: Nearby, places: Places
) -> Problem:
    hint = nearby.cure(path, owner)
    return places.problem(owner, at, "no-picture", f"找不到图片 {path}", hint)


def _without_consent(deputies: Iterable[Deputy], places: Places) -> Iterator[Problem]:
    for deputy in deputies:
        if deputy.portrait and not _consent_written(deputy, places):
            message = f"照片 {deputy.portrait} 没有授权日期，不会发布"
            hint = "请在 photo 里写 consent_on（本人同意公开的日期）"
            path = f"deputies/{deputy.id}.yaml"
            yield places.problem(path, ("photo",), "no-consent", message, hint, "warning")


def _consent_written(deputy: Deputy, places: Places) -> bool:
    """Whether there is a date, be it one that cannot be read and is reported as such."""
    photo = places.records[f"deputies/{deputy.id}.yaml"].data.get("photo")
    return isinstance(photo, dict) and photo.get("consent_on") not in (None, "")


def _portraits(paths: frozenset[str], places: Places) -> Iterator[Problem]:
    """Portraits of nobody, and second portraits of somebody."""
    taken: dict[str, str] = {}
    for path in sorted(paths):
        folder, _, name = path.rpartition("/")
        stem = name.rpartition(".")[0]
        if folder != "deputies":
            continue
        if f"deputies/{stem}.yaml" not in places.records:
            hint = "照片文件名应与代表编号相同"
            yield Problem(path, 1, "", "stray-picture", "这张照片没有对应的代表", hint, "warning")
        elif taken.setdefault(stem, path) != path:
            message = f"{stem} 已有照片 {taken[stem]}，这一张不会使用"
            yield Problem(path, 1, "", "stray-picture", message, "只留一张照片", "warning")
