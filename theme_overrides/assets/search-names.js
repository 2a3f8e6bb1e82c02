// Finds people by their names: any part, full pinyin, initials, mixtures of all.

/** How well a name fits; lower is better. */
export const FIT = { same: 0, starts: 1, part: 2, pinyin: 3, pinyinPart: 3.4 };
/** How well pinyin fits a name's start, or a later part, by what it takes (see TAKES). */
const FITS = [
  [3.1, 3.2, 3.6, 3.8],
  [3.3, FIT.pinyinPart, 3.7, 3.8],
];
/** A surname read as surnames are not: that counts only where nothing else is found. */
const DOUBTFUL = 3.8;
/**
 * What it takes to read a name: whole syllables, initials or a syllable cut off, a seldom reading, one of a
 * surname, or no way.
 */
const TAKES = { whole: 0, short: 1, seldom: 2, doubtful: 3, nothing: 4 };

const BETWEEN = /[·.\-_'’‘`\s]/g;
const LETTER = /[a-z]/;
/** Letters, numbers for tones, Chinese characters; in between as BETWEEN. */
const TYPED = /^(?:[a-z1-5]|[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}])+$/u;
/** Tones stand behind syllables: G2 is a road. */
const TONED = /^(?:[^1-5]*[aeiouv](?:ng?|r)?[1-5])*[^1-5]*$/;
const LONE = /^[a-z][1-5]$/;
const STARTS = /^[\p{L}\p{M}]/u;
/** A name without dots and spaces; both vary, and nobody types them. */
export function bare(text) {
  return text.replace(BETWEEN, "");
}

/** What is typed as pinyin, without tones and with ü as v; empty if it cannot be pinyin. */
export function pinyinOf(query) {
  if (!STARTS.test(query)) return "";
  const plain = bare(query.normalize("NFD").replace(/u(\p{M}*)\u0308/gu, "v$1").replace(/\p{M}/gu, ""));
  const typed = plain.replaceAll("u:", "v");
  if (!LETTER.test(typed) || !TYPED.test(typed) || !TONED.test(typed) || LONE.test(typed)) return "";
  return typed.replace(/[1-5]/g, "");
}

/** A character that cannot be read. */
export const UNREAD = { usual: [], all: [] };

/** One name as it is compared: its characters, how each may be read, and the first letters of that. */
class Name {
  constructor(person, text, readings) {
    this.person = person;
    this.text = bare(text);
    this.characters = [...this.text];
    this.readings = this.characters.map((one) => readings.get(one) ?? UNREAD);
    this.firsts = this.readings.map(({ all }) => all.map((one) => one[0]).join(""));
  }

  /** How the text typed fits this name; undefined if it does not. */
  fit(typed) {
    if (this.text === typed) return FIT.same;
    if (this.text.startsWith(typed)) return FIT.starts;
    return this.text.includes(typed) ? FIT.part : undefined;
  }

  /** The same for pinyin: the whole name read out, then anything from its start, then from elsewhere. */
  fitPinyin(typed) {
    if (this.#takes(typed, 0, 0, new Map(), true) === TAKES.whole) return FIT.pinyin;
    const known = new Map();
    let best = Infinity;
    for (let start = 0; start < this.characters.length; start += 1) {
      const takes = this.#takes(typed, 0, start, known, false);
      if (takes < TAKES.nothing) best = Math.min(best, FITS[start ? 1 : 0][takes]);
    }
    return best < Infinity ? best : undefined;
  }

  /**
   * The least it takes for the rest of what is typed to stand for the name from here on, `whole` to its end
   * and in whole syllables. `known` are answers of before, as there are many ways to the same place.
   */
  #takes(typed, at, nth, known, whole) {
    const ended = nth === this.characters.length;
    if (at === typed.length) return whole && !ended ? TAKES.nothing : TAKES.whole;
    if (ended || !this.#begins(typed, at, nth)) return TAKES.nothing;
    const place = at * this.characters.length + nth;
    if (!known.has(place)) {
      const ways = this.#ways(typed, at, nth, whole);
      const then = ([takes, next]) => Math.max(takes, this.#takes(typed, next, nth + 1, known, whole));
      known.set(place, Math.min(TAKES.nothing, ...ways.map(then)));
    }
    return known.get(place);
  }

  #begins(typed, at, nth) {
    return this.firsts[nth].includes(typed[at]) || typed.startsWith(this.characters[nth], at);
  }

  /** How what is typed can stand for one character: what it takes, and where the rest begins. */
  #ways(typed, at, nth, whole) {
    const { usual, all } = this.readings[nth];
    const left = typed.slice(at);
    const ways = left.startsWith(this.characters[nth]) ? [[TAKES.whole, at + this.characters[nth].length]] : [];
    all.forEach((reading, number) => {
      const seldom = nth ? TAKES.seldom : TAKES.doubtful;
      const least = number < usual.length ? TAKES.whole : seldom;
      if (left.startsWith(reading)) ways.push([least, at + reading.length]);
      if (whole || left[0] !== reading[0]) return;
      const short = Math.max(least, TAKES.short);
      if (reading.startsWith(left)) ways.push([short, typed.length]);
      ways.push([short, at + 1]);
      if (reading[1] === "h" && left[1] === "h") ways.push([short, at + 2]);
    });
    return ways;
  }
}

/** Everybody's names, all in memory. */
export class Names {
  #names = [];
  #readings;

  /**
   * `people` is for each person a list of folded names; `readings` maps a character to its `usual` readings
   * and `all`, the usual ones first.
   */
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
    const doubtful = [...found].filter(([, fit]) => fit === DOUBTFUL);
    if (doubtful.length < found.size) for (const [person] of doubtful) found.delete(person);
    return found;
  }

  /** The people whose names are most like what is typed, nearest first; fetched where nothing is found. */
  async similar(typed) {
    const { similar } = await import("./search-similar.js");
    return similar(typed, this.#names, this.#readings);
  }
}
