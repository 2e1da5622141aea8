// A table as a picture: a copy of it is laid out whole, beside the screen, and drawn on a canvas.
import { h } from "./dom";
import { facts } from "./data";
import { saveCanvas } from "./png";

const SCALE = 2;
const HEAD = 36;
const FOOT = 24;
const MARGIN = 12;

/** Side of the largest canvas that every current browser draws, pixels. */
const LARGEST = 16_000;

/** Rows of one picture: more would be too small to read. */
const MOST_ROWS = 400;

const fontOf = (style: CSSStyleDeclaration): string => `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;

const seen = (colour: string): boolean => colour !== "transparent" && !/, 0\)$/.test(colour);

function rectangles(pen: CanvasRenderingContext2D, table: HTMLElement, from: DOMRect): void {
  for (const element of [table, ...table.querySelectorAll<HTMLElement>("*")]) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (seen(style.backgroundColor)) {
      pen.fillStyle = style.backgroundColor;
      pen.fillRect(box.left - from.left, box.top - from.top, box.width, box.height);
    }
    if (parseFloat(style.borderBottomWidth) > 0 && element instanceof HTMLTableCellElement) {
      pen.fillStyle = style.borderBottomColor;
      pen.fillRect(box.left - from.left, box.bottom - from.top - 1, box.width, 1);
    }
  }
}

/** Each word where the browser placed it; a word that it broke, letter by letter. */
function words(pen: CanvasRenderingContext2D, table: HTMLElement, from: DOMRect): void {
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const put = (text: string): void => {
    const box = range.getBoundingClientRect();
    if (box.width > 0) pen.fillText(text, box.left - from.left, box.top - from.top + box.height / 2);
  };
  pen.textBaseline = "middle";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest(".hidden")) continue;
    const style = getComputedStyle(parent);
    pen.font = fontOf(style);
    pen.fillStyle = style.color;
    for (const word of (node.nodeValue ?? "").matchAll(/[^ \n\t]+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length <= 1) {
        put(word[0]);
        continue;
      }
      [...word[0]].reduce((at, letter) => {
        range.setStart(node, at);
        range.setEnd(node, at + letter.length);
        put(letter);
        return at + letter.length;
      }, word.index);
    }
  }
}

/**
 * Saves a table as it is shown at the moment, also what is scrolled out of sight.
 *
 * @param note below the table, such as how many of all rows are shown; may be empty
 */
export async function saveTablePng(title: string, table: HTMLTableElement, note: string): Promise<void> {
  const copy = table.cloneNode(true) as HTMLTableElement;
  [...copy.rows].slice(MOST_ROWS).forEach((row) => row.remove());
  const head = h("p", { class: "picture-title" }, `${title} · ${facts.delivery_date}`);
  const aside = h("div", { class: "picture", "aria-hidden": "true", inert: true }, h("div", {}, head), copy);
  document.body.append(aside);
  try {
    const from = copy.getBoundingClientRect();
    const width = Math.max(from.width, head.getBoundingClientRect().width) + 2 * MARGIN;
    const height = from.height + HEAD + (note ? FOOT : 0) + MARGIN;
    const scale = Math.min(SCALE, LARGEST / width, LARGEST / height);
    const canvas = h("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    const pen = canvas.getContext("2d");
    if (!pen) return;
    const page = getComputedStyle(document.documentElement);
    pen.fillStyle = page.getPropertyValue("--surface").trim();
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.scale(scale, scale);
    pen.fillStyle = page.getPropertyValue("--ink").trim();
    pen.font = fontOf(getComputedStyle(head));
    pen.fillText(head.textContent ?? "", MARGIN, HEAD - 14);
    pen.font = "12px system-ui, sans-serif";
    pen.fillText(note, MARGIN, height - MARGIN);
    pen.translate(MARGIN, HEAD);
    rectangles(pen, copy, from);
    words(pen, copy, from);
    await saveCanvas(title, canvas);
  } finally {
    aside.remove();
  }
}
