// Finds people by their names: any part, full pinyin, initials, mixtures of all; and similar names.

/** How well a name fits; lower is better. */
export const FIT = { same: 0, starts: 1, part: 2, pinyin: 3, pinyinStarts: 3.2, pinyinPart: 3.4 };

const BETWEEN = /[·.\-_'’‘`\s]/g;
const LETTER = /[a-z]/;
/** Letters, a number for the tone behind the last of a syllable, Chinese characters; in between as BETWEEN. */
const TYPED = /^(?:[aeiouvngr][1-5]?|[bcdfhjklmpqstwxyz]|[\u3400-\u9fff\uf900-\ufaff])+$/;
const STARTS = /^[\p{L}\p{M}]/u;
/** Names are suggested up to this distance: 0 the same, 1 nothing alike. */
const ALIKE = 0.5;
const SUGGESTED = 5;
/** What a character costs that is wrong but read the same. */
const HOMOPHONE = 0.4;

/** A name without dots and spaces; both vary, and nobody types them. */
export function bare(text) {
  return text.replace(BETWEEN, "");
}

/** What is typed as pinyin, without tones and with ü as v; empty if it cannot be pinyin. */
export function pinyinOf(query) {
  if (!STARTS.test(query)) return "";
  const plain = bare(query.normalize("NFD").replace(/u(\p{M}*)\u0308/gu, "v$1").replace(/\p{M}/gu, ""));
  const typed = plain.replaceAll("u:", "v");
  if (!LETTER.test(typed) || !TYPED.test(typed)) return "";
  return typed.replace(/[1-5]/g, "");
}

/** One name as it is compared: its characters, how each may be read, and the first letters of that. */
class Name {
  constructor(person, text, readings) {
    this.person = person;
    this.text = bare(text);
    this.readings = [...this.text].map((one) => readings.get(one) ?? []);
    this.firsts = this.readings.map((all) => all.map((one) => one[0]).join(""));
    this.characters = [...this.text];
  }

  /** How the text typed fits this name; undefined if it does not. */
  fit(typed) {
    if (this.text === typed) return FIT.same;
    if (this.text.startsWith(typed)) return FIT.starts;
    return this.text.includes(typed) ? FIT.part : undefined;
  }

  /** The same for pinyin: the whole name read out, then anything from its start, then from elsewhere. */
  fitPinyin(typed) {
    if (this.#readOut(typed, 0, 0, new Set())) return FIT.pinyin;
    const failed = new Set();
    for (let start = 0; start < this.characters.length; start += 1) {
      if (this.#goesOn(typed, 0, start, failed)) return start ? FIT.pinyinPart : FIT.pinyinStarts;
    }
    return undefined;
  }

  /** Whether the rest of what is typed reads the rest of the name in full; `failed` are places where not. */
  #readOut(typed, at, nth, failed) {
    if (nth === this.characters.length) return at === typed.length;
    if (at >= typed.length || failed.has(this.#place(at, nth))) return false;
    const goesOn = (one) =>
      typed.startsWith(one, at) && this.#readOut(typed, at + one.length, nth + 1, failed);
    const fits = goesOn(this.characters[nth]) || this.readings[nth].some(goesOn);
    if (!fits) failed.add(this.#place(at, nth));
    return fits;
  }

  /** Whether the rest of what is typed can stand for the name's characters from here on. */
  #goesOn(typed, at, nth, failed) {
    if (at === typed.length) return true;
    if (nth === this.characters.length || failed.has(this.#place(at, nth))) return false;
    const fits = this.#stands(typed, at, nth, failed);
    if (!fits) failed.add(this.#place(at, nth));
    return fits;
  }

  #place(at, nth) {
    return at * (this.characters.length + 1) + nth;
  }

  #stands(typed, at, nth, failed) {
    const written = this.characters[nth];
    if (typed.startsWith(written, at) && this.#goesOn(typed, at + written.length, nth + 1, failed)) return true;
    if (!this.firsts[nth].includes(typed[at])) return false;
    return this.readings[nth].some((one) => this.#reads(one, typed, at, nth, failed));
  }

  /** Whether one reading goes on here: in full, cut off where the typing ends, or as its initial. */
  #reads(reading, typed, at, nth, failed) {
    const left = typed.slice(at);
    if (reading.startsWith(left)) return true;
    if (left.startsWith(reading) && this.#goesOn(typed, at + reading.length, nth + 1, failed)) return true;
    if (left[0] !== reading[0]) return false;
    if (this.#goesOn(typed, at + 1, nth + 1, failed)) return true;
    return reading[1] === "h" && left[1] === "h" && this.#goesOn(typed, at + 2, nth + 1, failed);
  }
}

/** Everybody's names, all in memory. */
export class Names {
  #names = [];
  #readings;

  /** `people` is for each person a list of folded names; `readings` maps a character to its readings. */
  constructor(people, readings) {
    this.#readings = readings;
    people.forEach((names, person) => {
      for (const name of names) this.#names.push(new Name(person, name, readings));
    });
  }

  /** Who fits what is typed, as a map from the person's number to how well. */
  find(typed) {
    const found = new Map();
    const text = bare(typed);
    const pinyin = pinyinOf(typed);
    if (!text) return found;
    for (const name of this.#names) {
      const fit = name.fit(text) ?? (pinyin ? name.fitPinyin(pinyin) : undefined);
      if (fit !== undefined) found.set(name.person, Math.min(fit, found.get(name.person) ?? fit));
    }
    return found;
  }

  /** The people whose names are most like what is typed, nearest first. */
  similar(typed) {
    const pinyin = pinyinOf(typed);
    const text = pinyin && !/[^a-z]/.test(pinyin) ? "" : [...bare(typed)].slice(0, 20);
    const ranked = [];
    for (const name of this.#names) {
      const apart = text ? this.#apart(name, text) : lettersApart(name, pinyin.slice(0, 40));
      if (apart <= ALIKE) ranked.push([apart, name.person]);
    }
    ranked.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    return [...new Set(ranked.map(([, person]) => person))].slice(0, SUGGESTED);
  }

  /** How far a text is from a name; a wrong character that is read the same is less wrong. */
  #apart(name, text) {
    const cost = (at, nth) => {
      if (text[at] === name.characters[nth]) return 0;
      const heard = this.#readings.get(text[at]) ?? [];
      return heard.some((one) => name.readings[nth].includes(one)) ? HOMOPHONE : 1;
    };
    return distance(text.length, name.characters.length, cost);
  }
}

/** How far letters are from a name's usual reading. */
function lettersApart(name, letters) {
  const usual = name.readings.map((all, nth) => all[0] ?? name.characters[nth]).join("");
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
