// Texts with places for values, as the build took them apart (pattern() in build.mjs).
import { num } from "./format";

/** A text; # of a count; a value as it is; a number with so many decimals; the forms for a count or a code. */
export type Part = string | 0 | readonly [string] | readonly [string, number] | readonly [string, Readonly<Record<string, readonly Part[]>>];
export type Pattern = string | readonly Part[];

type Values = Readonly<Record<string, unknown>>;

/** The text filled in; a value that is not there is left out. */
export function filled(pattern: Pattern, values: Values, lang: string): string {
  return typeof pattern === "string" ? pattern : parts(pattern, values, lang, undefined);
}

/** Whether a text's values are all there. */
export function isWhole(pattern: Pattern, values: Values): boolean {
  return typeof pattern === "string" || pattern.every((part) => typeof part !== "object" || (values[part[0]] ?? undefined) !== undefined);
}

function parts(list: readonly Part[], values: Values, lang: string, count: unknown): string {
  return list.map((part) => (part === 0 ? num(count) : typeof part === "string" ? part : place(part, values, lang))).join("");
}

function place([name, how]: Exclude<Part, string | 0>, values: Values, lang: string): string {
  const value = values[name];
  if (value === undefined || value === null) return "";
  if (typeof how === "number") return typeof value === "number" ? num(value, how) : String(value);
  if (how === undefined) return String(value);
  // A code chooses its own form; a count, which may be written as text, that of its number.
  const code = String(value);
  const count = Number(value);
  const form = Object.hasOwn(how, code) || Number.isNaN(count) ? code : new Intl.PluralRules(lang).select(count);
  const forms = Object.hasOwn(how, form) ? how[form] : how["other"];
  return parts(forms ?? [], values, lang, count);
}
