// Reads the index: where two characters stand side by side, and so where any phrase stands.
//
// outputs/search/postings.py writes the files and says what is in them.

/** Pairs of a long phrase that are fetched at once; later ones only if anything is left. */
const AT_ONCE = 10;

/** The pair of two UTF-16 units as a well-spread number; the same as in outputs/search/grams.py. */
export function mixed(first, second) {
  let number = (first << 16) | second;
  number = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  number ^= number >>> 15;
  return Math.imul(number, 0x9e3779b1) >>> 0;
}

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
  if (!count) return found;
  const width = bits.gamma();
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

/** What of `next` goes on where `list` ends: the same unit, and the same one of the shared characters. */
function chained(list, next) {
  const kept = { units: [], second: [] };
  let from = 0;
  for (let nth = 0; nth < next.units.length; nth += 1) {
    const unit = next.units[nth];
    while (from < list.units.length && list.units[from] < unit) from += 1;
    for (let at = from; list.units[at] === unit; at += 1) {
      if (list.second[at] !== next.first[nth]) continue;
      kept.units.push(unit);
      kept.second.push(next.second[nth]);
      break;
    }
  }
  return kept;
}

/** The index of pairs, fetched piece by piece. */
export class Grams {
  #fetchBytes;
  #bits;
  #collections;
  #files = new Map();

  /**
   * `fetchBytes` gives a promise of the Uint8Array of a file of the index; `bits` of a pair's number
   * name its file; there are so many `collections`.
   */
  constructor(fetchBytes, bits, collections) {
    this.#fetchBytes = fetchBytes;
    this.#bits = bits;
    this.#collections = collections;
  }

  /** For each collection a list of units that hold the phrase, once for each time; two units at least. */
  async find(phrase) {
    let found = null;
    for (let start = 0; start < phrase.length - 1; start += AT_ONCE) {
      const end = Math.min(start + AT_ONCE, phrase.length - 1);
      for (const lists of await this.#lists(phrase, start, end)) {
        found = found ? found.map((list, nth) => chained(list, lists[nth])) : lists;
      }
      if (found.every((list) => !list.units.length)) break;
    }
    return found.map((list) => list.units);
  }

  #lists(phrase, start, end) {
    const all = [];
    for (let at = start; at < end; at += 1) {
      all.push(this.#list(mixed(phrase.charCodeAt(at), phrase.charCodeAt(at + 1))));
    }
    return Promise.all(all);
  }

  async #list(number) {
    const width = 32 - this.#bits;
    const file = this.#bits ? number >>> width : 0;
    const rest = this.#bits ? number % 2 ** width : number;
    const { bytes, places } = await this.#file(file);
    const at = places.get(rest);
    if (at !== undefined) return listAt(bytes, at, this.#collections);
    return Array.from({ length: this.#collections }, () => ({ units: [], first: [], second: [] }));
  }

  /** A file's bytes and contents; kept, unless it could not be fetched. */
  #file(number) {
    if (!this.#files.has(number)) {
      const path = `g/${number.toString(16).padStart(4, "0")}`;
      const file = this.#fetchBytes(path).then((bytes) => ({ bytes, places: contents(bytes) }));
      file.catch(() => this.#files.delete(number));
      this.#files.set(number, file);
    }
    return this.#files.get(number);
  }
}
