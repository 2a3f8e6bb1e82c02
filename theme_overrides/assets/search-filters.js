// The links that narrow the results, with counts; each is also an address of its own.

import { FILTERS, FORMER, searchOf } from "./search-state.js";

export const KINDS = {
  deputy: "代表",
  pledge: "承诺",
  station: "联络站",
  reception: "接待活动",
  project: "民生实事",
  column: "文章",
};

/** Whether a hit passes the filters, leaving one of them out. */
function passes(facts, state, without = "") {
  return FILTERS.every((name) => name === without || !state[name] || facts[name].includes(state[name]));
}

/** Hits with what the filters need to know of them. */
export function withFacts(hits, directory) {
  return hits.map((hit) => ({ hit, facts: { ...directory.factsOf(hit), kind: [hit.kind] } }));
}

/** All hits, or on demand only those that are not of people who hold no seat any more. */
export function serving(hits, state, directory) {
  return state[FORMER] ? hits.filter((hit) => !directory.isFormer(hit)) : hits;
}

/** The hits that pass all filters. */
export function narrowed(known, state) {
  return known.filter(({ facts }) => passes(facts, state)).map(({ hit }) => hit);
}

/** How many hits each value of a filter would leave. */
function counts(known, state, name) {
  const found = new Map();
  for (const { facts } of known) {
    if (!passes(facts, state, name)) continue;
    for (const value of facts[name]) found.set(value, (found.get(value) ?? 0) + 1);
    found.set("", (found.get("") ?? 0) + 1);
  }
  return found;
}

export class Filters {
  #box;
  #onChosen;
  #state = {};

  /** `box` has one `[data-filter-by]` for each filter; `onChosen` is told the filter and the value. */
  constructor(box, onChosen) {
    this.#box = box;
    this.#onChosen = onChosen;
    box.addEventListener("click", (event) => this.#clicked(event));
  }

  #clicked(event) {
    const link = event.target.closest("[data-choice]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { filterBy } = link.closest("[data-filter-by]").dataset;
    this.#onChosen(filterBy, link.dataset.choice);
  }

  hide() {
    this.#box.hidden = true;
  }

  /** Draws all filters; one with nothing to choose is not shown. */
  show(known, state, directory) {
    this.#state = state;
    this.#box.hidden = known.length === 0;
    const held = this.#held();
    for (const row of this.#box.querySelectorAll("[data-filter-by]")) {
      const name = row.dataset.filterBy;
      this.#draw(row, namesOf(name, directory, known), counts(known, state, name));
    }
    const rest = this.#box.querySelector("details");
    rest.hidden = !rest.querySelector("[data-filter-by]:not([hidden])");
    if (FILTERS.some((name) => name !== "kind" && state[name])) rest.open = true;
    if (held) this.#focus(held);
  }

  /** The link that has the focus, as its filter and value: it is drawn anew, and must not lose it. */
  #held() {
    const link = document.activeElement?.closest("[data-choice]");
    if (!link || !this.#box.contains(link)) return null;
    return [link.closest("[data-filter-by]").dataset.filterBy, link.dataset.choice];
  }

  #focus([name, value]) {
    const row = this.#box.querySelector(`[data-filter-by="${name}"]:not([hidden])`);
    const links = [...(row ?? this.#box).querySelectorAll("[data-choice]")];
    (links.find((one) => one.dataset.choice === value) ?? links[0])?.focus();
  }

  #draw(row, names, found) {
    const name = row.dataset.filterBy;
    const chosen = this.#state[name];
    const shown = names.filter(([value]) => found.get(value) || value === chosen);
    row.hidden = shown.length === 0 || (shown.length === 1 && !chosen);
    const links = [["", "全部"], ...shown].map(([value, text]) => this.#link(name, value, text, found));
    row.querySelector("ul").replaceChildren(...links);
  }

  #link(name, value, text, found) {
    const link = document.createElement("a");
    const count = document.createElement("span");
    count.className = "num";
    count.dataset.choiceCount = "";
    count.textContent = found.get(value) ?? 0;
    link.append(text, count);
    link.href = searchOf({ ...this.#state, [name]: value }) || "?";
    link.dataset.choice = value;
    if (this.#state[name] === value) link.setAttribute("aria-current", "true");
    const item = document.createElement("li");
    item.append(link);
    return item;
  }
}

/** The values of a filter with their names, in the city's order; years newest first. */
function namesOf(name, directory, known) {
  if (name === "kind") return Object.entries(KINDS);
  if (name === "year") {
    const years = new Set(known.flatMap(({ facts }) => facts.year));
    return [...years].sort().reverse().map((year) => [year, `${year}年`]);
  }
  return directory[`${name}s`];
}
