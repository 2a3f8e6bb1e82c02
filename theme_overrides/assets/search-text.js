// One form for texts and queries, the words of a query, and where they stand in a text.
//
// outputs/search/folding.py does the same to what is indexed.

/** Longer queries are cut; nobody types more, and pasting a book must not stop the page. */
export const LONGEST = 200;

const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
/** Which of the forms of a character is meant, beyond U+FFFF. */
const VARIANTS = /\udb40[\udd00-\uddef]/g;
/** A surrogate and the one it belongs with, or one alone. (Safari before 16.4 cannot look behind.) */
const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
/** Chinese characters and all that is written as wide begin here. */
const WIDE = "\u2e80";
const SPACES = /[\s\u0085]+/;
/** What numbers stand before. */
const COUNTED = /^[年月日号时点个名件条项次位人户元万亿公米里吨亩岁届期周度]/;
const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** Makes texts comparable: width, case, traditional characters and kinds of dot do not matter. */
export class Folding {
  #standsFor = new Map();
  /** Characters that were folded alone: marking a list of hits folds the same few thousand again and again. */
  #alone = new Map();

  /** Characters that others stand for (how far the code of each lies behind the one before), and these. */
  constructor({ gaps, for: others } = { gaps: [], for: "" }) {
    let code = 0;
    gaps.forEach((gap, nth) => {
      code += gap;
      this.#standsFor.set(String.fromCharCode(code), others[nth]);
    });
  }

  fold(text) {
    let folded = "";
    const whole = text.replace(VARIANTS, "").replace(SURROGATES, (one) => (one.length > 1 ? one : ""));
    for (const unit of whole.normalize("NFKC").toLowerCase().split("")) {
      folded += this.#standsFor.get(unit) ?? unit;
    }
    return folded.replace(UNSEEN, "");
  }

  #foldOne(character) {
    if (!this.#alone.has(character)) this.#alone.set(character, this.fold(character));
    return this.#alone.get(character);
  }

  /** The words of a query, each once; all of them must be found. */
  wordsOf(query) {
    return [...new Set(closed(this.#partsOf(query)))];
  }

  /** The query as it stands, in the form of what is indexed: with the spaces that texts have there. */
  asItStands(query) {
    return this.#partsOf(query).reduce((text, part) => text + (isGap(last(text), part[0]) ? "" : " ") + part);
  }

  /** The query in one piece: what a name is compared with, as a name may say a syllable twice. */
  wholeOf(query) {
    return this.#partsOf(query).join("");
  }

  /** What spaces divide the query into. */
  #partsOf(query) {
    return this.fold(query.slice(0, LONGEST)).split(SPACES).filter(Boolean);
  }

  /** Merged [start, end] ranges of the original text where any of the words stands. */
  rangesOf(text, words) {
    const { folded, starts, ends } = this.#withPlaces(text);
    const found = [];
    for (const word of words) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        found.push([starts[at], ends[at + word.length - 1]]);
      }
    }
    return merged(found);
  }

  /**
   * A text folded character by character, with the place in the original of each folded unit; without the
   * spaces that have a Chinese character on one side only, like what is indexed.
   */
  #withPlaces(text) {
    const starts = [];
    const ends = [];
    let folded = "";
    let at = 0;
    for (const character of text) {
      const one = this.#foldOne(character);
      const form = one === " " && folded.endsWith(" ") ? "" : one;
      if (endsInGap(folded, form)) {
        folded = folded.slice(0, -1);
        starts.pop();
        ends.pop();
      }
      for (let unit = 0; unit < form.length; unit += 1) {
        starts.push(at);
        ends.push(at + character.length);
      }
      folded += form;
      at += character.length;
    }
    return { folded, starts, ends };
  }
}

/**
 * "2 公里" is one word, as one character alone is found in no text; so is "25 个". "GDP 增长" is two words,
 * which may stand apart.
 */
function closed(words) {
  const parts = [];
  words.forEach((word, nth) => {
    if (nth && isSplit(words[nth - 1], word) && !countsWhatFollows(words, nth)) parts.push(parts.pop() + word);
    else parts.push(word);
  });
  return parts;
}

/** In "雨棚 3 月" the number belongs to what is behind it; a day goes on behind its month. */
function countsWhatFollows(words, nth) {
  const [before, number, after = ""] = words.slice(nth - 1, nth + 2);
  return before.length > 1 && /^\d+$/.test(number) && COUNTED.test(after) && !/[年月]$/.test(before);
}

function isSplit(before, after) {
  const wide = last(before) >= WIDE;
  if (wide === after[0] >= WIDE) return false;
  const [chinese, other] = wide ? [before, after] : [after, before];
  return other.length === 1 || (chinese.length === 1 && /^\d+$/.test(other));
}

function last(list) {
  return list[list.length - 1];
}

function endsInGap(before, after) {
  if (!after || before.length < 2 || !before.endsWith(" ")) return false;
  return isGap(before[before.length - 2], after[0]);
}

/** Whether a space between the two does not count. */
function isGap(before, after) {
  return before >= WIDE !== after >= WIDE;
}

function merged(ranges) {
  ranges.sort((one, other) => one[0] - other[0]);
  const kept = [];
  for (const [start, end] of ranges) {
    const before = last(kept);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else kept.push([start, end]);
  }
  return kept;
}

/** A word, and if it is a day, the other ways in which articles write days. */
export function spellings(word) {
  const day = DAY.exec(word);
  if (!day) return [word];
  const [, year, month, date] = day;
  const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return [...new Set([word, iso, `${year}年${Number(month)}月${Number(date)}日`])];
}
