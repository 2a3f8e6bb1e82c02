// Pairs told of one by one. outputs/search/postings.py writes the files and says what is in them,
// outputs/search/pairs.py numbers the pairs.

import { Bits } from "./search-bits.js";

/** Bits of a pair's number. */
const WIDTH = 32;
/** Pairs of a phrase that are fetched at once, at first and then. */
const FIRST = 2;
const AT_ONCE = 10;

/** How to find a pair in the files of a segment, of which the manifest says `told`. */
export class ByPairs {
  #rest;
  #collections;
  #characters;

  constructor({ bits, collections }, characters) {
    this.#rest = 2 ** (WIDTH - bits);
    this.#collections = collections;
    this.#characters = characters;
  }

  /** The number of the file that tells of a pair of UTF-16 units. */
  fileOf(first, second) {
    return Math.floor(mixed(first, second) / this.#rest);
  }

  /**
   * Which pairs of a phrase are asked for together, as their places; the later ones only if anything is left.
   * First the two that are likely to be rarest: most of what is nowhere has one of them nowhere.
   */
  rounds(phrase) {
    const rarity = [...Array(phrase.length).keys()].map((at) => this.#characters.rarity(phrase.charCodeAt(at)));
    const places = [...Array(phrase.length - 1).keys()];
    places.sort((one, other) => rarity[other] + rarity[other + 1] - rarity[one] - rarity[one + 1] || one - other);
    const rounds = [places.splice(0, FIRST)];
    while (places.length) rounds.push(places.splice(0, AT_ONCE));
    return rounds;
  }

  /** What a file holds, to be asked by `list`. */
  read(bytes) {
    return { bytes, places: contents(bytes) };
  }

  /** For each collection where a pair stands; null where it does not. */
  list({ bytes, places }, first, second) {
    const at = places.get(mixed(first, second) % this.#rest);
    return at === undefined ? null : listAt(bytes, at, this.#collections.length);
  }
}

/** Spreads the pairs of two UTF-16 units evenly over 32 bits. */
function mixed(first, second) {
  let number = (first << 16) | second;
  number = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  number ^= number >>> 15;
  return Math.imul(number, 0x9e3779b1) >>> 0;
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
