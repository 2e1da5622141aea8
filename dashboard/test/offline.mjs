// Runs the script of the offline page on files and compares each answer with the one given beside it.
// Usage: node offline.mjs TASK.json; prints how many are the same as JSON, or the first that differ.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const task = JSON.parse(readFileSync(process.argv[2], "utf8"));
const page = readFileSync(task.page, "utf8");
const block = (id) => new RegExp(`<script[^>]* id="${id}">([\\s\\S]*?)</script>`).exec(page)[1];
const data = JSON.parse(block("data"));
const engine = new Function(`${block("engine")}\nreturn engine;`)();

const differing = [];
for (const each of task.cases) {
  const bytes = new Int8Array(readFileSync(each.file));
  let answer;
  try {
    answer = JSON.parse(engine.check(bytes, each.name, JSON.stringify(data.rules), data.letters, task.region, task.received));
  } catch (error) {
    answer = { failed: String(error.stack ?? error).slice(0, 500) };
  }
  if (!isDeepStrictEqual(answer, each.answer)) differing.push({ of: each.of, page: answer, java: each.answer });
}
if (differing.length) {
  console.log(`${differing.length} of ${task.cases.length} files are judged differently`);
  differing.slice(0, 40).forEach((each) => console.log(JSON.stringify(each).slice(0, 1500)));
  process.exitCode = 1;
} else {
  console.log(JSON.stringify({ same: task.cases.length }));
}
