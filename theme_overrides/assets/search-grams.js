// Reads the index: where two characters stand side by side, and so where any phrase stands.
//
// outputs/search/postings.py writes the files and says what is in them.

import { gatheredBy, mixed } from "./search-pairs.js";

/** Pairs of a long phrase that are fetched at once; later ones only if anything is left. */
const AT_ONCE = 10;

/** Numbers out of a stream of bits: zeros, a one, low bits. */
class Bits {
  #bytes;
  #at;

  constructor(bytes, byte = 0) {
    this.#bytes = bytes;
    this.#at = byte * 8;
  }

  /** The first whole byte that was not read from. */
  get byte() {
    return (this.#at + 7) >>> 3;
  }

  /** The next 25 bits or more, at the top of a 32-bit number. */
  #window() {
    const bytes = this.#bytes;
    const at = this.#at >>> 3;
    const four = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    return four << (this.#at & 7);
  }

  #zeros() {
    let zeros = 0;
    for (;;) {
      const more = Math.clz32(this.#window());
      if (more < 25) {
        this.#at += more + 1;
        return zeros + more;
      }
      if (this.byte > this.#bytes.length) throw new Error("end of the list");
      this.#at += 25;
      zeros += 25;
    }
  }

  #low(width) {
    if (width === 0) return 0;
    if (width > 16) return this.#low(width - 16) * 65536 + this.#low(16);
    const value = this.#window() >>> (32 - width);
    this.#at += width;
    return value;
  }

  gamma() {
    const width = this.#zeros();
    return 2 ** width + this.#low(width) - 1;
  }

  rice(width) {
    const high = this.#zeros();
    return high * 2 ** width + this.#low(width);
  }
}

/** The pairs of one file: from the rest of a pair's number to where its list begins. */
function contents(bytes) {
  const bits = new Bits(bytes);
  const found = new Map();
  const count = bits.gamma();
  const width = count ? bits.gamma() : 0;
  const sizes = [];
  let rest = 0;
  for (let nth = 0; nth < count; nth += 1) {
    rest += bits.rice(width);
    sizes.push([rest, bits.gamma()]);
  }
  let at = bits.byte;
  for (const [key, size] of sizes) {
    found.set(key, at);
    at += size;
  }
  // Some networks answer everything with a page of their own.
  if (at !== bytes.length) throw new Error("not a file of the index");
  return found;
}

/** One list: for each collection, units with which of the two characters they are. */
function listAt(bytes, at, collections) {
  const bits = new Bits(bytes, at);
  const lists = [];
  for (let nth = 0; nth < collections; nth += 1) lists.push(oneList(bits));
  return lists;
}

function oneList(bits) {
  const count = bits.gamma();
  const list = { units: new Int32Array(count), first: new Int32Array(count), second: new Int32Array(count) };
  const width = count ? bits.gamma() : 0;
  let unit = 0;
  for (let nth = 0; nth < count; nth += 1) {
    unit += bits.rice(width);
    const both = bits.gamma();
    const root = Math.floor(Math.sqrt(both));
    const rest = both - root * root;
    list.units[nth] = unit;
    list.first[nth] = rest < root ? rest : root;
    list.second[nth] = rest < root ? root : rest - root;
  }
  return list;
}

/**
 * What of `next` goes on where `list` ends: the same unit, and the same one of the shared characters.
 * Both are in the order of the text, so neither is looked at twice.
 */
function chained(list, next) {
  const kept = { units: [], second: [] };
  let at = 0;
  for (let nth = 0; nth < next.units.length; nth += 1) {
    const unit = next.units[nth];
    const which = next.first[nth];
    while (list.units[at] < unit || (list.units[at] === unit && list.second[at] < which)) at += 1;
    if (list.units[at] !== unit || list.second[at] !== which) continue;
    kept.units.push(unit);
    kept.second.push(next.second[nth]);
  }
  return kept;
}

/** A list for each collection in which there is nothing. */
function nothing(collections) {
  return collections.map(() => ({ units: [], first: [], second: [] }));
}

/** The files of some of the collections, or of their documents from one on, fetched when they are asked for. */
class Segment {
  #fetchBytes;
  #told;
  #numberOf;
  #files = new Map();

  /** `told` is the manifest's word on it; `numberOf` gives the number of a pair of UTF-16 units. */
  constructor(fetchBytes, told, numberOf) {
    this.#fetchBytes = fetchBytes;
    this.#told = told;
    this.#numberOf = numberOf;
  }

  get collections() {
    return this.#told.collections;
  }

  /** For each collection the occurrences of a phrase, once for each time; two units at least. */
  async find(phrase) {
    let found = null;
    for (let start = 0; start < phrase.length - 1; start += AT_ONCE) {
      const end = Math.min(start + AT_ONCE, phrase.length - 1);
      for (const lists of await this.#lists(phrase, start, end)) {
        found = found ? found.map((list, nth) => chained(list, lists[nth])) : lists;
      }
      if (found.every((list) => !list.units.length)) break;
    }
    return found.map((list) => list.units.map((unit) => unit + this.#told.start));
  }

  #lists(phrase, start, end) {
    const all = [];
    for (let at = start; at < end; at += 1) {
      all.push(this.#list(this.#numberOf(phrase.charCodeAt(at), phrase.charCodeAt(at + 1))));
    }
    return Promise.all(all);
  }

  async #list(number) {
    const { bits, width, collections } = this.#told;
    const size = 2 ** (width - bits);
    const file = Math.floor(number / size);
    if (!this.#holds(file)) return nothing(collections);
    const { bytes, places } = await this.#file(file);
    const at = places.get(number % size);
    return at === undefined ? nothing(collections) : listAt(bytes, at, collections.length);
  }

  /** Whether there is a file of this number: its bit in the manifest's hexadecimal digits. */
  #holds(file) {
    const digit = parseInt(this.#told.files[file >> 2] ?? "0", 16);
    return ((digit >> (3 - (file & 3))) & 1) === 1;
  }

  /** A file's bytes and contents; kept, unless it could not be fetched. */
  #file(number) {
    if (!this.#files.has(number)) {
      const path = `${this.#told.folder}/${number.toString(16).padStart(4, "0")}`;
      const file = this.#fetchBytes(path).then((bytes) => ({ bytes, places: contents(bytes) }));
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
   * `common` are the characters that count as common, the commonest first.
   */
  constructor(fetchBytes, segments, common) {
    const gathered = gatheredBy(common);
    const numberings = { 32: mixed, 33: gathered };
    this.#segments = segments.map((one) => new Segment(fetchBytes, one, numberings[one.width]));
  }

  /** For each collection a list of units that hold the phrase, once for each time; two units at least. */
  async find(phrase) {
    const found = await Promise.all(this.#segments.map((one) => one.find(phrase)));
    const lists = [];
    this.#segments.forEach((one, nth) => {
      one.collections.forEach((collection, place) => {
        lists[collection] = [...(lists[collection] ?? []), ...found[nth][place]];
      });
    });
    return lists;
  }
}
