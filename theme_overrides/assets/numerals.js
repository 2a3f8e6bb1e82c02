// Small numbers in Chinese characters, as electoral units are numbered.

/** A number below a hundred: 二十八. */
export function inChinese(number) {
  const digit = (one) => "〇一二三四五六七八九"[one];
  if (number < 10) return digit(number);
  const tens = number < 20 ? "" : digit(Math.floor(number / 10));
  return `${tens}十${number % 10 ? digit(number % 10) : ""}`;
}
