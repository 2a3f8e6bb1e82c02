// Numbers of electoral units and days, which are written in Chinese characters or in digits.

const DIGITS = "〇一二三四五六七八九";
const PRESSED_DAY = /\b((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b/g;
const DAY = /([\d零〇一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})[日号]/g;
const MONTH = /([\d零〇一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月份?(?![\d一二三四五六七八九十])/g;
const DAY_OF_YEAR = /(^|\s)([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})[日号]/g;
const UNIT = /第?(\d{1,3}|[零〇一二两三四五六七八九十百]{1,5})选区/g;

/** A number below a thousand: 二十八, 一百零六, 一百一十二. */
export function inChinese(number) {
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  if (!hundreds) return belowHundred(rest, "十");
  const gap = rest > 0 && rest < 10 ? "零" : "";
  return `${DIGITS[hundreds]}百${gap}${rest ? belowHundred(rest, "一十") : ""}`;
}

/** A number below a hundred, with what ten to nineteen begin with: 十二 alone, but 一百一十二. */
function belowHundred(number, ten) {
  const tens = Math.floor(number / 10);
  if (!tens) return DIGITS[number];
  return `${tens === 1 ? ten : `${DIGITS[tens]}十`}${number % 10 ? DIGITS[number % 10] : ""}`;
}

/** The number below a thousand that digits or Chinese characters say. */
function valueOf(text) {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  for (const one of text.replace("零", "〇").replace("两", "二")) {
    const unit = { 十: 10, 百: 100 }[one];
    total += unit ? (digit || 1) * unit : 0;
    digit = unit ? 0 : DIGITS.indexOf(one);
  }
  return total + digit;
}

/** A text with its electoral units in digits: 十二选区 and 第12选区 are both 第12选区. */
export function unitsInDigits(text) {
  return text.replace(UNIT, (_, number) => `第${valueOf(number)}选区`);
}

/**
 * A text with its days in digits: 20261026, 2026年10月26号 and 二〇二六年十月二十六日 are all 2026-10-26, 2026年10月 is
 * 2026-10, and 10月26日 of any year -10-26.
 */
export function daysInDigits(text) {
  return text
    .replace(PRESSED_DAY, "$1-$2-$3")
    .replace(DAY, (_, year, month, date) => `${yearOf(year)}-${two(month)}-${two(date)}`)
    .replace(MONTH, (_, year, month) => `${yearOf(year)}-${two(month)}`)
    .replace(DAY_OF_YEAR, (_, before, month, date) => `${before}-${two(month)}-${two(date)}`);
}

function yearOf(text) {
  return [...text].map(digitOf).join("");
}

function two(text) {
  return String(valueOf(text)).padStart(2, "0");
}

function digitOf(one) {
  return /\d/.test(one) ? one : DIGITS.indexOf(one.replace("零", "〇"));
}
