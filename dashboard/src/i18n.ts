// The page's words. Kazakh, Russian, English.
import pageWords from "generated:page";
import regions from "generated:regions";
import explanations from "generated:explanations";
import findings from "generated:findings";
import strainWords from "generated:strain";
import { month as monthName } from "./format";
import { filled, isWhole, type Pattern } from "./pattern";
import { state } from "./state";

const AT = { kk: 0, ru: 1, en: 2 } as const;

const said = (pattern: Pattern, values: readonly (string | number)[]): string => filled(pattern, { ...values }, state.lang);

/** A text in the language shown; {0}, {1} … are filled in. */
export function t(key: string, ...values: (string | number)[]): string {
  return said(pageWords[key]?.[AT[state.lang]] ?? key, values);
}

export const hasWord = (key: string): boolean => key in pageWords;

/** A code of the data in words; a code that nobody has put into words stays as it is. */
export function code(value: string): string {
  return hasWord("code." + value) ? t("code." + value) : value;
}

/** A column's heading. */
export function heading(column: string): string {
  return hasWord("col." + column) ? t("col." + column) : column.replace(/_/g, " ");
}

/** A template of `quat explain`, filled in. */
export function explain(key: string, ...values: string[]): string {
  return said(explanations[state.lang][key] ?? key, values);
}

/** A word or sentence of strain: the same that mails and papers say. */
export function strain(key: string, ...values: string[]): string {
  return said(strainWords[state.lang][key] ?? key, values);
}

export const hasStrain = (key: string): boolean => key in strainWords[state.lang];

export const hasExplanation = (key: string): boolean => key in explanations[state.lang];

/** What a check found, made again from its parameters; the English detail where they are none that this page knows. */
export function found(parameters: string, detail: string): string {
  let values: Record<string, unknown>;
  try {
    values = JSON.parse(parameters) as Record<string, unknown>;
  } catch {
    return detail;
  }
  const template = values && typeof values.message === "string" ? findings[state.lang]["message." + values.message] : undefined;
  if (template === undefined) return detail;
  if (!isWhole(template, values)) return detail;
  return filled(template, typeof values.month === "string" ? { ...values, month: monthOf(values.month) } : values, state.lang);
}

/** A month such as 2022-12. */
function monthOf(month: string): string {
  const parts = /^(\d{4})-(\d{2})$/.exec(month);
  return parts ? monthName(12 * Number(parts[1]) + Number(parts[2]) - 1) : month;
}

/** A word of the findings: none of these has places for values. */
const findingWord = (key: string): string | undefined => {
  const word = findings[state.lang][key];
  return typeof word === "string" ? word : undefined;
};

/** A check's name; its id where it has none. */
export const checkName = (id: string): string => findingWord("check." + id) ?? id;

/** What a finding is about: a region, a source, a count of a month, or a path as it is. */
export function subjectName(subject: string): string {
  const counted = /^([a-z_]+) (\d{4}-\d{2})$/.exec(subject);
  if (counted) {
    const name = findingWord("subject." + counted[1]);
    return name === undefined ? subject : `${name}, ${monthOf(counted[2] ?? "")}`;
  }
  return findingWord("subject." + subject) ?? (byCode.has(subject) ? regionName(subject) : code(subject));
}

export const REGIONS = regions;
const byCode = new Map(regions.map((region) => [region.code, region]));

/** A region's full name; a code that is no region's stays as it is. */
export function regionName(region: string): string {
  if (region === "X-RU") return t("code.X-RU");
  return byCode.get(region)?.[state.lang] ?? region;
}

/** A region's name for a narrow column. */
export function regionShort(region: string): string {
  const name = regionName(region);
  const entry = byCode.get(region);
  if (!entry || entry.city) return name.replace(/^г\. /, "").replace(" City", "");
  if (state.lang === "kk") {
    const short = name.replace(" облысы", "");
    return short === "Алматы" ? "Алматы обл." : short.replace("Солтүстік", "Солт.").replace("Шығыс", "Шығ.").replace("Батыс", "Бат.");
  }
  if (state.lang === "ru") {
    return name.replace(" область", "").replace("Западно-", "Зап.-").replace("Северо-", "Сев.-").replace("Восточно-", "Вост.-");
  }
  return name.replace(" Region", " reg.").replace("North ", "N. ").replace("West ", "W. ").replace("East ", "E. ");
}

export const zoneName = (zone: string): string => code(zone);

export const LEVELS = ["GREEN", "YELLOW", "ORANGE", "RED"] as const;
export type Level = (typeof LEVELS)[number];
export const levelAt = (level: unknown): number => LEVELS.indexOf(String(level) as Level);
export const letter = (level: unknown): string => (levelAt(level) < 0 ? "?" : t("letter." + String(level)));

/** A region's name for a tile of the map. */
export const regionBrief = (region: string): string => (hasWord("brief." + region) ? t("brief." + region) : region);
