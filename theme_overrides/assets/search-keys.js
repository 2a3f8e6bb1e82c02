// Keys: "/" goes to the search box on every page; on the search page the arrows walk through the hits.

/** Down and up between the box and the links of the list; Escape goes back to the box. */
export function walkWithArrows(box, list) {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || event.isComposing) return;
    const first = list.querySelector("a[data-result]");
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Escape: -Infinity }[event.key];
    if (!step) return;
    event.preventDefault();
    const links = [...list.querySelectorAll("a[data-result]")];
    const at = links.indexOf(document.activeElement.closest("a")) + step;
    (links[Math.min(at, links.length - 1)] ?? box).focus();
  });
}

/** Who speaks to their computer may say a single key by accident, so it can be switched off (WCAG 2.1.4). */
function goToBox(event) {
  if (document.documentElement.hasAttribute("data-no-keys")) return;
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("input[name=q]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

document.addEventListener("keydown", goToBox);
