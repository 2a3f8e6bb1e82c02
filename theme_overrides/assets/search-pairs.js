// The numbers of pairs of characters; outputs/search/pairs.py numbers them the same.

/** Spreads the pairs of two UTF-16 units evenly over 32 bits. */
export function mixed(first, second) {
  let number = (first << 16) | second;
  number = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  number ^= number >>> 15;
  return Math.imul(number, 0x9e3779b1) >>> 0;
}

/** Numbers pairs by their rarer character first; `common` are the common ones, the commonest first. */
export function gatheredBy(common) {
  const places = new Map([...common].map((one, place) => [one.charCodeAt(0), place]));
  const rarity = (unit) => places.get(unit) ?? 0x10000 + spread(unit);
  return (first, second) => {
    const later = rarity(second) > rarity(first);
    const [rarer, other] = later ? [second, first] : [first, second];
    return (spread(rarer) * 2 + Number(later)) * 0x10000 + other;
  };
}

function spread(unit) {
  let number = (unit * 0x9e3b) & 0xffff;
  number ^= number >>> 7;
  return (number * 0xa6b5) & 0xffff;
}
