// The search page: the box, the results, the address. What is found comes from search-engine.js.
//
// The page's contract: every input[name=q] holds the query, ?q= is the state, each hit is an
// a[data-result] with data-kind and its title as text, their number stands in [data-result-count].

import { Engine, LONGEST, rangesOf, wordsOf } from "./search-engine.js";

/** Milliseconds without a keystroke before a search starts. */
const PAUSE = 80;
/** Hits shown at once; a button shows as many again. */
const BATCH = 100;
const AROUND = { before: 24, after: 80 };
const KINDS = { deputy: "代表", column: "文章" };
const FAILED = "搜索数据没有取到，请检查网络，再按一次“搜索”。";

// ---------------------------------------------------------------- what is seen

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** The text as nodes, with the words in <mark>. Only ever text nodes, whatever the text says. */
function marked(text, words) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of rangesOf(text, words)) {
    nodes.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}

/** The part of a text around the first word found, cut between characters. */
function excerpt(text, words) {
  const first = rangesOf(text, words)[0]?.[0] ?? 0;
  const before = [...text.slice(0, first)];
  const start = before.slice(-AROUND.before).join("");
  const after = [...text.slice(first, first + 2 * AROUND.after)].slice(0, AROUND.after).join("");
  const cut = start.length < first ? "…" : "";
  return cut + start + after + (first + after.length < text.length ? "…" : "");
}

function resultNode(record, words, root) {
  const link = element("a", "", ...marked(record.title, words));
  link.href = root + record.uri;
  link.dataset.result = "";
  link.dataset.kind = record.kind;
  const about = element("span", "", ...marked(record.sub, words));
  return element(
    "li",
    "story",
    element("p", "story__meta", element("span", "badge badge--quiet", KINDS[record.kind] ?? ""), about),
    element("h2", "story__title", link),
    element("p", "story__summary", ...marked(excerpt(record.text, words), words)),
  );
}

class ResultList {
  #root;
  #list;
  #more;
  #empty;
  #doors;
  #count;
  #waiting = [];

  constructor(page) {
    this.#root = page.dataset.root;
    this.#list = page.querySelector("[data-results]");
    this.#more = page.querySelector("[data-more]");
    this.#empty = page.querySelector("[data-empty]");
    this.#doors = page.querySelector("[data-doors]");
    this.#count = page.querySelector("[data-result-count]");
    this.#more.addEventListener("click", () => this.#showMore(true));
  }

  show(records, words) {
    this.#list.replaceChildren();
    this.#waiting = records.map((record) => () => resultNode(record, words, this.#root));
    this.#showMore(false);
    this.#empty.hidden = records.length > 0;
    this.#doors.hidden = records.length > 0;
    this.#say(records.length ? `找到${records.length}条结果` : "没有找到", records.length);
  }

  /** Nothing asked, or something to say instead of results. */
  clear(message = "") {
    this.#list.replaceChildren();
    this.#waiting = [];
    this.#more.hidden = true;
    this.#empty.hidden = true;
    this.#doors.hidden = false;
    this.#say(message, "");
  }

  busy(is) {
    this.#list.setAttribute("aria-busy", String(is));
  }

  #say(message, number) {
    this.#count.dataset.resultCount = number;
    this.#count.textContent = message;
  }

  #showMore(focus) {
    const items = this.#waiting.splice(0, BATCH).map((draw) => draw());
    this.#list.append(...items);
    this.#more.hidden = this.#waiting.length === 0;
    if (focus) items[0]?.querySelector("a").focus();
  }
}

/** The links that narrow the results to one kind; each is also an address of its own. */
class KindChoice {
  #box;
  #links;
  kind = "";

  constructor(page, onChosen) {
    this.#box = page.querySelector("[data-choices]");
    this.#links = [...this.#box.querySelectorAll("[data-choice]")];
    for (const link of this.#links) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.choose(link.dataset.choice);
        onChosen();
      });
    }
  }

  choose(kind) {
    this.kind = kind;
    for (const link of this.#links) {
      if (link.dataset.choice === kind) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** How many hits of each kind there are; null hides the choice. */
  show(query, counts) {
    this.#box.hidden = !counts;
    for (const link of counts ? this.#links : []) {
      const kind = link.dataset.choice;
      link.href = `?${new URLSearchParams(kind ? { q: query, kind } : { q: query })}`;
      link.querySelector("[data-choice-count]").textContent = counts[kind] ?? 0;
    }
  }
}

// ---------------------------------------------------------------- state

/** What is asked for, as it stands in the address. */
function stateInAddress() {
  const given = new URLSearchParams(location.search);
  const kind = given.get("kind") ?? "";
  return { query: given.get("q") ?? "", kind: kind in KINDS ? kind : "" };
}

function remember({ query, kind }, push) {
  const address = new URL(location.href);
  for (const [name, value] of [["q", query.slice(0, LONGEST)], ["kind", kind]]) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href === location.href) return;
  try {
    history[push ? "pushState" : "replaceState"](null, "", address);
  } catch {
    // Safari allows only so many changes in a while; the results matter more than the address.
  }
}

/** Whether somebody is still typing the same query, so that "back" need not stop in between. */
function goesOn(query, before) {
  return !before || (query !== "" && (query.startsWith(before) || before.startsWith(query)));
}

class SearchPage {
  #engine;
  #results;
  #boxes;
  #choice;
  #timer = 0;
  #turn = 0;
  #settled = false;

  constructor(page) {
    this.#engine = new Engine(page.dataset.root);
    this.#results = new ResultList(page);
    this.#boxes = [...document.querySelectorAll("input[name=q]")];
    this.#choice = new KindChoice(page, () => this.#ask(true));
    for (const box of this.#boxes) this.#listen(box);
    window.addEventListener("popstate", () => this.restore());
  }

  #listen(box) {
    box.addEventListener("input", (event) => {
      if (!event.isComposing) this.#typed(box);
    });
    box.addEventListener("compositionend", () => this.#typed(box));
    box.addEventListener("focus", () => this.#engine.load().catch(() => {}), { once: true });
    box.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#copy(box.value, box);
      this.#ask(false);
      this.#settled = true;
    });
  }

  #typed(box) {
    this.#copy(box.value, box);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(false), PAUSE);
  }

  /** Every box of the page (there is one in the header) says the same. */
  #copy(query, from = null) {
    for (const box of this.#boxes) if (box !== from && box.value !== query) box.value = query;
  }

  /** Show what the address asks for, at the start and when going back or forward. */
  restore() {
    clearTimeout(this.#timer);
    const { query, kind } = stateInAddress();
    this.#copy(query);
    this.#choice.choose(kind);
    this.#settled = true;
    this.#run({ query, kind });
  }

  #ask(push) {
    clearTimeout(this.#timer);
    const query = this.#boxes[0].value.trim();
    const { kind } = this.#choice;
    const before = stateInAddress().query;
    const changed = query !== before;
    remember({ query, kind }, push || (changed && before && (this.#settled || !goesOn(query, before))));
    if (changed) this.#settled = false;
    this.#run({ query, kind });
  }

  async #run({ query, kind }) {
    const turn = (this.#turn += 1);
    const words = wordsOf(query);
    if (!words.length) return this.#clear();
    this.#results.busy(true);
    try {
      const found = await this.#engine.find(words);
      if (turn === this.#turn) this.#show(found, words, query, kind);
    } catch (error) {
      console.warn(error);
      if (turn === this.#turn) this.#clear(FAILED);
    }
    if (turn === this.#turn) this.#results.busy(false);
    return undefined;
  }

  #clear(message = "") {
    this.#results.clear(message);
    this.#choice.show("", null);
  }

  #show(found, words, query, kind) {
    const counts = { "": found.length };
    for (const record of found) counts[record.kind] = (counts[record.kind] ?? 0) + 1;
    const shown = kind ? found.filter((record) => record.kind === kind) : found;
    this.#results.show(shown, words);
    this.#choice.show(query.slice(0, LONGEST), counts);
  }
}

const page = document.querySelector("[data-search]");
if (page) new SearchPage(page).restore();
