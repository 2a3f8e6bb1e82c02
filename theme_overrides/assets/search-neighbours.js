// Pairs told of with their rarer character. outputs/search/neighbours.py writes the files and says what is in
// them, outputs/search/pairs.py where characters live.

import { Bits } from "./search-bits.js";

/** Above the number of equal characters in a unit. */
const MOST = 2 ** 16;
/** The sides on which a neighbour stands. */
const [LEFT, RIGHT] = [0, 1];
/** Homes of characters, and the bits that number them. */
const HOMES = 160;
const HOME_BITS = 8;

/** Which characters are rarer, and where they live; `common` are the common ones, the commonest first. */
export class Characters {
  #places;
  #homes;

  constructor(common, homes) {
    this.#places = new Map([...common].map((one, place) => [one.charCodeAt(0), place]));
    this.#homes = homes;
  }

  rarity(unit) {
    return this.#places.get(unit) ?? 0x10000 + spread(unit);
  }

  /** The place among the common ones; behind all of these, the others by their code. */
  orderOf(unit) {
    return this.#places.get(unit) ?? this.#places.size + unit;
  }

  homeOf(unit) {
    const place = this.#places.get(unit);
    return place === undefined ? spread(unit) % HOMES : this.#homes[place];
  }
}

function spread(unit) {
  let number = (unit * 0x9e3b) & 0xffff;
  number ^= number >>> 7;
  return (number * 0xa6b5) & 0xffff;
}

/** How to find a pair in the files of a segment, of which the manifest says `told`. */
export class ByCharacters {
  #characters;
  #shift;
  #fetchCodes;
  #codes = null;

  /** `fetchCodes` gives a promise of the bytes of the file `characters`. */
  constructor({ bits }, characters, fetchCodes) {
    this.#characters = characters;
    this.#shift = HOME_BITS - bits;
    this.#fetchCodes = fetchCodes;
  }

  /** The number of the file that tells of a pair of UTF-16 units. */
  fileOf(first, second) {
    return this.#fileWith(this.#rarer(first, second));
  }

  #fileWith(unit) {
    return this.#characters.homeOf(unit) >> this.#shift;
  }

  #rarer(first, second) {
    return this.#isLater(first, second) ? second : first;
  }

  /** Whether the second of two is the rarer one. */
  #isLater(first, second) {
    return this.#characters.rarity(second) > this.#characters.rarity(first);
  }

  /** See `ByPairs`: first what shares a file with the rarest character; nothing if a character is nowhere. */
  async rounds(phrase) {
    const units = phrase.split("").map((one) => one.charCodeAt(0));
    const owners = units.slice(1).map((second, at) => this.#rarer(units[at], second));
    const known = await this.#known();
    if (!owners.every((one) => known.has(one))) return [];
    const rarest = owners.reduce((one, other) => (this.#isLater(one, other) ? other : one));
    const files = owners.map((one) => this.#fileWith(one));
    const places = [...owners.keys()];
    const isSoon = (at) => files[at] === this.#fileWith(rarest);
    return [places.filter(isSoon), places.filter((at) => !isSoon(at))].filter((some) => some.length);
  }

  /** The codes of all characters that files tell of; kept, unless they could not be fetched. */
  #known() {
    this.#codes ??= this.#fetchCodes().then(codesIn);
    this.#codes.catch(() => (this.#codes = null));
    return this.#codes;
  }

  /** What a file holds, to be asked by `list`. */
  read(bytes) {
    return { bytes, places: contents(bytes), blocks: new Map() };
  }

  /** Where a pair stands, for the only collection; null where it does not. */
  list(file, first, second) {
    const block = blockOf(file, this.#rarer(first, second));
    const [side, other] = this.#isLater(first, second) ? [LEFT, first] : [RIGHT, second];
    return block ? [listOf(block, side, this.#characters.orderOf(other))] : null;
  }
}

/** The characters of one file, piece by piece: from their code to where their block begins. */
function contents(bytes) {
  const found = new Map();
  let at = 0;
  while (at < bytes.length) at = pieceOf(bytes, at, found);
  // Some networks answer everything with a page of their own.
  if (!found.size || at !== bytes.length) throw new Error("not a file of the index");
  return found;
}

/** Notes the characters of the piece that begins there; gives where it ends. */
function pieceOf(bytes, start, found) {
  if (start + 2 > bytes.length) throw new Error("not a file of the index");
  const code = (nth) => bytes[start + 2 * nth] * 256 + bytes[start + 2 * nth + 1];
  const count = code(0);
  const bits = new Bits(bytes, start + 2 + 2 * count);
  const sizes = Array.from({ length: count }, () => bits.gamma());
  let at = bits.byte;
  sizes.forEach((size, nth) => {
    found.set(code(nth + 1), at);
    at += size;
  });
  return at;
}

function codesIn(bytes) {
  const bits = new Bits(bytes);
  const [count, k] = [bits.gamma(), bits.gamma()];
  const codes = new Set();
  let code = 0;
  for (let nth = 0; nth < count; nth += 1) {
    code += bits.rice(k);
    codes.add(code);
  }
  if (bits.byte !== bytes.length) throw new Error("not a file of the index");
  return codes;
}

/** What is told of a character. */
function blockOf({ bytes, places, blocks }, code) {
  if (!blocks.has(code) && places.has(code)) blocks.set(code, readBlock(new Bits(bytes, places.get(code))));
  return blocks.get(code);
}

/** For each occurrence its unit, its rank there, and for both sides the neighbour (0, or its order + 1) with its rank. */
function readBlock(bits) {
  const tables = [readTable(bits), readTable(bits)];
  const { units, own } = readUnits(bits);
  const near = tables.map(() => new Int32Array(units.length));
  const ranks = tables.map(() => new Int32Array(units.length));
  for (let nth = 0; nth < units.length; nth += 1) {
    for (let side = 0; side < 2; side += 1) {
      const table = tables[side];
      const symbol = symbolOf(table, bits);
      const number = table.numbers[symbol];
      near[side][nth] = (number + 1) >> 1;
      if (number > 0 && number % 2 === 0) ranks[side][nth] = 1 + bits.rice(table.widths[symbol]);
    }
  }
  return { units, own, near, ranks };
}

/** A table of neighbours: their numbers, `k` of their ranks, and how Huffman codes are read. */
function readTable(bits) {
  const count = bits.gamma();
  const k = bits.gamma();
  const table = { numbers: [], widths: [], order: [], ends: [], before: [] };
  const lengths = [];
  let number = 0;
  for (let nth = 0; nth < count; nth += 1) {
    number += bits.rice(k);
    table.numbers.push(number);
    lengths.push(bits.gamma());
    table.widths.push(bits.gamma());
  }
  table.order = [...lengths.keys()].sort((one, other) => lengths[one] - lengths[other]);
  canonical(table, lengths);
  return table;
}

/** For each length the code behind its last one, and how many symbols come before its code 0. */
function canonical(table, lengths) {
  const counts = [];
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  let [end, symbols] = [0, 0];
  for (let length = 0; length < counts.length; length += 1) {
    const first = end * 2;
    table.before[length] = symbols - first;
    end = first + (counts[length] ?? 0);
    symbols += counts[length] ?? 0;
    table.ends[length] = end;
  }
}

/** The next symbol of a table. */
function symbolOf({ order, ends, before }, bits) {
  const next = bits.next;
  for (let length = 0; length < ends.length; length += 1) {
    const code = length ? next >>> (32 - length) : 0;
    if (code < ends[length]) {
      bits.skip(length);
      return order[before[length] + code];
    }
  }
  throw new Error("no such code");
}

/** The unit of each occurrence, and which in there it is. */
function readUnits(bits) {
  const count = bits.gamma();
  const [k, kMore] = [bits.gamma(), bits.gamma()];
  const [units, own] = [[], []];
  let unit = 0;
  for (let nth = 0; nth < count; nth += 1) {
    unit += bits.rice(k);
    const more = bits.rice(kMore);
    if (more > MOST) throw new Error("no such unit");
    for (let rank = 0; rank <= more; rank += 1) {
      units.push(unit);
      own.push(rank);
    }
  }
  return { units: Int32Array.from(units), own: Int32Array.from(own) };
}

/** Where a character stands with a neighbour on one side: units with which of the two characters they are. */
function listOf({ units, own, near, ranks }, side, order) {
  const list = { units: [], first: [], second: [] };
  const [ours, theirs] = side === RIGHT ? [list.first, list.second] : [list.second, list.first];
  near[side].forEach((one, nth) => {
    if (one !== order + 1) return;
    list.units.push(units[nth]);
    ours.push(own[nth]);
    theirs.push(ranks[side][nth]);
  });
  return list;
}
