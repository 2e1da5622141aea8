// Heat maps that are tables: each cell holds its letter or number, so colour never stands alone.
import { h, type Child } from "./dom";

export interface HeatCell {
  text: string;
  css: string;
  title: string;
}

export interface HeatRow {
  name: Child;
  css?: string;
  cells: (HeatCell | null)[];
}

/**
 * A row a name, a column a head; the column chosen is outlined. A head that picks is for the mouse
 * alone, too narrow for a finger: whoever uses it must offer the same choice in a control beside it.
 */
export function heatTable(caption: string, corner: string, heads: { text: string; label: string; onclick?: () => void; chosen?: boolean }[], rows: HeatRow[], css = ""): HTMLElement {
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
    h("table", { class: "heat " + css },
      h("caption", { class: "hidden" }, caption),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "hidden" }, corner)),
        heads.map((head) => h("th", { scope: "col", class: (head.chosen ? "chosen" : "") + (head.onclick ? " picks" : ""), title: head.label, onclick: head.onclick }, head.text)))),
      h("tbody", {}, rows.map((row) => h("tr", { class: row.css ?? "" }, h("th", { scope: "row" }, row.name),
        row.cells.map((c, i) => h("td", { class: (c?.css ?? "none") + (heads[i]?.chosen ? " chosen" : ""), title: c?.title, "aria-label": c?.title }, c?.text ?? "")))))));
}

/** One of ten steps of a single colour for a share from 0 to 1. */
export const step = (share: number): string => `s${Math.max(0, Math.min(9, Math.floor(share * 10)))}`;
