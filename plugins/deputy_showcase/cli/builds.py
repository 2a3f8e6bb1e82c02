"""Builds of one content folder into one site, each taking over what the one before left."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, tzinfo
from functools import cache, partial
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ..earlier import Earlier, Heritage, Inputs, Urgent, Written, inputs_of, keep, read
from ..parallel import Awaited, aside, share_what_is_there
from ..problems import Problem
from ..quiet import QuietTexts
from ..spare import Spare, forget_orphans
from ..tidy import tidy
from ..write import Stamp, locked, locked_if_free, recover
from .inputs import PROGRAMS, all_inputs
from .shared import CACHE, Superseded, clock_for, project_root, read_content, show_problems, site_of

if TYPE_CHECKING:
    from ..load import Memory
    from ..pipeline import Checked, SitePlan

#: Trees of sites between builds; not in the cache, which is packed and sent about by CI.
TREES = ".spare"
#: Seconds between two looks for edits during a build; one look takes a fifth of that at city scale.
LOOK_EVERY = 0.2
#: Of so many edited files the pages are shown before all others.
FEW = 20


@dataclass(frozen=True)
class _Ground:
    """What the new site is put into: the spare tree (None for a site made from nothing), and what
    of the earlier site cannot be taken over, which may still have to be waited for."""

    spare: Spare | None
    lost: Awaited[frozenset[str]] | None = None


class Builds:
    """Builds of one content folder into one site.

    Args:
        date: the moment to build for; None for now.
        clean: nothing of earlier builds is taken over.
        show: of a process that will build again and keeps in memory what it read: called with path
            and bytes of the pages of edited files, while the others are still being made.
    """

    def __init__(
        self,
        content: Path,
        site_dir: Path,
        date: str | None,
        *,
        clean: bool = False,
        show: Callable[[str, bytes], None] | None = None,
    ) -> None:
        self._content, self._site, self._date = content, site_dir, date
        self._clean, self._show = clean, show
        self._cache = project_root() / CACHE
        self._memory: Memory | None = None
        self._plan_made: SitePlan | None = None
        self._built, self._until = "", ""

    def run(self) -> dict[str, Any]:
        """Build what is not there already; what is to be told of it.

        Raises:
            click.exceptions.Exit: the content has problems, or the environment failed; it was said.
            Superseded: only where pages are shown meanwhile; nothing was put in place.
        """
        machinery, inputs = self._inputs()
        self._built, self._until = inputs.digest, ""
        earlier = Earlier() if self._clean else read(self._cache, self._site)
        if self._unchanged(earlier, inputs):
            problems = [Problem(**one) for one in earlier.said["problems"]]
            show_problems(problems, self._content, err=True)
            self._until = earlier.until
            self._clear_left_overs()
            return dict(earlier.said)
        with self._ground(earlier) as ground, ExitStack() as meanwhile:
            checked = self._read(machinery, meanwhile)
            return self._build(checked, machinery, inputs, earlier, ground)

    def _clear_left_overs(self) -> None:
        with locked_if_free(self._site) as free:
            if free:
                recover(self._site)
                self._spare({}).put_back()

    def _spare(self, stamps: Mapping[str, Stamp]) -> Spare:
        return Spare(project_root() / TREES, self._site, stamps)

    def wait_for_change(self, every: float, most: float = inf) -> bool:
        """Wait until anything the site is made from has changed since the last run, or time has.

        Args:
            every: seconds between two looks.
            most: seconds after which to give up; whether there was a change is returned.
        """
        until = time.monotonic() + most
        while self._inputs()[1].digest == self._built and not self._expired():
            if time.monotonic() > until:
                return False
            time.sleep(every)
        return True

    def _expired(self) -> bool:
        if not self._until:
            return False
        until = datetime.fromisoformat(self._until)
        assert until.tzinfo
        return clock_for(self._date)(until.tzinfo) >= until

    def programs(self) -> str:
        """Changes with the programs, which a process that is running goes on without."""
        return inputs_of([PROGRAMS], time.time_ns()).digest

    def _inputs(self) -> tuple[Inputs, Inputs]:
        """What everything but the content is, and all together."""
        return all_inputs(self._content)

    def _unchanged(self, earlier: Earlier, inputs: Inputs) -> bool:
        if earlier.inputs != inputs.digest:
            return False
        now = clock_for(self._date)(ZoneInfo(earlier.said["zone"]))
        return earlier.holds(inputs, now) and earlier.stands(self._site)

    @contextmanager
    def _ground(self, earlier: Earlier) -> Iterator[_Ground]:
        # A site is for everybody to read, whatever the umask of who builds it.
        os.umask(0o022)
        spare = self._spare(earlier.stamps)
        if not earlier.files:
            spare.put_back()
            if not self._clean:
                forget_orphans(project_root() / TREES)
            yield _Ground(None)
            return
        with locked(self._site), spare.made_ready() as lost:
            yield _Ground(spare, lost)

    def _read(self, machinery: Inputs, meanwhile: ExitStack) -> Checked:
        """The checked content; what was read is written down while the build goes on."""
        from ..seen_pictures import SeenPictures

        def loaded() -> None:
            memory = self._memory
            # Not what programs that may be changing found.
            if memory and memory.worth_keeping and machinery.settled:
                meanwhile.enter_context(aside(memory.keep))
            if memory:
                memory.fold() if self._show else memory.release()

        cache = None if self._clean else self._cache
        pictures = SeenPictures(self._content, cache)
        remember = partial(self._remember, machinery.digest)
        quiet = self._quiet(machinery)
        several = clock_for(self._date), remember, pictures, loaded, meanwhile, quiet
        checked = read_content(self._content, *several, dated=False)
        pictures.keep()
        return checked

    def _quiet(self, machinery: Inputs) -> QuietTexts:
        place = self._cache / "quiet" if machinery.settled else None
        return QuietTexts(place, machinery.digest, forget=self._clean)

    def _remember(self, version: str, zone: tzinfo) -> Memory:
        from ..load import Memory

        place, version = self._cache / "content", f"{version}{zone}"
        if self._memory is None or self._memory.version != version:
            self._memory = Memory(place, self._content, version, forget=self._clean)
        return self._memory

    def _build(
        self,
        checked: Checked,
        machinery: Inputs,
        inputs: Inputs,
        earlier: Earlier,
        ground: _Ground,
    ) -> dict[str, Any]:
        from .site import build_site

        said, plan = self._planned(checked, self._quiet(machinery))
        if not self._show:
            # This process ends soon: taking the plan apart would only take time.
            self._plan_made = plan
        kept = _kept(self._cache, self._clean)
        heritage = Heritage(
            self._site, earlier, machinery.digest, kept, ground.lost, self._urgent()
        )
        if not self._show:
            share_what_is_there()
        record = partial(self._record, plan, machinery, inputs, said, earlier)
        watch = self._stop_if_superseded() if self._show else None
        build_site(
            plan, self._site, heritage, ground.spare, record, clean=self._clean, progress=watch
        )
        return said

    def _stop_if_superseded(self) -> Callable[[str, int, int], None]:
        """Called again and again during a build: stops it when its result would be out of date."""
        here, looked = os.getpid(), time.monotonic()

        def look(what: str, done: int, total: int) -> None:
            nonlocal looked
            if os.getpid() != here or time.monotonic() < looked + LOOK_EVERY:
                return
            looked = time.monotonic()
            if self._inputs()[1].digest != self._built:
                raise Superseded

        return look

    def _urgent(self) -> Urgent | None:
        if self._show and self._memory and len(self._memory.fresh) <= FEW:
            return Urgent(self._memory.fresh, self._show)
        return None

    def _planned(self, checked: Checked, quiet: QuietTexts) -> tuple[dict[str, Any], SitePlan]:
        """The plan of the checked content, and what is to be said of it once the plan is confirmed."""
        plan = self._plan(checked, quiet)
        shown, week = plan.catalogue.site, plan.schedule.current
        featured = sum(1 for slot in plan.schedule.of_week(week) if slot.deputy)
        said: dict[str, Any] = {
            "zone": str(plan.site.city.zone),
            "deputies": len(shown.deputies),
            "columns": len(shown.columns),
            "week": str(week),
            "featured": featured,
            "moment": f"{plan.now:%Y-%m-%d %H:%M}",
        }

        @cache
        def confirm() -> None:
            site_of(checked, self._content)
            said["problems"] = [asdict(one) for one in checked.problems]

        return said, replace(plan, confirm=confirm)

    def _plan(self, checked: Checked, quiet: QuietTexts) -> SitePlan:
        """Made while the rules across files are still being checked, on content that may break them."""
        from ..pipeline import plan_site

        site = checked.site or site_of(checked, self._content)
        try:
            clock, known = clock_for(self._date), checked.digests
            return plan_site(self._content, site, clock, digests=known, quiet=quiet)
        except Exception:
            # Whatever it stumbled over should have been reported.
            site_of(checked, self._content)
            raise

    def _record(
        self,
        plan: SitePlan,
        machinery: Inputs,
        inputs: Inputs,
        said: dict[str, Any],
        earlier: Earlier,
        written: Written,
        made: dict[str, Stamp],
    ) -> None:
        """Remember the site that was just put in place, and how many files it has."""
        found = {path: earlier.files[path][1] for path in written.taken} | made
        said["files"] = len(found)
        # Digests made with programs that may have changed unseen must not be found again.
        digests, jobs = (written.files, written.jobs) if machinery.settled else ({}, {})
        files = {path: (digests.get(path, ""), stamp) for path, stamp in found.items()}
        digest = inputs.digest if inputs.settled else ""
        since, self._until = plan.now.isoformat(), plan.until.isoformat()
        made_from = inputs.digest
        keep(
            Earlier(digest, since, self._until, said, files, jobs, made_from),
            self._cache,
            self._site,
        )
        tidy(self._cache)


def _kept(cache: Path, clean: bool) -> Path:
    """The folder of parts that the search index takes over; empty for a clean build."""
    kept = cache / "search"
    if clean:
        shutil.rmtree(kept, ignore_errors=True)
    return kept
