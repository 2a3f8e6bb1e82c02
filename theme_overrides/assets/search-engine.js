// The engine of the search page: fetches the index piece by piece, finds exactly, and ranks.
//
// It knows nothing of the page. A hit is {collection, document, pledge, kind, rank}: `pledge` is -1 but for
// pledges, `rank` is lower for better hits.

import { COLUMNS, Directory, PEOPLE, PLACES, SLOT } from "./search-directory.js";
import { Grams } from "./search-grams.js";
import { FIT } from "./search-names.js";
import { spellings } from "./search-text.js";

/** The order of hits after those by name (see FIT). */
const RANK = { post: 4, station: 5, pledge: 6, profile: 7, event: 8, column: 9 };
/** An article that says a word so often is about it. */
const OFTEN = 5;

export class Engine {
  #root;
  #loading = null;
  #cards = new Map();

  /** `root` is the way to the site's root. */
  constructor(root) {
    this.#root = root;
  }

  /** Fetches what every query needs, once; a failure may be tried again. */
  load() {
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #load() {
    const manifest = await (await this.#get("manifest.json", { cache: "no-cache" })).json();
    this.#manifest = manifest;
    const directory = new Directory(await (await this.#get("directory.json")).json(), manifest);
    const grams = new Grams((path) => this.#bytes(path), manifest.segments, directory.common);
    return { directory, grams };
  }

  #manifest = { version: "" };

  async #get(path, options = {}) {
    const version = path === "manifest.json" ? "" : `?v=${this.#manifest.version}`;
    const response = await fetch(`${this.#root}search/${path}${version}`, options);
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response;
  }

  async #bytes(path) {
    return new Uint8Array(await (await this.#get(path)).arrayBuffer());
  }

  /** What a hit shows besides its title: a row of `cards.py`. */
  async card(hit) {
    const [name, { cards }] = Object.entries(this.#manifest.collections)[hit.collection];
    const path = `c/${name}-${Math.floor(hit.document / cards)}.json`;
    if (!this.#cards.has(path)) {
      const rows = this.#get(path).then((response) => response.json());
      rows.catch(() => this.#cards.delete(path));
      this.#cards.set(path, rows);
    }
    return (await this.#cards.get(path))[hit.document % cards];
  }

  /** The hits that hold all words of the query, best first. `words` are as the index has them. */
  async find(query) {
    const { directory, grams } = await this.load();
    const words = directory.folding.wordsOf(query);
    if (!words.length) return { words, hits: [] };
    const found = await Promise.all(words.map((word) => this.#findWord(word, directory, grams)));
    const hits = [
      ...peopleIn(found, directory.names.find(directory.folding.wholeOf(query))),
      ...pledgesIn(found),
      ...placesIn(found, directory),
      ...columnsIn(found),
    ];
    return { words, hits: hits.sort(better(directory)) };
  }

  /** Hits by name alone, at once: what a slow network need not hold up. */
  async findNames(query) {
    const { directory } = await this.load();
    const words = directory.folding.wordsOf(query);
    const fits = [...directory.names.find(directory.folding.wholeOf(query))];
    return { words, hits: fits.map(([person, fit]) => personHit(person, fit)).sort(better(directory)) };
  }

  /** People whose names are like the query, as hits. */
  async similar(query) {
    const { directory } = await this.load();
    const text = directory.folding.wholeOf(query);
    return directory.names.similar(text).map((person) => personHit(person, FIT.part));
  }

  /** Where one word stands: who is called so, and for each collection its documents' slots. */
  async #findWord(word, directory, grams) {
    const slots = directory.slots.map(() => new Map());
    const spelled = spellings(word).filter((one) => one.length > 1);
    for (const lists of await Promise.all(spelled.map((one) => grams.find(one)))) {
      lists.forEach((units, collection) => note(units, directory.slots[collection], slots[collection]));
    }
    return { names: directory.names.find(word), slots };
  }
}

/** Adds units to the map from a document to its slots and how often each was met. */
function note(units, width, documents) {
  for (const unit of units) {
    const document = Math.floor(unit / width);
    const slot = unit % width;
    if (!documents.has(document)) documents.set(document, new Map());
    const slots = documents.get(document);
    slots.set(slot, (slots.get(slot) ?? 0) + 1);
  }
}

/** The documents of a collection that hold every word. */
function holdingAll(found, collection) {
  const [first, ...others] = found.map((word) => word.slots[collection]);
  return [...first.keys()].filter((one) => others.every((slots) => slots.has(one)));
}

function personHit(document, rank) {
  return { collection: PEOPLE, document, pledge: -1, kind: "deputy", rank };
}

/** People: each word in the name or anywhere in the profile, or all words together in the name. */
function peopleIn(found, together) {
  const ranks = new Map(together);
  const [first, ...others] = found;
  const here = (word, person) => word.names.has(person) || word.slots[PEOPLE].has(person);
  for (const person of new Set([...first.names.keys(), ...first.slots[PEOPLE].keys()])) {
    if (!others.every((word) => here(word, person))) continue;
    const rank = Math.min(...found.map((word) => personRank(word, person, others.length > 0)));
    ranks.set(person, Math.min(rank, ranks.get(person) ?? rank));
  }
  return [...ranks].map(([person, rank]) => personHit(person, rank));
}

/** One of several words that sounds like the name says less than all of them together. */
function personRank(word, person, several) {
  const byName = word.names.get(person);
  if (byName !== undefined) return several && byName >= FIT.pinyin ? FIT.pinyinPart : byName;
  return word.slots[PEOPLE].get(person)?.has(SLOT.head) ? RANK.post : RANK.profile;
}

/** Pledges: all words in one pledge and what came of it. */
function pledgesIn(found) {
  const hits = [];
  for (const person of holdingAll(found, PEOPLE)) {
    const [first, ...others] = found.map((word) => word.slots[PEOPLE].get(person));
    for (const slot of first.keys()) {
      if (slot < SLOT.pledge || !others.every((slots) => slots.has(slot))) continue;
      const pledge = slot - SLOT.pledge;
      hits.push({ collection: PEOPLE, document: person, pledge, kind: "pledge", rank: RANK.pledge });
    }
  }
  return hits;
}

function placesIn(found, directory) {
  return holdingAll(found, PLACES).map((document) => {
    const { kind } = directory.places[document];
    const titled = inSlot(found, PLACES, document, SLOT.title) ? 0 : 0.5;
    const rank = (kind === "station" ? RANK.station : RANK.event) + titled;
    return { collection: PLACES, document, pledge: -1, kind, rank };
  });
}

/** Articles: with the words in the title, then in the summary, then often, then at all. */
function columnsIn(found) {
  return holdingAll(found, COLUMNS).map((document) => {
    const rank = RANK.column + relevance(found, document);
    return { collection: COLUMNS, document, pledge: -1, kind: "column", rank };
  });
}

function relevance(found, document) {
  if (inSlot(found, COLUMNS, document, SLOT.title)) return 0;
  if (inSlot(found, COLUMNS, document, SLOT.head)) return 0.1;
  const often = found.every((word) => total(word.slots[COLUMNS].get(document)) >= OFTEN);
  return often ? 0.2 : 0.3;
}

function inSlot(found, collection, document, slot) {
  return found.every((word) => word.slots[collection].get(document).has(slot));
}

function total(slots) {
  let sum = 0;
  for (const count of slots.values()) sum += count;
  return sum;
}

/** Ranks from here on are of texts, below them of names. */
const TEXTS = 4;

/**
 * By rank; then people in office first and by id, articles and receptions newest first. What former
 * deputies promised and did comes after everything else; their names are only behind the same names.
 */
function better(directory) {
  const former = (hit) => directory.isFormer(hit);
  const last = (hit) => (hit.rank >= TEXTS && former(hit) ? 1 : 0);
  const late = (hit) => (former(hit) ? 1 : 0);
  const order = (hit) => (hit.collection === PEOPLE ? hit.document * 64 + hit.pledge : -hit.document);
  return (one, other) =>
    last(one) - last(other) || one.rank - other.rank || late(one) - late(other) || order(one) - order(other);
}
