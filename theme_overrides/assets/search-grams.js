// Reads the index: where two characters stand side by side, and so where any phrase stands.

import { ByCharacters, Characters } from "./search-neighbours.js";
import { ByPairs } from "./search-pairs.js";

/** Above any rank of a character in its unit. */
const RANKS = 2 ** 20;

/** What of `next` goes on where `list` ends: the same unit, and the same one of the shared characters. */
function chained(list, next) {
  const ends = new Set();
  for (let nth = 0; nth < list.units.length; nth += 1) ends.add(list.units[nth] * RANKS + list.second[nth]);
  const kept = { units: [], second: [] };
  for (let nth = 0; nth < next.units.length; nth += 1) {
    if (!ends.has(next.units[nth] * RANKS + next.first[nth])) continue;
    kept.units.push(next.units[nth]);
    kept.second.push(next.second[nth]);
  }
  return kept;
}

/** The lists of pairs that follow each other, chained; `lists` may have holes. */
function runs(lists) {
  const found = [];
  for (let at = 0; at < lists.length; at += 1) {
    if (!lists[at]) continue;
    if (!lists[at - 1]) found.push(lists[at]);
    else found.push(found.pop().map((list, nth) => chained(list, lists[at][nth])));
  }
  return found;
}

/** The files of some of the collections, fetched when they are asked for. */
class Segment {
  #fetchBytes;
  #told;
  #way;
  #files = new Map();

  /** `told` is the manifest's word on it; `way` how pairs are found in its files. */
  constructor(fetchBytes, told, way) {
    this.#fetchBytes = fetchBytes;
    this.#told = told;
    this.#way = way;
  }

  get collections() {
    return this.#told.collections;
  }

  /** For each collection the units that hold a phrase, once for each time; two characters at least. */
  async find(phrase) {
    const lists = [];
    let found = [this.#nothing()];
    for (const places of await this.#way.rounds(phrase)) {
      const read = await Promise.all(places.map((at) => this.#list(phrase.charCodeAt(at), phrase.charCodeAt(at + 1))));
      places.forEach((at, nth) => (lists[at] = read[nth]));
      found = runs(lists);
      if (found.some((run) => run.every((list) => !list.units.length))) return this.collections.map(() => []);
    }
    return found[0].map((list) => list.units);
  }

  async #list(first, second) {
    const file = this.#way.fileOf(first, second);
    if (!this.#holds(file)) return this.#nothing();
    return this.#way.list(await this.#file(file), first, second) ?? this.#nothing();
  }

  /** A list for each collection in which there is nothing. */
  #nothing() {
    return this.collections.map(() => ({ units: [], first: [], second: [] }));
  }

  /** Whether there is a file of this number: its bit in the manifest's hexadecimal digits. */
  #holds(file) {
    const digit = parseInt(this.#told.files[file >> 2] ?? "0", 16);
    return ((digit >> (3 - (file & 3))) & 1) === 1;
  }

  /** What a file holds; kept, unless it could not be fetched. */
  #file(number) {
    if (!this.#files.has(number)) {
      const path = `${this.#told.folder}/${number.toString(16).padStart(4, "0")}`;
      const file = this.#fetchBytes(path).then((bytes) => this.#way.read(bytes));
      file.catch(() => this.#files.delete(number));
      this.#files.set(number, file);
    }
    return this.#files.get(number);
  }
}

/** The index of pairs, fetched piece by piece. */
export class Grams {
  #segments;

  /**
   * `fetchBytes` gives a promise of the Uint8Array of a file of the index; `segments` are the manifest's;
   * `common` are the characters that count as common, the commonest first, and `homes` where they live.
   */
  constructor(fetchBytes, segments, common, homes) {
    const characters = new Characters(common, homes);
    const ways = {
      pairs: (told) => new ByPairs(told, characters),
      characters: (told) => new ByCharacters(told, characters, () => fetchBytes(`${told.folder}/characters`)),
    };
    this.#segments = segments.map((told) => new Segment(fetchBytes, told, ways[told.by](told)));
  }

  /** For each collection a list of units that hold the phrase, once for each time; two units at least. */
  async find(phrase) {
    const found = await Promise.all(this.#segments.map((one) => one.find(phrase)));
    const lists = [];
    this.#segments.forEach((one, nth) => {
      one.collections.forEach((collection, place) => (lists[collection] = found[nth][place]));
    });
    return lists;
  }
}
