"""Content in, everything to write out: load → validate → schedule → pages and outputs, as one call.

``SitePlan`` is the seam between the domain and whichever engine writes the site.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from .as_of import as_of
from .calendar import current_week
from .digest import Known
from .gone_links import GoneLinks, gone_links
from .held_names import HeldNames, held_names
from .load import Memory, Raw, Record, load, read_record
from .look_ahead import warnings
from .model import Picture, Site, Week
from .outputs import all_outputs, closing_files, output_jobs
from .outputs.inspection import PictureError as InspectionError
from .outputs.sitemap import sitemap
from .outputs.spec import OutputFile, OutputJob
from .pages import all_pages, own_pages, page_jobs
from .pages.catalogue import Catalogue
from .pages.plain import office_pages
from .pages.spec import Outline, PageJob, PageSpec
from .parallel import aside
from .problems import Problem, errors_in, in_order
from .quiet import QuietTexts
from .release import next_change, public_schedule, public_site
from .schedule import Schedule, make_schedule
from .schedule.readiness import AHEAD
from .seen_pictures import SeenPictures
from .validate import begin
from .validate.city import read_city, zone_of
from .validate.files import make
from .validate.pictures import PictureError
from .validate.places import Places

#: Gives the moment of the build once the city's time zone is known.
Clock = Callable[[tzinfo], datetime]
Remember = Callable[[tzinfo], Memory]


Job = PageJob | OutputJob


@dataclass(frozen=True)
class SitePlan:
    """A checked site at one moment, and everything that is to be written for it.

    Attributes:
        content: the content folder, for pictures.
        site: the whole content, for the office's eyes.
        schedule: the whole schedule, likewise.
        catalogue: what the public may see; pages and outputs are made from it alone.
        names: of everybody on hold.
        gone: links to what the public does not see.
        digests: of parts of the site, where they were made already.
        confirm: to be called before anything much is made, as often as one likes; raises if the content
            turned out to break a rule meanwhile.
    """

    content: Path
    site: Site
    schedule: Schedule
    catalogue: Catalogue
    names: HeldNames
    gone: GoneLinks = field(default_factory=GoneLinks)
    digests: Known = field(default_factory=dict)
    confirm: Callable[[], object] = bool

    def public_text(self, text: str) -> str:
        """A text that an engine shows by itself, without the names of people on hold and dead links."""
        return self.names.without(self.gone.without(text))

    @property
    def now(self) -> datetime:
        return self.catalogue.now

    @property
    def until(self) -> datetime:
        """From this moment on the same content may give another site."""
        return next_change(self.site, self.now)

    def pages(self) -> Iterator[PageSpec]:
        return all_pages(self.catalogue)

    def own_pages(self, sources: Collection[str]) -> Iterator[PageSpec]:
        """The pages of deputies and articles whose content files have these paths."""
        return own_pages(self.catalogue, sources)

    def outputs(self) -> Iterator[OutputFile]:
        """Every file besides pages, pictures and the sitemap."""
        return all_outputs(self.catalogue)

    def sitemap(self, outlines: Sequence[Outline]) -> Iterator[OutputFile]:
        """The sitemap of pages and of the office's own."""
        return sitemap([*outlines, *self._own_outlines], self.catalogue.base)

    def sitemap_job(self, outlines: Sequence[Outline]) -> OutputJob:
        """The same as a job."""
        made_from = (outlines, self._own_outlines, self.catalogue.base)
        return OutputJob(partial(self.sitemap, outlines), "sitemap", made_from)

    @property
    def _own_outlines(self) -> list[Outline]:
        return [one.outline() for one in office_pages(self.catalogue)]

    def closing(self, told: Mapping[str, Any]) -> Iterator[OutputFile]:
        """Files that sum up what jobs told, by their names."""
        return closing_files(told)

    def jobs(self, kept: Path | None = None) -> list[Job]:
        """All pages and files but pictures, the sitemap and ``closing``, in jobs, the longest first.

        Jobs are independent of each other and may be done in any order and at the same time.

        Args:
            kept: a folder for work that the next build may take over.
        """
        return [*output_jobs(self.catalogue, kept), *page_jobs(self.catalogue)]


@dataclass(frozen=True, eq=False)
class Checked:
    """What a content folder holds. ``site`` is None without a readable ``city.yaml``.

    Until the ``problems`` are known, which may take a while, the site may hold what breaks the rules.
    """

    content: Path
    site: Site | None
    wait: Callable[[], list[Problem]]
    digests: Known = field(default_factory=dict)

    @cached_property
    def problems(self) -> list[Problem]:
        return self.wait()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Checked):
            return NotImplemented
        same = (self.content, self.site) == (other.content, other.site)
        return same and self.problems == other.problems

    @property
    def usable(self) -> bool:
        return self.site is not None and not errors_in(self.problems)


def check(
    content: Path,
    clock: Clock | None = None,
    memory: Remember | None = None,
    pictures: SeenPictures | None = None,
    loaded: Callable[[], None] | None = None,
    meanwhile: ExitStack | None = None,
    quiet: QuietTexts | None = None,
    *,
    dated: bool = True,
) -> Checked:
    """Load and validate a content folder; never raises on bad content.

    Args:
        clock: says which weeks have been released; without it, none.
        memory: gives the memory of earlier runs, for the city's time zone.
        pictures: looks at them with its own memory.
        loaded: called when all files were read, before the rules across them.
        meanwhile: with it, these rules are checked on another processor until it is closed.
        quiet: what earlier runs know of texts in which nothing is wrong.
        dated: whether to report as well what is late or near at that moment.
    """
    pictures = pictures or SeenPictures(content)

    def look(path: str) -> Picture:
        try:
            return pictures.inspect(path)
        except InspectionError as error:
            raise PictureError(error.message, error.hint, error.code) from error

    zone = _zone(content)

    def finish(record: Record) -> None:
        if record.kind not in ("city", "page"):
            record.made = make(record, zone)

    raw = load(content, memory(zone) if memory else None, finish)
    if loaded:
        loaded()
    pictures.look_ahead(raw.pictures)
    site, rules = begin(raw, look, clock, quiet, dated=dated)

    def problems() -> list[Problem]:
        found = rules()
        if clock and dated and site and not errors_in(found):
            return in_order([*found, *_coming(site, clock, raw)])
        return found

    made = (record.made for record in raw.records if record.made)
    known = {id(one.value): (one.value, one.digest) for one in made if one.digest}
    wait = meanwhile.enter_context(aside(problems)) if meanwhile else problems
    return Checked(content, site, wait, known)


def _zone(content: Path) -> tzinfo:
    """The city's time zone, in which all moments are read."""
    raw = Raw(content, [read_record("city.yaml", content)])
    return zone_of(read_city(raw, [])[0])


def _coming(site: Site, clock: Clock, raw: Raw) -> Iterator[Problem]:
    """What the weeks ahead still need."""
    now = clock(site.city.zone)
    site = as_of(site, now.date())
    until = current_week(now, site.city).plus(AHEAD)
    places = Places({record.path: record for record in raw.records})
    yield from warnings(site, make_schedule(site, now, until), places)


def plan_site(
    content: Path,
    site: Site,
    clock: Clock,
    base: str = "",
    until: Week | None = None,
    digests: Known | None = None,
    quiet: QuietTexts | None = None,
) -> SitePlan:
    """Schedule a checked site, and take from it what the public may see.

    Args:
        base: the site's absolute address; the domain in ``city.yaml`` stands in for an empty one.
        until: plan at least up to this week.
        digests: of parts of the site, where they were made already.
        quiet: what earlier runs know of texts that mention nobody on hold.
    """
    now = clock(site.city.zone)
    site = as_of(site, now.date())
    schedule = make_schedule(site, now, until)
    names = held_names(site, digests)
    with (quiet or QuietTexts()).searched("values", names.sign) as names.quiet:
        shown = public_site(site, now, schedule, names)
    catalogue = Catalogue(shown, public_schedule(schedule, site), now, base or _address(site))
    gone = gone_links(site, shown)
    return SitePlan(content, site, schedule, catalogue, names, gone, digests or {})


def _address(site: Site) -> str:
    domain = site.city.site.domain.strip().removeprefix("https://").strip("/")
    return f"https://{domain}/" if domain else ""
