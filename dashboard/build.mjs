// Builds the page's script and style into the Java resources. Run in the same versions (npm ci),
// it writes the same bytes: no time, no path and no source map is in them.
import { build } from "esbuild";
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { regions, outlines } from "./geography.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "../jobs/src/main/resources/kz/quat/publish/page");

/** A text of ICU's syntax taken apart for src/pattern.ts, so that the page needs no parser. */
function pattern(text) {
  const parts = (elements) =>
    elements.map((e) => {
      switch (e.type) {
        case TYPE.literal:
          return e.value;
        case TYPE.pound:
          return 0;
        case TYPE.argument:
          return [e.value];
        case TYPE.number:
          return [e.value, (/^0(?:\.(0+))?$/.exec(e.style)[1] ?? "").length];
        case TYPE.plural:
        case TYPE.select:
          return [e.value, Object.fromEntries(Object.entries(e.options).map(([form, o]) => [form, parts(o.value)]))];
        default:
          throw new Error(`The page cannot show this kind of place: ${text}`);
      }
    });
  return text.includes("{") ? parts(parse(text, { ignoreTag: true })) : text;
}

/** The texts of a topic by language: the same files that the Java side reads. */
function texts(topic, wanted = /./) {
  const words = {};
  for (const language of ["kk", "ru", "en"]) {
    const file = join(here, `../jobs/src/main/resources/kz/quat/text/${topic}_${language}.properties`);
    words[language] = {};
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const at = line.indexOf("=");
      const key = line.slice(0, at).replace(/\\([: ])/g, "$1");
      if (at > 0 && !line.startsWith("#") && wanted.test(key)) words[language][key] = pattern(line.slice(at + 1));
    }
  }
  return words;
}

/** Kazakh, Russian and English of a key side by side, so that the page has each key once. */
function together(words) {
  return Object.fromEntries(Object.keys(words.en).map((key) => [key, [words.kk[key], words.ru[key], words.en[key]]]));
}

/** The page's own texts, and the names of sources and policies that mails and papers use: codes of the data. */
function page() {
  const words = texts("page");
  const names = texts("messages", /^(source|policy)\./);
  for (const language of Object.keys(words)) {
    for (const [key, name] of Object.entries(names[language])) {
      const code = key.replace(/^(source|policy)\./, "code.");
      if (code in words[language]) throw new Error(`${key} is named twice: the page has a text ${code} of its own`);
      words[language][code] = name;
    }
  }
  return together(words);
}

const TEXTS = {
  page,
  explanations: () => texts("explanations", /^(kind|cause|element|policy|exactness|marginal|outermost|tier|level)\b/),
  findings: () => texts("findings"),
  strain: () => texts("strain"),
};

const generated = {
  name: "generated",
  setup(b) {
    b.onResolve({ filter: /^generated:/ }, (args) => ({ path: args.path.slice(10), namespace: "generated" }));
    b.onLoad({ filter: /.*/, namespace: "generated" }, (args) => {
      const value = { regions, outlines, ...TEXTS }[args.path]();
      return { contents: JSON.stringify(value), loader: "json" };
    });
  },
};

mkdirSync(out, { recursive: true });
const common = { bundle: true, minify: true, write: false, metafile: true, legalComments: "none", logLevel: "warning", charset: "utf8" };
const script = await build({
  ...common,
  entryPoints: [join(here, "src/main.ts")],
  absWorkingDir: here,
  format: "iife",
  target: "es2022",
  plugins: [generated],
});
const runs = await build({
  ...common,
  entryPoints: [join(here, "src/runs.ts")],
  absWorkingDir: here,
  format: "iife",
  target: "es2022",
  treeShaking: true,
});
const style = await build({ ...common, entryPoints: [join(here, "src/style.css")], absWorkingDir: here });
// What stands in the bundle, by esbuild's own account, with its licence.
const packages = [...new Set(Object.keys(script.metafile.inputs).flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []))].sort();
const licences = packages.map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { name, version, license, author: author?.name ?? author ?? "", text: readFileSync(join(folder, "LICENSE"), "utf8").trim() };
});
const banner = `/*! Quat's page. With ${licences.map((l) => `${l.name} ${l.version} (${l.license}, ${l.author})`).join("; ")}; texts: LICENSES.txt. Region outlines (C) OpenStreetMap contributors, ODbL 1.0. */\n`;
const outputs = {
  "dashboard.js": banner + script.outputFiles[0].text,
  "dashboard.css": style.outputFiles[0].text,
  "runs.js": runs.outputFiles[0].text,
  "outlines.json": JSON.stringify(Object.fromEntries(regions().map(({ code, city, at }) => [code, { d: outlines()[code] ?? "", at, city }])), null, 1) + "\n",
  "LICENSES.txt": licences.map((l) => `${l.name} ${l.version}\n\n${l.text}\n`).join("\n----\n\n"),
};
for (const [name, text] of Object.entries(outputs)) {
  if (name !== "LICENSES.txt" && /<\/script|<\/style|<!--/i.test(text)) throw new Error(`${name} would end its own block`);
  writeFileSync(join(out, name), text);
  console.log(`${name} ${Buffer.byteLength(text)} bytes`);
}
