// Numbers and dates. Kazakh ones are written here, for browsers have none of their own.
import { state } from "./state";
import { facts } from "./data";

const MONTHS = {
  kk: ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"],
  ru: ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};
const MONTHS_SHORT = {
  kk: ["қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"],
  ru: ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
const WEEKDAYS = {
  kk: ["жексенбі", "дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі"],
  ru: ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

export const DASH = "–";

/** A space at which no line is broken: a date stays on one line. */
const NBSP = "\u00a0";

/** A number with a fixed count of decimals; an unknown one is a dash, never 0. */
export function num(value: unknown, decimals = 0): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return DASH;
  const exact = Math.round(value * 1e6) / 1e6;
  const text = Math.abs(exact).toFixed(decimals);
  const [whole = "0", part] = text.split(".");
  const english = state.lang === "en";
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, english ? "," : "\u00a0");
  const sign = exact < 0 && Number(text) !== 0 ? "\u2212" : "";
  return sign + grouped + (part === undefined ? "" : (english ? "." : ",") + part);
}

export function pct(value: unknown, decimals = 0): string {
  const text = num(value, decimals);
  return text === DASH ? text : text + (state.lang === "en" ? "%" : "\u00a0%");
}

/** A day given as days since 1970. */
export function day(days: unknown): string {
  return typeof days === "number" ? date(new Date(days * 86_400_000)) : DASH;
}

export function date(at: Date): string {
  const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const month = MONTHS[state.lang][m] ?? "";
  const words = { kk: [y, "жылғы", d, month], ru: [d, month, y, "г."], en: [d, month, y] }[state.lang];
  return words.join(NBSP);
}

export function dateWithWeekday(at: Date): string {
  const weekday = WEEKDAYS[state.lang][at.getUTCDay()] ?? "";
  return state.lang === "en" ? `${weekday} ${date(at)}` : `${date(at)}, ${weekday}`;
}

export function dayShort(days: number): string {
  const at = new Date(days * 86_400_000);
  return `${at.getUTCDate()}${NBSP}${MONTHS_SHORT[state.lang][at.getUTCMonth()] ?? ""}`;
}

/** Year and month given as months since year 0. */
export function month(months: number): string {
  const name = MONTHS_SHORT[state.lang][((months % 12) + 12) % 12] ?? "";
  return `${name}${NBSP}${Math.floor(months / 12)}`;
}

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: facts.zone_id,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An instant on the trading clock. */
export function instant(ms: unknown): string {
  if (typeof ms !== "number") return DASH;
  const part = Object.fromEntries(clock.formatToParts(new Date(ms)).map((p) => [p.type, p.value]));
  const midnight = Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day));
  return `${date(new Date(midnight))}, ${part.hour ?? ""}:${part.minute ?? ""}`;
}

export const hourName = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

const two = (value: number): string => String(value).padStart(2, "0");

/** A day for a narrow column. */
export function dayNumeric(days: unknown): string {
  if (typeof days !== "number") return DASH;
  const at = new Date(days * 86_400_000);
  const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  return state.lang === "en" ? [d, MONTHS_SHORT.en[m] ?? "", y].join(NBSP) : `${two(d)}.${two(m + 1)}.${y}`;
}

/** An instant on the trading clock, for a narrow column. */
export function instantShort(ms: unknown): string {
  if (typeof ms !== "number") return DASH;
  const part = Object.fromEntries(clock.formatToParts(new Date(ms)).map((p) => [p.type, p.value]));
  const midnight = Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day));
  return `${dayNumeric(midnight / 86_400_000)}${NBSP}${part.hour ?? ""}:${part.minute ?? ""}`;
}
