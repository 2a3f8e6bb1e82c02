// MiniSearch fed with overlapping pairs of characters: builds, asks, and writes figures.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const MiniSearch = createRequire(`${process.cwd()}/`)("minisearch");
const [source, target] = process.argv.slice(2);
const { documents, queries } = JSON.parse(readFileSync(source, "utf8"));

function pairs(text) {
  const found = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    if (!/\s/.test(pair)) found.push(pair);
  }
  return found;
}

const options = { fields: ["words"], tokenize: pairs, processTerm: (term) => term, searchOptions: { combineWith: "AND" } };
const started = process.cpuUsage();
const engine = new MiniSearch(options);
engine.addAll(documents.map((words, id) => ({ id, words })));
const built = process.cpuUsage(started);
const index = JSON.stringify(engine);
const answers = queries.map((query) => {
  const start = performance.now();
  const found = engine.search(query).map((one) => one.id);
  return { query, found, ms: performance.now() - start };
});
const figures = {
  "build, s": Math.round((built.user + built.system) / 1e5) / 10,
  "on disk, MB": Math.round(index.length / 1e5) / 10,
  "gzip at the first query, MB": Math.round(gzipSync(index).length / 1e5) / 10,
};
writeFileSync(target, JSON.stringify({ figures, answers }));
