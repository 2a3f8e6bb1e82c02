// "My deputies": from the district and the town or electoral unit to deputies of all three levels.
//
// The place of the device, if its owner agrees, is only compared with the stations here on the device.

import { kilometres, placeOfDevice } from "./device-place.js";
import { placeIn, standingFor, townIn } from "./my-place.js";
import { goBack, keep } from "./my-steps.js";
import { day, nextOf } from "./next-reception.js";

const LEVELS = [
  ["town", "乡镇人大代表"],
  ["district", "区县人大代表"],
  ["city", "市人大代表"],
];
/** What to do where a place says nothing of a level. */
const ASK = {
  town: "乡镇人大代表由各乡镇的选区选出，请在上面写您的乡镇。",
  district: "区县人大代表由各选区选出，请在上面写您的选区。不知道是哪个选区，可以",
};
/** Milliseconds without a keystroke before a place is looked for. */
const PAUSE = 300;
/** People shown of one level before a link to the whole list. */
const MOST = 30;
const NEAREST = 3;

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function linked(text, address) {
  const link = element("a", "", text);
  link.href = address;
  return link;
}

class MyDeputies {
  #root;
  #district;
  #place;
  #told;
  #found;
  #doors;
  #page;
  #files = new Map();
  #turn = 0;
  #timer = 0;
  /** The address of what is shown or on its way, and whether it is there. */
  #at = "";
  #shown = false;

  constructor(page) {
    this.#page = page;
    this.#root = page.dataset.root;
    this.#district = page.querySelector("[name=district]");
    this.#place = page.querySelector("[name=place]");
    this.#told = page.querySelector("[data-mine-told]");
    this.#found = page.querySelector("[data-mine-found]");
    this.#doors = page.querySelector("[data-mine-doors]");
    for (const part of page.querySelectorAll("[data-mine-form]")) part.hidden = false;
    this.#listen();
  }

  #listen() {
    this.#district.addEventListener("change", () => this.#choose(""));
    this.#place.addEventListener("change", () => this.#choose(this.#place.value.trim()));
    this.#place.addEventListener("input", (event) => this.#typed(event.isComposing));
    this.#place.addEventListener("compositionend", () => this.#typed(false));
    this.#place.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.#district.value) return this.#askDistrict();
      return this.#choose(this.#place.value.trim());
    });
    this.#page.querySelector("[data-mine-near]").addEventListener("click", () => this.#near());
    // A step within the page, as the way past the menu is, changes nothing.
    window.addEventListener("popstate", () => location.search !== this.#at && this.restore());
    this.#found.addEventListener("click", (event) => event.target.closest("a") && keep({ ...history.state, y: scrollY }));
  }

  #typed(isComposing) {
    clearTimeout(this.#timer);
    if (isComposing) return;
    this.#timer = setTimeout(() => this.#choose(this.#place.value.trim(), "replaceState"), PAUSE);
  }

  /** Shows what the address asks for. */
  restore() {
    const given = new URLSearchParams(location.search);
    this.#district.value = given.get("district") ?? "";
    if (this.#district.selectedIndex < 0) this.#district.value = "";
    this.#place.value = given.get("place") ?? "";
    if (location.search && !this.#district.value) this.#askDistrict();
    else if (history.state?.near) this.#nearAgain(history.state.near);
    else this.#show();
  }

  /** The stations that were nearest when somebody left for one of them. */
  async #nearAgain(near) {
    const current = this.#anew("");
    const found = await this.#json("stations").catch((error) => this.#failed(error, current));
    if (!found || !current()) return;
    const known = new Map(found.stations.map((one) => [one.id, one]));
    this.#showNearest(near.filter(([, id]) => known.has(id)).map(([away, id]) => [away, known.get(id)]));
  }

  /** Whoever presses the button must see that something is missing, and be where to mend it. */
  #askDistrict() {
    this.#anew("请先选择您住的区县。");
    this.#doors.hidden = false;
    this.#place.disabled = true;
    this.#district.focus();
  }

  #choose(place, step = "pushState") {
    clearTimeout(this.#timer);
    if (step === "pushState") this.#place.value = place;
    const given = new URLSearchParams();
    if (this.#district.value) given.set("district", this.#district.value);
    if (this.#district.value && place) given.set("place", place);
    const text = String(given);
    const search = text && `?${text}`;
    if (search !== location.search) history[step](null, "", location.pathname + search);
    else if (this.#shown) return;
    this.#show();
  }

  #json(name) {
    if (!this.#files.has(name)) {
      // Hosts say nothing of how long it holds, and people change.
      const file = fetch(`${this.#root}my-deputies/${name}.json`, { cache: "no-cache" }).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${name}`);
        return response.json();
      });
      file.catch(() => this.#files.delete(name));
      this.#files.set(name, file);
    }
    return this.#files.get(name);
  }

  async #show() {
    const district = this.#district.value;
    const current = this.#anew("");
    this.#place.disabled = !district;
    this.#doors.hidden = Boolean(district);
    if (!district) return;
    const files = Promise.all([this.#json(district), this.#json("stations")]);
    const found = await files.catch((error) => this.#failed(error, current));
    if (!found || !current()) return;
    this.#shown = true;
    this.#draw(found[0], found[1].stations);
  }

  /** Takes away what was shown; the function tells whether nothing else was asked for since. */
  #anew(told) {
    this.#found.replaceChildren();
    return this.#begin(told);
  }

  #begin(told) {
    const turn = (this.#turn += 1);
    this.#at = location.search;
    this.#shown = false;
    this.#say(told);
    return () => turn === this.#turn;
  }

  #failed(error, current) {
    console.warn(error);
    if (!current()) return;
    this.#say("资料没有取到，请检查网络，再试一次。");
    this.#doors.hidden = false;
  }

  #draw(data, stations) {
    const people = data.people.map(([id, name, post, level, town, unit, station, pledges]) => ({
      ...{ id, name, post, level, town, unit, station, pledges },
    }));
    const options = [...data.towns, ...data.units].map((name) => new Option(name, name));
    this.#page.querySelector("datalist").replaceChildren(...options);
    const district = this.#district.selectedOptions[0].textContent;
    const place = placeIn(district, people, this.#place.value);
    const known = new Map(stations.map((one) => [one.id, one]));
    const levels = LEVELS.map(([level, name]) => [level, name, standingFor({ ...data, people }, level, place)]);
    const here = this.#stationsHere(stations, townIn(data, place) || place);
    const local = levels.some(([level, , standing]) => level !== "city" && standing?.length);
    if (place && !local && !here.length) return this.#sayUnknown(district, place);
    const parts = levels.map(([level, name, standing]) => this.#level(level, name, standing, known));
    this.#found.replaceChildren(...here, ...parts);
    this.#tell(levels.flatMap(([, , standing]) => standing ?? []).map((one) => one.id), district + place);
    return goBack();
  }

  #sayUnknown(district, place) {
    this.#say(`${district}没有登记叫“${place}”的乡镇、街道或选区。`);
    const units = linked(`查看${district}各选区的代表`, this.#units);
    const search = linked(`在全站搜索“${place}”`, `${this.#root}search/?q=${encodeURIComponent(place)}`);
    this.#found.replaceChildren(element("p", "", "请从名单里选，或写两个字以上；也可以", search, "，或", units, "。"));
  }

  get #units() {
    return `${this.#root}districts/${this.#district.value}/units/`;
  }

  /** How many there are. Who sits in two congresses is listed twice and counted once. */
  #tell(all, where) {
    const count = new Set(all).size;
    const twice = all.length > count ? `，其中${all.length - count}位同时是两级代表` : "";
    this.#say(`${where}：${count}位代表${twice}`);
  }

  /** The stations of a town: those that its name is in. */
  #stationsHere(stations, place) {
    const named = (one) => one.name.includes(place) || one.address.includes(place);
    const here = stations.filter((one) => one.district === this.#district.value && place && named(one));
    if (!here.length) return [];
    return [element("h2", "title", "联络站"), element("ul", "posts", ...here.map((one) => this.#station(one)))];
  }

  #level(level, name, people, stations) {
    if (!people) return this.#ask(level, name);
    const items = people.slice(0, MOST).map((one) => this.#person(one, stations));
    const part = element("section", "", element("h2", "title", `${name}（${people.length}位）`));
    if (items.length) part.append(element("ul", "mine__people", ...items));
    else part.append(element("p", "empty", "这里还没有登记。"));
    if (people.length > MOST) {
      part.append(element("p", "", linked(`一共${people.length}位，查看完整名单`, this.#units)));
    }
    return part;
  }

  #ask(level, name) {
    const more = level === "district" ? [linked("看各选区的代表", this.#units), "。"] : [];
    return element("section", "", element("h2", "title", name), element("p", "", ASK[level], ...more));
  }

  #person(one, stations) {
    const address = `${this.#root}deputies/${one.id}/`;
    const item = element(
      "li",
      "mine__person",
      element("h3", "mine__name", linked(one.name, address)),
      element("p", "mine__post", [one.post, one.unit].filter(Boolean).join(" · ")),
    );
    const pledges = one.pledges.map(([id, text]) => element("li", "", linked(text, `${address}#pledge-${id}`)));
    if (pledges.length) item.append(element("p", "mine__label", "承诺"), element("ul", "mine__pledges", ...pledges));
    const station = stations.get(one.station);
    if (station) item.append(this.#whereToMeet(station, one.id));
    return item;
  }

  /** The deputy's own next reception there, or the station's, which others hold. */
  #whereToMeet(station, id) {
    const line = element("p", "mine__station", linked(station.name, `${this.#root}stations/${station.id}/`));
    const own = nextOf(station, id);
    const next = own ?? nextOf(station);
    const who = own ? "本人下次接待：" : "本站下次接待（其他代表）：";
    if (next) line.append(element("span", "mine__next", who, linked(`${day(next[1])} ${next[2]}`, this.#root + next[0])));
    else if (station.opening) line.append(` · ${station.opening}`);
    return line;
  }

  #station(station, away = "") {
    const item = element(
      "li",
      "post",
      element("h3", "post__name", linked(station.name, `${this.#root}stations/${station.id}/`)),
      element("p", "", [away, station.address, station.opening].filter(Boolean).join(" · ")),
    );
    if (station.phone) item.append(element("p", "", linked(station.phone, `tel:${station.phone}`)));
    const next = nextOf(station);
    if (next) item.append(element("p", "", "下次接待：", linked(`${day(next[1])} ${next[2]}`, this.#root + next[0])));
    return item;
  }

  /** The nearest stations; a district chosen while the place is looked for comes first. */
  async #near() {
    if (!navigator.geolocation) return this.#say("这台设备不能提供位置，请选择区县查找。");
    // What is shown stays until there is something better: many never let a page know where they are.
    const current = this.#begin("正在取得位置……");
    const here = await placeOfDevice();
    if (!current()) return undefined;
    if (!here) return this.#say("没有取得位置（可能没有允许）。请选择区县查找。");
    const found = await this.#json("stations").catch((error) => this.#failed(error, current));
    return found && current() && this.#nearest(here, found.stations);
  }

  #say(text) {
    this.#told.textContent = text;
  }

  /** A step of its own, of which the address tells nothing. */
  #nearest(here, stations) {
    const placed = stations.filter((one) => one.location.length === 2);
    const ranked = placed.map((one) => [kilometres(here, one.location), one]);
    ranked.sort((one, other) => one[0] - other[0]);
    const near = ranked.slice(0, NEAREST).map(([away, one]) => [`约${away.toFixed(1)}公里`, one]);
    const step = location.search ? "pushState" : "replaceState";
    keep({ near: near.map(([away, one]) => [away, one.id]) }, step, location.pathname);
    this.#at = location.search;
    this.#district.value = this.#place.value = "";
    this.#place.disabled = true;
    this.#showNearest(near);
  }

  #showNearest(near) {
    const items = near.map(([away, one]) => this.#station(one, away));
    this.#say(items.length ? "离您最近的联络站：" : "联络站的位置还没有登记。");
    this.#doors.hidden = items.length > 0;
    this.#found.replaceChildren(element("ul", "posts", ...items));
    goBack();
  }
}

const page = document.querySelector("[data-mine]");
if (page) new MyDeputies(page).restore();
