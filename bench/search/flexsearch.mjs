// FlexSearch fed with overlapping pairs of characters: builds, asks, and writes figures.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const { Index } = createRequire(`${process.cwd()}/`)("flexsearch");
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

const started = process.cpuUsage();
const engine = new Index({ tokenize: "strict", resolution: 1, encode: pairs });
documents.forEach((words, id) => engine.add(id, words));
const built = process.cpuUsage(started);
const parts = [];
await engine.export((key, data) => parts.push(data ?? ""));
const answers = queries.map((query) => {
  const start = performance.now();
  const found = engine.search(query, { limit: documents.length });
  return { query, found, ms: performance.now() - start };
});
const size = parts.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
const packed = parts.reduce((sum, one) => sum + gzipSync(one).length, 0);
const figures = {
  "build, s": Math.round((built.user + built.system) / 1e5) / 10,
  "on disk, MB": Math.round(size / 1e5) / 10,
  "gzip at the first query, MB": Math.round(packed / 1e5) / 10,
};
writeFileSync(target, JSON.stringify({ figures, answers }));
