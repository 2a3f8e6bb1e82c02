"""axe-core in the browser: the rules of WCAG 2.0, 2.1 and 2.2, levels A and AA."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser

from site_looks import looks

#: axe reads the same few colours again for every node, which took half of all its time.
_REMEMBER_COLOURS = """(() => {
  const { Color } = axe.commons.color, read = Color.prototype.parseString, known = new Map();
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) known.set(text, read.call(new Color(0, 0, 0), text));
    const { r, g, b, alpha } = known.get(text);
    return Object.assign(this, { r, g, b, alpha });
  };
})();"""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8") + _REMEMBER_COLOURS
#: ``target-size`` is of WCAG 2.2 AA, but off by itself. The dark mode changes nothing but colours.
_RUN = """async (mode) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
  const all = { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } };
  const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };
  const found = await axe.run(document, {
    ...(mode === "dark" ? colours : all), resultTypes: ["violations"], preload: false });
  return found.violations.map(one => one.id + ": " + one.nodes.map(node => node.html).join(" "));
}"""


def violations(browser: Browser, address: str, site: Path, width: int) -> dict[str, list[str]]:
    """What axe objects to, by page and mode."""
    found: dict[str, list[str]] = {}
    opened = ""
    for page, path, mode in looks(browser, address, site, width):
        if path != opened:
            page.evaluate(AXE)
            opened = path
        if faults := page.evaluate(_RUN, mode):
            found[f"{path} {mode} {width}"] = faults
    return found
