// Elements from data: text goes in as text nodes only, style through the object model.
export type Child = Node | string | number | null | undefined | false | Child[];
export type Attributes = Record<string, string | number | boolean | null | undefined | EventListener | Partial<CSSStyleDeclaration>>;

const SVG = "http://www.w3.org/2000/svg";

function fill(element: Element & ElementCSSInlineStyle, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (typeof value === "object") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  add(element, children);
}

export function add(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) add(parent, child);
    else parent.append(child instanceof Node ? child : String(child));
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

export function g<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

/** Places a chart's values beside the place that they belong to, on the side with more room. */
export function tipBeside(tip: HTMLElement, x: number, width: number): void {
  tip.style.left = x > width / 2 ? "" : `${x + 10}px`;
  tip.style.right = x > width / 2 ? `${width - x + 10}px` : "";
}

/** Draws into a box as wide as the box is, and again when its width changes. */
export function fitted(draw: (width: number) => Node): HTMLElement {
  const box = h("div", { class: "fitted" });
  let last = 0;
  const redraw = (width: number): void => {
    const whole = Math.max(280, Math.round(width));
    if (whole === last || width === 0) return;
    last = whole;
    box.replaceChildren(draw(whole));
  };
  new ResizeObserver((entries) => {
    const entry = entries[0];
    if (entry) redraw(entry.contentRect.width);
  }).observe(box);
  return box;
}
