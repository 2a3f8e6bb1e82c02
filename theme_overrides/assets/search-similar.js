// Names that are like what was typed: suggested where nothing is found.

import { bare, pinyinOf, UNREAD } from "./search-names.js";

/** Names are suggested up to this distance, of characters and of letters: 0 the same, 1 nothing alike. */
const ALIKE = 0.5;
const SOUNDS_ALIKE = 0.34;
const SUGGESTED = 5;
/** What a character costs that is wrong but read the same. */
const HOMOPHONE = 0.4;

/** The numbers of the people whose names are most like what is typed, nearest first; see `Names` for the rest. */
export function similar(typed, names, readings) {
  const pinyin = pinyinOf(typed);
  const text = pinyin && !/[^a-z]/.test(pinyin) ? "" : [...bare(typed)].slice(0, 20);
  const ranked = [];
  for (const name of names) {
    const apart = text ? charactersApart(name, text, readings) : lettersApart(name, pinyin.slice(0, 40));
    if (apart <= (text ? ALIKE : SOUNDS_ALIKE)) ranked.push([apart, name.person]);
  }
  ranked.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...new Set(ranked.map(([, person]) => person))].slice(0, SUGGESTED);
}

/** How far a text is from a name; a wrong character that is read the same is less wrong. */
function charactersApart(name, text, readings) {
  const cost = (at, nth) => {
    if (text[at] === name.characters[nth]) return 0;
    const heard = readings.get(text[at]) ?? UNREAD;
    return heard.all.some((one) => name.readings[nth].all.includes(one)) ? HOMOPHONE : 1;
  };
  return distance(text.length, name.characters.length, cost);
}

/** How far letters are from a name's usual reading. */
function lettersApart(name, letters) {
  const usual = name.readings.map(({ all }, nth) => all[0] ?? name.characters[nth]).join("");
  return distance(letters.length, usual.length, (at, nth) => (letters[at] === usual[nth] ? 0 : 1));
}

/** Levenshtein's distance over the longer length; `cost` says how unlike two places are. */
function distance(length, other, cost) {
  let row = Array.from({ length: other + 1 }, (_, nth) => nth);
  for (let at = 1; at <= length; at += 1) {
    const next = [at];
    for (let nth = 1; nth <= other; nth += 1) {
      const replaced = row[nth - 1] + cost(at - 1, nth - 1);
      next.push(Math.min(replaced, row[nth] + 1, next[nth - 1] + 1));
    }
    row = next;
  }
  return row[other] / Math.max(length, other, 1);
}
