// A place as people type it, and who stands for it.

import { unitsInDigits } from "./numerals.js";

/** A name in the form in which names are compared: full-width signs and spaces do not matter. */
function folded(name) {
  return name.normalize("NFKC").replace(/\s/g, "");
}

/** The same, with electoral units in digits: 第九选区 and 第9选区 are one. */
function plain(name) {
  return unitsInDigits(folded(name));
}

/** What is typed as a place, as it is listed if it is: without the district, and 9选区 or only 9 as 第九选区. */
export function placeIn(district, people, typed) {
  const text = folded(typed);
  const place = text.startsWith(district) ? text.slice(district.length) : text;
  const wanted = plain(place.replace(/^第?(\d{1,3})$/, "$1选区"));
  const same = people.flatMap((one) => [one.unit, one.town + one.unit]).filter((name) => plain(name) === wanted);
  return same.find((name) => folded(name) === place) ?? same[0] ?? place;
}

/** The town that a place is, or begins with; empty if it names none. */
export function townIn({ towns }, place) {
  return towns.find((town) => folded(place).startsWith(folded(town))) ?? "";
}

/**
 * Who of a level stands for a place: a town, an electoral unit, or a part of either's name. Null where that
 * cannot be told: the deputies of a district are of its electoral units, those of a town of the town's.
 */
export function standingFor({ people, towns, units }, level, place) {
  const all = people.filter((one) => one.level === level);
  if (!place || level === "city") return all;
  const wanted = plain(place);
  const is = (name) => plain(name) === wanted;
  if (level === "town" && units.some(is)) return null;
  const exact = all.filter((one) => [one.town, one.unit, one.town + one.unit].some(is));
  if (exact.length) return exact;
  if (level === "district" && townIn({ towns }, place)) return null;
  const part = folded(place);
  return part.length > 1 ? all.filter((one) => folded(one.town + one.unit).includes(part)) : [];
}
