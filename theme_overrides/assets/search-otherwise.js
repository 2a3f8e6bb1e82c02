// What else may be meant by a query with which nothing is found.
//
// What was typed is always looked for as it stands first, so nothing here changes what a phrase finds.

import { inChinese, unitsInDigits } from "./numerals.js";

/** What may stand around words without belonging to them. */
const SIGNS = /[^\p{L}\p{N}\p{M}\s]+/gu;
/** A telephone number without its hyphen: of the area codes 010 and 02x have three digits, others four. */
const PHONE = /(^|\D)(0(?:10|2\d|[3-9]\d\d))(\d{7,8})(?!\d)/g;
const UNIT = /第?(\d{1,3})选区/g;
/** What people are called by, which no text need say after their name. */
const CALLED = /(\S)(?:代表|同志|先生|女士)(?=\s|$)/g;
/** Names of places end so; what follows is another word. */
const PLACE = /(\S(?:街道|社区|[区县市镇乡村]))(?=\S)/g;
/** Names of posts end so; what goes before is another word. */
const POST = /(\S)(主任|书记|老师|医生|委员|院长|校长|经理)(?=\s|$)/g;

const STEPS = [
  (text) => text.replace(SIGNS, " "),
  (text) => text.replace(PHONE, "$1$2-$3"),
  (text) => text.replace(UNIT, (_, number) => `第${inChinese(Number(number))}选区`),
  (text) => text.replace(CALLED, "$1"),
  (text) => text.replace(PLACE, "$1 "),
  (text) => text.replace(POST, "$1 $2"),
  unitsInDigits,
];

/** Other ways to ask the same, each a step further from what was typed. */
export function otherwise(query) {
  const asked = new Set([query]);
  let text = query.normalize("NFKC");
  for (const step of STEPS) {
    text = step(text).trim();
    asked.add(text);
  }
  asked.delete(query);
  asked.delete("");
  return [...asked];
}
