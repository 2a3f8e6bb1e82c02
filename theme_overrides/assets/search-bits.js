// Whole numbers out of bits; outputs/search/bits.py writes them.

/** Numbers out of a stream of bits: zeros, a one, low bits. */
export class Bits {
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
  get next() {
    const bytes = this.#bytes;
    const at = this.#at >>> 3;
    const four = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    return four << (this.#at & 7);
  }

  #zeros() {
    let zeros = 0;
    for (;;) {
      const more = Math.clz32(this.next);
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
    const value = this.next >>> (32 - width);
    this.#at += width;
    return value;
  }

  /** Reads on behind so many bits. */
  skip(count) {
    this.#at += count;
    if (this.byte > this.#bytes.length) throw new Error("end of the list");
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
