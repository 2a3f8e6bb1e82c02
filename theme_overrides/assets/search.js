// The search page: the box, the results, the address. What is found comes from search-engine.js.
//
// The page's contract: input[name=q] holds the query, ?q= is the state, each hit is an a[data-result]
// with data-kind and its title as text, their number stands in [data-result-count] when all of them are there.

import { Engine } from "./search-engine.js";
import { Filters, narrowed, serving, withFacts } from "./search-filters.js";
import { walkWithArrows } from "./search-keys.js";
import { element, ResultList } from "./search-results.js";
import { FILTERS, FORMER, goesOn, leaveFor, leftFor, remember, searchOf, stateInAddress } from "./search-state.js";

/** Milliseconds without a keystroke before a search starts; a key held down comes again sooner. */
const PAUSE = 45;
/** After so long people found by name are shown, though the rest is still on its way. */
const PATIENCE = 250;
/** After so long it is said that an answer is on its way. */
const LATE = 500;
/** What stands around the hits and is of one answer. */
const ABOUT = ["empty", "similar", "former", "wider", "otherwise"];
/** Characters of a query that are said again. */
const LONG = 24;
const OTHERWISE = "换个说法试试：少写几个字，几个词之间用空格隔开，或者只写姓名、姓名的拼音。也可以从下面的名录里找。";
const LONGER = "只写一个字，查的是姓名。查别的内容，请至少写两个字。";
const BLANK = "没有找到：只有空格。请写出要找的姓名或字句。";
const FAILED = "搜索数据没有取到，请检查网络，再按一次“搜索”。";

class SearchPage {
  #page;
  #engine;
  #results;
  #filters;
  #box;
  #state;
  #timer = 0;
  #late = 0;
  #turn = 0;
  #settled = false;
  #typing = false;

  constructor(page) {
    this.#page = page;
    this.#engine = new Engine(page.dataset.root);
    this.#results = new ResultList(this.#find("results"));
    this.#filters = new Filters(this.#find("filters"), (name, value) => this.#choose(name, value));
    this.#box = page.querySelector("input[name=q]");
    this.#listen();
    walkWithArrows(this.#box, this.#find("results"));
  }

  #find(name) {
    return this.#page.querySelector(`[data-${name}]`);
  }

  #listen() {
    const box = this.#box;
    box.addEventListener("input", (event) => {
      if (!event.isComposing) this.#typed();
    });
    box.addEventListener("compositionend", () => this.#typed(0));
    box.addEventListener("focus", () => this.#engine.load().catch(() => {}), { once: true });
    box.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask(false);
      this.#settled = true;
    });
    // Whoever comes back from a hit is to be where they were.
    this.#find("results").addEventListener("click", (event) => {
      const link = event.target.closest("a[data-result]");
      if (link) leaveFor(link.href);
    });
    // A step within the page, as the way past the menu is, changes nothing.
    window.addEventListener("popstate", () => {
      if (searchOf(stateInAddress()) !== searchOf(this.#state)) this.restore(true);
    });
  }

  /** What an input method enters is whole; of letters more may be on their way. */
  #typed(pause = PAUSE) {
    this.#typing = true;
    this.#tell("", "");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(false), pause);
  }

  #choose(name, value) {
    this.#state = { ...this.#state, [name]: value };
    this.#ask(true);
  }

  /** Show what the address asks for, at the start and when going `back` or forward. */
  async restore(back) {
    clearTimeout(this.#timer);
    this.#state = stateInAddress();
    // On a slow line somebody may have typed before this script came.
    if (!back && !location.search && this.#box.value) return this.#typed();
    this.#box.value = this.#state.query;
    this.#settled = true;
    const { search } = location;
    await this.#run();
    const hit = back && search === location.search && leftFor();
    if (hit) await this.#results.goTo(hit);
    return undefined;
  }

  #ask(push) {
    clearTimeout(this.#timer);
    const query = this.#box.value.trim();
    const before = stateInAddress().query;
    const changed = query !== before;
    this.#state = { ...this.#state, query };
    remember(this.#state, push || (changed && before && (this.#settled || !goesOn(query, before))));
    if (changed) this.#settled = false;
    this.#run();
  }

  async #run() {
    const turn = (this.#turn += 1);
    const state = this.#state;
    this.#typing = false;
    this.#tell("", "");
    if (!state.query.trim()) return this.#box.value ? this.#clear(BLANK, 0) : this.#clear("");
    const current = () => turn === this.#turn;
    this.#wait(true);
    const found = await this.#found(state, current);
    if (!current()) return undefined;
    if (found) await this.#show(found, state, current);
    else this.#clear(FAILED);
    if (current()) this.#wait(false);
    return undefined;
  }

  /** Whether an answer is on its way; eyes and ears are told if it takes long. */
  #wait(is) {
    clearTimeout(this.#late);
    this.#results.busy(is);
    if (is) this.#late = setTimeout(() => this.#tellLate(true), LATE);
    else this.#tellLate(false);
  }

  #tellLate(is) {
    document.documentElement.classList.toggle("asking", is);
    this.#find("late").textContent = is ? "正在搜索" : "";
  }

  /** What a query finds; null if it could not be fetched. */
  async #found(state, current) {
    let waiting = true;
    const hurried = setTimeout(() => this.#hurry(state, () => waiting && current()), PATIENCE);
    try {
      return await this.#engine.find(state.query);
    } catch (error) {
      console.warn(error);
      return null;
    } finally {
      waiting = false;
      clearTimeout(hurried);
    }
  }

  /** People by name, while the rest is on its way; that tells of what fails. */
  async #hurry(state, waiting) {
    const edition = await this.#engine.load().catch(() => null);
    if (!edition || !waiting() || FILTERS.some((name) => state[name])) return;
    const { ways, hits: named } = edition.findNames(state.query);
    const hits = serving(named, state, edition.directory);
    if (!hits.length) return;
    this.#forget();
    this.#find("doors").hidden = true;
    await this.#results.show(hits, edition, ways, this.#page.dataset.root);
  }

  #clear(message, number = "") {
    this.#results.clear();
    this.#forget();
    this.#wait(false);
    this.#find("doors").hidden = false;
    this.#say(message);
    this.#tell(message, number);
  }

  /** Takes away what is said about the hits of the query before. */
  #forget() {
    this.#filters.hide();
    for (const name of ABOUT) this.#find(name).hidden = true;
    this.#say("");
  }

  #show({ edition, ways, hits, asked, similar = [] }, state, current) {
    const { directory } = edition;
    const [words] = ways;
    if (!words.length) return this.#clear("没有找到", 0);
    const usual = serving(hits, state, directory);
    const known = withFacts(usual, directory);
    const shown = narrowed(known, state);
    this.#filters.show(known, state, directory);
    this.#find("empty").hidden = hits.length > 0;
    this.#find("empty").textContent = words.some((word) => word.length > 1) ? OTHERWISE : LONGER;
    this.#widen(shown.length ? 0 : hits.length, state);
    this.#find("doors").hidden = shown.length > 0;
    const former = hits.filter((hit) => directory.isFormer(hit));
    this.#offer(narrowed(withFacts(former, directory), state).length, state);
    const nothing = hits.length ? "所选范围里没有找到" : "没有找到";
    const message = shown.length ? `找到${shown.length}条结果` : nothing;
    this.#say(message);
    this.#instead(hits.length ? asked : "", state);
    this.#suggest(similar, directory);
    const filled = this.#results.show(shown, edition, ways, this.#page.dataset.root);
    this.#results.drawn.then(() => {
      if (current() && !this.#typing) this.#tell(message, shown.length);
    });
    return filled;
  }

  /** What there is without the filters, where they leave nothing. */
  #widen(number, state) {
    const box = this.#find("wider");
    box.hidden = number === 0;
    const link = element("a", "more", `不限范围，看全部${number}条结果`);
    link.href = searchOf({ query: state.query });
    box.replaceChildren(link);
  }

  /** Former deputies, who come last and can be left out. */
  #offer(number, state) {
    const box = this.#find("former");
    box.hidden = number === 0;
    const without = state[FORMER] !== "";
    const link = element("a", "more", without ? `往届代表还有${number}条结果` : `不看往届代表的${number}条结果`);
    link.href = searchOf({ ...state, [FORMER]: without ? "" : "0" });
    box.replaceChildren(link);
  }

  /** What was looked for, where nothing was found with what was typed. */
  #instead(asked, { query }) {
    const box = this.#find("otherwise");
    box.hidden = !asked;
    box.textContent = asked ? `没有找到“${shortened(query.trim())}”，以下是“${shortened(asked)}”的结果。` : "";
  }

  /** The names nearest to what found nothing. */
  #suggest(people, directory) {
    const box = this.#find("similar");
    box.hidden = people.length === 0;
    const names = new Set(people.map((hit) => directory.entryOf(hit).title));
    const links = [...names].map((title) => {
      const link = element("a", "", title);
      link.href = `?q=${encodeURIComponent(title)}`;
      return element("li", "", link);
    });
    box.querySelector("ul").replaceChildren(...links);
  }

  /** For the eyes, at once. */
  #say(message) {
    this.#find("tally").textContent = message;
  }

  /** For screen readers and programs, when what is said is true: while hits are still being drawn, nothing. */
  #tell(message, number) {
    const count = this.#find("result-count");
    count.dataset.resultCount = number;
    count.textContent = message;
  }
}

function shortened(text) {
  const characters = [...text];
  return characters.length > LONG ? `${characters.slice(0, LONG).join("")}…` : text;
}

const page = document.querySelector("[data-search]");
const [arrival] = performance.getEntriesByType("navigation");
document.documentElement.classList.remove("loading");
if (page) new SearchPage(page).restore(arrival?.type === "back_forward");
