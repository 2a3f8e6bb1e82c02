// What else may be meant by a query with which nothing is found.
//
// What was typed is always looked for as it stands first, so nothing here changes what a phrase finds.

import { daysInDigits, inChinese, unitsInDigits } from "./numerals.js";

/** What may stand around words without belonging to them. */
const SIGNS = /[^\p{L}\p{N}\p{M}\s]+/gu;
const LATIN = /[0-9A-Za-z]/;
const HAN = /[\u3400-\u9fff]/;
/** Traditional characters that stand in simplified texts too, with another meaning; so texts are not changed by them. */
const TRADITIONAL = "後后於于徵征覆复乾干著着夥伙藉借摺折麽么麼么瞭了衞卫枱台簷檐甚什祇只俱具菸烟";
/** A telephone number, also without its hyphen: of the area codes 010 and 02x have three digits, others four. */
const PHONE = /(^|\D)(0(?:10|2\d|[3-9]\d\d))[\s)-]*(\d{3,8})(?!\d)/g;
const ABROAD = /(?:\+|\b00)86[-\s]*0?(?=\d{3})/g;
const UNIT = /第?(\d{1,3})选区/g;
/** What people are called by, which no text need say after their name. */
const CALLED = /(\S)(?:代表|同志|先生|女士)(?=\s|$)/g;
/** Names of places end so; what follows is another word. */
const PLACE = /(\S(?:街道|社区|[区县市镇乡村]))(?=\S)/g;
/** Names of posts end so; what goes before is another word. */
const POST = /(\S)(主任|书记|老师|医生|委员|院长|校长|经理)(?=\s|$)/g;
/** A space that many write and many do not: between Chinese and a number or a Latin word, before a sign of percent. */
const APART = /([\u3400-\u9fff])\s+(?=[0-9A-Za-z])|([0-9A-Za-z])\s+(?=[\u3400-\u9fff])|(\d)\s+(?=[%‰°])/g;

const STEPS = [
  simplified,
  daysInDigits,
  (text) => text.replace(ABROAD, "0").replace(PHONE, "$1$2-$3"),
  withoutSigns,
  (text) => text.replace(UNIT, (_, number) => `第${inChinese(Number(number))}选区`),
  (text) => text.replace(CALLED, "$1"),
  (text) => text.replace(PLACE, "$1 "),
  apart,
  (text) => text.replace(POST, "$1 $2"),
  longWords,
  unitsInDigits,
  (text) => text.replace(/\d(?=(?:\d{3})+(?!\d))/g, "$&,"),
];

/**
 * Other ways to ask the same, each a step further from what was typed. `places` are names of places without
 * the 区 or 镇 behind them, as people say them.
 */
export function otherwise(query, places = []) {
  const asked = new Set([query]);
  let text = query.normalize("NFKC");
  asked.add(text.replace(APART, "$1$2$3"));
  for (const step of STEPS) {
    text = step(text, places).trim();
    asked.add(text);
  }
  asked.delete(query);
  asked.delete("");
  return [...asked];
}

function simplified(text) {
  return text.replace(/[\u4e00-\u9fff]/g, (one) => {
    const at = TRADITIONAL.indexOf(one);
    return at >= 0 && at % 2 === 0 ? TRADITIONAL[at + 1] : one;
  });
}

/** Without signs around words; those within a number or a Latin word stay, and so does what would be little else. */
function withoutSigns(text) {
  const bare = text.replace(SIGNS, (sign, at) => {
    const within = LATIN.test(text[at - 1] ?? "") && LATIN.test(text[at + sign.length] ?? "");
    return within || /^[-+]/.test(sign) && /\d/.test(text[at + sign.length] ?? "") ? sign : " ";
  });
  const words = bare.split(/\s+/).filter(Boolean);
  return words.some((word) => HAN.test(word) || /\p{L}{2}/u.test(word)) ? words.join(" ") : text;
}

/** 淄川停车 as 淄川 停车. */
function apart(text, places) {
  const place = places.find((one) => text.startsWith(one) && /^\S{2}/.test(text.slice(one.length)));
  return place ? `${place} ${text.slice(place.length)}` : text;
}

/** Texts are found by two characters and more. */
function longWords(text) {
  const words = text.split(/\s+/);
  const long = words.filter((word) => [...word].length > 1);
  return long.length ? long.join(" ") : text;
}
