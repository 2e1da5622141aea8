// Tables that sort and search, and the small ones behind the charts.
import { h, type Child } from "./dom";
import { checkName, code, heading, regionName, t } from "./i18n";
import { DASH, dayNumeric, instantShort, month, num } from "./format";
import { fileName, saveAs } from "./png";
import { saveTablePng } from "./tablepng";
import { siteCell } from "./sites";
import { DAY_MS, facts, type Frame, type Row, type Value } from "./data";

/** Columns that hold a day, by their names. */
const DAYS = /_date$|_on$|_since$|^(valid|period|span|months)_(from|to)$|^first_seen$|^last_judged$/;

export interface Column {
  key: string;
  label?: string;
  /** How the value is shown; without it: by its type. */
  show?: (row: Row) => Child;
  decimals?: number;
  text?: boolean;
}

const PAGE = 60;

/** A value by the column's name and type, for tables that the page knows nothing about. */
export function shown(key: string, value: Value | undefined, decimals?: number): string {
  if (value === null || value === undefined || value === "") return DASH;
  if (typeof value === "boolean") return code(String(value));
  if (typeof value === "string") {
    if (key === "rules_broken") return value.split(";").map(checkName).join("; ");
    return key === "region" || key === "restated_subject" ? regionName(value) : code(value);
  }
  if (/_utc$|_at$/.test(key)) return instantShort(value);
  if (DAYS.test(key)) return dayNumeric(value);
  if (decimals !== undefined) return num(value, decimals);
  return Number.isInteger(value) ? num(value) : num(value, 3);
}

const isNumber = (column: Column, list: Row[]): boolean =>
  !column.text && (list.some((row) => typeof row[column.key] === "number") || /_(mw|mwh|pct|kzt|ratio)$/.test(column.key)) && !/_utc$|_at$/.test(column.key) && !DAYS.test(column.key);

function cell(column: Column, row: Row, numeric: boolean, first: boolean): HTMLElement {
  const content = column.show ? column.show(row) : shown(column.key, row[column.key], column.decimals);
  return first ? h("th", { scope: "row", class: numeric ? "number" : "" }, content) : h("td", { class: numeric ? "number" : "" }, content);
}

/** A plain table, for what is short or the values of a chart. */
export function plainTable(caption: string, columns: Column[], list: Row[]): HTMLElement {
  const numeric = columns.map((column) => isNumber(column, list));
  const table = h(
    "table",
    {},
    h("caption", { class: "hidden" }, caption),
    h("thead", {}, h("tr", {}, columns.map((c, i) => h("th", { scope: "col", class: numeric[i] ? "number" : "" }, c.label ?? heading(c.key))))),
    h("tbody", {}, list.map((row) => h("tr", {}, columns.map((c, i) => cell(c, row, numeric[i] ?? false, i === 0))))),
  );
  return h("div", {},
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption }, table),
    savesOf(caption, columns, () => list, () => table));
}

/** A table folded away behind a chart; its rows are made when it is opened. */
export function behind(caption: string, columns: Column[], list: () => Row[], label = t("table.show")): HTMLElement {
  const details = h("details", { class: "behind" }, h("summary", {}, label, h("span", { class: "hidden" }, ": " + caption)));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(plainTable(caption, columns, list()));
  });
  return details;
}

function compare(a: Value | undefined, b: Value | undefined): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "kk");
}

/** A table with a search field and headings that sort. */
export function searchable(caption: string, columns: Column[], list: Row[], sort?: { key: string; down: boolean }): HTMLElement {
  const numeric = columns.map((column) => isNumber(column, list));
  const textOf = (row: Row): string =>
    columns.map((c) => {
      const content = c.show ? c.show(row) : shown(c.key, row[c.key], c.decimals);
      return (content instanceof Node ? content.textContent ?? "" : String(content)) + " " + String(row[c.key] ?? "");
    }).join(" ").replace(/\u00a0/g, " ").toLowerCase();
  let texts: string[] | null = null;
  let order = sort;
  let limit = PAGE;
  let wanted = "";
  const body = h("tbody");
  const count = h("p", { class: "count", role: "status" });
  const more = h("button", { type: "button", class: "more" });
  const heads = columns.map((column, i) =>
    h("th", { scope: "col", class: numeric[i] ? "number" : "" },
      h("button", {
        type: "button",
        title: t("table.sort", column.label ?? heading(column.key)),
        onclick: () => {
          order = { key: column.key, down: order?.key === column.key ? !order.down : numeric[i] ?? false };
          draw();
        },
      }, column.label ?? heading(column.key), h("span", { class: "arrow", "aria-hidden": "true" }))),
  );
  const draw = (): void => {
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    let kept = list;
    if (words.length) {
      const all = (texts ??= list.map(textOf));
      kept = list.filter((_, i) => words.every((word) => all[i]?.includes(word)));
    }
    const by = order;
    if (by) kept = [...kept].sort((a, b) => (by.down ? -1 : 1) * compare(a[by.key], b[by.key]));
    heads.forEach((head, i) => {
      const mine = by !== undefined && columns[i]?.key === by.key;
      if (mine) head.setAttribute("aria-sort", by.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    body.replaceChildren(...kept.slice(0, limit).map((row) => h("tr", {}, columns.map((c, i) => cell(c, row, numeric[i] ?? false, i === 0)))));
    count.textContent = kept.length === list.length ? t("table.rows", list.length) : t("table.of", num(kept.length), num(list.length));
    more.hidden = kept.length <= limit;
    more.textContent = t("table.more", num(Math.min(PAGE * 4, kept.length - limit)));
  };
  more.addEventListener("click", () => {
    limit += PAGE * 4;
    draw();
  });
  const search = h("input", {
    type: "search",
    "aria-label": t("table.search") + ": " + caption,
    placeholder: t("table.search"),
    oninput: (event: Event) => {
      wanted = (event.target as HTMLInputElement).value;
      draw();
    },
  });
  draw();
  const table = h("table", {}, h("caption", { class: "hidden" }, caption), h("thead", {}, h("tr", {}, heads)), body);
  // The picture is of the rows that are shown; the file has them all.
  const note = (): string => (body.rows.length < list.length ? t("table.of", num(body.rows.length), num(list.length)) : "");
  return h("div", { class: "searchable" },
    h("div", { class: "tools" }, search, count, savesOf(caption, columns, () => list, () => table, note)),
    h("div", { class: "scroll tall", tabindex: "0", role: "group", "aria-label": caption }, table),
    more);
}

const monthOfDay = (days: Value | undefined): string => {
  if (typeof days !== "number") return DASH;
  const at = new Date(days * DAY_MS);
  return month(12 * at.getUTCFullYear() + at.getUTCMonth());
};

/** The rows as CSV with a byte order mark: values as the table holds them, not as they are shown. */
export function csv(columns: Column[], list: Row[]): string {
  const plain = (key: string, value: Value | undefined): string => {
    if (typeof value !== "number") return value === null || value === undefined ? "" : String(value);
    if (/_utc$|_at$/.test(key)) return new Date(value).toISOString();
    if (DAYS.test(key)) return new Date(value * DAY_MS).toISOString().slice(0, 10);
    // Six decimals are what the tables have; sums made here carry a little more.
    return String(Math.round(value * 1e6) / 1e6);
  };
  const field = (value: Value | undefined, key = ""): string => {
    const text = plain(key, value);
    // What a spreadsheet would take for a formula is text.
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const heads = columns.map((column) => field(column.label ?? column.key));
  return "\ufeff" + [heads, ...list.map((row) => columns.map((column) => field(row[column.key], column.key)))].map((cells) => cells.join(",")).join("\r\n") + "\r\n";
}

/** A button that saves rows as CSV. */
export function saver(caption: string, columns: Column[], list: () => Row[]): HTMLElement {
  return h("button", {
    type: "button",
    class: "save",
    "aria-label": `${t("table.csv")}: ${caption}`,
    onclick: () => saveAs(fileName(caption, "csv"), new Blob([csv(columns, list())], { type: "text/csv" })),
  }, "CSV");
}

/** A button that saves a picture. */
export function pictureSaver(caption: string, save: () => Promise<void> | undefined): HTMLElement {
  return h("button", { type: "button", class: "save", "aria-label": `${t("chart.png")}: ${caption}`, onclick: () => void save() }, "PNG");
}

/** Buttons that save a table: as a picture of what it shows, and its rows as CSV. */
export function savesOf(caption: string, columns: Column[], list: () => Row[], table: () => HTMLTableElement, note: () => string = () => ""): HTMLElement {
  return h("div", { class: "saves" }, pictureSaver(caption, () => saveTablePng(caption, table(), note())), saver(caption, columns, list));
}

/** Whatever a table holds, its columns as they are; those that are all empty are left out. */
export function anyTable(caption: string, frame: Frame, byMonth = false): HTMLElement {
  const list = frame.list();
  const names = frame.names().filter((name) => !/^run_seq$|^line_no$/.test(name) && list.some((row) => row[name] !== null));
  const columns = names.map((key): Column => {
    const time = frame.times.get(key);
    if (key === "site_id") return { key, show: (row) => siteCell(String(row[key] ?? "")) };
    if (!time) return { key };
    if (byMonth && key === "market_date") return { key, label: t("col.month"), text: true, show: (row) => monthOfDay(row[key]) };
    return { key, text: true, show: (row) => (time === "day" ? dayNumeric(row[key]) : instantShort(row[key])) };
  });
  const newest = ["period_to", "market_date"].find((key) => names.includes(key));
  return searchable(caption, columns, list, newest ? { key: newest, down: true } : undefined);
}

export function leftOut(name: string): HTMLElement | null {
  const left = facts.tables[name]?.left ?? 0;
  return left > 0 ? h("p", { class: "note" }, t("table.left", left)) : null;
}
