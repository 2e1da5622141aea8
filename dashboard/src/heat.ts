// Heat maps that are tables: each cell holds its letter or number, so colour never stands alone.
import { h, tipBeside, type Child } from "./dom";
import { t } from "./i18n";
import { savesOf, type Column } from "./table";
import type { Row, Value } from "./data";

export interface HeatCell {
  text: string;
  css: string;
  title: string;
  /** What the saved file holds, such as a level's code. */
  value: Value;
}

export interface HeatRow {
  name: Child;
  /** The row's name in the saved file. */
  key: string;
  css?: string;
  cells: (HeatCell | null)[];
}

export interface HeatHead {
  text: string;
  label: string;
  onclick?: () => void;
  chosen?: boolean;
}

/**
 * Arrow keys walk through the cells, of which one is a tab stop; what a cell tells is read by screen
 * readers as its name and shown beside it. A pointer or finger on a cell shows the same. Enter does
 * what a click on the head of the cell's column does.
 */
function walkable(table: HTMLTableElement, box: HTMLElement, heads: HeatHead[], last: string): void {
  const grid = [...table.tBodies].flatMap((body) => [...body.rows].map((row) => [...row.cells].slice(1)));
  const tip = h("div", { class: "tip", "aria-hidden": "true" });
  let current = grid[0]?.[0];
  const show = (cell: HTMLElement): void => {
    const [at, frame] = [cell.getBoundingClientRect(), box.getBoundingClientRect()];
    tip.textContent = cell.getAttribute("aria-label");
    box.append(tip);
    tip.style.top = `${at.bottom - frame.top + 4}px`;
    tipBeside(tip, at.left + at.width / 2 - frame.left, frame.width);
  };
  // One cell alone can be focused: so a finger's target is not crowded by its neighbours.
  const make = (cell: HTMLTableCellElement): void => {
    current?.removeAttribute("tabindex");
    cell.tabIndex = 0;
    current = cell;
  };
  if (current) make(current);
  table.addEventListener("focusin", (event) => event.target === current && current && show(current));
  table.addEventListener("focusout", () => tip.remove());
  table.addEventListener("pointerover", (event) => {
    const cell = (event.target as Element).closest("td");
    if (cell) show(cell);
  });
  table.addEventListener("pointerleave", () => tip.remove());
  table.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.remove();
    const row = grid.findIndex((cells) => current !== undefined && cells.includes(current));
    const column = current ? grid[row]?.indexOf(current) ?? 0 : 0;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      heads[column]?.onclick?.();
      return;
    }
    const end = heads.length - 1;
    const to = { ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1], ArrowDown: [row + 1, column], ArrowUp: [row - 1, column],
      Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? grid.length - 1 : row, end] }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const cell = grid[to[0] ?? 0]?.[to[1] ?? 0];
    if (!cell) return;
    make(cell);
    cell.focus();
  });
  // Drawn again by the choice of an hour, the same cell has the focus.
  grid.forEach((cells, i) => cells.forEach((cell, j) => (cell.dataset["key"] = `${last}-${i}-${j}`)));
  table.addEventListener("refocus", (event) => {
    const cell = event.target;
    if (cell instanceof HTMLTableCellElement) make(cell);
  });
}

/** A row for each name, a column for each head; the chosen column is outlined. */
export function heatTable(caption: string, corner: string, heads: HeatHead[], rows: HeatRow[], css = ""): HTMLElement {
  const nothing = (row: HeatRow, head: HeatHead): string => `${row.key}, ${head.label}: ${t("app.nodata")}`;
  const table = h("table", { class: "heat " + css, role: "grid", "aria-label": caption },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "hidden" }, corner)),
      heads.map((head) => h("th", { scope: "col", class: (head.chosen ? "chosen" : "") + (head.onclick ? " picks" : ""), title: head.label, onclick: head.onclick }, head.text)))),
    h("tbody", {}, rows.map((row) => h("tr", { class: row.css ?? "" }, h("th", { scope: "row" }, row.name),
      row.cells.map((c, i) => h("td", { class: (c?.css ?? "none") + (heads[i]?.chosen ? " chosen" : ""), "aria-label": c?.title ?? nothing(row, heads[i] ?? { text: "", label: "" }) }, c?.text ?? ""))))));
  const box = h("div", { class: "heat-box" }, h("div", { class: "scroll" }, table));
  walkable(table, box, heads, css);
  const columns: Column[] = [{ key: "row", label: corner, text: true }, ...heads.map((head, i) => ({ key: `c${i}`, label: head.label }))];
  const list = (): Row[] => rows.map((row) => ({ row: row.key, ...Object.fromEntries(row.cells.map((c, i) => [`c${i}`, c?.value ?? null])) }));
  box.append(savesOf(caption, columns, list, () => table));
  return box;
}

/** One of ten steps of a single colour for a share from 0 to 1. */
export const step = (share: number): string => `s${Math.max(0, Math.min(9, Math.floor(share * 10)))}`;
