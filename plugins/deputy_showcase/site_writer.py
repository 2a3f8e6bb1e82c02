"""Writes a site plan: pages through the renderer, then outputs, then pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .digest import Digests
from .earlier import Heritage, JobRecord, Written
from .filters import FILTERS
from .model import LASTING
from .outputs.boards import boards_job
from .outputs.share_cards import card_jobs
from .outputs.spec import OutputJob, Told
from .pages import sharing, urls
from .pages.people import Card
from .pages.promises import Promise
from .pages.spec import Outline, PageJob, PageSpec
from .parallel import aside, shared
from .pipeline import Job, SitePlan
from .render import FrameSource, Renderer
from .schedule import Schedule
from .schema.enums import label
from .site_pictures import write_pictures
from .write import write_file

#: Called with what is being done, how many are done and how many there are.
Progress = Callable[[str, int, int], None]
#: Values that many pages show and that live as long as the plan.
SHOWN = (*LASTING, Card, Promise, Schedule)


class SiteWriter:
    """Writes one plan into a folder.

    Args:
        templates: the folder of our page templates.
        frame: gives the theme's frame for a depth and section.
    """

    def __init__(self, plan: SitePlan, templates: Path, frame: FrameSource, name: str) -> None:
        self._plan = plan
        catalogue = plan.catalogue
        #: All that a template may use besides its context. With the context and the frame it decides
        #: every byte of a page, which is what makes ``_page_digest`` right.
        self._globals = {
            "city": catalogue.site.city,
            "district_of": catalogue.districts,
            "group_of": catalogue.groups,
            "site_name": name,
            "base": catalogue.base,
        }
        globals_ = {**self._globals, "label": label, "url": urls}
        self._share = sharing.of_site(catalogue).share
        self._renderer = Renderer(templates, frame, globals_, FILTERS, self._share)
        self._digests = Digests(SHOWN, plan.digests)
        self._frames: dict[tuple[str, str], bytes] = {}
        self._job_digests: dict[str, str] = {}

    def write(
        self,
        site: Path,
        cache: Path | None,
        heritage: Heritage | None = None,
        progress: Progress | None = None,
    ) -> Written:
        """Write everything below ``site``; pictures are drawn once and kept in ``cache``.

        Args:
            heritage: files of an earlier site, taken over where they would be the same; without it no
                digests are made either. With an empty one only whole jobs get theirs: those of single
                pages would cost a first build more than they save the second.

        Returns:
            Digests of what files and jobs were made from, as far as there are any.
        """
        self._site, self._heritage, done = site, heritage, _Done()
        self._job_digests = {}
        common = (self._globals, self._share)
        self._shared = self._of((heritage.machinery, *common)) if heritage is not None else b""
        report = progress or _silent
        if not heritage:
            # Anything made from here on may be much; after an edit there is time until ``_prepare`` is done.
            self._plan.confirm()
        jobs = self._plan.jobs(None if heritage is None else heritage.kept)
        # What no digest can spare.
        sure = [job for job in jobs if job.made_from is None] if heritage else []
        rest = [job for job in jobs if job.made_from is not None] if heritage else jobs
        if heritage and not heritage.ready:
            # While the tree to take things over from is still being made ready.
            self._prepare(rest)
        # After an edit what is made in any case is begun before all else is looked at.
        if heritage and sure:
            # The copy of this process that does it could not wait for what this one waits for.
            _ = heritage.lost
        with aside(partial(self._do_all, sure)) if sure else nullcontext(_Done) as begun:
            # Pictures before what is put together from them.
            write_pictures(self._plan, site, cache, partial(self._take, done=done), report)
            self._show_urgent()
            rest = [*self._of_pictures(cache), *rest]
            self._prepare(rest)
            # The last moment at which nothing much was made yet.
            self._plan.confirm()
            parts = [done, *shared(lambda take: self._do(rest, take, report), len(rest))]
            for part in parts:
                self._add_taken(part, done)
            parts.append(begun())
        parts.append(self._close(parts))
        return Written(
            {path: digest for one in parts for path, digest in one.digests.items()},
            {name: job for one in parts for name, job in one.jobs.items()},
            frozenset().union(*(one.taken for one in parts)),
        )

    def _close(self, parts: Sequence[_Done]) -> _Done:
        """Make what sums up all the others."""
        outlines = sorted((uri, day, shown) for one in parts for uri, day, shown in one.outlines)
        self._do_files(self._plan.sitemap_job(outlines), closing := _Done())
        told = {name: one for part in parts for name, one in part.told.items()}
        for output in self._plan.closing(told):
            write_file(self._site, output.path, output.data)
        self._add_taken(closing, closing)
        return closing

    def _of_pictures(self, cache: Path | None) -> list[OutputJob]:
        """Jobs that put drawn pictures together."""
        catalogue = self._plan.catalogue
        return [
            boards_job(catalogue, self._drawn, cache),
            *card_jobs(catalogue, self._drawn, cache),
        ]

    def _prepare(self, jobs: Sequence[Job]) -> None:
        """What all jobs ask for, so that the copies of this process need not make it each."""
        if self._heritage:
            for job in jobs:
                self._job_digest(job)
        else:
            self._plan.catalogue.look_up()

    def _add_taken(self, part: _Done, done: _Done) -> None:
        """What the jobs hold that were taken over whole: thousands of names that no process need send."""
        for name in part.jobs_taken:
            assert self._heritage
            record, files = self._heritage.job(name)
            done.jobs[name] = record
            done.digests |= files
            done.taken.update(files)

    def _show_urgent(self) -> None:
        urgent = self._heritage.urgent if self._heritage is not None else None
        if urgent:
            self._plan.confirm()
            for page in self._plan.own_pages(urgent.sources):
                urgent.show(page.file, self.render(page))

    def _do_all(self, jobs: Sequence[Job]) -> _Done:
        numbers = iter(range(len(jobs)))
        return self._do(jobs, lambda: next(numbers, None), _silent)

    def _do(self, jobs: Sequence[Job], take: Callable[[], int | None], report: Progress) -> _Done:
        """Do jobs as long as there are any."""
        done = _Done()
        while (number := take()) is not None:
            job = jobs[number]
            if isinstance(job, PageJob):
                self._do_pages(job, done)
            else:
                self._do_files(job, done)
            report("网页", number + 1, len(jobs))
        return done

    def _do_pages(self, job: PageJob, done: _Done) -> None:
        digest = self._job_digest(job)
        if self._taken(job.name, digest, done):
            return
        outlines, paths = [], []
        for page in job.make():
            self._put(page.file, self._page_digest(page), partial(self.render, page), done)
            outlines.append(page.outline())
            paths.append(page.file)
        done.outlines += outlines
        if digest:
            done.jobs[job.name] = JobRecord(digest, paths, outlines)

    def _do_files(self, job: OutputJob, done: _Done) -> None:
        digest = self._job_digest(job)
        if self._taken(job.name, digest, done):
            return
        paths = []
        for file in job.make():
            if isinstance(file, Told):
                done.told[job.name] = file.value
                continue
            key = self._of(file.data).hex() if self._of_use(job) else ""
            self._put(file.path, key, partial(bytes, file.data), done)
            paths.append(file.path)
        if digest:
            done.jobs[job.name] = JobRecord(digest, paths, [], done.told.get(job.name))

    def _of_use(self, job: OutputJob) -> bool:
        """Whether digests of a job's files will be asked for: in a first build those of jobs that are
        done every time."""
        return bool(self._heritage) or (self._heritage is not None and job.made_from is None)

    def _job_digest(self, job: Job) -> str:
        """Empty for jobs that are done every time."""
        if self._heritage is None or job.made_from is None:
            return ""
        if job.name not in self._job_digests:
            self._job_digests[job.name] = self._of((self._shared, job.made_from)).hex()
        return self._job_digests[job.name]

    def _taken(self, name: str, digest: str, done: _Done) -> bool:
        """Take over all files of one job where they would be the same."""
        if not (self._heritage and digest):
            return False
        record = self._heritage.take_job(name, digest)
        if record is None:
            return False
        done.jobs_taken.append(name)
        done.outlines += record.outlines
        if record.told is not None:
            done.told[name] = record.told
        return True

    def _put(self, path: str, digest: str, make: Callable[[], bytes], done: _Done) -> None:
        if not self._take(path, digest, done):
            write_file(self._site, path, make())

    def _take(self, path: str, digest: str, done: _Done) -> bool:
        """Note what a file is made from; whether it can be taken over."""
        if self._heritage is None or not digest:
            return False
        done.digests[path] = digest
        if not self._heritage.take(path, digest):
            return False
        done.taken.add(path)
        return True

    def _drawn(self, uri: str) -> bytes:
        """A picture of this site, made just now or taken over."""
        made = self._site / uri
        if self._heritage is not None and not made.exists():
            return (self._heritage.site / uri).read_bytes()
        return made.read_bytes()

    def _page_digest(self, page: PageSpec) -> str:
        if not self._heritage:
            return ""
        place = (self._way(page), page.section)
        if place not in self._frames:
            self._frames[place] = self._of(self._renderer.pieces(*place))
        return self._of((self._shared, self._frames[place], page)).hex()

    def _of(self, value: Any) -> bytes:
        return self._digests.of(value)

    def render(self, page: PageSpec) -> bytes:
        """One page as it is written."""
        return self._renderer.render(page, self._way(page))

    def _way(self, page: PageSpec) -> str:
        """What a page's links begin with; one that answers for any address (404) needs whole ones."""
        if page.uri != "404.html":
            return page.root
        path = urlsplit(self._plan.catalogue.base).path or "/"
        return path if path.endswith("/") else f"{path}/"


@dataclass
class _Done:
    """What one process did: outlines of its pages, digests by path, files it took over, jobs, what these
    told, and those it took over whole."""

    outlines: list[Outline] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    jobs: dict[str, JobRecord] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    jobs_taken: list[str] = field(default_factory=list)


def _silent(what: str, done: int, total: int) -> None:
    pass
