// A place as people type it, and who stands for it.

import { unitsInDigits } from "./numerals.js";

/**
 * What is typed as a place, as the lists write it: without the district, and 9选区 or only 9 as 第九选区,
 * or as 第9选区 where that is the way it is listed.
 */
export function placeIn(district, people, typed) {
  const text = typed.normalize("NFKC").replace(/\s/g, "");
  const place = text.startsWith(district) ? text.slice(district.length) : text;
  const plain = unitsInDigits(place.replace(/^第?(\d{1,3})$/, "$1选区"));
  const named = (name) => unitsInDigits(name) === plain;
  return people.flatMap((one) => [one.unit, one.town + one.unit]).find(named) ?? place;
}

/** The town that a place is, or begins with; empty if it names none. */
export function townIn({ towns }, place) {
  return towns.find((town) => place.startsWith(town)) ?? "";
}

/**
 * Who of a level stands for a place: a town, an electoral unit, or a part of either's name. Null where that
 * cannot be told: the deputies of a district are of its electoral units, those of a town of the town's.
 */
export function standingFor({ people, towns, units }, level, place) {
  const all = people.filter((one) => one.level === level);
  if (!place || level === "city") return all;
  if (level === "town" && units.includes(place)) return null;
  const exact = all.filter((one) => [one.town, one.unit, one.town + one.unit].includes(place));
  if (exact.length) return exact;
  if (level === "district" && townIn({ towns }, place)) return null;
  return place.length > 1 ? all.filter((one) => (one.town + one.unit).includes(place)) : [];
}
