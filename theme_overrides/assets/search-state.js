// What is asked for, as it stands in the address: `?q=` and one parameter for each filter.

import { LONGEST } from "./search-text.js";

export const FILTERS = ["kind", "district", "level", "group", "year"];
/** With any value, people who hold no seat any more (往届) are left out. They come last anyway. */
export const FORMER = "former";

/** The state in the address: the query, a value or "" for each filter, and whether former deputies are left out. */
export function stateInAddress() {
  const given = new URLSearchParams(location.search);
  const state = { query: given.get("q") ?? "" };
  for (const name of [...FILTERS, FORMER]) state[name] = given.get(name) ?? "";
  return state;
}

/** The address of a state, without what is empty. */
export function searchOf(state) {
  const given = new URLSearchParams();
  if (state.query) given.set("q", state.query.slice(0, LONGEST));
  for (const name of [...FILTERS, FORMER]) if (state[name]) given.set(name, state[name]);
  const text = String(given);
  return text && `?${text}`;
}

/** Writes a state into the address, as a new step for "back" with `push`. */
export function remember(state, push) {
  const address = location.pathname + searchOf(state);
  if (address === location.pathname + location.search) return;
  try {
    history[push ? "pushState" : "replaceState"](null, "", address);
  } catch {
    // Safari allows only so many changes in a while; the results matter more than the address.
  }
}

/** Whether somebody is still typing the same query, so that "back" need not stop in between. */
export function goesOn(query, before) {
  return !before || (query !== "" && (query.startsWith(before) || before.startsWith(query)));
}

/** Where the hit is kept that somebody left a page of results for. */
const LEFT = "search-left-for";

/** Keeps the address of the hit, with the results it was among; only in this tab, and only while it is open. */
export function leaveFor(address) {
  try {
    sessionStorage.setItem(LEFT, JSON.stringify([location.search, address]));
  } catch {
    // Without storage the way back ends at the top of the list.
  }
}

/** The address of the hit that was left for from these results; "" if there is none. */
export function leftFor() {
  try {
    const [search, address] = JSON.parse(sessionStorage.getItem(LEFT)) ?? [];
    return search === location.search ? address : "";
  } catch {
    return "";
  }
}
