// The engine of the search page, first form: fetches the records on first use and scans them.
//
// Another engine needs the same four names: Engine (load, find), wordsOf, rangesOf, LONGEST.

/** Longer queries are cut; nobody types more, and pasting a book must not stop the page. */
export const LONGEST = 200;

/** What two texts must have in common to match: width, case and forms of the middle dot ignored. */
function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[•・‧∙⋅]/g, "·");
}

/** The words of a query; all of them must be found. */
export function wordsOf(query) {
  return [...new Set(fold(query.slice(0, LONGEST)).split(/\s+/))].filter(Boolean);
}

/** A text folded character by character, with the place in the original of each folded unit. */
function foldedWithPlaces(text) {
  const starts = [];
  const ends = [];
  let folded = "";
  let at = 0;
  for (const character of text) {
    const form = /[\u4e00-\u9fff]/.test(character) ? character : fold(character);
    for (let unit = 0; unit < form.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    folded += form;
    at += character.length;
  }
  return { folded, starts, ends };
}

/** Merged [start, end] ranges of the original text where any of the words stands. */
export function rangesOf(text, words) {
  const { folded, starts, ends } = foldedWithPlaces(text);
  const found = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push([starts[at], ends[at + word.length - 1]]);
    }
  }
  found.sort((one, other) => one[0] - other[0]);
  const merged = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Finds and ranks the records of `search/records.json`; `root` is the way to the site's root. */
export class Engine {
  #root;
  #loading = null;

  constructor(root) {
    this.#root = root;
  }

  /** Fetches the records once; a failure may be tried again. */
  load() {
    this.#loading ??= this.#fetchAll().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #fetchAll() {
    const { parts } = await this.#json("search/records.json");
    const loaded = await Promise.all(parts.map((part) => this.#json(part)));
    return loaded.flatMap((part) => part.records).map((record) => ({
      ...record,
      name: fold(record.title),
      post: fold(record.sub),
      words: fold(record.text),
    }));
  }

  async #json(path) {
    const response = await fetch(this.#root + path);
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response.json();
  }

  /** The records that hold all words, best first; equally good ones keep the order of the data. */
  async find(words) {
    const ranked = [[], [], [], [], [], []];
    for (const record of await this.load()) {
      if (words.every((word) => holds(record, word))) ranked[rank(record, words)].push(record);
    }
    return ranked.flat();
  }
}

function holds(record, word) {
  return record.name.includes(word) || record.post.includes(word) || record.words.includes(word);
}

/** 0 the name itself, 1 how it starts, 2 a part of it, 3 the post, 4 any other text, 5 an article. */
function rank(record, words) {
  if (record.kind !== "deputy") return 5;
  const tried = [words.join(" "), ...words];
  if (tried.includes(record.name)) return 0;
  if (words.some((word) => record.name.startsWith(word))) return 1;
  if (words.some((word) => record.name.includes(word))) return 2;
  return words.some((word) => record.post.includes(word)) ? 3 : 4;
}
