// What can be found, as far as it is known without asking for more: names, titles, districts, years.

import { bare, Names } from "./search-names.js";
import { Folding } from "./search-text.js";

/** The three collections of the index, in its order. */
export const PEOPLE = 0;
export const PLACES = 1;
export const COLUMNS = 2;
/** Places in one file of cards; see outputs/search/cards.py. */
const PLACES_IN_FILE = 4;
/** Slots with a meaning; see outputs/search/documents.py. */
export const SLOT = { title: 0, head: 1, pledge: 8 };

/** An id, and as many behind it as it counts: a-0001+1 is a-0001 and a-0002. */
export function counted(text) {
  const [first, more = "0"] = text.split("+");
  const digits = /\d*$/.exec(first)[0];
  const head = first.slice(0, first.length - digits.length);
  const others = Array.from({ length: Number(more) }, (_, nth) => String(Number(digits) + nth + 1));
  return [first, ...others.map((one) => head + one.padStart(digits.length, "0"))];
}

/** Turns `directory.json` and `manifest.json` into what the engine asks. */
export class Directory {
  constructor(data, manifest) {
    this.folding = new Folding(data.fold);
    this.common = data.common;
    this.homes = data.homes;
    this.districts = data.districts;
    this.groups = data.groups;
    this.levels = data.levels;
    this.slots = Object.values(manifest.collections).map((one) => one.slots);
    this.#readPeople(data.people, data.readings);
    this.#readPlaces(data.places);
    this.#readColumns(data.columns);
  }

  #readPeople(people, readings) {
    this.people = people;
    this.peopleIds = people.ids ? people.ids.split(" ").flatMap(counted) : [];
    this.peopleNames = this.peopleIds.length ? people.names.split("\n").map((one) => one.split("\t")) : [];
    this.former = new Set(people.former);
    const folded = this.peopleNames.map((names) => names.map((one) => bare(this.folding.fold(one))));
    this.names = new Names(folded, readingsIn(readings));
  }

  #readPlaces(places) {
    this.places = places.map(([kind, id, title, district, year]) => ({ kind, id, title, district, year }));
  }

  #readColumns(columns) {
    const titles = columns.titles.split("\n").values();
    this.columns = new Map();
    for (const [row, week, ...districts] of columns.weeks) {
      for (const district of districts) {
        const title = titles.next().value;
        const number = row * this.districts.length + district;
        this.columns.set(number, { week, title, district: this.districts[district][0] });
      }
    }
  }

  /** The file with what a hit shows besides its title (`cards.py`), and the row in there. */
  cardOf({ collection, document }) {
    if (collection === PEOPLE) return [`c/people-${this.peopleIds[document]}.json`, 0];
    if (collection === PLACES) {
      return [`c/places-${Math.floor(document / PLACES_IN_FILE)}.json`, document % PLACES_IN_FILE];
    }
    const { week, district } = this.columns.get(document);
    return [`c/columns-${week}-${district}.json`, 0];
  }

  /** Places as people say them: districts, and the towns that stations are called by, without 区 or 镇. */
  placeNames() {
    const ends = /^(.{2,4}?)(?:自治县|街道|[区县镇乡])/;
    const titles = [...this.districts.map(([, name]) => name), ...this.places.map(({ title }) => title)];
    return [...new Set(titles.map((title) => ends.exec(title)?.[1]).filter(Boolean))];
  }

  /** Whether there are such documents in a collection. */
  knows(collection, documents) {
    const count = { [PEOPLE]: this.peopleIds.length, [PLACES]: this.places.length }[collection];
    return [...documents].every((one) => (collection === COLUMNS ? this.columns.has(one) : one < count));
  }

  /**
   * Where a hit stands among equals: people by id, articles and receptions newest first, those of a week in
   * the city's order.
   */
  orderOf({ collection, document, pledge }) {
    if (collection === PEOPLE) return document * this.slots[PEOPLE] + pledge;
    return collection === COLUMNS ? 2 * (document % this.districts.length) - document : -document;
  }

  /** What lists and filters need to know of a hit. */
  factsOf(hit) {
    if (hit.collection === PEOPLE) return this.#personFacts(hit.document);
    if (hit.collection === PLACES) {
      const { district, year } = this.places[hit.document];
      return { district: [district], level: [], group: [], year: year ? [String(year)] : [] };
    }
    const { district, week } = this.columns.get(hit.document);
    return { district: [district], level: [], group: [], year: [week.slice(0, 4)] };
  }

  #personFacts(person) {
    const seats = this.people.seats[this.people.seat[person]];
    const group = this.people.groups[this.people.group[person]];
    const district = [...new Set(seats.map(([id]) => id))];
    return { district, level: [...new Set(seats.map(([, level]) => level))], group, year: [] };
  }

  /** Whether a hit is of somebody who holds no seat any more, or of their pledges. */
  isFormer(hit) {
    return hit.collection === PEOPLE && this.former.has(hit.document);
  }

  /** A hit's title as far as it is known here, and its address from the site's root. */
  entryOf(hit) {
    if (hit.collection === PEOPLE) {
      const name = this.peopleNames[hit.document][0];
      const uri = `deputies/${this.peopleIds[hit.document]}/`;
      if (hit.pledge < 0) return { title: name, uri };
      const id = this.people.pledges[hit.document]?.[hit.pledge] ?? `p${hit.pledge + 1}`;
      return { title: `${name}的承诺`, uri: `${uri}#pledge-${id}` };
    }
    if (hit.collection === PLACES) {
      const { kind, id, title } = this.places[hit.document];
      return { title, uri: `${kind}s/${id}/` };
    }
    const { week, district, title } = this.columns.get(hit.document);
    return { title, uri: `columns/${week}-${district}/` };
  }
}

/** "王wang/yu|吕lv lu" as a map from the character to its readings, usual ones before seldom ones. */
function readingsIn(text) {
  const entries = text ? text.split("|") : [];
  return new Map(
    entries.map((entry) => {
      const [character] = entry;
      const [usual, seldom = []] = entry.slice(character.length).split("/").map((texts) => texts.split(" "));
      return [character, { usual, all: [...usual, ...seldom] }];
    }),
  );
}
