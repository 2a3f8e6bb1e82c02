// The engine of the search page: fetches the index piece by piece, finds exactly, and ranks.
//
// It knows nothing of the page. A hit is {collection, document, pledge, kind, rank}: `pledge` is -1 but for
// pledges, `rank` is lower for better hits.

import { COLUMNS, Directory, PEOPLE, PLACES, SLOT } from "./search-directory.js";
import { Grams } from "./search-grams.js";
import { FIT } from "./search-names.js";
import { LONGEST, spellings } from "./search-text.js";

/** Ranks from here on are of texts, below them of names. */
export const TEXTS = 4;
/** The order of hits after those by name (see FIT). */
const RANK = { post: TEXTS, station: 5, pledge: 6, profile: 7, event: 8, column: 9 };
/** Milliseconds for which the version of the index is taken to be the newest. */
const FRESH = 10000;
/** Milliseconds for which an answer waits to learn that. */
const LIMIT = 3000;
/** Of a file of the index: its segment, whose cards it has, or the directory (see manifest.py). */
const KIND = /^(c\/)?[a-z]+/;
/** An article that says a word so often is about it. */
const OFTEN = 5;

/** One version of the index, as the site was when it was loaded. */
class Edition {
  #fetch;
  #isNewest;
  #grams;
  #cards = new Map();

  /** `fetch_` gives a promise of the Response for a path of this version; `isNewest` whether it still is. */
  constructor(fetch_, manifest, data, isNewest) {
    this.#fetch = fetch_;
    this.#isNewest = isNewest;
    this.version = manifest.version;
    this.directory = new Directory(data, manifest);
    const bytes = async (path) => new Uint8Array(await (await fetch_(path)).arrayBuffer());
    this.#grams = new Grams(bytes, manifest.segments, this.directory.common, this.directory.homes);
  }

  /** What a hit shows besides its title: a row of `cards.py`. */
  async card(hit) {
    const [path, place] = this.directory.cardOf(hit);
    if (!this.#cards.has(path)) {
      const rows = this.#rows(path);
      rows.catch(() => this.#cards.delete(path));
      this.#cards.set(path, rows);
    }
    return (await this.#cards.get(path))[place];
  }

  /** Hits come into sight long after the query; in a site renewed since, their rows may be of others. */
  async #rows(path) {
    const rows = await (await this.#fetch(path)).json();
    if (!(await this.#isNewest())) throw new Error("cards of another version");
    return rows;
  }

  /**
   * The hits that hold all words of the query, best first. `ways` are the words as the index has them, then
   * other ways to hold the query. Where nothing is found with it, `asked` is what was looked for instead; where
   * nothing is found at all, `similar` are people with names like it.
   */
  async find(query) {
    const found = await this.#findAs(query);
    if (found.hits.length || !found.ways[0].length) return found;
    // Fetched only here: most visits find what they ask for.
    const similar = this.#similar(query).catch(() => []);
    const { otherwise } = await import("./search-otherwise.js");
    for (const asked of otherwise(query.slice(0, LONGEST), this.directory.placeNames())) {
      const instead = await this.#findAs(asked);
      if (instead.hits.length) return { ...instead, asked };
    }
    return { ...found, similar: await similar };
  }

  /** The words of a query, and in one piece what the words alone would not find. */
  async #findAs(query) {
    const { folding, names } = this.directory;
    const words = folding.wordsOf(query);
    if (!words.length) return { ways: [words], hits: [] };
    const called = names.find(folding.wholeOf(query));
    const pieces = this.#piecesOf(query, words, called);
    const ways = [words, ...pieces.map((one) => [one])];
    const found = await Promise.all(ways.map((some) => this.#findAll(some, called)));
    const hits = pieces.length ? onceEach(found.flat()) : found[0];
    return { ways, hits: hits.sort(better(this.directory)) };
  }

  /** A name that is written with a space; what holds a single character, which no text is asked for alone. */
  #piecesOf(query, words, called) {
    const { folding } = this.directory;
    const typed = folding.asItStands(query);
    if (typed === words[0]) return [];
    const name = [...called.values()].includes(FIT.same) ? [folding.wholeOf(query)] : [];
    return words.some((word) => word.length === 1) ? [...new Set([...name, typed])] : name;
  }

  /** Hits that hold all of the words, or are `called` so. */
  async #findAll(words, called) {
    const found = await Promise.all(words.map((word) => this.#findWord(word)));
    return [
      ...peopleIn(found, called),
      ...pledgesIn(found),
      ...placesIn(found, this.directory),
      ...columnsIn(found),
    ];
  }

  /** Hits by name alone, at once: what a slow network need not hold up. */
  findNames(query) {
    const { directory } = this;
    const words = directory.folding.wordsOf(query);
    const fits = [...directory.names.find(directory.folding.wholeOf(query))];
    return { ways: [words], hits: fits.map(([person, fit]) => personHit(person, fit)).sort(better(directory)) };
  }

  /** People whose names are like the query, as hits. */
  async #similar(query) {
    const people = await this.directory.names.similar(this.directory.folding.wholeOf(query));
    return people.map((person) => personHit(person, FIT.part));
  }

  /** Where one word stands: who is called so, and for each collection its documents' slots. */
  async #findWord(word) {
    const { directory } = this;
    const slots = directory.slots.map(() => new Map());
    const spelled = spellings(word).filter((one) => one.length > 1);
    for (const lists of await Promise.all(spelled.map((one) => this.#grams.find(one)))) {
      lists.forEach((units, collection) => note(units, directory.slots[collection], slots[collection]));
    }
    const unknown = slots.some((some, collection) => !directory.knows(collection, some.keys()));
    if (unknown) throw new Error("files of another version of the index");
    return { names: directory.names.find(word), slots };
  }
}

/** Answers from the newest version of the index, also where the site is renewed while a page is open. */
export class Engine {
  #root;
  #loading = null;
  #looked = 0;
  #newest;

  /** `root` is the way to the site's root. */
  constructor(root) {
    this.#root = root;
  }

  /** The edition in use: what every query needs is fetched once; a failure may be tried again. */
  load() {
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #load() {
    const manifest = await this.#look();
    const get = (path) => this.#get(`${path}?v=${manifest.versions[path.match(KIND)[0]]}`);
    const data = await (await get("directory.json")).json();
    const edition = new Edition(get, manifest, data, () => this.#isNewest(edition, FRESH));
    return edition;
  }

  /** The newest manifest, to which queries are held until it is looked at again. */
  #look() {
    this.#looked = performance.now();
    this.#newest = this.#get("manifest.json", { cache: "no-cache" }).then((response) => response.json());
    return this.#newest;
  }

  async #get(path, options = {}) {
    const response = await fetch(`${this.#root}search/${path}`, options);
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response;
  }

  /**
   * The hits of a query with the edition they are of. Files say nothing of their version, so whether it is
   * still the newest is looked up meanwhile; an answer that may be mixed of two is thrown away.
   */
  async find(query) {
    const loading = this.load();
    const edition = await loading;
    const newest = this.#isNewest(edition, FRESH);
    try {
      const found = await edition.find(query);
      if (await newest) return { edition, ...found };
    } catch (error) {
      const same = await this.#isNewest(edition, 0);
      this.#drop(loading);
      if (same) throw error;
    }
    this.#drop(loading);
    const renewed = await this.load();
    return { edition: renewed, ...(await renewed.find(query)) };
  }

  /** Another query may have loaded a newer one meanwhile; that stays. */
  #drop(loading) {
    if (this.#loading === loading) this.#loading = null;
  }

  /** Whether a version is the newest one, as far as can be known; not looked at again within so many milliseconds. */
  async #isNewest(edition, within) {
    if (performance.now() - this.#looked >= within) this.#look();
    const late = new Promise((done) => setTimeout(done, LIMIT, edition));
    const manifest = await Promise.race([this.#newest, late]).catch(() => edition);
    return manifest.version === edition.version;
  }
}

/** Each hit once, as the best that it was found as. */
function onceEach(hits) {
  const best = new Map();
  for (const hit of hits) {
    const key = `${hit.collection} ${hit.document} ${hit.pledge}`;
    if (!best.has(key) || hit.rank < best.get(key).rank) best.set(key, hit);
  }
  return [...best.values()];
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

/** Somebody; `named` if the name holds all that was asked for. */
function personHit(document, rank, named = true) {
  return { collection: PEOPLE, document, pledge: -1, kind: "deputy", rank, named };
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
  const named = (person) => together.has(person) || found.every((word) => word.names.has(person));
  return [...ranks].map(([person, rank]) => personHit(person, rank, named(person)));
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

/**
 * By rank; then people in office first and by id, articles and receptions newest first. What former
 * deputies promised and did comes after everything else; their names are only behind the same names.
 */
function better(directory) {
  const former = (hit) => directory.isFormer(hit);
  const last = (hit) => (hit.rank >= TEXTS && former(hit) ? 1 : 0);
  const late = (hit) => (former(hit) ? 1 : 0);
  const order = (hit) => directory.orderOf(hit);
  return (one, other) =>
    last(one) - last(other) || one.rank - other.rank || late(one) - late(other) || order(one) - order(other);
}
