"""The MkDocs plugin: hands the site plan to the engine, and takes the theme's frame from it."""

from __future__ import annotations

import os
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from .config import ShowcaseConfig
from .earlier import Heritage, Written
from .moment import read_moment
from .outputs.hosting import POLICY
from .pages import sharing
from .pages.plain import office_head
from .pages.spec import PageSpec
from .pipeline import SitePlan, check, plan_site
from .problems import as_text, errors_in
from .render import MARKS, first_html, head_html, page_title, plain_page
from .site_writer import SiteWriter
from .theme_files import without_hidden

#: Our template around every page.
FRAME = "main.html"
#: Files of the theme that no page of ours asks for, what its frame needs of them being in showcase.css;
#: and its template of a sitemap, which would be taken for ours.
UNUSED = (
    *("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png"),
    "sitemap.xml",
)


class DeputyShowcasePlugin(BasePlugin[ShowcaseConfig]):  # type: ignore[no-untyped-call]
    """Builds everything but the plain Markdown pages itself, inside the theme's ``main.html``."""

    def __init__(self) -> None:
        self._prepared: SitePlan | None = None
        self._cache: Path | None = None
        self._heritage: Heritage | None = None
        self._progress: Any = None
        #: After a build: what its files were made from.
        self.written = Written()

    def prepare(
        self, plan: SitePlan, cache: Path | None, heritage: Heritage | None, progress: Any
    ) -> None:
        """Take a plan that was made already, so that our own commands check the content once."""
        self._prepared, self._cache = plan, cache
        self._heritage, self._progress = heritage, progress

    def on_config(self, config: Any) -> Any:
        # Before anything is written or cleaned: bad content leaves the last good site untouched.
        self._plan = self._prepared or self._make_plan(config)
        city = self._plan.site.city
        config.site_name = city.site.name or city.column.title or config.site_name
        config.site_url = config.site_url or self._plan.catalogue.base or None
        for ours in ("404.html", "sitemap.xml"):
            config.theme.static_templates.discard(ours)
        config.theme.get_env = without_hidden(config.theme.get_env)
        return config

    def _make_plan(self, config: Any) -> SitePlan:
        content = Path(config.docs_dir)
        checked = check(content, self._clock, dated=False)
        if not checked.usable or checked.site is None:
            problems = errors_in(checked.problems)
            text = as_text(problems, content.name)
            raise PluginError(f"内容有{len(problems)}处错误，没有生成网站：\n{text}")
        self._cache = Path(config.config_file_path).parent / self.config.cache_dir
        return plan_site(content, checked.site, self._clock, config.site_url or "")

    def _clock(self, zone: tzinfo) -> datetime:
        date = self.config.date or os.environ.get("DEPUTY_SHOWCASE_DATE")
        return read_moment(date, os.environ, zone)

    def on_files(self, files: Files, *, config: Any) -> Files:
        """Of the content only plain pages are MkDocs' business, of the theme not its scripts."""
        pages = {page.path for page in self._plan.catalogue.site.pages}

        def ours(file: File) -> bool:
            if file.src_dir == config.docs_dir:
                return file.src_uri in pages
            return not file.src_uri.startswith(UNUSED)

        return Files([file for file in files if ours(file)])

    def on_nav(self, nav: Any, *, config: Any, files: Files) -> Any:
        self._nav = nav
        return nav

    def on_page_markdown(self, text: str, *, page: Any, config: Any, files: Files) -> str:
        public = self._plan.public_text
        page.meta = {
            key: public(one) if isinstance(one, str) else one for key, one in page.meta.items()
        }
        return public(text)

    def on_page_content(self, html: str, *, page: Any, config: Any, files: Files) -> str:
        return plain_page(html, str(page.title or ""))

    def on_env(self, env: Any, *, config: Any, files: Files) -> Any:
        # The theme's templates escape nothing; ours among them shows texts of the office.
        env.autoescape = FRAME.__eq__

        def frame(root: str, section: str) -> str:
            context: Any = get_context(self._nav, files, config, base_url=root.rstrip("/") or ".")
            context["showcase"] = self._showcase(root, section, **MARKS)
            return str(env.get_template(FRAME).render(context))

        self._frame = frame
        return env

    def on_page_context(self, context: Any, *, page: Any, config: Any, nav: Any) -> Any:
        title = str(page.title or "")
        head = office_head(title, str(page.meta.get("description") or ""))
        spec = PageSpec(page.url, "", title, {}, "about", head)
        base = self._plan.catalogue.base
        share = sharing.of_site(self._plan.catalogue).share
        context["showcase"] = self._showcase(
            spec.root,
            spec.section,
            title=page_title(spec, config.site_name),
            head=Markup(head_html(spec, spec.root, base, share)),
            first=Markup(first_html(share, spec.root)),
            content=Markup(page.content),
            uri=spec.uri,
            prose=True,
        )
        return context

    def on_post_build(self, *, config: Any) -> None:
        templates = Path(config.theme.custom_dir) / "showcase"
        writer = SiteWriter(self._plan, templates, self._frame, config.site_name)
        site = Path(config.site_dir)
        self.written = writer.write(site, self._cache, self._heritage, self._progress)

    def _showcase(self, root: str, section: str, **parts: Any) -> dict[str, Any]:
        catalogue = self._plan.catalogue
        city = catalogue.site.city
        shared: dict[str, Any] = {"root": root, "section": section, "city": city, "prose": False}
        site = catalogue.site
        shared |= {"districts": site.city.districts, "pages": site.pages, "base": catalogue.base}
        shared["policy"] = POLICY
        return {**shared, **parts}
