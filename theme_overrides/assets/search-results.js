// The list of hits: drawn at once, a few at a time, and filled with more when they come into sight.

import { PEOPLE, PLACES } from "./search-directory.js";
import { TEXTS } from "./search-engine.js";
import { KINDS } from "./search-filters.js";
import { spellings } from "./search-text.js";

/** Hits drawn at once, a screen full; the rest follow by themselves, so many at a time, so many milliseconds in a row. */
const FIRST = 15;
const BATCH = 25;
const SLICE = 10;
/** Hits that are filled at once, whether seen or not. */
const FILLED = 8;
/** Pages that are read for their words before anybody scrolls; for a long phrase much was fetched already. */
const READ = 4;
const READ_FOR_LONG = 1;
const LONG = 5;
const PHONE = /(\d{3,4}-\d{7,8})/;

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** The text as nodes, with ranges in <mark>. Only ever text nodes, whatever the text says. */
function markedAt(text, ranges) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of ranges) {
    nodes.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}

/** Telephone numbers of texts stay in one piece. */
function unbroken(nodes) {
  const parts = (text) => text.split(PHONE).map((part, nth) => (nth % 2 ? element("span", "nobr", part) : part));
  return nodes.flatMap((node) => (typeof node === "string" ? parts(node) : [node]));
}

/** One query's hits, and how to draw them. */
class Drawing {
  constructor(edition, ways, root) {
    Object.assign(this, { edition, directory: edition.directory, root });
    this.words = ways.flat().flatMap(spellings);
    // A single character is in no text for its own sake.
    const spelled = ways.map((words) => words.filter((word) => word.length > 1).map(spellings));
    this.ways = spelled.filter((words) => words.length);
    this.pages = ways[0].join("").length > LONG ? READ_FOR_LONG : READ;
  }

  marked(text) {
    return unbroken(markedAt(text, this.directory.folding.rangesOf(text, this.words)));
  }

  has(text, words = this.words) {
    return this.directory.folding.rangesOf(text, words).length > 0;
  }

  /**
   * The words, in all spellings, that a hit does not show yet; none if it shows one way to hold the query, or for
   * somebody found by name alone.
   */
  #missing(hit, item) {
    if (hit.named) return [];
    const hidden = this.ways.map((words) => words.filter((spelled) => !this.has(item.textContent, spelled)));
    return hidden.every((words) => words.length) ? hidden.flat(2) : [];
  }

  /** A hit as far as it is known without asking. */
  node(hit) {
    const { title, uri } = this.directory.entryOf(hit);
    const link = element("a", "", ...this.#title(hit, title));
    link.href = this.root + uri;
    link.dataset.result = "";
    link.dataset.kind = hit.kind;
    const about = element("span", "hit__about");
    const text = element(
      "div",
      "hit__text",
      element("p", "story__meta", ...this.#badges(hit), about),
      element("h2", "story__title", link),
      element("p", "story__summary"),
    );
    const item = element("li", `story hit hit--${hit.kind}`, text);
    if (hit.kind === "deputy") item.prepend(element("span", "face hit__face"));
    return item;
  }

  #badges(hit) {
    const said = [KINDS[hit.kind] ?? "", ...(this.directory.isFormer(hit) ? ["往届"] : [])];
    return said.flatMap((one) => [element("span", "badge badge--quiet", one), " "]);
  }

  /** A name found by its sound, or without its dot, is marked as a whole. */
  #title(hit, title) {
    if (hit.kind !== "deputy" || hit.rank >= TEXTS || this.has(title)) return this.marked(title);
    return [element("mark", "", title)];
  }

  /** Fetches and draws the rest of a hit. */
  async fill(hit, item) {
    const card = await this.edition.card(hit);
    if (hit.collection === PEOPLE) this.#fillPerson(hit, item, card);
    else if (hit.collection === PLACES) this.#say(item, ".story__summary", card[0]);
    else this.#fillColumn(hit, item, card);
  }

  #fillPerson(hit, item, [post, seat, portrait, initial, tone, pledges]) {
    if (hit.pledge >= 0) {
      const [, text] = pledges[hit.pledge] ?? ["", ""];
      const link = item.querySelector("a");
      link.replaceChildren(...this.marked(text));
      const name = this.directory.peopleNames[hit.document][0];
      this.#say(item, ".story__summary", `${name} · ${seat}`);
      return;
    }
    this.#say(item, ".hit__about", seat);
    this.#say(item, ".story__summary", post);
    this.#face(item.querySelector(".face"), portrait, initial, tone);
  }

  #face(face, portrait, initial, tone) {
    if (!portrait) {
      face.classList.add("face--drawn", `tone-${tone}`);
      const drawn = element("span", "", initial);
      drawn.setAttribute("aria-hidden", "true");
      face.replaceChildren(drawn);
      return;
    }
    const image = element("img", "");
    Object.assign(image, { alt: "", width: 60, height: 80, loading: "lazy", src: this.root + portrait });
    face.replaceChildren(image);
  }

  #fillColumn(hit, item, [summary, name]) {
    const { week, district } = this.directory.columns.get(hit.document);
    const [year, number] = week.split("-W");
    const place = this.directory.districts.find(([id]) => id === district)?.[1] ?? "";
    const words = [`${year}年第${Number(number)}周`, place, name].filter(Boolean);
    this.#say(item, ".hit__about", words.join(" · "));
    this.#say(item, ".story__summary", summary);
  }

  #say(item, selector, text) {
    item.querySelector(selector).replaceChildren(...this.marked(text));
  }

  /** Shows where the page itself has words that the hit does not show; tells whether that is settled. */
  async quote(hit, item) {
    const missing = this.#missing(hit, item);
    if (!missing.length) return true;
    if (this.pages <= 0) return false;
    this.pages -= 1;
    const link = item.querySelector("a");
    const { excerptFrom } = await import("./search-excerpt.js");
    const text = await excerptFrom(link.href, (line) => this.has(line, missing));
    if (text) item.querySelector(".hit__text").append(element("p", "hit__quote", ...this.marked(text)));
    return true;
  }
}

/** Comes back when the browser has had its turn: with what was typed, and with a picture of what is there. */
function turn() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/**
 * Draws every hit there is: the first at once, the others in slices between which the page stays quick.
 * So all are in the page shortly after, for "find in page", a screen reader's list of links, or printing.
 */
export class ResultList {
  #list;
  #drawing = null;
  #hits = new WeakMap();
  #seen;
  /** Kept when all hits are drawn. */
  drawn = Promise.resolve();

  constructor(list) {
    this.#list = list;
    this.#seen = new IntersectionObserver((entries) => this.#onSeen(entries));
    window.addEventListener("scroll", () => this.#onScroll(), { passive: true });
  }

  /** Shows hits; the promise is kept when the first of them are complete. */
  async show(hits, edition, ways, root) {
    const held = this.#list.contains(document.activeElement) ? document.activeElement.href : "";
    // Whoever walks through the people shown first stays where they are when the rest has come.
    const refocus = () => {
      if (held && document.activeElement === document.body) this.#linkTo(held)?.focus();
    };
    this.clear();
    const drawing = new Drawing(edition, ways, root);
    this.#drawing = drawing;
    const first = this.#draw(hits.slice(0, FIRST), drawing);
    refocus();
    const filled = Promise.all(first.slice(0, FILLED).map((item) => this.#fill(item, drawing)));
    this.drawn = this.#drawRest(hits.slice(FIRST), drawing);
    this.drawn.then(refocus);
    await filled;
  }

  clear() {
    this.#drawing = null;
    this.#seen.disconnect();
    this.#list.replaceChildren();
  }

  /** Goes to the hit that leads to an address, when all are there. */
  async goTo(address) {
    await this.drawn;
    // Whoever went on meanwhile stays where they are.
    if (document.activeElement !== document.body) return;
    const link = this.#linkTo(address);
    link?.scrollIntoView({ block: "center" });
    link?.focus({ preventScroll: true });
  }

  #linkTo(address) {
    return [...this.#list.querySelectorAll("a[data-result]")].find((one) => one.href === address);
  }

  busy(is) {
    this.#list.setAttribute("aria-busy", String(is));
  }

  #draw(hits, drawing) {
    const items = hits.map((hit) => {
      const item = drawing.node(hit);
      this.#hits.set(item, { hit, filled: null, quoted: null });
      return item;
    });
    this.#list.append(...items);
    for (const item of items) this.#seen.observe(item);
    return items;
  }

  async #drawRest(hits, drawing) {
    for (let at = 0; at < hits.length; ) {
      await turn();
      const end = performance.now() + SLICE;
      while (at < hits.length && performance.now() < end) {
        if (drawing !== this.#drawing) return;
        this.#draw(hits.slice(at, at + BATCH), drawing);
        at += BATCH;
      }
    }
  }

  /** Tells whether it is; what could not be fetched is asked for again when the hit comes into sight again. */
  async #fill(item, drawing = this.#drawing) {
    const known = this.#hits.get(item);
    known.filled ??= drawing.fill(known.hit, item);
    try {
      await known.filled;
      return true;
    } catch (error) {
      known.filled = null;
      console.warn(error);
      return false;
    }
  }

  #onSeen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && this.#drawing) this.#complete(target, this.#drawing);
    }
  }

  async #complete(item, drawing) {
    const filled = await this.#fill(item, drawing);
    if (!filled || drawing !== this.#drawing) return;
    const known = this.#hits.get(item);
    known.quoted ??= drawing.quote(known.hit, item).catch(() => true);
    if (await known.quoted) this.#seen.unobserve(item);
    else known.quoted = null;
  }

  /** Whoever scrolls wants to read: no page is too many any more. */
  #onScroll() {
    if (!this.#drawing || this.#drawing.pages === Infinity) return;
    this.#drawing.pages = Infinity;
    for (const item of this.#list.children) {
      this.#seen.unobserve(item);
      this.#seen.observe(item);
    }
  }
}
