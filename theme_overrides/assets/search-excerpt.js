// The place in a page that has the words: reads the page itself, so the index need not hold its text.

const BEFORE = 24;
const AFTER = 80;
const BLOCKS = "h1, h2, h3, h4, p, li, dd, td, blockquote, figcaption";

/** The text around the first block of a page for which `has` is true; "" if there is none. */
export async function excerptFrom(address, has) {
  const response = await fetch(address);
  if (!response.ok) return "";
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const content = page.querySelector("#content") ?? page.body;
  for (const block of content.querySelectorAll(BLOCKS)) {
    const text = textOf(block);
    if (!block.querySelector(BLOCKS) && has(text)) return cut(text, has);
  }
  return "";
}

/** What a block says: running text as it is; the parts of an entry in a list apart, and no drawn initials. */
function textOf(block) {
  const parts = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("[aria-hidden=true]")) parts.push(walker.currentNode.data);
  }
  return parts.join(block.closest(".prose") ? "" : " ").replace(/\s+/g, " ").trim();
}

/** A piece of a long text that still has what is looked for. */
function cut(text, has) {
  const characters = [...text];
  if (characters.length <= BEFORE + AFTER) return text;
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (has(characters.slice(0, middle).join(""))) high = middle;
    else low = middle + 1;
  }
  const start = Math.max(0, low - AFTER / 2 - BEFORE);
  const end = Math.min(characters.length, low + AFTER / 2);
  const head = start > 0 ? "…" : "";
  return head + characters.slice(start, end).join("") + (end < characters.length ? "…" : "");
}
